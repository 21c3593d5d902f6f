"""One of several views on a screen, under a line that names it and says how much of it cannot be seen."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.parts import Part, measured, strip


class Caption(Widget):
    """The line: a name in a rule, with the sign of the cursor while the view below has the focus, and what lies out of sight."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Caption { height: 1; }"

    def __init__(self, glyphs: Glyphs, title: str) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.title = title
        self._active = False
        self._unseen = ""

    def tell(self, view: ScrollView) -> None:
        """Follow the view."""
        over = view.scroll_offset.y
        under = max(0, view.virtual_size.height - over - view.size.height)
        sides = ((self.glyphs.up, over, "over"), (self.glyphs.down, under, "under"))
        unseen = "  ".join(f"{sign} {lines} {where}" for sign, lines, where in sides if lines)
        if (view.has_focus, unseen) != (self._active, self._unseen):
            self._active, self._unseen = view.has_focus, unseen
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw it over the whole width."""
        rule, width = self.glyphs.rule, self.size.width
        sign = Part(self.glyphs.active, "key") if self._active else Part(rule, "muted")
        left = [sign, Part(f" {self.title} ", "key" if self._active else "muted")]
        right = [Part(f" {self._unseen} ", "key"), Part(rule, "muted")] if self._unseen else []
        between = Part(rule * (width - measured(left) - measured(right)), "muted")
        return strip([*left, between, *right], width, palette(self))


class Pane(Container):
    """A view under its caption; Tab goes from one to the next, and the arrows move in the one that has the focus."""

    DEFAULT_CSS = """
    Pane { layout: vertical; height: 1fr; }
    Pane > ScrollView { height: 1fr; }
    """

    def __init__(self, glyphs: Glyphs, title: str, view: ScrollView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.caption = Caption(glyphs, title)
        self.view = view

    def compose(self) -> ComposeResult:
        """The caption and the view."""
        yield self.caption
        yield self.view

    def on_mount(self) -> None:
        """Tell anew when the view scrolls, becomes longer or shorter, or has the focus."""
        for attribute in ("scroll_y", "virtual_size", "has_focus"):
            self.watch(self.view, attribute, self._tell)

    def on_resize(self, event: events.Resize) -> None:
        """Another height shows more of it, or less."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self.caption.tell(self.view)
