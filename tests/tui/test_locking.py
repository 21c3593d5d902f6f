"""The lock: names leave the screen and the key the engine, what is typed is kept, and the passphrase brings her back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Timer

import pytest
from textual import events

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import BorgerraadError, FileLocked, SaveFailed
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.settings import LOCK_AFTER
from borgerraad_tui.tui import caretaking as caretaking_module
from borgerraad_tui.tui import drafting
from borgerraad_tui.tui.controlling import Controlling
from borgerraad_tui.tui.guess import check_known
from borgerraad_tui.tui.keeping import Keeping
from borgerraad_tui.tui.locking import PLAIN, Locking
from borgerraad_tui.tui.screens import locked as locked_module
from borgerraad_tui.tui.screens.locked import Locked
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, Journey, at_desk

PASSPHRASE = "små æbler gror"
SECRET = "Kuverten fra Bispebroen"


class Time:
    """The wall's seconds and those the program counts, moved by hand."""

    def __init__(self) -> None:
        self.wall = self.counted = 1000.0

    def pass_(self, seconds: float, asleep: float = 0.0) -> None:
        """Let time pass, and the machine sleep."""
        self.wall += seconds + asleep
        self.counted += seconds


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """An encrypted register that holds the secret."""
    municipality, catalogue = packaged_catalogue()
    register = create_register(tmp_path / "r.db", clock, municipality, catalogue, locks=Locks(PASSPHRASE))
    saved(register, inquiry(subject=SECRET))
    yield register
    register.close()


@pytest.fixture
async def desk(locked: Register) -> AsyncIterator[Journey]:
    """Its desk."""
    async with at_desk(locked, LARGE) as journey:
        yield journey


async def opened(desk: Journey, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase, and wait until it was tried."""
    await desk.press(*passphrase, "enter")
    await desk.until(lambda: "Åbner" not in desk.screen)


async def test_nothing_of_hers_is_on_the_screen_and_nothing_can_be_read(desk: Journey) -> None:
    assert SECRET in desk.screen
    await desk.press("ctrl+l")
    assert SECRET not in desk.screen
    assert "Bordet er låst" in desk.screen
    assert desk.register.engine.passphrase == ""
    with pytest.raises(FileLocked):
        desk.register.engine.one("SELECT count(*) FROM inquiry")


async def test_the_passphrase_brings_her_back_to_the_place_and_a_wrong_one_does_not(desk: Journey) -> None:
    await desk.press("enter")
    place = desk.screen
    await desk.press("ctrl+l")
    await opened(desk, "forkert")
    assert "Adgangskoden passer ikke" in desk.screen
    assert desk.register.engine.is_shut
    await opened(desk)
    assert desk.room == "InquiryRoom"
    assert desk.screen == place
    assert desk.register.inquiries.get(1).subject == SECRET


async def test_what_was_being_written_is_kept_and_goes_on(desk: Journey) -> None:
    await desk.press("n", "t", "k", "b", "f", *"Halvt skrevet")
    await desk.press("ctrl+l")
    assert "Halvt skrevet" not in desk.screen
    await opened(desk)
    assert desk.values["subject"] == "Halvt skrevet"
    await desk.press(*" færdig", "ctrl+s")
    assert desk.register.inquiries.get(2).subject == "Halvt skrevet færdig"
    assert desk.register.drafts.all() == []


async def test_keys_reach_nothing_below(desk: Journey) -> None:
    await desk.press("ctrl+l")
    await desk.press("escape", "f9", "f1", "f10", "ctrl+z", "tab", "ctrl+l", "f2")
    assert "Bordet er låst" in desk.screen
    await opened(desk)
    assert desk.room == "Desk"
    assert SECRET in desk.screen


async def test_a_program_that_is_left_while_locked_has_lost_nothing(locked: Register) -> None:
    async with at_desk(locked, LARGE) as desk:
        await desk.press("n", "t", "k", "b", "f", *"Halvt skrevet", "ctrl+l")
        await desk.press("ctrl+q")
        assert desk.app.return_code == 0
    locked.engine.open_again(PASSPHRASE)
    assert [draft.values["subject"] for draft in locked.drafts.all()] == ["Halvt skrevet"]


async def watched(desk: Journey, time: Time) -> Locking:
    """What locks the desk, on these clocks, beside what the app itself has by now begun to do."""
    await desk.until(lambda: desk.app.caretaking is not None)
    return Locking(
        desk.app, desk.app.office, desk.app.keep_drafts, pytest.fail, lambda: time.wall, lambda: time.counted
    )


async def test_it_locks_after_a_quarter_of_an_hour_without_a_key(desk: Journey) -> None:
    time = Time()
    locking = await watched(desk, time)
    for _ in range(29):
        time.pass_(30)
        locking.look()
    assert not locking.is_locked
    locking.stir()
    time.pass_(50)
    locking.look()
    assert not locking.is_locked
    for _ in range(29):
        time.pass_(30)
        locking.look()
    await desk.settle()
    assert locking.is_locked


@pytest.mark.parametrize(("minutes", "locks"), [("5", True), ("0", False), ("60", False)])
async def test_the_time_is_hers_to_choose(desk: Journey, minutes: str, locks: bool) -> None:
    desk.register.settings.set(LOCK_AFTER, minutes)
    time = Time()
    locking = await watched(desk, time)
    for _ in range(12):
        time.pass_(30)
        locking.look()
    await desk.settle()
    assert locking.is_locked is locks


@pytest.mark.parametrize("counts_sleep", [False, True], ids=["linux", "windows"])
async def test_after_sleep_it_is_locked_at_once(desk: Journey, counts_sleep: bool) -> None:
    time = Time()
    locking = await watched(desk, time)
    time.pass_(5 + (3600 if counts_sleep else 0), asleep=0 if counts_sleep else 3600)
    locking.look()
    await desk.settle()
    assert locking.is_locked


async def test_a_clock_set_back_or_by_a_minute_locks_nothing(desk: Journey) -> None:
    time = Time()
    locking = await watched(desk, time)
    for jump in (-7200, 59):
        time.pass_(5, asleep=jump)
        locking.look()
    assert not locking.is_locked


async def test_the_app_looks_by_itself(desk: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caretaking_module, "LOOK_EVERY", 0.02)
    desk.register.settings.set(LOCK_AFTER, "1")
    await desk.until(lambda: desk.app.caretaking is not None)
    assert desk.app.caretaking is not None
    desk.app.caretaking.locking._absence._stirred -= 61
    await desk.until(lambda: "Bordet er låst" in desk.screen)


async def test_a_plain_register_says_that_it_cannot_be_locked(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("ctrl+l")
        assert desk.status == f"! {PLAIN}"
        assert desk.room == "Desk"


async def test_the_names_are_gone_before_a_copy_being_made_is_waited_for(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    desk.app.action_lock()
    assert desk.app.caretaking is not None
    monkeypatch.setattr(desk.app.caretaking.keeping, "wait", lambda: seen.append(desk.screen))
    await desk.settle()
    assert desk.app.is_locked
    assert len(seen) == 1
    assert SECRET not in seen[0]
    assert "Bordet er låst" in seen[0]


async def test_a_form_of_which_nothing_is_worth_a_draft_is_locked_like_any_other(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.press("n")
    monkeypatch.setattr(drafting, "SOON", 1.0)
    await desk.press("t", "ctrl+l")
    assert desk.app.is_locked
    await asyncio.sleep(1.2)
    await opened(desk)
    assert "Telefon" in desk.line("Kanal")


FULL = "Disken er fuld, så der er ikke gemt."
WRITING = ("n", "t", "k", "b", "f", *"Halvt skrevet")


@pytest.fixture
def full(desk: Journey, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The disk takes no draft; undone, it does again."""

    def refused(*_: object) -> int:
        raise SaveFailed(FULL)

    with monkeypatch.context() as patched:
        patched.setattr(desk.register.drafts, "_write", refused)
        yield patched


async def test_a_disk_that_takes_no_draft_does_not_keep_the_names_on_the_screen(
    desk: Journey, full: pytest.MonkeyPatch
) -> None:
    await desk.press(*WRITING, "ctrl+l")
    assert {SECRET, "Halvt skrevet"}.isdisjoint({word for word in (SECRET, "Halvt skrevet") if word in desk.screen})
    assert "Bordet er låst." in desk.screen
    assert "Disken er fuld" in desk.screen
    assert not desk.app.is_locked, "the draft would be lost with the key"
    await desk.press("ctrl+l", "escape", "f9", "f1")
    await opened(desk, "forkert")
    assert "Adgangskoden passer ikke" in desk.screen
    await opened(desk)
    assert desk.values["subject"] == "Halvt skrevet"
    assert desk.status.startswith(f"! {FULL} Registret er ikke lukket")


async def test_it_is_locked_whole_once_the_disk_takes_the_draft(desk: Journey, full: pytest.MonkeyPatch) -> None:
    await desk.press(*WRITING, "ctrl+l")
    assert desk.app.caretaking is not None
    desk.app.caretaking.locking.look()
    assert desk.register.engine.passphrase
    full.undo()
    desk.app.caretaking.locking.look()
    await desk.settle()
    assert desk.app.is_locked
    assert "Disken er fuld" not in desk.screen
    await opened(desk)
    assert desk.values["subject"] == "Halvt skrevet"
    assert [draft.values["subject"] for draft in desk.register.drafts.all()] == ["Halvt skrevet"]


async def test_leaving_over_a_draft_only_in_memory_shows_nothing_and_asks_twice(
    desk: Journey, full: pytest.MonkeyPatch
) -> None:
    await desk.press(*WRITING, "ctrl+l", "ctrl+q")
    assert desk.app.return_code is None
    assert "Halvt skrevet" not in desk.screen
    assert "Kladden er ikke på disken." in " ".join(desk.screen.split())
    await desk.press("ctrl+q")
    assert desk.app.return_code == 1


@pytest.mark.usefixtures("full")
async def test_time_locks_a_form_that_cannot_be_kept_once(desk: Journey) -> None:
    await desk.press(*WRITING)
    time = Time()
    locking = await watched(desk, time)
    for _ in range(2):
        time.pass_(16 * 60)
        locking.look()
        await desk.settle()
    assert "Halvt skrevet" not in desk.screen
    assert [type(screen).__name__ for screen in desk.app.screen_stack].count("Locked") == 1


async def test_in_a_form_a_plain_register_says_that_it_cannot_be_locked(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press(*WRITING, "ctrl+l")
        assert PLAIN in desk.status


@pytest.mark.parametrize("size", [(80, 24), LARGE])
async def test_the_field_and_what_is_typed_in_it_is_seen(locked: Register, size: tuple[int, int]) -> None:
    async with at_desk(locked, size) as desk:
        await desk.press("ctrl+l")
        assert "Adgangskode" in desk.screen
        await desk.press(*"små")
        assert "•••" in desk.screen


async def test_what_is_typed_while_it_tries_is_for_the_next_try(desk: Journey) -> None:
    await desk.press("ctrl+l")
    await opened(desk, "forkert")
    for key in ("x", "enter", *("space" if letter == " " else letter for letter in PASSPHRASE), "enter"):
        desk.app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
    await desk.until(lambda: not desk.app.is_locked)
    assert SECRET in desk.screen


async def test_a_copy_that_ends_as_it_is_locked_is_told_of_once_it_is_open(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go, keep = Event(), Event(), Keeper.keep

    def slow(keeper: Keeper, now: datetime) -> list[BorgerraadError]:
        began.set()
        go.wait(5)
        return keep(keeper, now)

    monkeypatch.setattr(Keeper, "keep", slow)
    desk.app.action_copy_now()
    assert began.wait(5)
    desk.app.action_lock()
    Timer(0.3, go.set).start()
    await desk.until(lambda: desk.app.is_locked)
    await desk.settle()
    assert "Bordet er låst" in desk.screen
    await opened(desk)
    await desk.until(lambda: "er set efter og ligger her" in desk.status)


async def test_a_room_entered_as_it_is_locked_waits_with_remembering_where_she_is(desk: Journey) -> None:
    await desk.press("ctrl+l")
    desk.app._remember_at_work()
    with pytest.raises(FileLocked), desk.register.engine.transaction():
        pass
    await opened(desk)
    assert SECRET in desk.screen


@pytest.mark.parametrize(("typed", "is_back"), [(PASSPHRASE, True), ("forkert", False)])
async def test_a_passphrase_typed_before_the_file_is_closed_is_tried_against_an_open_one(
    desk: Journey, monkeypatch: pytest.MonkeyPatch, typed: str, is_back: bool
) -> None:
    shut, may_try = Locking._shut, Event()
    late: list[tuple[Locking, Locked]] = []

    def tried(engine: Engine, passphrase: str) -> None:
        may_try.wait(timeout=30)
        check_known(engine, passphrase)

    monkeypatch.setattr(locked_module, "check_known", tried)
    monkeypatch.setattr(Locking, "_shut", lambda locking, locked: late.append((locking, locked)))
    await desk.press("ctrl+l", *typed)
    desk.app.post_message(events.Key("enter", "\r"))
    await desk.until(lambda: "Åbner" in desk.screen)
    monkeypatch.setattr(Locking, "_shut", shut)
    shut(*late[0])
    may_try.set()
    await desk.until(lambda: "Åbner" not in desk.screen)
    assert (SECRET in desk.screen) is is_back
    late[0][0].look()
    assert desk.register.engine.is_shut is not is_back


async def test_a_desk_locked_before_anything_runs_beside_it_begins_that_once_it_is_open(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    for kept in (Keeping, Controlling):
        monkeypatch.setattr(
            kept, "begin", lambda self: begun.append(self._app.office.register.inquiries.get(1).subject)
        )
    await desk.press("ctrl+l")
    desk.app._begin_caretaking()
    assert not begun
    await opened(desk)
    assert begun[:2] == [SECRET, SECRET]
