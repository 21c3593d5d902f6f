"""Text to be read: lines with roles, wrapped between words to the width there is; one widget scrolls, the other shows the top."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Palette, palette
from borgerraad_tui.tui.widgets.parts import Part, Parts, measured, painted, strip, wrap
from borgerraad_tui.tui.widgets.rail import Railed


class Paragraph(NamedTuple):
    """A line before wrapping; lines it is broken into start `hang` cells in. As a `rule` it is a heading in a rule."""

    parts: Parts = ()
    hang: int = 0
    rule: bool = False


def flow(paragraphs: Iterable[Paragraph], width: int, glyphs: Glyphs) -> list[Parts]:
    """Return the lines the paragraphs are broken into at a width in cells; none at no width."""
    return [line for paragraph in paragraphs for line in _wrapped(paragraph, width, glyphs)] if width else []


class Prose(Railed, can_focus=True):
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

    def show(self, paragraphs: Iterable[Paragraph], *, keep: bool = False) -> None:
        """Replace the text and start at its top, or stay at the line that was read."""
        line = min(self.scroll_offset.y, self.max_scroll_y) if keep else 0
        self._paragraphs = tuple(paragraphs)
        self._flow()
        self.scroll_to(y=line, animate=False)

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
        self._lines = flow(self._paragraphs, self._width, self.glyphs)
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()


class Glance(Widget):
    """The top of a text beside a list: it follows a cursor, so another text never lays the screen out anew, and only the lines
    that have become others are drawn.

    `more` is said on the last line when there is more than fits; `edge` stands left of every line. CSS may keep blanks at both
    sides, but no border.
    """

    ALLOW_SELECT = False

    def __init__(self, glyphs: Glyphs, more: str, edge: str = "") -> None:
        super().__init__()
        self.glyphs = glyphs
        self._more = glyphs.own(more)
        self._edge = Part(edge, "muted")
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._look: tuple[Size, Palette] | None = None
        self._lines: list[Parts] = []
        self._strips: list[Strip] = []

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Replace the text."""
        self._paragraphs = tuple(paragraphs)
        others = self._flow()
        if others:
            self.refresh(Region(0, others[0], self.size.width, others[-1] - others[0] + 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what was not drawn before at this size in these colours."""
        look = (self.size, palette(self))
        if look != self._look:
            self._look, self._lines, self._strips = look, [], []
            self._flow()
        return painted(self, self._strips[crop.y : crop.bottom], crop)

    def _flow(self) -> list[int]:
        """Break the text into as many lines as the widget has, and draw those that are not as they were; return which."""
        if self._look is None:
            return []
        size, inks = self._look
        lines = flow(self._paragraphs, max(0, size.width - cells(self._edge.text)), self.glyphs)
        if len(lines) > size.height > 0:
            lines[size.height - 1 :] = [[Part(self._more, "muted")]]
        lines += [[]] * (size.height - len(lines))
        before, self._lines = self._lines, lines
        others = [place for place, line in enumerate(lines) if place >= len(before) or line != before[place]]
        margin = Part(" " * self.gutter.left)
        self._strips += [Strip([])] * (len(lines) - len(before))
        for place in others:
            self._strips[place] = strip([margin, self._edge, *lines[place]], self.outer_size.width, inks)
        return others


def _wrapped(paragraph: Paragraph, width: int, glyphs: Glyphs) -> list[list[Part]]:
    if not paragraph.rule:
        return wrap(paragraph.parts, width, paragraph.hang)
    blank = " " if paragraph.parts else ""
    heading = [Part(glyphs.rule + blank, "muted"), *paragraph.parts, Part(blank)]
    return [[*heading, Part(glyphs.rule * (width - measured(heading)), "muted")]]
