"""A table of figures with a cursor that walks its rows and columns; the names of both stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.statistics.suppression import Spot
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role, palette
from borgerraad_tui.tui.widgets.figure_columns import figure_width, wrapped
from borgerraad_tui.tui.widgets.parts import Part, Parts, strip, wrap
from borgerraad_tui.tui.widgets.rail import Railed

WIDEST_NAME = 40
MOST_HEADS = 3
"""Lines of a column's heading."""
GAP = 2
EDGE = 2
"""Cells at the right that say whether there is more."""


class GridTable(NamedTuple):
    """What stands in it: `corner` names the rows, and the last row and the last column are totals."""

    corner: str
    heads: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class CrossGrid(Railed, can_focus=True, inherit_bindings=False):
    """Every figure can be stood on; a click on the one under the cursor posts `Opened`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "CrossGrid { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1, 0)", show=False),
        Binding("down", "step(1, 0)", show=False),
        Binding("left", "step(0, -1)", show=False),
        Binding("right", "step(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(False)", show=False),
        Binding("end", "edge(True)", show=False),
    ]

    class Opened(Message):
        """The figure under the cursor was clicked."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.cursor = Spot(0, 0)
        self._table: GridTable | None = None
        self._told = ""
        self._left = 0
        self._name_width = 0
        self._widths: list[int] = []
        self._heads: list[list[str]] = []

    def show(self, table: GridTable) -> None:
        """Replace the table; the cursor stays on the figure with the same names, or near it."""
        row, column = self.cursor
        if self._table is not None:
            row = _found(table.names, self._table.names[row], row)
            column = _found(table.heads, self._table.heads[column], column)
        self._table = table
        self.cursor = Spot(min(row, len(table.names) - 1), min(column, len(table.heads) - 1))
        self._lay_out()

    def tell(self, text: str) -> None:
        """Show why there is no table."""
        self._table, self._told = None, text
        self._lay_out()

    def action_step(self, rows: int, columns: int) -> None:
        """Move the cursor some rows and columns."""
        self._move_to(self.cursor.row + rows, self.cursor.column + columns)

    def action_page(self, pages: int) -> None:
        """Move the cursor by about a page."""
        self._move_to(self.cursor.row + pages * self._visible_rows, self.cursor.column)

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self._move_to(len(self._table.names) - 1 if last and self._table else 0, self.cursor.column)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the figure under the mouse; a click where it is already opens it."""
        offset = event.get_content_offset(self)
        if offset is None or self._table is None or offset.y < self._head_lines:
            return
        end, row = self._name_width + 1, self.scroll_offset.y + offset.y - self._head_lines
        for column in self._shown():
            begin, end = end, end + GAP + self._widths[column]
            if begin <= offset.x < end and row < len(self._table.names):
                if self.cursor == (row, column):
                    self.post_message(self.Opened())
                self._move_to(row, column)
                return

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for the width there is."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the headings, or a row."""
        return strip(list(self._line(y)), self.size.width, palette(self))

    @property
    def _head_lines(self) -> int:
        return max((len(head) for head in self._heads), default=0)

    @property
    def _visible_rows(self) -> int:
        return max(1, self.size.height - self._head_lines)

    def _lay_out(self) -> None:
        """Measure the columns; the names give way to the figures down to half of the width."""
        table = self._table
        self._widths, self._heads = [], []
        if table is not None:
            columns = zip(*table.rows, strict=True)
            self._widths = [figure_width(head, column) for head, column in zip(table.heads, columns, strict=True)]
            self._heads = [
                wrapped(head, width)[:MOST_HEADS] for head, width in zip(table.heads, self._widths, strict=True)
            ]
            longest = min(WIDEST_NAME, max(map(cells, (table.corner, *table.names))))
            left = self.size.width - 1 - EDGE - sum(self._widths) - GAP * len(self._widths)
            self._name_width = min(longest, max(left, self.size.width // 2 - 1))
        self.virtual_size = Size(0, (len(table.names) if table else 0) + self._head_lines)
        self._into_view()
        self.refresh()

    def _move_to(self, row: int, column: int) -> None:
        if self._table is not None:
            rows, columns = len(self._table.names), len(self._table.heads)
            self.cursor = Spot(max(0, min(row, rows - 1)), max(0, min(column, columns - 1)))
            self._into_view()
            self.refresh()

    def _into_view(self) -> None:
        """Scroll as little as it takes, sideways by whole columns."""
        if self._table is None or not self.size.height:
            return
        top, row = self.scroll_offset.y, self.cursor.row
        wanted = max(row - self._visible_rows + 1, min(top, row))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)
        self._left = min(self._left, self.cursor.column)
        while self.cursor.column not in self._shown():
            self._left += 1

    def _shown(self) -> range:
        """The columns that fit beside the names, one at least."""
        room, end = self.size.width - 1 - self._name_width - EDGE, self._left
        while end < len(self._widths) and (room := room - GAP - self._widths[end]) >= 0:
            end += 1
        return range(self._left, max(end, self._left + 1))

    def _line(self, y: int) -> Iterator[Part]:
        table, row = self._table, self.scroll_offset.y + y - self._head_lines
        if table is None:
            said = wrap([Part(self._told, "muted")], self.size.width - 4)
            yield from [Part("  "), *said[y]] if y < len(said) else []
        elif y < self._head_lines:
            yield from self._head(table, y)
        elif row < len(table.names):
            yield from self._row(table, row)

    def _head(self, table: GridTable, y: int) -> Parts:
        """A line of the headings, which stand on the lowest; on that one the signs that there is more to either side."""
        lowest = y == self._head_lines - 1
        shown = self._shown()
        parts = [Part(f" {fit(table.corner if lowest else '', self._name_width, self.glyphs.ellipsis)}", "muted")]
        for column in shown:
            more = lowest and column == shown.start > 0
            place = y - self._head_lines + len(self._heads[column])
            text = self._heads[column][place] if place >= 0 else ""
            parts += [
                Part((self.glyphs.earlier if more else " ").ljust(GAP), "key"),
                Part(_right(text, self._widths[column], self.glyphs), "muted"),
            ]
        if lowest and shown.stop < len(self._widths):
            parts.append(Part(f" {self.glyphs.later}", "key"))
        return parts

    def _row(self, table: GridTable, row: int) -> Parts:
        here, total = row == self.cursor.row, row == len(table.names) - 1
        ground: Role = "key" if total else "text"
        sign = self.glyphs.active if here else " "
        parts = [Part(f"{sign}{fit(table.names[row], self._name_width, self.glyphs.ellipsis)}", ground)]
        for column in self._shown():
            role: Role = "cursor" if here and column == self.cursor.column else ground
            text = _right(table.rows[row][column], self._widths[column], self.glyphs)
            parts += [Part(" " * (GAP - 1), ground), Part(f" {text}", role)]
        return parts


def _right(text: str, width: int, glyphs: Glyphs) -> str:
    return fit(" " * (width - cells(text)) + text, width, glyphs.ellipsis)


def _found(names: Sequence[str], name: str, place: int) -> int:
    return names.index(name) if name in names else place
