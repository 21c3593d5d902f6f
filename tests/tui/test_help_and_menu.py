"""Help and menu: every command is named, found in Danish, and runs."""

from __future__ import annotations

import pytest

from borgerraad_tui.tui.commands import ROOMS, Room, of_room
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.help import COUNTING, DATES, FORM_KEYS
from tests.tui.journey import Journey

TO_ROOM: dict[Room, tuple[str, ...]] = {
    "desk": (),
    "statistics": ("s", "p", "1"),
    "consultations": ("k", "p", "1"),
    "found": ("s", "enter"),
    "inquiry": ("enter",),
    "search": ("/", *"børn"),
}
"""Keys that lead from the desk into each room, with something under the cursor there."""

LEADS_TO = {
    "register": "FormScreen", "new_consultation": "FormScreen", "edit": "FormScreen", "conclude": "FormScreen",
    "plan": "FormScreen", "period": "PickPeriod", "search": "SearchRoom", "help": "Help", "show_behind": "Found",
}  # fmt: skip
"""Commands that open a screen of their own."""


def in_room(desk: Journey) -> Room:
    """The room that is on top."""
    room = desk.app.screen
    assert isinstance(room, RoomScreen), desk.screen
    return room.ROOM


async def scrolled(desk: Journey) -> str:
    """All the text of a help page, page by page, as one line."""
    seen: list[str] = []
    for _ in range(6):
        seen += [line for line in (line.strip("│▶! ").strip() for line in desk.lines[3:-3]) if line not in seen]
        await desk.press("pagedown")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("room", ROOMS)
async def test_every_command_of_a_room_is_in_its_menu_and_runs(desk: Journey, room: Room) -> None:
    for command, _ in of_room(room):
        if command.id in ("menu", "leave"):
            continue
        if command.id == "discard":
            await desk.press("n", *"tk", "escape", "home")
        await desk.press(*TO_ROOM[room])
        assert in_room(desk) == room
        await desk.press("f10")
        await desk.paste(command.help)
        assert f"▶{command.help[:45]}" in desk.screen
        await desk.press("enter")
        assert desk.room == LEADS_TO.get(command.id, desk.room)
        assert desk.room != "Menu"
        if command.id in ROOMS and command.id != "search":
            assert in_room(desk) == command.id or command.id == room
        while desk.room != "Desk":
            await desk.press("escape")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("fortryd", "Fortryd det sidst gemte"),
        ("FRIST", "Frist og næste skridt"),
        ("udgå", "Afslut: handling og udfald, eller lad sagen udgå"),
        ("dag nat", "Skift mellem udseendet dag og nat"),
        ("næste", "Frist og næste skridt"),
    ],
)
async def test_the_menu_is_searched_in_danish(desk: Journey, words: str, found: str) -> None:
    await desk.press("m", *words)
    assert found in desk.screen
    await desk.press("ctrl+a", *"findes slet ikke")
    assert "Ingen kommando med de ord." in desk.screen


async def test_the_menu_shows_the_keys_so_that_they_are_learnt(desk: Journey) -> None:
    await desk.press("m")
    assert desk.line("Ny henvendelse").strip("│▶ !").split() == ["Ny", "henvendelse", "n", "F2", "Ctrl+N"]


async def test_escape_leaves_the_menu_and_nothing_has_happened(desk: Journey) -> None:
    await desk.press("m", "down", "down", "escape")
    assert desk.room == "Desk"
    assert desk.status.startswith("↑↓ vælg")


async def test_ctrl_q_is_in_the_menu_and_leaves(desk: Journey) -> None:
    await desk.press("m", *"alt er gemt", "enter")
    assert desk.app.return_code == 0


@pytest.mark.parametrize("room", ROOMS)
async def test_the_help_of_a_room_names_every_command_with_its_keys(desk: Journey, room: Room) -> None:
    await desk.press(*TO_ROOM[room], "f1")
    assert desk.room == "Help"
    text = await scrolled(desk)
    for command, keys in of_room(room):
        assert command.help.split(",")[0].split(";")[0] in text
        assert not keys or "".join(keys[0].split("+")[-1])[-1] in text


async def test_the_help_of_a_form_is_about_forms_dates_and_counting(desk: Journey) -> None:
    await desk.press("n", "t", "f1")
    text = await scrolled(desk)
    for _, sentence in (*FORM_KEYS, *DATES):
        assert sentence in text
    for sentence in COUNTING:
        assert sentence in text
    await desk.press("escape")
    assert (desk.room, desk.values["channel"], desk.here) == ("FormScreen", "telefon", "kind")


async def test_help_can_be_read_to_its_end_with_the_arrows(desk: Journey) -> None:
    await desk.press("?", *["down"] * 60)
    assert "hvad det er en del af." in desk.screen
