"""A whole report to read, as it will be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from textual import events
from textual.widget import Widget

from borgerraad_tui.chapters.blocks import Block, Document
from borgerraad_tui.chapters.plan import ReportPlan
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.block_lines import block_lines, remark_lines
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.prose import Prose, flow


class WholeReport(Dialog[None]):
    """Arrows scroll; Esc closes. It begins where the blocks `at` stand, at the top where they are not printed."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("↑↓", "rul"),)
    DEFAULT_CSS = "WholeReport Prose { height: 1fr; padding: 0 2; }"

    TITLE = "Beretningen, som den bliver trykt"

    def __init__(self, office: Office, plan: ReportPlan, at: Sequence[Block] = ()) -> None:
        super().__init__(office, classes="whole")
        self.text = Prose(office.glyphs)
        self._plan = plan
        self._at = tuple(at)

    def content(self) -> Iterable[Widget]:
        """The text."""
        yield self.text

    def on_mount(self) -> None:
        """Start in the text, so that arrows scroll it."""
        self.text.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Set the tables for the room there is."""
        self.call_after_refresh(self.attempt, self._show)

    def veil_turned(self) -> None:
        """Write it anew: what she wrote is hidden now, or shown again."""
        super().veil_turned()
        self.attempt(self._show)

    @cached_property
    def _document(self) -> Document:
        """Read once: nothing is changed while the dialog is open, and another width reads nothing anew."""
        return report_document(self.office.register, self._plan)

    def _show(self) -> None:
        glyphs, width = self.office.glyphs, self.text.scrollable_content_region.width
        document = self._document
        left_out = list(remark_lines(document.remarks, glyphs))
        length, blocks = len(self._at), document.blocks
        starts = (start for start in range(len(blocks)) if length and blocks[start : start + length] == self._at)
        place = next(starts, 0)
        above = [*left_out, *block_lines(document.blocks[:place], width, glyphs)]
        self.text.show([*left_out, *block_lines(document.blocks, width, glyphs)])
        if place:
            self.text.scroll_to(y=len(flow(above, width, glyphs)) + 1, animate=False, force=True)
