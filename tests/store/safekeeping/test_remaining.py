"""The copies that still hold what was erased: which, until when by the rule of thinning, and gone at once where she says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

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
DAY = timedelta(days=1)


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
    _, (own,) = after(register)
    assert remove_copies(own.holders) == 2
    assert [copy.made for copy in copies_in(own.folder)] == [NOW, NOW - 40 * DAY]


def test_without_a_new_copy_none_is_deleted(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    erase(register, [2], "asked")
    (own,) = places_holding(register.engine, keeper, spans_of(register.engine), NOW)
    with pytest.raises(SaveFailed, match="ingen ny, efterset kopi"):
        remove_copies(own.holders)
    assert len(copies_in(own.folder)) == 3


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
