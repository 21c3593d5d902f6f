"""Every command of a room, searchable in Danish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.widget import Widget

from borgerraad_tui.domain.text import fold
from borgerraad_tui.tui.command import BELOW_SEARCH, ROOMS, Command, Room, shown_key
from borgerraad_tui.tui.commands import of_room
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.lookup import Lookup
from borgerraad_tui.tui.widgets.windows import FixedRows

LAST = ("undo", "redo", "leave")
KEYS_WIDE = 13
"""Letters of the most keys one command has: what is left is the words', which are read whole at 80 columns."""


class Item(NamedTuple):
    """One command as a row."""

    place: int
    command: str
    told: str
    keys: str
    turn: int


COLUMNS: tuple[Column[Item], ...] = (
    Column("", 0, lambda row: row.told, hers=False),
    Column("", KEYS_WIDE, lambda row: row.keys, "key"),
)


class Menu(Dialog[str]):
    """Typed words narrow the list; answers the id of a command."""

    TITLE = "Menu: skriv for at søge"
    KEYS = (Key("↑↓", "vælg"), Key("Enter", "udfør", always=True))

    def __init__(self, office: Office, room: Room, can: Callable[[Command], bool]) -> None:
        super().__init__(office, classes="tall")
        commands = [(command, keys) for command, keys in of_room(room) if command.id != "menu" and can(command)]
        self._items = [
            Item(
                place,
                command.id,
                command.help,
                office.glyphs.own("  ".join(shown_key(key) for key in keys)),
                _turn(command),
            )
            for place, (command, keys) in enumerate(commands, start=1)
        ]
        self.listing: Listing[Item] = Listing(COLUMNS, office.glyphs, empty="Ingen kommando med de ord.", titled=False)
        self.lookup = Lookup("Søg", self.listing, office.today)

    def content(self) -> Iterable[Widget]:
        """The line and the commands."""
        yield self.lookup

    def on_mount(self) -> None:
        """All commands at first."""
        self.listing.show(FixedRows(self._items))

    def on_lookup_typed(self, message: Lookup.Typed) -> None:
        """Those that hold every typed word, in order of what is most likely meant."""
        typed = fold(self.lookup.words)
        found = [item for item in self._items if all(word in fold(item.told) for word in typed.split())]
        self.listing.show(FixedRows(sorted(found, key=lambda item: _rank(item, typed)) if typed.strip() else found))

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """The command is the answer."""
        self.dismiss(next(item.command for item in self._items if item.place == message.key))


def _turn(command: Command) -> int:
    """A room's own commands come first, then those that are there everywhere, and last what takes an act or her away."""
    if command.id in LAST:
        return 2
    return int(command.rooms in (ROOMS, BELOW_SEARCH))


def _rank(item: Item, typed: str) -> tuple[int, int]:
    """The title begins with what is typed, each typed word begins one of its words, or it stands within one."""
    told = fold(item.told)
    begins = all(f" {word}" in f" {told}" for word in typed.split())
    return (0 if told.startswith(typed) else 1 if begins else 2), item.turn
