"""Every command, declared once: keys, key bar, menu, help and the README's table are all derived from here.

A key belongs to the first command declared for a room, so a room's own commands stand before the common ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Room = Literal["desk", "statistics", "consultations", "found", "inquiry", "search"]
Place = Literal["bar", "upper", "menu"]

ROOMS: tuple[Room, ...] = ("desk", "statistics", "consultations", "found", "inquiry", "search")
INQUIRY_LISTS: tuple[Room, ...] = ("desk", "found", "search")
BELOW_SEARCH: tuple[Room, ...] = ("desk", "statistics", "consultations", "found", "inquiry")
"""In the search room letters are text."""

SHOWN = {
    "slash": "/", "question_mark": "?", "enter": "Enter", "escape": "Esc", "up": "↑", "down": "↓", "left": "←", "right": "←→",
}  # fmt: skip
"""How a key is written where its name is not what stands on it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing she can do: its action on the screen is `action_<id>`.

    `keys` are Textual's names, the first one is shown (none: it is in the menu only); `place` says whether it stands in the
    key bar, in the line above it, or in menu and help alone.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    rooms: tuple[Room, ...]
    place: Place = "bar"
    always: bool = False

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """All keys as they are written on screen and in the README."""
        return tuple(shown_key(key) for key in self.keys)


COMMANDS = (
    Command("new_consultation", ("n",), "Ny", "Ny konsulentbistand", ("consultations",)),
    Command("register", ("n", "f2", "ctrl+n"), "Ny", "Ny henvendelse", ROOMS),
    Command("open", ("enter",), "åbn", "Åbn og læs det, markøren står på", (*INQUIRY_LISTS, "consultations"), "upper"),
    Command("edit", ("enter",), "ret", "Ret henvendelsen", ("inquiry",)),
    Command("show_behind", ("enter",), "sagerne bag tallet", "Vis henvendelserne bag tallet", ("statistics",), "upper"),
    Command(
        "conclude", ("a",), "Afslut", "Afslut: handling og udfald, eller lad sagen udgå", ("desk", "found", "inquiry")
    ),
    Command("plan", ("f",), "Frist", "Frist og næste skridt", ("desk", "found", "inquiry")),
    Command(
        "people",
        ("h",),
        "Borger",
        "Borgerens andre henvendelser, og dem der ligner",
        ("desk", "found", "inquiry"),
        "menu",
    ),
    Command("join", (), "", "Saml med en anden henvendelses person", ("desk", "found", "inquiry"), "menu"),
    Command("part", (), "", "Skil fra de andre: ikke samme person", ("desk", "found", "inquiry"), "menu"),
    Command("link", (), "", "Forbind med en anden henvendelse", ("desk", "found", "inquiry"), "menu"),
    Command("unlink", (), "", "Fjern en forbindelse til en anden henvendelse", ("desk", "found", "inquiry"), "menu"),
    Command("pick_left", ("left",), "", "Forrige tabel", ("statistics",), "menu"),
    Command("pick_right", ("right",), "tabel", "Næste tabel", ("statistics",), "upper"),
    Command("all_tables", ("a",), "Alle", "Alle tabeller på én gang", ("statistics",)),
    Command("basis", ("g",), "Grundlag", "Grundlag: hvad tallet er en del af", ("statistics",)),
    Command("zero_rows", ("0",), "Nuller", "Vis eller skjul rækker uden henvendelser", ("statistics",)),
    Command("copy", ("c",), "kopiér", "Kopiér tabellen til udklipsholderen", ("statistics",), "upper"),
    Command("statistics", ("s", "f4", "2"), "Statistik", "Statistik, frem og tilbage", BELOW_SEARCH),
    Command("period", ("p", "f6"), "Periode", "Vælg periode for statistikken", BELOW_SEARCH),
    Command("consultations", ("k", "3"), "Konsulent", "Konsulentbistand", BELOW_SEARCH),
    Command("desk", ("1",), "Bordet", "Bordet: alle åbne henvendelser", BELOW_SEARCH, "menu"),
    Command("search", ("slash", "f3", "ctrl+f"), "søg", "Søg i emne, notat, navn og nummer", BELOW_SEARCH, "upper"),
    Command(
        "undo", ("ctrl+z",), "fortryd", "Fortryd det sidst gemte, så mange gange det skal være", BELOW_SEARCH, "upper"
    ),
    Command("redo", ("ctrl+y",), "gentag", "Gentag det, der blev fortrudt", BELOW_SEARCH, "menu"),
    Command("discard", (), "", "Kassér kladden under markøren", ("desk",), "menu"),
    Command("theme", (), "", "Skift mellem udseendet dag og nat", ROOMS, "menu"),
    Command("back", ("escape",), "tilbage", "Et skridt tilbage; intet går tabt", ROOMS, "upper"),
    Command("help", ("question_mark", "f1"), "Hjælp", "Hjælp", ROOMS, always=True),
    Command("menu", ("m", "f10"), "Menu", "Menu: alle kommandoer", ROOMS, always=True),
    Command("leave", ("ctrl+q",), "Slut", "Afslut programmet; alt er gemt", ROOMS, "menu"),
)


def of_room(room: Room) -> Iterator[tuple[Command, tuple[str, ...]]]:
    """The room's commands, each with the keys that are its own there."""
    taken: set[str] = set()
    for command in COMMANDS:
        if room in command.rooms:
            keys = tuple(
                key for key in command.keys if key not in taken and (room != "search" or len(shown_key(key)) > 1)
            )
            taken.update(keys)
            if keys or not command.keys:
                yield command, keys


def bindings(room: Room) -> list[BindingType]:
    """A room's key bindings; each binding's id is its command's id."""
    return [
        Binding(",".join(keys), command.id, command.label, id=command.id) for command, keys in of_room(room) if keys
    ]


def shown_key(key: str) -> str:
    """A key as the screen writes it: `n`, `Ctrl+Z`, `F10`."""
    if key in SHOWN:
        return SHOWN[key]
    return key if len(key) == 1 else "+".join(part.capitalize() for part in key.split("+"))
