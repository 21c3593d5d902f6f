"""The board of figures: blocks of lines with bars, one or two columns, and a cursor that walks the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from borgerraad_tui.domain.text import cells, fit, fold
from borgerraad_tui.tui.figures import Block, FigureLine
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.parts import Part, cut, measured, strip

TWO_COLUMNS = 110
"""Cells from which two blocks stand beside each other."""
NAMES = 30
"""Cells for a name; the longest directorate fits."""
SHORTEST_BAR = 11
GUTTER = 3
PERCENT = 7
"""Cells for a percentage with a blank on each side."""


class Spot(NamedTuple):
    """One line of the layout: a heading, a figure line (with its place among all lines), or nothing."""

    heading: Block | None = None
    line: FigureLine | None = None
    place: int = -1
    complaints: bool = False


class Board(ScrollView, can_focus=True, inherit_bindings=False):
    """Every line can be stood on; Enter and a click on the line under the cursor post `Opened`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Board { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    class Moved(Message):
        """Another line is under the cursor."""

    class Opened(Message):
        """A line was opened, or the complaints it counts."""

        def __init__(self, *, complaints: bool = False) -> None:
            super().__init__()
            self.complaints = complaints

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[FigureLine] = []
        self._columns: list[list[Spot]] = [[]]
        self._cursor = 0
        self._digits = self._widest = 1

    @property
    def under_cursor(self) -> FigureLine | None:
        """The line under the cursor."""
        return self._lines[self._cursor] if self._lines else None

    @property
    def block(self) -> Block | None:
        """The block the cursor stands in."""
        line = self.under_cursor
        return next((block for block in self._blocks if any(each is line for each in block.lines)), None)

    def show(self, blocks: Sequence[Block]) -> None:
        """Replace what is shown; the cursor stays on the line of the same block and name, or near it."""
        block, line = self.block, self.under_cursor
        self._blocks = tuple(blocks)
        self._lines = [each for shown in blocks for each in shown.lines]
        same = [
            each
            for shown in blocks
            for each in shown.lines
            if block and line and (shown.number, each.name) == (block.number, line.name)
        ]
        self._cursor = self._place(same[0]) if same else min(self._cursor, max(0, len(self._lines) - 1))
        self._lay_out()
        self.post_message(self.Moved())

    def stand_on(self, name: str) -> None:
        """Put the cursor on the first line with a name, where there is one."""
        place = next((place for place, line in enumerate(self._lines) if fold(line.name) == fold(name)), None)
        if place is not None:
            self._move_to(place)

    def action_step(self, lines: int) -> None:
        """Move the cursor some lines."""
        self._move_to(self._cursor + lines)

    def action_page(self, pages: int) -> None:
        """Move the cursor by about a page."""
        self._move_to(self._cursor + pages * max(1, self.size.height - 4))

    def action_edge(self, index: int) -> None:
        """Move the cursor to the first or last line."""
        self._move_to(index if index >= 0 else len(self._lines) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the line under the mouse; a click where it is already opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = min(len(self._columns) - 1, offset.x // self._column_width)
        column, row = self._columns[place], offset.y + self.scroll_offset.y
        spot = column[row] if row < len(column) else Spot()
        if spot.line is not None and spot.place == self._cursor:
            self.post_message(self.Opened(complaints=self._on_complaints(spot, offset.x - place * self._column_width)))
        elif spot.line is not None:
            self._move_to(spot.place)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for the width there is."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw one line across the columns."""
        row, width = y + self.scroll_offset.y, self._column_width
        parts: list[Part] = []
        for column in self._columns:
            drawn = list(self._drawn(column[row], width)) if row < len(column) else []
            parts += [*drawn, Part(" " * (width - measured(drawn)))]
        return strip(parts, self.size.width, palette(self))

    @property
    def _column_width(self) -> int:
        return max(1, self.size.width // len(self._columns))

    def _place(self, line: FigureLine) -> int:
        return next(index for index, each in enumerate(self._lines) if each is line)

    def _move_to(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._lines) - 1))
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        """Lay the report's tables out over the columns, and below them the blocks beside it."""
        self._digits = max((len(line.count) for line in self._lines), default=1)
        self._widest = max((cells(line.name) for line in self._lines), default=1)
        runs = list(self._runs())
        self._columns = [[], []] if self.size.width >= TWO_COLUMNS and len(runs) > 1 else [[]]
        for reported in (True, False):
            # apart, so that the tables are on one screen whatever follows them
            self._fill([run for run in runs if run[0].heading is not None and run[0].heading.reported == reported])
        self.virtual_size = Size(0, max(len(column) for column in self._columns))
        self._into_view()
        self.refresh()

    def _fill(self, runs: Sequence[Sequence[Spot]]) -> None:
        """From where the longest column ends, fill the first column to half of all lines, then the second."""
        top = max(len(column) for column in self._columns)
        for column in self._columns:
            column.extend([Spot()] * (top - len(column)))
        half = top + sum(len(run) for run in runs) / 2
        over = False
        for run in runs:
            over = over or (len(self._columns) > 1 and len(self._columns[0]) + len(run) / 2 > half)
            self._columns[over].extend(run)

    def _runs(self) -> Iterator[list[Spot]]:
        index = 0
        for block in self._blocks:
            complaints = any(line.complaints for line in block.lines)
            spots = [
                Spot(line=line, place=index + place, complaints=complaints) for place, line in enumerate(block.lines)
            ]
            index += len(block.lines)
            yield [Spot(heading=block), *spots, Spot()]

    def _into_view(self) -> None:
        for column in self._columns:
            row = next(
                (row for row, spot in enumerate(column) if spot.line is not None and spot.place == self._cursor), None
            )
            if row is not None:
                # the heading comes along when the first line is stood on
                top = row - 1 if row and column[row - 1].heading else row
                self.scroll_to_region(Region(0, top, 1, row - top + 1), animate=False, force=True)

    def _drawn(self, spot: Spot, width: int) -> Iterator[Part]:
        if spot.heading is not None:
            heads = _in_columns(spot.heading.heads)
            room = width - 1 - cells(heads)
            title = spot.heading.title if cells(spot.heading.title) < room else spot.heading.short
            left = cut([Part(f" {title}", "key")], room, self.glyphs.ellipsis)
            yield from left
            yield Part(" " * (room - measured(left)) + heads, "muted")
        if spot.line is None:
            return
        here = spot.place == self._cursor
        text = self._text(spot.line, width, complaints=spot.complaints, here=here)
        yield Part(text, "cursor" if here else "text")
        yield from self._bar(spot.line, width - measured([Part(text)]) - GUTTER)

    def _text(self, line: FigureLine, width: int, *, complaints: bool, here: bool) -> str:
        """A line's name and figures; the name takes what the figures and a short bar leave."""
        if line.cells:
            figures = _in_columns(line.cells)
            return f"{self.glyphs.active if here else ' '}{fit(line.name, width - 2 - len(figures), self.glyphs.ellipsis)}{figures}"
        figures = f" {line.count:>{self._digits}}"
        figures += f" {line.complaints:>{self._digits}}" if complaints else ""
        figures += f" {line.percent:>5} "
        name = fit(line.name, self._name_cells(line, width, complaints=complaints), self.glyphs.ellipsis)
        return f"{self.glyphs.active if here else ' '}{name}{figures}"

    def _name_cells(self, line: FigureLine, width: int, *, complaints: bool) -> int:
        figures = (2 if complaints else 1) * (1 + self._digits) + PERCENT
        bare = NAMES if line.percent else NAMES + SHORTEST_BAR
        return max(bare, min(self._widest, width - figures - SHORTEST_BAR - GUTTER - 1))

    def _on_complaints(self, spot: Spot, x: int) -> bool:
        """Whether a cell of a line shows the number of its complaints."""
        if spot.line is None or not spot.line.complaints:
            return False
        begins = 1 + self._name_cells(spot.line, self._column_width, complaints=spot.complaints) + 1 + self._digits
        return begins < x <= begins + self._digits

    def _bar(self, line: FigureLine, room: int) -> Iterator[Part]:
        if not line.bar.longest or room < 1:
            return
        signs = {"complaint": self.glyphs.complaint, "other": self.glyphs.other}
        for count, role in line.bar.pieces:
            # what is not nothing is never drawn as nothing
            cells = max(int(count > 0), round(count * room / line.bar.longest))
            yield Part(signs.get(role, self.glyphs.complaint) * cells, role)


def _in_columns(cells: Sequence[str]) -> str:
    return "".join(f" {cell}" for cell in cells)
