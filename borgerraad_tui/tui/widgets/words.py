"""A few words on the screen that are not a field: a label, a reading, a hint."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured, strip, wrap


class Words(Widget):
    """Parts drawn as one line and cut where it ends, or broken into up to `most` lines that go on `hang` cells in."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Words { width: 1fr; height: auto; }"

    def __init__(self, glyphs: Glyphs, *, most: int = 1, hang: int = 0) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.most = most
        self.hang = hang
        self.parts: Parts = ()

    @property
    def text(self) -> str:
        """The words without their roles."""
        return "".join(part.text for part in self.parts)

    def show(self, *parts: Part) -> None:
        """Replace the words."""
        if parts != self.parts:
            self.parts = parts
            self.refresh(layout=self.most > 1 or self.styles.is_auto_width)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the words in one line."""
        return measured(self.parts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.size.width)
        return strip(lines[y] if y < len(lines) else (), self.size.width, palette(self))

    def _lines(self, width: int) -> Sequence[Parts]:
        if self.most == 1 or measured(self.parts) <= width:
            return [cut(self.parts, width, self.glyphs.ellipsis)]
        return wrap(self.parts, width, self.hang)[: self.most]
