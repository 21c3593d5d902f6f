"""While the disk gives nothing, every key goes on and tells why; once it gives again, the same key works, and no text is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileUnreadable
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register, create_register
from borgerraad_tui.store.troubles import Code
from borgerraad_tui.tui import caretaking, drafting, keeping
from borgerraad_tui.tui.commands import COMMANDS, of_room
from borgerraad_tui.tui.crash import FAREWELL, WITHOUT_DRAFT
from borgerraad_tui.tui.screens.base import RoomScreen
from tests.faults.cheap_keys import LOCKS, cheap_keys
from tests.tui.journey import Journey, at_desk
from tests.tui.office_time import Time
from tests.tui.test_commands import PLACES
from tests.tui.test_registering import saved

GONE: Final = "Disken giver ikke registret. Sæt drevet i igen."
WALK: Final = ("down", "end", "pageup", "home", "tab")
TYPED: Final = (
    ("x", "1", "enter", "tab", "x", "enter"),
    ("f5", "f8", "x"),
    ("f9", "f9"),
    ("ctrl+s",),
    ("escape",),
    ("escape",),
)
ELSEWHERE: Final = {"leave", "lock", "menu", "help"}
"""Commands that are not about the register's content."""
BACK: Final = {"questions"}
"""Commands that may lead out of a room; the desk has another for the same."""


class Disk:
    """Gives what is asked of it, until it is pulled."""

    def __init__(self) -> None:
        self.pulled = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk below every engine."""
    disk, usual = Disk(), Engine._translated

    @contextmanager
    def translated(engine: Engine, sql: str = "", copy: Path | None = None) -> Iterator[None]:
        if disk.pulled:
            raise FileUnreadable(GONE)
        with usual(engine, sql, copy):
            yield

    monkeypatch.setattr(Engine, "_translated", translated)
    # a draft is tried between two keys, too
    monkeypatch.setattr(drafting, "SOON", 0.01)
    return disk


async def back_to(desk: Journey, here: object) -> None:
    """Step back from what a key has opened, no further than to the desk."""
    while desk.app.return_code is None and desk.app.screen is not here and desk.room != "Desk":
        await desk.press("escape")


async def walk_room(desk: Journey, room: RoomScreen) -> list[str]:
    """Each command of the room that is not the desk's, too, by its key or as the menu does it, and the arrows; what was refused."""
    desks = {command.id for command, _ in of_room("desk")} - {"undo"}
    common = desks | BACK | {room.ROOM} if room.ROOM != "desk" else ELSEWHERE
    commands = [(command, keys) for command, keys in of_room(room.ROOM) if command.id not in common]
    refused = []
    for pressed in [*(keys[0] if keys else command.action for command, keys in commands), *WALK]:
        room.say("")
        await act(desk, pressed)
        if GONE in words(desk):
            refused.append(pressed)
        await back_to(desk, room)
    return refused


async def act(desk: Journey, pressed: str) -> None:
    """Press a key, or run a command that has none."""
    if pressed.partition("(")[0] in {command.action.partition("(")[0] for command in COMMANDS}:
        await desk.app.screen.run_action(pressed)
        await desk.settle()
    else:
        await desk.press(pressed)


def words(desk: Journey) -> str:
    """What is seen, its lines joined."""
    return " ".join(desk.screen.split())


async def walk_form(desk: Journey) -> bool:
    """Type, go on, ask for all there is, save and leave; return whether anything was refused."""
    refused = False
    for keys in TYPED:
        await desk.press(*keys)
        refused = refused or GONE in words(desk)
    return refused


@pytest.mark.parametrize("place", PLACES)
async def test_a_file_that_cannot_be_read_ends_nothing_and_is_told(desk: Journey, disk: Disk, place: str) -> None:
    await desk.press("end", *PLACES[place])
    here = desk.app.screen
    disk.pulled = True
    if isinstance(here, RoomScreen):
        refused = await walk_room(desk, here)
        disk.pulled = False
        await act(desk, refused[0])
        assert GONE not in words(desk), refused
    else:
        assert await walk_form(desk)
        disk.pulled = False
    await back_to(desk, None)
    await desk.press("n")
    assert (desk.app.return_code, desk.room) == (None, "FormScreen")
    assert GONE not in words(desk)


async def test_a_letter_is_typed_whatever_the_form_cannot_read_for_it(desk: Journey, disk: Disk) -> None:
    await desk.press("n", "t", "k", "b", "f")
    before = desk.lines[0]
    disk.pulled = True
    await desk.press(*"Halvt", "tab", *"Ka")
    assert (desk.values["subject"], desk.values["citizen"]) == ("Halvt", "Ka")
    assert (desk.status, desk.lines[0].split()[:3]) == (f"! {GONE}", before.split()[:3])
    disk.pulled = False
    await desk.press("j")
    # the draft is taken a moment later
    await desk.until(lambda: GONE not in words(desk))
    await desk.press("ctrl+s")
    assert (saved(desk).subject, saved(desk).citizen) == ("Halvt", "Kaj")


async def test_a_drive_pulled_under_a_half_typed_form_ends_nothing_and_the_form_is_saved_when_it_is_back(
    tmp_path: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caretaking, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(keeping, "FIRST_AFTER", 0.05)
    monkeypatch.setattr(keeping, "LOOK_EVERY", 0.05)
    drive, pulled = tmp_path / "drev", tmp_path / "trukket"
    drive.mkdir()
    with cheap_keys():
        register = create_register(drive / "r.db", Clock(lambda: time.now), *packaged_catalogue(), locks=LOCKS)
        async with at_desk(register) as desk:
            await desk.until(lambda: desk.app.caretaking is not None)
            await desk.press("n", "t", "k", "b", "f", *"Halvt")
            drive.rename(pulled)
            # one save was refused, so that every contact opens the file anew
            register.engine._refused = Code.IOERR
            await desk.press(*" skrevet")
            await desk.pilot.pause(0.5)
            assert (desk.app.return_code, desk.room, desk.values["subject"]) == (None, "FormScreen", "Halvt skrevet")
            assert desk.status.startswith("! ")
            pulled.rename(drive)
            await desk.press("!", "ctrl+s")
            assert saved(desk, 1).subject == "Halvt skrevet!"
        register.close()


@pytest.mark.parametrize(("typed", "farewell"), [((), FAREWELL), ((*"tkbf", *"Halvt"), WITHOUT_DRAFT)])
async def test_a_crash_says_truly_whether_the_draft_was_kept(
    demo_register: Register, disk: Disk, capfd: pytest.CaptureFixture[str], typed: tuple[str, ...], farewell: str
) -> None:
    with pytest.raises(LookupError):
        async with at_desk(demo_register) as desk:
            await desk.press("n")
            disk.pulled = True
            await desk.press(*typed)
            desk.app._handle_exception(LookupError())
    disk.pulled = False
    assert capfd.readouterr().err.startswith(farewell)
