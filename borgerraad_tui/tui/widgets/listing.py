"""A list of any length with a cursor row: only what is visible is fetched and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from borgerraad_tui.domain.text import cells
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role, palette
from borgerraad_tui.tui.widgets.columns import Column, Frame
from borgerraad_tui.tui.widgets.kept_lines import KeptLines, Place
from borgerraad_tui.tui.widgets.parts import Part, Parts, painted, strip, wrap
from borgerraad_tui.tui.widgets.rail import Railed
from borgerraad_tui.tui.widgets.windows import NoRows, RowSource, RowT, Windows

WIDE = 100
RIGHT_MARGIN = 1
TITLES, BLANK = Place(-2), Place(-1)


class Listing(Railed, Generic[RowT], can_focus=True, inherit_bindings=False):
    """Rows under each other; the one under the cursor is reversed over the full width and carries the sign `▶`.

    `empty` is what a list without rows says; column titles stand above a `titled` list on wide screens,
    or `"always"` where figures cannot be told apart without them.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Listing { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "open", show=False),
    ]

    class Moved(Message):
        """Another row is under the cursor; `key` is None when there are no rows."""

        def __init__(self, key: int | None) -> None:
            super().__init__()
            self.key = key

    class Opened(Message):
        """Enter, or a click on the row under the cursor."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    class Failed(Message):
        """Rows could not be read: `text` says why and what to do."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self,
        columns: Sequence[Column[RowT]],
        glyphs: Glyphs,
        *,
        empty: str = "",
        titled: bool | Literal["always"] = True,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.glyphs = glyphs
        self.empty = empty
        self.titled = titled
        self.cursor_key: int | None = None
        self._windows: Windows[RowT] = Windows(NoRows())
        self._cursor = 0
        self._no_sign = " " * cells(glyphs.active)
        self._top = 0
        self._kept: KeptLines[RowT] = KeptLines(self._drawn)

    def show(self, source: RowSource[RowT], keep: int | None = None) -> None:
        """Replace the rows.

        The cursor goes to the row whose key is `keep`, stays at its position when that row is gone, and goes to the
        first row when no key is given. Without a key nothing but the first window is fetched before the next frame.
        BorgerraadError when they cannot be read; what was shown stays.
        """
        windows, cursor = Windows(source, far=keep is not None), 0
        if keep is not None:
            found = source.index_of(keep)
            cursor = max(0, min(self._cursor if found is None else found, windows.seen - 1))
            windows.row(cursor)
        self._windows, self._cursor = windows, cursor
        self._measure()
        if not self._windows.counted:
            self.call_after_refresh(self._count, self._windows)
        self._announce()

    def draw_anew(self) -> None:
        """Draw every line anew: what is told in them is another, or hidden."""
        self._kept.forget()
        self.refresh()

    def veil_turned(self) -> None:
        """What she wrote is hidden now, or shown again."""
        self.draw_anew()

    @property
    def cursor_row(self) -> RowT | None:
        """The row under the cursor, or None when there are no rows."""
        return self._row(self._cursor)

    def action_step(self, rows: int) -> None:
        """Move the cursor some rows down."""
        self._move_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and the view by whole pages."""
        rows = pages * self._visible_rows
        self._count(self._windows)
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)
        self._move_to(self._cursor + rows)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._count(self._windows)
        self._move_to(self._windows.seen - 1)

    def action_open(self) -> None:
        """Post the key of the row under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Opened(self.cursor_key))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; a click where it is already opens the row."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self._title_rows:
            return
        index = self.scroll_offset.y + offset.y - self._title_rows
        if index == self._cursor:
            self.action_open()
        else:
            self._count(self._windows)
            if index < self._windows.seen:
                self._move_to(index)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Have the cursor in the very first frame, which is painted before Resize is handled."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._into_view()
        return changed

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view."""
        self._measure()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a frame: what all its lines share is worked out once."""
        self._kept.begin(self._framed())
        self._top = self.scroll_offset.y
        return painted(self, map(self.render_line, crop.line_range), crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line, or take it as it was drawn before; one with a column that cannot be read is blank, and drawn anew."""
        try:
            return self._kept.line(self._place(y))
        except BorgerraadError as error:
            self.post_message(self.Failed(error.text))
            return self._kept.line(BLANK)

    def _place(self, y: int) -> Place:
        """What stands on a line of the screen; all lines without a row are one."""
        if y < self._kept.frame.titles:
            return TITLES
        index = self._top + y - self._kept.frame.titles
        return BLANK if self._windows.seen and self._row(index) is None else Place(index, index == self._cursor)

    def _drawn(self, place: Place) -> Strip:
        """Draw to the widget's edge: the scrollbar's column is empty while there is nothing to scroll."""
        ground: Role = "cursor" if place.active and self._windows.seen else "text"
        return strip(self._parts(place, ground), self._kept.frame.width, self._kept.frame.palette, ground)

    def _parts(self, place: Place, ground: Role) -> Parts:
        """The column titles, a row, or what a list without rows says."""
        if place == TITLES:
            titles = [
                column.set(column.title, width, self.glyphs.ellipsis) for column, width in self._kept.frame.columns
            ]
            return self._in_columns(" ", [[Part(title, "muted")] for title in titles])
        if not self._windows.seen:
            said = wrap([Part(self.empty, "muted")], self._kept.frame.width - 4)
            return [Part("  "), *said[place.number]] if place.number < len(said) else []
        row = self._row(place.number)
        if row is None:
            return []
        if ground == "cursor":
            reversed_cells = [[part._replace(role=ground) for part in parts] for parts in self._cells(row)]
            return self._in_columns(self.glyphs.active, reversed_cells, ground)
        return self._in_columns(self._no_sign, self._cells(row))

    def _cells(self, row: RowT) -> list[Parts]:
        return [column.drawn(row, width, self.glyphs) for column, width in self._kept.frame.columns]

    def _in_columns(self, sign: str, row: Iterable[Parts], ground: Role = "text") -> list[Part]:
        parts = [Part(sign, ground)]
        for place, cell in enumerate(row):
            gap = self._kept.frame.gap if place else ""
            parts += [part._replace(text=gap + part.text) if not number else part for number, part in enumerate(cell)]
        return parts

    def _framed(self) -> Frame[RowT]:
        columns = [column for column in self.columns if column.shown_when(self._wide)]
        gap = "  " if self._wide else " "
        taken = cells(self.glyphs.active) + sum(column.width for column in columns) + len(gap) * (len(columns) - 1)
        room = self.scrollable_content_region.width - taken - RIGHT_MARGIN
        sharing = sum(not column.width for column in columns)
        widths = [(column, column.width or max(1, room // sharing)) for column in columns]
        return Frame(self.size.width, self._title_rows, tuple(widths), gap, palette(self))

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def _title_rows(self) -> int:
        return int(self.titled == "always" or (self.titled and self._wide))

    @property
    def _visible_rows(self) -> int:
        return max(1, self.size.height - self._title_rows)

    def _count(self, windows: Windows[RowT]) -> None:
        """Let a source count its rows, unless another one has taken its place meanwhile."""
        if windows is self._windows and not windows.counted:
            try:
                windows.count()
            except BorgerraadError as error:
                self.post_message(self.Failed(error.text))
            self._measure()

    def _row(self, index: int) -> RowT | None:
        """A row, or None where there is none; that it cannot be read is told, in the middle of a drawing too."""
        try:
            return self._windows.row(index)
        except BorgerraadError as error:
            self.post_message(self.Failed(error.text))
            return None

    def _measure(self) -> None:
        """Tell Textual how many rows there are to scroll over, and draw everything anew."""
        self._kept.forget()
        self.virtual_size = Size(0, self._windows.seen + self._title_rows)
        self._into_view()
        self.refresh()

    def _move_to(self, index: int) -> None:
        self._count(self._windows)
        before, self._cursor = self._cursor, self._within(index)
        self._announce()
        self.call_later(self._draw_once_told, {before, self._cursor})

    def _draw_once_told(self, rows: set[int]) -> None:
        """Draw when the screen has heard of the move: what follows the cursor is then painted in the same frame."""
        if self.is_attached:
            self.screen.call_later(self._draw, rows)

    def _draw(self, rows: set[int]) -> None:
        self._into_view()
        for row in rows:
            self.refresh_line(row + self._title_rows)

    def _within(self, index: int) -> int:
        return max(0, min(index, self._windows.seen - 1))

    def _into_view(self) -> None:
        top = self.scroll_offset.y
        wanted = max(self._cursor - self._visible_rows + 1, min(top, self._cursor))
        if wanted != top and self.size.height:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _announce(self) -> None:
        """Post the key under the cursor when it is another one than before."""
        row = self._row(self._cursor)
        before, self.cursor_key = self.cursor_key, None if row is None else row[0]
        if self.cursor_key != before:
            self.post_message(self.Moved(self.cursor_key))
