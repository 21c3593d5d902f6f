"""Help and menu: every command is named, found in Danish, and runs."""

from __future__ import annotations

import pytest

from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.command import BELOW_SEARCH, ROOMS, Command, Room, shown_key
from borgerraad_tui.tui.commands import of_room
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.help import COUNTING, DATES, FORM_KEYS
from borgerraad_tui.tui.screens.menu import Menu
from borgerraad_tui.tui.widgets.prose import Prose
from tests.tui.journey import SMALL, Journey, at_desk

PUBLISHED = ("6", "f", "ctrl+s", "home")
"""Keys that publish the report, and stand in its first sub-period."""
MOVED = (*PUBLISHED, "1", "/", *"2021-147", "enter", "enter", "shift+tab", "o", "ctrl+s", "1")
"""Keys that publish the report, and give an inquiry another theme; pressed again they change nothing more."""
PAGE = 10
"""Fewer commands than a page of the smallest menu."""
TO_CPR = ("m", *"cpr-numre", "enter")
"""Keys that lead to what looks like a CPR number."""
SHORT_TERMS = (
    "7", "m", *"slettefrister", "enter", "ctrl+a", *"1", "tab", "ctrl+a", *"1", "tab", "ctrl+a", *"1", "ctrl+s", "escape",
)  # fmt: skip
"""Keys that have something be due."""

PUBLISHED_LAST = (*PUBLISHED, *["down"] * (len(PIECES) + 2), "g", "a")
"""Keys that publish the report, and lead to the figures of its second sub-period: past the pieces and the days between."""
TO_ROOM: dict[Room, tuple[str, ...]] = {
    "desk": (),
    "statistics": ("s", "p", "1"),
    "consultations": ("k", "p", "1"),
    "found": ("s", "a", *["right"] * 4, "enter"),
    "requests": ("r", *"Hvornår kommer svaret?", "ctrl+s", "o"),
    "found_requests": ("r", *"Hvornår kommer svaret?", "ctrl+s", "s", "a", *["right"] * 11, "enter"),
    "inquiry": ("enter",),
    "person": ("down", "h"),
    "search": ("/", *"børn"),
    "agenda": ("d",),
    "untold": ("m", *"uden notat", "enter"),
    "recommendations": ("b",),
    "follow_up": ("b", "v"),
    "recommendation": ("b", "enter"),
    "examples": ("e", "escape", "5"),
    "example": ("e", "enter", "tab", "ctrl+a", *"Hun er 42 år.", "ctrl+s"),
    "road": ("t", "escape"),
    "report": ("6", "home", "down", "down"),
    "compared": ("s", "v"),
    "since": (*MOVED, "6", "h", "end"),
    "frozen": (*PUBLISHED, "g"),
    "found_then": (*PUBLISHED, "g", "a", *["right"] * 4, "enter"),
    "requests_then": (*PUBLISHED_LAST, "left", "left", "end", "up", "enter"),
    "consultations_then": (*PUBLISHED_LAST, "right", "end", "enter"),
    "questions": ("s", "e"),
    "cross": ("s", "e", "enter"),
    "printed": ("6", "e"),
    "reconciled": ("6", "e", "enter"),
    "cpr": ("k", "n", "s", "b", *"Ringet om 010190-1234", "ctrl+s", "1", *TO_CPR),
    "breach": ("m", *"brud på", "enter"),
    "processing": ("m", *"fortegnelse", "enter"),
    "erasing": (*SHORT_TERMS, "7"),
    "erased": ("7", "h"),
    "control": ("m", *"hele registret efter", "enter"),
}
"""Keys that lead from the desk into each room, with something under the cursor there."""

TO_CLOSED: dict[Room, tuple[str, ...]] = {
    "found": ("s", "p", "1", "enter"),
    "inquiry": ("s", "p", "1", "enter", "enter"),
    "search": ("/", *"2021-8"),
    "road": ("t", *"abf", *"pas", "enter", "v", "ctrl+s", "escape", "home"),
}
"""Keys that lead to a closed inquiry."""

BY_PLACE: dict[str, dict[Room, tuple[str, ...]]] = {
    "all_places": {"statistics": ("t", "escape", "s")}, "reopen": TO_CLOSED, "erase_inquiry": TO_CLOSED,
    "erase_person": TO_CLOSED,
    "let_go": {"erasing": (*SHORT_TERMS, "7", "u", *"1/2", "tab", *"sagen", "ctrl+s", "end")},
}  # fmt: skip
"""Keys that lead to a command where the ordinary way into its room has none of it."""

FIRST: dict[str, tuple[str, ...]] = {
    "discard": ("n", *"tk", "escape", "home"), "done": ("m", *"påmindelse: husk", "enter", *"17/1 hent brev", "ctrl+s"),
    "untold": ("l", "t", "ctrl+s"), "other_report": ("6", "n", *"Beretning 2022", "ctrl+s", "escape"),
    "since_published": ("6", "v", "2", "f", "ctrl+s", "escape"),
}  # fmt: skip
"""Keys on the desk that give a command, or any command of a room, something to be about."""

LEADS_TO = {
    "register": "FormScreen", "new_consultation": "FormScreen", "edit": "FormScreen", "conclude": "FormScreen",
    "plan": "FormScreen", "period": "PickPeriod", "search": "SearchRoom", "help": "Help", "show_behind": "Found",
    "log": "FormScreen", "remind": "FormScreen", "correct_log": "PickEntry", "new_appointment": "FormScreen",
    "ask": "FormScreen", "ask_systemic": "FormScreen", "own_motion": "FormScreen", "answer": "FormScreen",
    "rephrase": "FormScreen", "service_level": "FormScreen", "lock_after": "FormScreen",
    "new_recommendation": "FormScreen", "edit_recommendation": "FormScreen", "new_status": "FormScreen", "rests_on": "FormScreen",
    "point_at_recommendation": "FormScreen", "tell": "ExampleRoom", "tell_consultation": "ExampleRoom",
    "write_example": "BesideOriginal",
    "quick": "QuickForm", "road": "QuickForm", "view": "PickView", "statistics_today": "Statistics", "save_search": "FormScreen",
    "saved_searches": "PickSearch", "forget_search": "PickSearch",
    "write_piece": "BesideOriginal", "new_report": "FormScreen", "report_title": "FormScreen", "new_part": "FormScreen",
    "edit_part": "FormScreen", "read_report": "WholeReport", "other_report": "PickReport", "export": "ExportForm",
    "print_person": "ExportForm", "all_about": "ExportForm",
    "publish": "FormScreen", "since_published": "SinceRoom", "as_published": "FrozenStatistics",
    "new_question": "FormScreen", "edit_question": "FormScreen", "own_questions": "Questions",
    "write_printed": "PickPart", "deviation": "PickDeviation", "printed_period": "PickPrintedPeriod",
    "new_printed_period": "FormScreen", "new_printed": "FormScreen", "read_printed": "FormScreen", "printed_name": "FormScreen",
    "reconciling": "PrintedRoom", "remove_cpr": "PickFirst", "discard": "PickFirst",
    "erase_marked": "FormScreen", "hold": "FormScreen", "retention_terms": "FormScreen",
}  # fmt: skip
"""Commands that open a screen of their own."""
LEADS_THERE: dict[tuple[Room, str], str] = {
    ("frozen", "show_behind"): "FoundThen", ("found", "erase_inquiry"): "FormScreen", ("inquiry", "erase_inquiry"): "FormScreen",
    ("inquiry", "erase_person"): "FormScreen", ("search", "erase_inquiry"): "FormScreen", ("road", "erase_inquiry"): "FormScreen",
}  # fmt: skip
"""Where one opens another screen in a room."""


def in_room(desk: Journey) -> Room:
    """The room that is on top."""
    room = desk.app.screen
    assert isinstance(room, RoomScreen), desk.screen
    return room.ROOM


def runs_in(room: Room) -> list[Command]:
    """All commands of the desk, and of another room those that are not the same everywhere."""
    commands = [command for command, _ in of_room(room) if command.id not in ("menu", "leave")]
    return [command for command in commands if room == "desk" or set(command.rooms) < set(BELOW_SEARCH)]


async def read_through(desk: Journey) -> list[str]:
    """The text of a help page as it is scrolled through, a screenful overlapping the next."""
    screenfuls = []
    for _ in range(6):
        region = desk.app.screen.query_one(Prose).region
        lines = [line[region.x : region.right].strip() for line in desk.lines[region.y : region.bottom]]
        screenfuls.append(" ".join(" ".join(lines).split()))
        await desk.press(*["down"] * (region.height - 3))
    return screenfuls


def reads(screenfuls: list[str], text: str) -> bool:
    """Whether a text stands whole in one of the screenfuls."""
    return any(text in each for each in screenfuls)


@pytest.mark.parametrize("room", ROOMS)
async def test_every_command_is_in_the_menu_and_runs(desk: Journey, room: Room) -> None:
    for command in runs_in(room):
        await desk.press(*FIRST.get(command.id, ()), *FIRST.get(room, ()))
        await desk.press(*{**TO_ROOM, **BY_PLACE.get(command.id, {})}[room])
        if command.id == "done":
            await desk.press(*(["home"] if room == "desk" else ["down", "down"]))
        assert in_room(desk) == room
        await desk.press("f10")
        await desk.paste(command.help)
        assert f"▶{command.help[:45]}" in desk.screen
        await desk.press("enter")
        assert desk.room == LEADS_THERE.get((room, command.id), LEADS_TO.get(command.id, desk.room))
        assert desk.room != "Menu"
        if command.id in ROOMS and command.id not in LEADS_TO:
            assert in_room(desk) == command.id or command.id == room
        if command.id == "remove_report":
            await desk.press("ctrl+z")
        if command.id == "next_stop":
            await desk.press("f7", "f7")
        if command.id == "remove_printed":
            await desk.press("ctrl+z")
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


@pytest.mark.parametrize(
    ("to", "words", "order"),
    [
        # both titles begin with it: what is done with this inquiry comes before doing again what was taken back
        (("s", "p", "1", "enter"), "gen", ["Genåbn: tag afslutningen tilbage", "Gentag det, der blev fortrudt"]),
        # neither is meant by the word for saving: none of them is done to her by a hasty Enter where another fits
        ((), "alt", ["Beretning: alt, hvad", "Afslut programmet; alt er gemt"]),
        # a title begins with it; a word does, first of the room's own, then of what is everywhere; it stands within a word
        ((), "an", ["Anbefalinger fra alle år", "Saml med en anden", "Konsulentbistand"]),
        ((), "vis", ["Vis kun nogle af de åbne", "Skjul alle navne og tekster, og vis dem"]),
        (
            ("/",),
            "gem",
            ["Gem søgningen", "Gemte søgninger", "Fjern en gemt søgning", "Afslut programmet; alt er gemt"],
        ),
    ],
    ids=["redo last", "leave last", "begins", "own", "search"],
)
async def test_the_menu_puts_first_what_is_most_likely_meant(
    desk: Journey, to: tuple[str, ...], words: str, order: list[str]
) -> None:
    await desk.press(*to, "f10", *words)
    told = [line.strip("│ ▶") for line in desk.lines]
    places = [next(place for place, line in enumerate(told) if line.startswith(title)) for title in order]
    assert places == sorted(places)


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
    text = await read_through(desk)
    for command, keys in of_room(room):
        shown = " ".join(shown_key(key) for key in keys) or "i menuen"
        assert reads(text, f"{shown} {command.help}")


async def test_the_help_of_a_form_is_about_forms_dates_and_counting(desk: Journey) -> None:
    await desk.press("n", "t", "f1")
    text = await read_through(desk)
    for key, sentence in (*FORM_KEYS, *DATES):
        assert reads(text, f"{key} {sentence}")
    for sentence in COUNTING:
        assert reads(text, sentence)
    await desk.press("escape")
    assert (desk.room, desk.values["channel"], desk.here) == ("FormScreen", "telefon", "kind")


async def test_help_can_be_read_to_its_end_with_the_arrows(desk: Journey) -> None:
    await desk.press("?", *["down"] * 200)
    assert "hvad det er en del af." in desk.screen


async def test_every_command_is_told_whole_in_the_menu_of_80_columns(demo_register: Register) -> None:
    async with at_desk(demo_register, SMALL) as desk:
        for room in ROOMS:
            commands = [command for command, _ in of_room(room) if command.id != "menu"]
            desk.app.push_screen(Menu(desk.app.office, room, lambda command: True))
            await desk.settle()
            pages = desk.screen
            for _ in commands[::PAGE]:
                await desk.press("pagedown")
                pages += desk.screen
            assert [command.help for command in commands if command.help not in pages] == []
            await desk.press("escape")
