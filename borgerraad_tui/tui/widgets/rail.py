"""A view that scrolls beside a bar of its own: Textual's is laid out through Rich, line by line, at every step."""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from borgerraad_tui.tui.widgets.parts import painted


class Rail(ScrollBar):
    """The bar: Textual's in all it does, drawn once for as long as it looks the same, each kind of cell as one line."""

    def __init__(self, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._look: tuple[object, ...] = ()
        self._column: list[Strip] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the cells under each other."""
        look = (
            self.size, self.window_virtual_size, self.window_size, self.position, self.mouse_over, self.grabbed, self.app.theme,
        )  # fmt: skip
        if look != self._look:
            self._look, self._column = look, self._drawn()
        return painted(self, self._column[crop.y : crop.bottom], crop)

    def _drawn(self) -> list[Strip]:
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, Style)
        assert bar.style.bgcolor
        assert bar.style.color
        column = bar.render_bar(
            self.size.height, bar.virtual_size, bar.window_size, bar.position, self.thickness,
            back_color=bar.style.bgcolor, bar_color=bar.style.color,
        ).segments  # fmt: skip
        cells = {segment: Strip([segment], self.thickness) for segment in set(column)}
        return [cells[segment] for segment in column]


class Railed(ScrollView):
    """A view with such a bar."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Rail(self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def scroll_to(
        self, x: float | None = None, y: float | None = None, *, animate: bool = False, **options: Any
    ) -> None:
        """Scroll at once, whoever asks: Textual's keys ask for a motion, which ends a frame later even when motions are off."""
        super().scroll_to(x, y, animate=False, **options)
