"""Text to be read: a scrollable block of lines with roles, wrapped between words to the width there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.parts import Part, Parts, measured, strip, wrap


class Paragraph(NamedTuple):
    """A line before wrapping; lines it is broken into start `hang` cells in. As a `rule` it is a heading in a rule."""

    parts: Parts = ()
    hang: int = 0
    rule: bool = False


class Prose(ScrollView, can_focus=True):
    """A block of paragraphs to read: the detail pane, the help, a log; it scrolls by keys when it has the focus."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Prose { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._lines: list[Parts] = []
        self._width = 0

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Replace the text and start at its top."""
        self._paragraphs = tuple(paragraphs)
        self._flow()
        self.scroll_to(y=0, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again when the width has changed."""
        if self.scrollable_content_region.width != self._width:
            self._flow()

    def render_line(self, y: int) -> Strip:
        """Draw one wrapped line."""
        number = self.scroll_offset.y + y
        line = self._lines[number] if number < len(self._lines) else ()
        return strip(line, self.size.width, palette(self))

    def _flow(self) -> None:
        self._width = self.scrollable_content_region.width
        paragraphs = self._paragraphs if self._width else ()
        self._lines = [line for paragraph in paragraphs for line in self._wrapped(paragraph)]
        # as high as the pane at least: another size lays the whole screen out anew, with every step of a cursor beside it
        self.virtual_size = Size(self._width, max(len(self._lines), self.size.height))
        self.refresh()

    def _wrapped(self, paragraph: Paragraph) -> list[Parts]:
        if not paragraph.rule:
            return list(wrap(paragraph.parts, self._width, paragraph.hang))
        blank = " " if paragraph.parts else ""
        heading = [Part(self.glyphs.rule + blank, "muted"), *paragraph.parts, Part(blank)]
        return [[*heading, Part(self.glyphs.rule * (self._width - measured(heading)), "muted")]]
