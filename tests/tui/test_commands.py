"""The commands and their keys: every one can be run where it is offered, and no key is bound that must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.tui import errands
from borgerraad_tui.tui.command import BELOW_SEARCH, ROOMS, Room
from borgerraad_tui.tui.commands import COMMANDS, bindings, of_room
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.screens.agenda import Agenda
from borgerraad_tui.tui.screens.as_published import FrozenStatistics
from borgerraad_tui.tui.screens.base import RoomScreen, declared
from borgerraad_tui.tui.screens.compared import ComparedRoom
from borgerraad_tui.tui.screens.consultations import Consultations
from borgerraad_tui.tui.screens.control import ControlRoom
from borgerraad_tui.tui.screens.cpr import CprRoom
from borgerraad_tui.tui.screens.cross import CrossRoom
from borgerraad_tui.tui.screens.desk import Desk
from borgerraad_tui.tui.screens.duties import BreachRoom, ProcessingRoom
from borgerraad_tui.tui.screens.erased import ErasedRoom
from borgerraad_tui.tui.screens.erasing import ErasingRoom
from borgerraad_tui.tui.screens.example import ExampleRoom
from borgerraad_tui.tui.screens.examples import Examples
from borgerraad_tui.tui.screens.follow_up import FollowUp
from borgerraad_tui.tui.screens.found import Found
from borgerraad_tui.tui.screens.found_requests import FoundRequests
from borgerraad_tui.tui.screens.help import help_lines
from borgerraad_tui.tui.screens.inquiry import InquiryRoom
from borgerraad_tui.tui.screens.person import PersonRoom
from borgerraad_tui.tui.screens.printed import PrintedRoom
from borgerraad_tui.tui.screens.questions import Questions
from borgerraad_tui.tui.screens.recommendation import RecommendationRoom
from borgerraad_tui.tui.screens.recommendations import Recommendations
from borgerraad_tui.tui.screens.reconciled import ReconciledRoom
from borgerraad_tui.tui.screens.report import ReportRoom
from borgerraad_tui.tui.screens.requests import Requests
from borgerraad_tui.tui.screens.road import Road
from borgerraad_tui.tui.screens.search import SearchRoom
from borgerraad_tui.tui.screens.since import SinceRoom
from borgerraad_tui.tui.screens.statistics import Statistics
from borgerraad_tui.tui.screens.then import ConsultationsThen, FoundThen, RequestsThen
from borgerraad_tui.tui.screens.untold import UntoldRoom
from borgerraad_tui.tui.widgets.editing import LINE_KEYS
from borgerraad_tui.tui.widgets.note import NOTE_KEYS
from tests.tui.journey import Journey
from tests.tui.screen_text import text_of
from tests.tui.test_help_and_menu import TO_CPR, TO_ROOM

SCREENS: dict[Room, type[RoomScreen]] = {
    "desk": Desk,
    "statistics": Statistics,
    "consultations": Consultations,
    "requests": Requests,
    "found": Found,
    "found_requests": FoundRequests,
    "inquiry": InquiryRoom,
    "person": PersonRoom,
    "search": SearchRoom,
    "agenda": Agenda,
    "untold": UntoldRoom,
    "recommendations": Recommendations,
    "follow_up": FollowUp,
    "recommendation": RecommendationRoom,
    "examples": Examples,
    "example": ExampleRoom,
    "road": Road,
    "report": ReportRoom,
    "compared": ComparedRoom,
    "since": SinceRoom,
    "frozen": FrozenStatistics,
    "found_then": FoundThen,
    "requests_then": RequestsThen,
    "consultations_then": ConsultationsThen,
    "questions": Questions,
    "cross": CrossRoom,
    "printed": PrintedRoom,
    "reconciled": ReconciledRoom,
    "erasing": ErasingRoom,
    "erased": ErasedRoom,
    "control": ControlRoom,
    "cpr": CprRoom,
    "breach": BreachRoom,
    "processing": ProcessingRoom,
}
DESK_KEYS = {
    "register": {"n", "f2", "ctrl+n"}, "open": {"enter"}, "conclude": {"a"}, "plan": {"f"}, "log": {"l"}, "done": {"g"},
    "view": {"v"}, "road": {"t", "f7"}, "veil": {"f9"}, "agenda": {"d"}, "statistics": {"s", "f4", "2"},
    "consultations": {"k", "3"}, "period": {"p", "f6"}, "search": {"slash", "f3", "ctrl+f"}, "desk": {"1"},
    "ask": {"r"}, "requests": {"o"},
    "recommendations": {"b", "4"}, "examples": {"5"}, "report": {"6"}, "tell": {"e"},
    "print_inquiry": {"u", "ctrl+p"},
    "erasing": {"7"},
    "help": {"question_mark", "f1"}, "menu": {"m", "f10"}, "undo": {"ctrl+z"}, "redo": {"ctrl+y"}, "back": {"escape"},
    "leave": {"ctrl+q"}, "lock": {"ctrl+l"}, "people": {"h"},
}  # fmt: skip
"""The keys she has learnt, as far as the rooms behind them exist."""

NEVER = re.compile(
    r"""
    alt\+.* | .*\+alt\+.* |            # AltGr on a Danish keyboard is Ctrl+Alt
    ctrl\+(h|i|j|m|left_square_bracket) |  # Backspace, Tab, line feed, Enter, Esc
    ctrl\+enter | shift\+enter | f11 | ctrl\+shift\+[a-z] |
    q | æ | ø | å | latin_.*           # q does nothing; Danish letters are always text
    """,
    re.VERBOSE,
)

LOGGED = ("l", "t", "b", *"Talt om kuverten", "ctrl+s", "enter")
"""To the room of an inquiry with a log."""
PLACES: dict[str, tuple[str, ...]] = {
    **{str(room): keys for room, keys in TO_ROOM.items()},
    "registration": ("n", "f8"), "closing": ("a",), "step": ("f",), "edit": ("enter", "enter"), "consultation": ("k", "n"),
    "asking": ("r",), "own motion": ("o", "n"), "answer": (*TO_ROOM["requests"], "enter"),
    "service level": ("o", "m", *"Svarfrist", "enter"),
    "new recommendation": ("b", "n", "f8"), "recommendation status": ("b", "f"), "basis": ("b", "h"),
    "pointing": ("m", *"peger på", "enter"), "example text": ("e", "enter"), "free period": ("p", "f"),
    "picker": ("p",), "menu": ("m",), "help": ("f1",),
    "join": ("down", "m", *"saml med", "enter"), "link": ("m", *"forbind med", "enter"),
    "quick form": ("t",), "views": ("v",), "areas to view": ("v", "d"),
    "saving a search": ("/", *"børn", "f10", *"gem søg", "enter"),
    "saved searches": ("/", "f10", *"gemte", "enter"),
    "new report": ("6", "n"), "report title": ("6", "m", *"ret beretningens", "enter"), "new part": ("6", "a"),
    "part": ("6", "home", "enter"), "report text": ("6", "home", "down", "enter"), "whole report": ("6", "home", "down", "l"),
    "export": ("s", "u"), "export of a report": ("6", "u"), "export of recommendations": ("b", "u"),
    "export of a comparison": ("s", "v", "u"), "export of an inquiry": ("u",), "export of a person": ("down", "h", "u"),
    "period to remove": ("s", "v", "x"),
    "publishing": ("6", "f"), "export of what moved": (*TO_ROOM["since"], "u"),
    "export of frozen figures": (*TO_ROOM["frozen"], "u"),
    "new own question": ("s", "e", "n"), "own question": ("s", "e", "m", *"ret det egne", "enter"),
    "export of an own question": ("s", "e", "enter", "u"),
    "printed file": ("6", "e", "l"), "new printed": ("6", "e", "n"), "printed name": ("6", "e", "m", *"ret navnet", "enter"),
    "printed parts": ("6", "e", "enter", "enter"), "printed deviations": ("6", "e", "enter", "g"),
    "printed above": ("6", "e", "enter", "enter", "home", "enter"), "printed table": ("6", "e", "enter", "enter", "end", "enter"),
    "new printed period": ("6", "e", "enter", "a"),
    "printed periods": ("6", "e", "enter", "m", *"ret en delperiode i", "enter"),
    "printed period": ("6", "e", "enter", "m", *"ret en delperiode i", "enter", "1"),
    "export of a reconciliation": ("6", "e", "enter", "u"),
    "export of a breach": (*TO_ROOM["breach"], "u"), "export of the record": (*TO_ROOM["processing"], "u"),
    "digits to remove": (*TO_ROOM["cpr"], "x"),
    "log": ("l",), "log to correct": (*LOGGED, "m", *"ret en linje", "enter"),
    "correction": (*LOGGED, "m", *"ret en linje", "enter", "enter"), "reminder": ("m", *"påmindelse: husk", "enter"),
    "appointment": ("d", "n"), "cancelling": ("d", *["down"] * 8, "a"),
    "rephrase": (*TO_ROOM["requests"], "m", *"ret spørgsmålet", "enter"),
    "retention terms": ("7", "m", *"slettefrister", "enter"), "erasing marked": (*TO_ROOM["erasing"], "x", "e"),
    "keeping longer": (*TO_ROOM["erasing"], "u"),
    "systemic question": ("m", *"systemisk", "enter"), "edit recommendation": ("b", "enter", "enter"),
}  # fmt: skip
"""Keys that lead to every screen there is."""


def bound_keys(desk: Journey) -> Iterator[tuple[str, str]]:
    """Every key bound by the app, the screen on top, and everything on it, and by what."""
    screen = desk.app.screen
    for node in (desk.app, *screen.walk_children(with_self=True)):
        for key in node._bindings.key_to_bindings:
            yield key, type(node).__name__


@pytest.mark.parametrize("room", ROOMS)
def test_every_command_of_a_room_can_be_run_there(room: Room) -> None:
    for command, _ in of_room(room):
        if command.leads:
            assert command.id == declared(command.leads).ROOM
        elif command.errand:
            assert callable(getattr(errands, command.errand))
        elif command.about:
            assert callable(declared(command.about)), command.id
        else:
            assert callable(getattr(SCREENS[room], f"action_{command.id}", None)), command.id
    assert room == SCREENS[room].ROOM


def test_the_keys_of_the_desk_are_those_she_has_learnt() -> None:
    assert {command.id: set(keys) for command, keys in of_room("desk") if keys} == DESK_KEYS


@pytest.mark.parametrize("room", ROOMS)
def test_no_key_means_two_things_in_a_room(room: Room) -> None:
    keys = [key for _, keys in of_room(room) for key in keys]
    assert len(keys) == len(set(keys))
    assert bindings(room) == SCREENS[room].BINDINGS


def test_in_the_search_no_letter_is_a_command() -> None:
    assert not [
        key for _, keys in of_room("search") for key in keys if len(key) == 1 or key in ("slash", "question_mark")
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_the_help_of_a_room_lists_all_its_commands(room: Room) -> None:
    text = "\n".join(text_of(paragraph.parts) for paragraph in help_lines(room, UNICODE))
    for command, _ in of_room(room):
        assert command.help in text


def test_every_command_is_in_some_room_and_told_apart_by_its_words() -> None:
    assert all(command.rooms for command in COMMANDS)
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({command.help for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("place", PLACES)
async def test_no_forbidden_key_is_bound_anywhere(desk: Journey, place: str) -> None:
    await desk.press(*PLACES[place])
    bound = set(bound_keys(desk))
    assert ("ctrl+q", "BorgerraadApp") in bound, "the keys were looked at"
    assert not [(key, node) for key, node in bound if NEVER.fullmatch(key)]


@pytest.mark.parametrize("keys", [LINE_KEYS, NOTE_KEYS], ids=["line", "note"])
def test_no_forbidden_key_edits_text(keys: dict[str, str]) -> None:
    assert not [key for key in keys if NEVER.fullmatch(key)]


@pytest.mark.parametrize("key", ["alt+a", "ctrl+alt+x", "ctrl+h", "ctrl+j", "f11", "ctrl+shift+t", "q", "æ"])
def test_the_list_of_forbidden_keys_knows_one_when_it_sees_it(key: str) -> None:
    assert NEVER.fullmatch(key)


@pytest.mark.parametrize("room", ROOMS)
async def test_keys_that_mean_nothing_change_nothing(desk: Journey, room: Room) -> None:
    await desk.press(*TO_ROOM[room])
    seen = desk.screen
    idle = ("f11", "f12", "ctrl+p", "ctrl+c", "ctrl+j", "alt+n", "shift+enter")
    means = {key for _, keys in of_room(room) for key in keys}
    for key in (*idle, *(("q", "Q", "æ", "ø", "å", "x", "7") if room != "search" else ())):
        if key in means:
            continue
        await desk.press(key)
        assert desk.screen == seen, key


AT_ONCE = {"chase", "let_stand", "clear_example", "done", "turn_piece", "other_names", "remove_printed"}
"""Commands that write without asking: pressed twice, they show another count."""


@pytest.mark.parametrize("room", BELOW_SEARCH)
async def test_caps_lock_does_not_matter(desk: Journey, room: Room) -> None:
    commands = [(command, keys) for command, keys in of_room(room) if command.id not in AT_ONCE]
    letters = [key for _, keys in commands for key in keys if len(key) == 1 and key.isalpha()]
    assert letters
    # what was asked stands there already
    behind = TO_ROOM["found_requests"]
    again = {"requests": ("o",), "found_requests": behind[behind.index("ctrl+s") + 1 :], "cpr": TO_CPR}.get(
        room, TO_ROOM[room]
    )
    await desk.press(*TO_ROOM[room], *["escape"] * 3)
    for letter in letters:
        seen = []
        for key in (letter, letter.upper()):
            await desk.press(*again, key)
            seen.append(desk.screen)
            while desk.room != "Desk":
                await desk.press("escape")
            await desk.press("home")
        assert seen[0] == seen[1], letter


def test_a_key_is_shown_as_it_stands_on_the_keyboard() -> None:
    assert not [key for room in ROOMS for command, _ in of_room(room) for key in command.shown_keys if key in "NSAFPKM"]


def overlap(one: Entry, other: Entry) -> bool:
    """Whether two entries could be chosen on the same day."""
    ends = [(entry.valid_from or date.min, entry.valid_to or date.max) for entry in (one, other)]
    return max(first for first, _ in ends) <= min(last for _, last in ends)


def test_letters_of_the_catalogue_are_plain_and_unique_in_their_list_on_every_day(haderslev: Catalogue) -> None:
    lettered = [entry for entry in haderslev.entries if entry.letter]
    assert all(re.fullmatch("[A-Z]", entry.letter) for entry in lettered)
    for one, other in combinations(lettered, 2):
        alike = (one.list, one.parent, one.kind, one.letter) == (other.list, other.parent, other.kind, other.letter)
        assert not (alike and overlap(one, other)), (one.key, other.key)
