"""The control of the register, to read: what is in order, what is not, and what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.controlled import control_document
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.screens.document import DocumentRoom

FRESH: Final = timedelta(minutes=1)


class ControlRoom(DocumentRoom):
    """Looks at once, unless that is being done or was done a moment ago: what was wrong may be mended by now."""

    ROOM = "control"
    BINDINGS = bindings("control")
    NAMED: ClassVar[str] = "KONTROL"

    def on_mount(self) -> None:
        """Begin, where what is known is old."""
        known = self.office.controlled
        if known is None or (not known.looking and self.office.clock.now() - known.begun > FRESH):
            self.action_control_now()

    def made(self) -> Document:
        """What is known now."""
        return control_document(self.office.register, self.office.controlled)

    def action_control_now(self) -> None:
        """Look again, in the background."""
        self.run_worker(self.app.run_action("control_now"), exclusive=False)
