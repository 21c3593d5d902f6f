"""Every screen and dialog as it is drawn, in both sizes; what must hold of each whatever it looks like stands beside it."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormScreen
from borgerraad_tui.tui.widgets.lines import Foot
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.test_commands import PLACES
from tests.tui.test_help_and_menu import TO_ROOM

STATES: dict[str, tuple[str, ...]] = {
    **PLACES,
    "desk after a save": (*"ntkbf", *"Lejekontrakt og varme, plejecenter", "ctrl+s"),
    "desk with drafts": (*"ntkbf", *"Halvt skrevet", "escape", "a", "u", "k", "escape", "home"),
    "desk after an undo": (*"ntkbf", *"Lejekontrakt", "ctrl+s", "ctrl+z"),
    "registration filled in": (
        *"ntkbf", *"Afslag på aflastning", "enter", *"N.N.", "enter", *"3d ring til Familierådgivningen", "enter",
        *"Første linje", "enter", *"Anden linje", "tab", "u", "g", "f8",
        *"74 34 34 34", "tab", *"n@eksempel.dk", "tab", *"fam", "tab", "h", "p", "tab", "b", *"22/260",
    ),
    "registration refused": (*"ntkbf", "enter", "ctrl+s"),
    "registration with a CPR number": (*"ntkbf", *"Ringet af 010190-1234"),
    "registration before the reorganisation": ("n", "shift+tab", "shift+tab", *"28/7", "tab"),
    "closing with its preview": ("a", "u", "i"),
    "closing out of the statistics": ("a", "x", "a"),
    "closing an undecided one": ("end", "a", "k", "b", "l"),
    "closing refused": ("a", "u", "ctrl+s"),
    "statistics of one table": ("s", "p", "1", *["right"] * 4),
    "statistics with rows without inquiries": ("s", "p", "2", *["right"] * 7, "0"),
    "statistics with a basis": ("s", "p", "1", *["right"] * 4, "down", "g"),
    "statistics of the printed period": ("s", "p", "1"),
    "behind a figure": ("s", "p", "1", *["right"] * 8, "enter"),
    "questions of two inquiries": (
        "r", "shift+tab", *"3/1", "tab", *"Hvornår er undersøgelsen færdig?", "ctrl+s", "down", "r", *"Ny mødedato?", "ctrl+s",
        "m", *"systemisk", "enter", *"Er der andre, hvis møder er udsat?", "ctrl+s", "o", "down", "r", "right",
    ),
    "inquiry with questions": (
        "r", "shift+tab", *"3/1", "tab", *"Hvornår er undersøgelsen færdig?", "ctrl+s", "o", "down", "r", "enter", *"5/1", "ctrl+s",
        "o", "r", *"Hvem har sagen nu?", "ctrl+s", "enter",
    ),
    "answer refused": (*TO_ROOM["requests"], "down", "enter", "tab", "i", "ctrl+s"),
    "statistics of first replies": (*TO_ROOM["requests"], "s", *["right"] * 11),
    "statistics of the service level": (
        "r", "shift+tab", *"3/1", "tab", *"Hvornår er undersøgelsen færdig?", "ctrl+s", "down", "r", *"Ny mødedato?", "ctrl+s",
        "s", *["right"] * 15, "g",
    ),
    "search without hits": ("/", *"findes ikke"),
    "search without words": ("/",),
    "search in notes": ("/", *"besked"),
    "search in the log": ("l", "t", "b", *"Lovede den blå kuvert inden fredag", "ctrl+s", "/", *"kuvert"),
    "search with filters": ("/", *"er:lukket tema:hjemmel fra:1-9-2021"),
    "search with a filter that is none": ("/", *"besked udfald:nej"),
    "inquiry that is closed": ("/", *"lejekontrakt varme plejecenter", "enter"),
    "recommendation with all it has": (
        "b", "end", "f", "g", *["tab"], *"Kurser holdt", "ctrl+s", "h", *"1, 2021-31", "tab", *"Må pårørende", "enter", "ctrl+s",
        "enter",
    ),
    "follow up of an old one": ("b", "v", "end"),
    "recommendation refused": ("b", "n", "ctrl+s"),
    "example without a text": ("e",),
    "example being written": ("e", "enter", "tab", *"Hr. Jensen på Sommersted Plejehjem ringede 3. maj."),
    "example refused": ("e", "enter", *"Lejekontrakt", "tab", *"På Sommersted Plejehjem.", "ctrl+s", "f"),
    "examples in all states": (
        "e", "escape", "down", "e", "enter", "tab", *"Hun er 42 år.", "ctrl+s", "escape", "down", "e", "enter", "tab",
        *"En borger fik svar.", "ctrl+s", "l", "f", "5",
    ),
    "log filled in": (
        "l", "d", "m", "f", *"Møde på plejecentret", "enter", *"Aftalt svar inden jul", "tab", "u", *"14d svar fra familien",
        "f8", *"fre", "tab", *"9.30", "tab", *"1:15",
    ),
    "log refused": ("l", "t", "b", *"Talt", "f8", "tab", *"25", "ctrl+s"),
    "inquiry with an old log": ("l", "t", "b", *"Talt", "f8", *"20/1-21", "ctrl+s", "l", "n", *"Notat", "ctrl+s", "enter"),
    "reminder refused": ("m", *"påmindelse: husk", "enter", *"ring til ham", "ctrl+s"),
    "appointment filled in": ("d", "n", "k", "g", *"14/2", "tab", *"10", "tab", *"Åbent kontor", "tab", "m", *"28/6"),
    "appointment refused": ("d", "n", "k", "enter", "ctrl+s"),
    "one day of a series": ("d", *["down"] * 8, "enter"),
    "how far to cancel": ("d", *["down"] * 8, "a"),
    "agenda with a day cancelled": ("d", *["down"] * 8, "a", "1"),
    "saved search refused": ("/", *"børn", "f10", *"gem søg", "enter", "ctrl+s"),
    "consultation with its links": (
        "k", "p", "1", "enter", "tab", "tab", *"1 2021-31", "ctrl+s", "4", "h", "tab", *"Må pårørende", "enter", "ctrl+s", "k",
    ),
    "registration with a whistleblower report": (*"ntkbf", *"Whistleblowerindberetning om lederen"),
    "road after a save": ("t", *"abf", *"Hvem kontakter jeg om sygedagpenge", "enter", "v", "ctrl+s"),
    "road with the further fields": ("t", "f7", "f7", *"kbf", *"Skole", "f8"),
    "desk with a view": ("v", "d", "b"),
    "desk with an empty view": ("v", "s", "g"),
    "saved searches to choose from": ("/", *"børn", "f10", *"gem søg", "enter", *"Børn", "ctrl+s", "escape", "v", "g"),
    "desk hidden": ("f9",),
    "form hidden": (*"ntkbf", *"Lejekontrakt og varme", "enter", *"N.N.", "f9"),
    "inquiry hidden": ("enter", "f9"),
    "menu searched": ("m", *"konsul"),
    "help of a form": ("n", "f1"),
    "registration of a returning citizen": (*"ntkbf", *"Lejekontrakt", "enter", *"N.F."),
    "registration of the same person": (*"ntkbf", *"Lejekontrakt", "enter", *"N.F.", "f5", "f8", "tab", "tab"),
    "inquiry of a returning citizen": (*"ntkbf", *"Leje", "enter", *"N.F.", "f5", "f8", *"74 34 34 34", "ctrl+s", "enter"),
    "closing with further outcomes": ("a", "u", "g", "k"),
    "closing with outcomes that exclude each other": ("a", "u", "g", "k", "shift+tab", "i", "ctrl+s"),
    "statistics with further outcomes": ("a", "u", "g", "k", "ctrl+s", "s", "end"),
    "report with a text and a loose figure": ("6", "home", *["down"] * 5, "enter", *"Sidste år 34 %.", "ctrl+s"),
    "report with a piece left out": ("6", "home", *["down"] * 6, "x"),
    "report with days in no part": ("6", "home", *["down"] * (len(PIECES) + 1)),
    "report text being written": ("6", "home", *["down"] * 5, "enter", *"Af 215 var 17 % klager, sidste år 34 %."),
    "report part refused": ("6", "a", "tab", *"30-6-2021", "tab", *"31-7-2021", "ctrl+s"),
    "reports to choose from": ("6", "n", *"Beretning 2022", "ctrl+s", "v"),
    "own question filled in": ("s", "e", "n", *"Klager efter måned", "tab", "m", "a", *"område:V&S er:lukket"),
    "own question refused": ("s", "e", "n", *"Område mod sig selv", "tab", "o", "o", "ctrl+s"),
    "own question with a filter that is none": ("s", "e", "n", *"Område", "tab", "o", "tab", *"område:xyz"),
    "answer to an own question": ("s", "p", "1", "e", "end", "enter", "right", "down", "g"),
    "answer as others may see it": ("s", "p", "1", "e", "end", "enter", "x"),
    "answer wider than the screen": ("s", "p", "2", "e", "enter", *["right"] * 9, "down"),
    "export with its path": ("s", "p", "1", "u", "c"),
    "export refused": ("6", "u", "c", "ctrl+s"),
    "inquiry with all that happened to it": (
        "down", "l", "t", "b", *"Ringede forgæves", "ctrl+s", "enter", "m", *"ret en linje", "enter", "enter",
        "ctrl+a", *"Fik fat i hende", "ctrl+s", "f", "tab", "ctrl+a", *"spørg igen", "ctrl+s", "end",
    ),
    "draft taken up after a change": (
        "enter", "enter", "ctrl+a", *"Mit emne", "escape", "enter", "ctrl+a", *"Et andet emne", "ctrl+s",
        "escape", "1", "home", "enter",
    ),
    "desk with a draft of an answer": ("o", "down", "enter", "tab", "tab", *"Ja, to", "escape", "1", "home"),
    "link filled in": ("m", *"forbind med", "enter", "3", "enter", "s", *"samme lejekontrakt"),
    "link to take away": ("m", *"forbind med", "enter", "3", "enter", "s", *"leje", "ctrl+s", "m", *"fjern en", "enter"),
}  # fmt: skip

ENGLISH = re.compile(
    r"\b(the|and|or|press|quit|search|submit|cancel|close|open|select|loading|toggle|theme|save|delete|error|no|yes|copy"
    r"|palette|command|back|next|previous|not|found|exit|today|new|edit|undo|redo|key|keys|show|hide|line)\b",
    re.IGNORECASE,
)


async def rest(desk: Journey) -> None:
    """Let nothing be on its way: the draft of a form is kept, whether its time has come or not."""
    if isinstance(desk.app.screen, FormScreen):
        desk.app.screen.keep_draft()
        await desk.settle()


def assert_in_order(desk: Journey, size: tuple[int, int]) -> None:
    """What holds of every screen: it fills the window, its keys are whole, the way on is shown, and it speaks Danish."""
    assert len(desk.lines) == size[1]
    foot = desk.app.screen.query_one(Foot)
    whole = [f"{key.key} {key.label}" for key in foot.keys]
    shown = desk.keys.strip("│ ").split("  ")
    assert shown == [key for key in whole if key in shown], "whole keys, in order"
    kept = ("Hjælp", "Menu") if isinstance(desk.app.screen, RoomScreen) else ("Esc luk",)
    assert all(key in desk.keys for key in kept)
    assert not ENGLISH.findall(desk.screen)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
async def test_the_screen_looks_as_agreed(
    demo_register: Register, snapshot: SnapshotAssertion, state: str, size: tuple[int, int]
) -> None:
    async with at_desk(demo_register, size) as desk:
        await desk.press(*STATES[state])
        await rest(desk)
        assert_in_order(desk, size)
        assert desk.screen == snapshot


@pytest.mark.parametrize(
    "keys",
    [(), ("s",), ("k",), ("/",), ("p",), ("n",), ("o",), ("5",), ("d",), ("s", *["right"] * 11, "enter")],
    ids=" ".join,
)
async def test_the_screen_of_an_empty_register_looks_as_agreed(
    register: Register, snapshot: SnapshotAssertion, keys: tuple[str, ...]
) -> None:
    async with at_desk(register) as desk:
        await desk.press(*keys)
        assert_in_order(desk, SMALL)
        assert desk.screen == snapshot


def test_english_is_known_when_it_is_seen() -> None:
    assert ENGLISH.findall("Press Ctrl+Q to quit the app") == ["Press", "quit", "the"]
