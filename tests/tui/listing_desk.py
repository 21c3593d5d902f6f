"""An app with a list like the desk's, and sources of rows that tell what was asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from borgerraad_tui.tui.glyphs import UNICODE, Glyphs
from borgerraad_tui.tui.theme import install
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.listing import Listing
from tests.tui.screen_text import screen_strips, screen_text


class Line(NamedTuple):
    """A row as the desk shows it."""

    number: int
    kind: str
    area: str
    subject: str
    due: str


COLUMNS = (
    Column[Line]("Nr", 4, lambda row: f"{'!' if row.due.startswith('-') else ' '}{row.number}", right=True),
    Column[Line]("Art", 1, lambda row: row.kind[0], narrow_only=True),
    Column[Line](
        "Art", 5, lambda row: row.kind, lambda row: "complaint" if row.kind == "Klage" else "other", wide_only=True
    ),
    Column[Line]("Område", 6, lambda row: row.area),
    Column[Line]("Emne", 0, lambda row: row.subject),
    Column[Line]("Næste", 5, lambda row: row.due, right=True),
)
OPEN = (
    Line(118, "Klage", "V&S", "Lejekontrakt og varme, plejecenter", "i dag"),
    Line(117, "Klage", "B&K", "Frist overskredet, børnefaglig undersøgelse", "-2 d"),
    Line(114, "Andet", "T&K", "Byggesag: hvem skal jeg tale med", "2/12"),
)
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


class Rows:
    """A source over rows that are there; notes what was asked of it."""

    def __init__(self, rows: Iterable[Line]) -> None:
        self.all = tuple(rows)
        self.asked: list[str] = []

    def count(self) -> int:
        """Return the number of rows."""
        self.asked.append("count")
        return len(self.all)

    def rows(self, start: int, number: int) -> Sequence[Line]:
        """Return a window."""
        self.asked.append("rows")
        return self.all[start : start + number]

    def index_of(self, key: int) -> int | None:
        """Return a row's position."""
        self.asked.append("index_of")
        return next((place for place, row in enumerate(self.all) if row.number == key), None)


class Endless:
    """A source of a hundred thousand rows, numbered from 1, none of which exists before it is asked for."""

    length = 100_000

    def __init__(self) -> None:
        self.windows: list[int] = []
        self.counts = 0

    def count(self) -> int:
        """Return the number of rows."""
        self.counts += 1
        return self.length

    def rows(self, start: int, number: int) -> Sequence[Line]:
        """Return a window."""
        self.windows.append(start)
        return [
            Line(n + 1, "Klage", "B&K", f"Emne {n + 1}", "") for n in range(start, min(start + number, self.length))
        ]

    def index_of(self, key: int) -> int | None:
        """Return a row's position."""
        return key - 1


class Watched(Listing[Line]):
    """A list that tells a source when it draws."""

    def render_line(self, y: int) -> Strip:
        """Note that a line is drawn, and draw it."""
        if isinstance(source := self._windows.source, Rows) and "drawn" not in source.asked:
            source.asked.append("drawn")
        return super().render_line(y)


class Desk(App[None]):
    """An app with one list."""

    CSS = "Listing { width: 1fr; height: 1fr; }"

    def __init__(self, glyphs: Glyphs = UNICODE, first: Rows | None = None) -> None:
        super().__init__()
        install(self)
        self.listing = Watched(COLUMNS, glyphs, empty="Ingen åbne henvendelser. Tryk n for en ny.")
        self.first = first
        self.told: list[tuple[str, int | None]] = []

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield self.listing

    def on_mount(self) -> None:
        """Let the list have the keys, and its first rows."""
        self.listing.focus()
        if self.first is not None:
            self.listing.show(self.first)

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Note where the cursor went."""
        self.told.append(("moved", event.key))

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Note what was opened."""
        self.told.append(("opened", event.key))

    def lines(self) -> list[str]:
        """Return what is seen, line by line."""
        return screen_text(self).split("\n")

    def cursor_lines(self) -> list[str]:
        """Return the lines that are reversed from the first column to the scrollbar's."""
        lists = [strip.crop(0, self.size.width - 1) for strip in screen_strips(self)]
        return [strip.text for strip in lists if all(part.style and part.style.reverse for part in strip)]


async def shown(pilot: Pilot[None], source: Any, keep: int | None = None) -> None:
    """Show a source and wait until everything about it is settled."""
    assert isinstance(pilot.app, Desk)
    pilot.app.listing.show(source, keep)
    await pilot.pause()
