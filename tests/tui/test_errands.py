"""What the desk is left for: its locks changed on the gates' pages, and the desk again afterwards with what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import SaveFailed, WrongPassphrase
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.cipher import is_locked
from borgerraad_tui.store.register import Locks, Register, create_register, open_register
from borgerraad_tui.store.safekeeping import leavings, locking
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, own_folder, recovery_key_of
from borgerraad_tui.store.safekeeping.control import NOWHERE, controls
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys
from borgerraad_tui.store.safekeeping.lost import UNKNOWN, told_lost
from borgerraad_tui.store.safekeeping.restoring import held, keys_to
from borgerraad_tui.store.settings import LOCK_AFTER, lock_minutes
from borgerraad_tui.tui import errands
from borgerraad_tui.tui.gates.restoring import Chosen, Restoring
from borgerraad_tui.tui.gates.unlocking import Confirming
from borgerraad_tui.tui.running import run_errand
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.store.safekeeping.copying import taken_meanwhile
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.screen_text import screen_text

OLD, NEW = "små æbler gror", "store pærer falder"
KEY, OTHER = new_recovery_key(), new_recovery_key()
SECRET = "Kuverten fra Bispebroen"


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """An encrypted register with a copy."""
    register = create_register(tmp_path / "r.db", clock, *packaged_catalogue(), locks=Locks(OLD, KEY))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    yield register
    register.close()


@pytest.fixture
def plain(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """A plain register with a word in it, and a copy."""
    register = create_register(tmp_path / "r.db", clock, *packaged_catalogue())
    saved(register, inquiry(subject=SECRET))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    yield register
    register.close()


@pytest.fixture
async def desk(locked: Register) -> AsyncIterator[Journey]:
    """The desk of the encrypted one."""
    async with at_desk(locked, LARGE) as journey:
        yield journey


def answering(
    monkeypatch: pytest.MonkeyPatch, *, known: bool = True, chosen: str | None = NEW, key: str | None = OTHER
) -> None:
    """What she types on the gates' pages."""
    monkeypatch.setattr(errands, "confirmed", lambda *_: known)
    monkeypatch.setattr(errands, "chosen_passphrase", lambda *_: chosen)
    monkeypatch.setattr(errands, "key_on_paper", lambda *_: key)


def reopened(register: Register, clock: Clock, passphrase: str) -> Register:
    """The file closed and opened again."""
    register.close()
    return open_register(register.engine.path, clock, passphrase)


def test_a_changed_passphrase_opens_the_file_and_its_copies_and_the_old_one_neither(
    locked: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch)
    done = run_errand("passphrase", locked, "nat")
    assert (done.said, done.role) == ("Adgangskoden er ændret.", "saved")
    folder = own_folder(locked.engine.path)
    assert read_keys(folder, NEW) == [KEY]
    with pytest.raises(WrongPassphrase):
        read_keys(folder, OLD)
    with pytest.raises(WrongPassphrase):
        reopened(locked, clock, OLD)
    reopened(locked, clock, NEW).close()


@pytest.mark.parametrize("answers", [{"known": False}, {"chosen": None}], ids=["not she", "left"])
def test_a_passphrase_that_is_not_chosen_changes_nothing(
    locked: Register, monkeypatch: pytest.MonkeyPatch, answers: dict[str, bool | None]
) -> None:
    answering(monkeypatch, **answers)  # type: ignore[arg-type]
    assert run_errand("passphrase", locked, "nat").said == locking.NOTHING
    assert locked.engine.passphrase == OLD


def test_a_new_key_is_the_one_of_the_next_copies_and_the_earlier_ones_open_as_before(
    locked: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, key=None)
    assert run_errand("new_key", locked, "nat").said == locking.KEY_STAYS
    answering(monkeypatch)
    assert run_errand("new_key", locked, "nat").role == "saved"
    assert recovery_key_of(locked.engine) == OTHER
    assert read_keys(own_folder(locked.engine.path), OLD) == [KEY, OTHER]
    assert held(copies_in(own_folder(locked.engine.path))[0], [OTHER]), "the paper opens one at once"


def test_while_the_new_paper_does_not_open_a_copy_everywhere_the_old_one_is_to_be_kept(
    locked: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "usb").touch()
    Keeper(locked.engine, locked.settings).choose_second(tmp_path / "usb")
    answering(monkeypatch)
    done = run_errand("new_key", locked, "nat")
    assert done.said.startswith(f"{locking.KEY_NOT_EVERYWHERE} Der kunne ikke gemmes en kopi i")
    assert done.role == "late"


def test_a_plain_register_is_locked_and_nothing_of_it_can_be_read_any_more(
    plain: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch)
    assert run_errand("new_key", plain, "nat").said == errands.PLAIN
    done = run_errand("passphrase", plain, "nat")
    assert done.said == "Registret er låst. Det åbnes nu kun med adgangskoden."
    assert done.register.inquiries.get(1).subject == SECRET, "the desk goes on with it"
    copies = copies_in(own_folder(plain.engine.path))
    assert [is_locked(copy.path) for copy in copies] == [True]
    plain.close()
    everything = {path.name: path.read_bytes() for path in plain.engine.path.parent.rglob("*") if path.is_file()}
    assert set(everything) == {"r.db", "r.db-journal", "noegle.kopi", copies[0].path.name}
    assert not [name for name, content in everything.items() if SECRET.encode() in content]
    open_register(plain.engine.path, clock, NEW).close()


@pytest.mark.parametrize("answers", [{"chosen": None}, {"key": None}], ids=["no passphrase", "no paper"])
def test_a_register_is_not_locked_before_the_paper_is_written(
    plain: Register, monkeypatch: pytest.MonkeyPatch, answers: dict[str, bool | None]
) -> None:
    answering(monkeypatch, **answers)  # type: ignore[arg-type]
    assert run_errand("passphrase", plain, "nat").said == locking.NOTHING
    assert plain.engine.passphrase == ""


def test_a_disk_that_refuses_leaves_the_register_open_and_as_it_was(
    plain: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise SaveFailed(locking.NOT_WRITTEN)

    answering(monkeypatch)
    monkeypatch.setattr(errands, "lock_plain", refuses)
    done = run_errand("passphrase", plain, "nat")
    assert (done.said, done.role) == (locking.NOT_WRITTEN, "late")
    assert plain.inquiries.get(1).subject == SECRET


@pytest.mark.parametrize("errand", ["passphrase", "restoring"])
def test_where_another_file_came_to_its_place_she_is_told_where_the_register_lies(
    plain: Register, monkeypatch: pytest.MonkeyPatch, errand: str
) -> None:
    path, original = plain.engine.path, plain.engine.path.read_bytes()
    answering(monkeypatch)
    choosing(monkeypatch, lambda copies: copies[0], "")
    taken_meanwhile(monkeypatch, path)
    with pytest.raises(SaveFailed, match="ligger nu i") as told:
        run_errand(errand, plain, "nat")
    (left,) = (each for each in path.parent.iterdir() if each.is_file() and each.read_bytes() == original)
    assert str(left) in told.value.text


def test_what_is_refused_after_the_lock_is_told_and_the_desk_goes_on_with_the_locked_one(
    plain: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError("optaget")

    answering(monkeypatch)
    for module in (locking, leavings):
        monkeypatch.setattr(module, "wipe", refuses)
    done = run_errand("passphrase", plain, "nat")
    assert done.said.startswith("Registret er låst. Det åbnes nu kun med adgangskoden. Den ulåste fil")
    assert done.role == "late"
    assert (plain.engine.passphrase, recovery_key_of(plain.engine)) == (NEW, OTHER)
    assert plain.inquiries.get(1).subject == SECRET


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_passphrase_is_asked_before_the_locks_are_changed(locked: Register, size: tuple[int, int]) -> None:
    gate = Confirming(locked, errands.CHANGE)
    async with gate.run_test(size=size) as pilot:
        assert "Skriv først den adgangskode, registret har nu." in screen_text(gate)
        await pilot.press(*"forkert", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Adgangskoden passer ikke" in screen_text(gate)
        await pilot.press(*OLD)
        assert OLD not in screen_text(gate)
        await pilot.press("enter")
        async with asyncio.timeout(2):
            while gate.return_value is None:
                await pilot.pause(0.02)
    assert gate.return_value is locked


async def test_the_menu_leads_out_of_the_desk_with_what_was_typed_kept(desk: Journey) -> None:
    await desk.press("n", *"tk", "escape", "m", *"skift adg", "enter")
    assert desk.app.errand == "passphrase"
    assert desk.app.return_code == 0
    assert [draft.form for draft in desk.register.drafts.all()] == ["registration"]


async def test_the_desk_begins_with_what_came_of_it(locked: Register) -> None:
    from borgerraad_tui.tui.app import make_app

    app = make_app(locked)
    app.begin_saying("Adgangskoden er ændret.", "saved")
    async with app.run_test(size=LARGE) as pilot:
        journey = Journey(app, pilot)
        await journey.settle()
        assert journey.status == "Adgangskoden er ændret."


async def test_the_demo_has_nothing_to_lock(demo_register: Register) -> None:
    async with at_desk(demo_register) as journey:
        await journey.press("m", *"skift adg", "enter")
        assert journey.status.startswith("! Demoregistret har ingen adgangskode")
        assert journey.app.errand == ""


async def test_the_minutes_of_the_lock_are_chosen_in_a_form(desk: Journey) -> None:
    await desk.press("m", *"lås af sig", "enter", "ctrl+a", *"5", "ctrl+s")
    assert desk.status == "Bordet låser sig selv efter 5 minutter uden en tast."
    assert lock_minutes(desk.app.office.register.settings) == 5
    await desk.press("m", *"lås af sig", "enter", "ctrl+a", *"0", "ctrl+s")
    assert desk.register.settings.get(LOCK_AFTER) == "0"


@pytest.mark.parametrize("typed", ["x", "-1", "481", "٣"])
async def test_minutes_that_are_none_are_told(desk: Journey, typed: str) -> None:
    await desk.press("m", *"lås af sig", "enter", "ctrl+a", *typed, "ctrl+s")
    assert "kan ikke læses som minutter" in desk.hint
    assert desk.register.settings.get(LOCK_AFTER) == ""


def choosing(
    monkeypatch: pytest.MonkeyPatch, choose: Callable[[Sequence[Copy]], Copy | None], secret: str
) -> list[str]:
    """What she chooses on the page; what is told there of each copy."""
    told: list[str] = []

    def run(gate: Restoring) -> Chosen | None:
        told.extend(gate._lost(copy, secret) for copy in gate._copies)
        copy = choose(gate._copies)
        return copy and Chosen(copy, keys_to(copy.path.parent, secret), secret)

    monkeypatch.setattr(Restoring, "run", run)
    return told


def two_copies(register: Register) -> None:
    """One before an inquiry was saved and one after."""
    keeper = Keeper(register.engine, register.settings)
    saved(register, inquiry(subject="Den første"))
    assert keeper.keep(NOW.replace(day=18)) == []
    saved(register, inquiry(subject="Den anden"))
    saved(register, inquiry(subject="Den tredje"))
    assert keeper.keep(NOW.replace(day=19)) == []


def test_a_copy_is_the_register_again_and_what_stood_there_is_set_aside(
    locked: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_copies(locked)
    Keeper(locked.engine, locked.settings).use_recovery_key(OTHER)
    told = choosing(monkeypatch, lambda copies: copies[1], OLD)
    done = run_errand("restoring", locked, "nat")
    assert done.said.startswith(
        "Registret er gendannet fra kopien af 18-01-2022 kl. 10:00. Det, der stod der før, ligger i r-sat-"
    )
    assert done.register.engine.rows("SELECT subject FROM inquiry") == [("Den første",)]
    assert told == ["intet går tabt", "2 handlinger efter den", "3 handlinger efter den"]
    keeper = Keeper(done.register.engine, done.register.settings)
    assert keeper.keep(NOW.replace(day=20)) == []
    assert set(read_keys(keeper.own, OLD)) == {KEY, OTHER}, "the copies of either key stay open"
    assert [check.faults for check in controls(done.register) if not check.is_well] == [(NOWHERE,)]
    (aside,) = locked.engine.path.parent.glob("r-sat-til-side-*.db")
    before = open_register(aside, clock, OLD)
    assert before.engine.one("SELECT count(*) FROM inquiry") == 3
    before.close()


def test_a_copy_that_turns_out_damaged_leaves_the_register_as_it_was(
    locked: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_copies(locked)
    newest = copies_in(own_folder(locked.engine.path))[0].path
    content = newest.read_bytes()
    newest.write_bytes(content[:8192] + bytes(64) + content[8256:])
    choosing(monkeypatch, lambda copies: copies[0], OLD)
    done = run_errand("restoring", locked, "nat")
    assert done.role == "late"
    assert "beskadiget" in done.said
    assert done.register.engine.one("SELECT count(*) FROM inquiry") == 3


@pytest.mark.parametrize(("fixture", "secret"), [("locked", OLD), ("plain", "")])
def test_a_register_that_does_not_tell_what_would_be_lost_is_made_again_from_a_copy(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, fixture: str, secret: str
) -> None:
    register: Register = request.getfixturevalue(fixture)
    size = int(register.engine.one("PRAGMA page_size"))
    page = register.engine.one("SELECT rootpage FROM sqlite_schema WHERE name = 'draft'")
    with register.engine.path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    # what was read of it before is read from the disk again
    register.engine.execute("PRAGMA shrink_memory")
    told = choosing(monkeypatch, lambda copies: copies[0], secret)
    done = run_errand("restoring", register, "nat")
    assert told == [UNKNOWN]
    assert done.said.startswith("Registret er gendannet fra kopien af 17-01-2022 kl. 10:00.")
    assert done.register.drafts.all() == []


def test_leaving_the_list_of_copies_changes_nothing(locked: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, lambda _: None, OLD)
    assert run_errand("restoring", locked, "nat").said == locking.NOTHING


async def test_the_list_says_what_would_be_lost(locked: Register) -> None:
    two_copies(locked)
    copies = copies_in(own_folder(locked.engine.path))
    gate = Restoring("", copies, "mappen", locked=True, lost=lambda copy, _: told_lost(locked.engine, copy))
    async with gate.run_test(size=(80, 24)) as pilot:
        await pilot.press(*OLD, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "kl. 10:00   1 henvendelse   2 handlinger efter den" in screen_text(gate)
        assert "kl. 10:00   3 henvendelser   intet går tabt" in screen_text(gate)
