"""The copies that still hold what was erased: which, until when by the rule of thinning, and gone at once where she says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.chapters.erasure import erasure_document
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, keep_copy, to_keep
from borgerraad_tui.store.safekeeping.erasing import erase
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.proof import prove
from borgerraad_tui.store.safekeeping.remaining import Place, days_they_go, places_holding, remove_copies, spans_of
from tests.registers import changed, inquiry, saved
from tests.store.safekeeping.planted import plant

PASSPHRASE = "små æbler i 'Gram' hver fredag"
NOW = datetime(2022, 1, 17, 10, 0)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def register(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """An encrypted register with a copy from before the citizen came, and two from after."""
    made = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE))
    Keeper(made.engine, made.settings).new_recovery_key()
    saved(made, inquiry(subject="Før"))
    (tmp_path / "register-kopier").mkdir()
    keep_copy(made.engine, tmp_path / "register-kopier", NOW - 40 * DAY)
    plant(made)
    for days in (20, 1):
        keep_copy(made.engine, tmp_path / "register-kopier", NOW - days * DAY)
    yield made
    made.close()


def after(register: Register) -> tuple[Keeper, list[Place]]:
    """Where the citizen still is when it is erased and a new copy made."""
    keeper = Keeper(register.engine, register.settings)
    erase(register, [2], "asked")
    assert keeper.keep(NOW) == []
    return keeper, places_holding(register.engine, keeper, spans_of(register.engine), NOW)


def damage(path: Path) -> None:
    """Let a page of a file be another than it was written."""
    whole = path.read_bytes()
    path.write_bytes(whole[:9000] + bytes(50) + whole[9050:])


def test_the_copies_made_while_it_was_in_the_register_are_told_and_no_others(register: Register) -> None:
    _, (own,) = after(register)
    assert [holder.copy.made for holder in own.holders] == [NOW - DAY, NOW - 20 * DAY]
    assert len(copies_in(own.folder)) == 4
    assert own.reached


def test_a_place_that_is_not_reached_is_told(register: Register, tmp_path: Path) -> None:
    keeper = Keeper(register.engine, register.settings)
    keeper.choose_second(tmp_path / "usb")
    erase(register, [2], "asked")
    places = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    assert [(place.reached, len(place.holders)) for place in places] == [(True, 2), (False, 0)]


def test_a_copy_whose_head_is_unknown_is_told_too(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    (keeper.own / "20210101-000000-abcdefabcdef.kopi").write_bytes(b"?")
    _, (own,) = after(register)
    assert own.holders[-1].copy.head == "abcdefabcdef"


def test_what_was_written_after_an_erasure_is_held_by_the_copies_from_then_on(register: Register) -> None:
    keeper, _ = after(register)
    changed(register, register.inquiries.get(2), note="Skrevet igen")
    keep_copy(register.engine, keeper.own, NOW + DAY)
    erase(register, [2], "asked")
    first, second = spans_of(register.engine)
    (own,) = places_holding(register.engine, keeper, [second], NOW + DAY)
    assert [holder.copy.made for holder in own.holders] == [NOW + DAY]
    (own,) = places_holding(register.engine, keeper, [first, second], NOW + DAY)
    assert [holder.copy.made for holder in own.holders] == [NOW + DAY, NOW - DAY, NOW - 20 * DAY]
    assert {holder.numbers for holder in own.holders} == {("2021-2",)}


def test_they_go_at_once_and_the_new_one_stays(register: Register) -> None:
    keeper, (own,) = after(register)
    assert remove_copies(register.engine, keeper, [own]) == 2
    assert [copy.made for copy in copies_in(own.folder)] == [NOW, NOW - 40 * DAY]


def test_without_a_new_copy_none_is_deleted(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    erase(register, [2], "asked")
    (own,) = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    with pytest.raises(SaveFailed, match="ingen ny, efterset kopi"):
        remove_copies(register.engine, keeper, [own])
    assert len(copies_in(own.folder)) == 3


def test_a_newer_copy_that_is_of_something_else_is_none_to_fall_back_on(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    erase(register, [2], "asked")
    (keeper.own / f"{NOW:%Y%m%d-%H%M%S}-abcdefabcdef.kopi").write_bytes(b"another register's")
    places = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    with pytest.raises(SaveFailed, match="ingen ny, efterset kopi"):
        remove_copies(register.engine, keeper, places)
    assert len(copies_in(keeper.own)) == 4


def test_a_damaged_copy_of_now_is_none_either(register: Register) -> None:
    keeper, places = after(register)
    newest = copies_in(keeper.own)[0].path
    damage(newest)
    with pytest.raises(SaveFailed, match=f"{newest.name} i .* er beskadiget.*Flyt den"):
        remove_copies(register.engine, keeper, places)
    assert len(copies_in(keeper.own)) == 4


@pytest.mark.parametrize(
    "harm", ["UPDATE act SET at = '0000-01-01T00:00:00' WHERE id = 2", "DROP TABLE history"], ids=["a day", "a table"]
)
def test_a_plain_copy_of_now_that_somebody_wrote_in_is_none_either(
    tmp_path: Path, clock: Clock, haderslev: Catalogue, harm: str
) -> None:
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev)) as plain:
        plant(plain)
        keeper = Keeper(plain.engine, plain.settings)
        assert keeper.keep(NOW - DAY) == []
        keeper, places = after(plain)
        newest = copies_in(keeper.own)[0].path
        with closing(dbapi2.connect(newest)) as copy, copy:
            triggers = copy.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                copy.execute(f"DROP TRIGGER {name}")
            copy.execute(harm)
        with pytest.raises(SaveFailed, match=f"{newest.name} i .* er beskadiget.*Flyt den"):
            remove_copies(plain.engine, keeper, places)
        assert len(copies_in(keeper.own)) == 2


def test_a_copy_made_while_it_was_half_typed_may_hold_it_and_goes_with_the_others(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    empty = keep_copy(register.engine, keeper.own, NOW - 12 * HOUR)
    register.drafts.keep(None, "log", 1, {"text": "Om en anden"})
    other = keep_copy(register.engine, keeper.own, NOW - 11 * HOUR)
    draft = register.drafts.keep(None, "registration", None, {"citizen": "Xenia"})
    half = keep_copy(register.engine, keeper.own, NOW - 10 * HOUR)
    register.drafts.keep(draft, "registration", None, {"citizen": "Xenia Quvarsson"})
    more = keep_copy(register.engine, keeper.own, NOW - 9 * HOUR)
    register.drafts.drop(draft)
    key = saved(register, inquiry(citizen="Xenia Quvarsson")).id or 0
    whole = keep_copy(register.engine, keeper.own, NOW - 8 * HOUR)
    erase(register, [key], "asked")
    assert keeper.keep(NOW) == []
    (own,) = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    number = f"2021-{register.inquiries.get(key).number}"
    held = {holder.copy: (holder.numbers, holder.maybe) for holder in own.holders}
    assert held == {whole: ((number,), ()), more: ((), (number,)), half: ((), (number,))}
    told = document_as_text(erasure_document(register, None, [own])).decode()
    assert f"Kopien fra: 17-01-2022 00:00 · Har: måske {number} i en kladde" in told
    assert remove_copies(register.engine, keeper, [own]) == 3
    assert {copy.path for copy in copies_in(own.folder)} >= {empty.path, other.path}


def test_what_lies_beside_the_register_under_another_name_may_hold_it_too(register: Register) -> None:
    erase(register, [saved(register, inquiry(citizen="Xenia")).id or 0], "asked")
    path = register.engine.path
    laid = [path.with_name(f"{path.stem} (1){path.suffix}"), path.with_name(f"{path.stem}-sat-til-side-1{path.suffix}")]
    for each in laid:
        each.write_bytes(b"noget")
    put_away = path.with_name(f"{path.stem}-kopier-fra-før-2021-01-01")
    put_away.mkdir()
    told = document_as_text(erasure_document(register, None, [])).decode()
    before, _, after = told.partition("ved siden af registret kan stadig have det")
    assert not any(each.name in before for each in (*laid, put_away))
    assert all(each.name in after for each in (*laid, put_away))


def test_a_draft_that_stood_and_went_before_is_not_the_one(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    draft = register.drafts.keep(None, "registration", None, {"citizen": "En anden"})
    keep_copy(register.engine, keeper.own, NOW - 12 * HOUR)
    register.drafts.drop(draft)
    mine = register.drafts.keep(None, "registration", None, {"citizen": "Xenia"})
    half = keep_copy(register.engine, keeper.own, NOW - 11 * HOUR)
    register.drafts.drop(mine)
    erase(register, [saved(register, inquiry(citizen="Xenia")).id or 0], "asked")
    (own,) = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    assert [holder.copy for holder in own.holders] == [half]


def test_a_copy_from_before_that_cannot_be_opened_may_hold_it(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    before = copies_in(keeper.own)[-1]
    damage(before.path)
    _, (own,) = after(register)
    assert [(holder.copy, holder.maybe) for holder in own.holders][-1] == (before, ("2021-2",))


def test_a_draft_from_between_two_erasures_may_be_in_a_copy(register: Register) -> None:
    keeper, _ = after(register)
    draft = register.drafts.keep(None, "edit", 2, {"note": "Skrevet igen"})
    half = keep_copy(register.engine, keeper.own, NOW + DAY)
    register.drafts.drop(draft)
    changed(register, register.inquiries.get(2), note="Skrevet igen")
    erase(register, [2], "asked")
    _, second = spans_of(register.engine)
    (own,) = places_holding(register.engine, keeper, [second], NOW + DAY)
    assert [(holder.copy, holder.maybe) for holder in own.holders] == [(half, ("2021-2",))]


def test_a_copy_that_holds_only_what_was_undone_is_told_whenever_it_is_asked_about(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    with register.acts.act("Ny"):
        register.inquiries.add(inquiry(citizen="Xenia Quvarsson", subject="Første"))
    undone = keep_copy(register.engine, keeper.own, NOW - 12 * HOUR)
    register.history.undo()
    mine = saved(register, inquiry(citizen="Xenia Quvarsson", subject="Anden"))
    stands = keep_copy(register.engine, keeper.own, NOW - 11 * HOUR)
    erase(register, [mine.id or 0], "asked")
    (own,) = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    assert [holder.copy for holder in own.holders if holder.numbers] == [stands, undone]


def test_a_folder_where_copies_were_kept_before_is_looked_in_too(register: Register, tmp_path: Path) -> None:
    keeper, left = Keeper(register.engine, register.settings), tmp_path / "usb"
    left.mkdir()
    keeper.choose_second(left)
    assert keeper.keep(NOW - 2 * HOUR) == []
    keeper.choose_second(None)
    foreign = left / "20220116-000000-abcdefabcdef.kopi"
    foreign.write_bytes(b"another register's")
    _, (own, before) = after(register)
    assert (own.kept, before.kept, before.folder, before.reached) == (True, False, left, True)
    assert [(holder.copy.made, holder.goes) for holder in before.holders] == [
        (NOW - 2 * HOUR, None),
        (datetime(2022, 1, 16), None),
    ]
    told = " ".join(document_as_text(erasure_document(register, None, [own, before])).decode().split())
    assert "Har: 2021-2 · Går af sig selv: aldrig: her laves der ikke kopier mere" in told
    assert "x tager ikke dem fra en anden historik i en mappe, hvor der ikke laves kopier mere" in told
    assert remove_copies(register.engine, keeper, [own, before]) == len(own.holders) + 1
    assert [copy.path for copy in copies_in(left)] == [foreign], "what may be another register's stays"


def test_a_folder_from_before_that_cannot_be_reached_may_hold_it(register: Register, tmp_path: Path) -> None:
    keeper, left = Keeper(register.engine, register.settings), tmp_path / "usb"
    left.mkdir()
    keeper.choose_second(left)
    assert keeper.keep(NOW - 2 * HOUR) == []
    keeper.choose_second(None)
    shutil.rmtree(left)
    _, places = after(register)
    told = " ".join(document_as_text(erasure_document(register, None, places)).decode().split())
    assert (
        f"{left}: her blev der lavet kopier før; mappen kan ikke nås nu, og er ikke set efter. Kopier dér kan stadig have det."
        in told
    )


@pytest.mark.parametrize(
    ("made", "goes"),
    [
        # the only one of its hour: kept as such while fewer than 24 hours have one, as one a day gives
        ([NOW - timedelta(hours=1)], date(2022, 2, 9)),
        # the newest of December stays as one of the last twelve months
        ([datetime(2021, 12, 30, 9), datetime(2021, 12, 31, 9)], date(2022, 12, 1)),
    ],
)  # fmt: skip
def test_a_copy_goes_when_the_rule_of_thinning_lets_it_go(made: list[datetime], goes: date) -> None:
    copies = [Copy(Path(f"{one:%j%H}"), one, "") for one in sorted(made, reverse=True)]
    assert days_they_go(copies, NOW)[copies[0].path] == goes


def test_the_day_is_that_of_the_thinning_itself_done_day_by_day() -> None:
    copies = [
        Copy(Path(f"{days}-{hour}"), NOW - days * DAY - timedelta(hours=hour), "")
        for days in range(0, 300, 7)
        for hour in (1, 2)
    ]
    copies = list(to_keep(sorted(copies, key=lambda copy: copy.made, reverse=True)))
    told = days_they_go(copies, NOW)
    kept = sorted(set(copies), key=lambda copy: copy.made, reverse=True)
    gone: dict[Path, date] = {}
    for days in range(800):
        kept.insert(0, Copy(Path(f"ny {days}"), NOW + days * DAY, ""))
        stays = set(to_keep(kept))
        gone |= {
            copy.path: (NOW + days * DAY).date() for copy in kept if copy not in stays and "ny" not in copy.path.name
        }
        kept = [copy for copy in kept if copy in stays]
    assert told == gone
    assert set(told) == {copy.path for copy in copies}


def test_what_never_goes_by_itself_is_told_as_such(register: Register, tmp_path: Path) -> None:
    keep_copy(register.engine, tmp_path / "register-kopier", NOW - DAY, before=True)
    (tmp_path / "andet-sat-til-side-20211224-101500.db").touch()
    shutil.copy(tmp_path / "register.db", tmp_path / "register-sat-til-side-20211224-101500.db")
    erased = erase(register, [2], "asked")
    keeper = Keeper(register.engine, register.settings)
    places = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    told = document_as_text(erasure_document(register, prove(register.engine, erased), places)).decode()
    assert (
        "Kopien fra: 16-01-2022 10:00 · Har: 2021-2 · Går af sig selv: når 12 nyere er lavet før en større ændring"
        in told
    )
    assert "Henvendelse: 2021-2 · Dag: 17-01-2022 · Grund: Borgeren har bedt om det · Hvad: navn og tekster" in told
    assert "register-sat-til-side-20211224-101500.db" in told
    assert "andet-sat" not in told
