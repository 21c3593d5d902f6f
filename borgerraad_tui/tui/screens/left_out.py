"""What a written document leaves out, or what she is to look at herself, to read to its end: it stands in no file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.block_lines import remark_lines
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.prose import Prose


class LeftOut(Dialog[None]):
    """Every remark of a document; Esc closes."""

    TITLE = "Skrevet, men se efter her"
    KEYS = (Key("↑↓", "rul"),)

    def __init__(self, office: Office, remarks: Sequence[str]) -> None:
        super().__init__(office, classes="tall")
        self.text = Prose(office.glyphs)
        self.text.styles.height = "1fr"
        self._remarks = remarks

    def content(self) -> Iterable[Widget]:
        """The remarks."""
        yield self.text

    def on_mount(self) -> None:
        """Start in the text, so that arrows scroll it."""
        self._show()
        self.text.focus()

    def veil_turned(self) -> None:
        """Say it anew: what it quotes is hidden now, or shown again."""
        super().veil_turned()
        self._show()

    def _show(self) -> None:
        self.text.show(remark_lines(self._remarks, self.office.glyphs))
