"""The control of the register, to read: what is in order, what is not, and what to do."""

from __future__ import annotations

from typing import ClassVar

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.controlled import control_document
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.screens.document import DocumentRoom


class ControlRoom(DocumentRoom):
    """Looks at once where that has not been done since the start."""

    ROOM = "control"
    BINDINGS = bindings("control")
    NAMED: ClassVar[str] = "KONTROL"

    def on_mount(self) -> None:
        """Begin, where nothing is known yet."""
        if self.office.controlled is None:
            self.action_control_now()

    def made(self) -> Document:
        """What is known now."""
        return control_document(self.office.register, self.office.controlled)

    def action_control_now(self) -> None:
        """Look again, in the background."""
        self.run_worker(self.app.run_action("control_now"), exclusive=False)
