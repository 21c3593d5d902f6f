"""What the law asks an office to have ready, to read: the breach sheet and the record of processing, as the register is now."""

from __future__ import annotations

from typing import ClassVar

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.keeping import register_breach
from borgerraad_tui.chapters.processing import processing_document
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.screens.document import DocumentRoom


class BreachRoom(DocumentRoom):
    """What would be lost with this register; that of a copy is written by `borgerraad brud --kopi`."""

    ROOM = "breach"
    BINDINGS = bindings("breach")
    NAMED: ClassVar[str] = "BRUD PÅ DATASIKKERHEDEN"

    def made(self) -> Document:
        """Count it."""
        return register_breach(self.office.register)

    def action_export(self) -> None:
        """Write it as a document."""
        from borgerraad_tui.tui.forms.exporting import export_breach

        self.attempt(lambda: export_breach(self))


class ProcessingRoom(DocumentRoom):
    """The record of processing."""

    ROOM = "processing"
    BINDINGS = bindings("processing")
    NAMED: ClassVar[str] = "FORTEGNELSE OVER BEHANDLINGEN"

    def made(self) -> Document:
        """Fill it in."""
        return processing_document(self.office.register)

    def action_export(self) -> None:
        """Write it as a document."""
        from borgerraad_tui.tui.forms.exporting import export_processing

        self.attempt(lambda: export_processing(self))
