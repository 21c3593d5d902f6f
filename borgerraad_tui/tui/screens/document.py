"""Rooms that are a document to read, as it is written to a file: the same blocks, set for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.block_lines import block_lines, remark_lines
from borgerraad_tui.tui.screens.reading import ReadingRoom
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph


class DocumentRoom(ReadingRoom):
    """Arrows scroll; subclasses make the document, and say with `NAMED` what the room is called."""

    NAMED: ClassVar[str]

    def __init__(self, office: Office, identifier: int = 0) -> None:
        super().__init__(office, identifier)
        self.document: Document | None = None

    def made(self) -> Document:
        """The document as it is now; RuleBroken says why there is none."""
        raise NotImplementedError

    def titles(self) -> Iterable[Title]:
        """What it is, the day, and what it is about."""
        yield Title([Part(self.NAMED)], [Part(self.office.day_line(), "muted")])
        yield Title([Part(self.about(self.document) if self.document else "", "muted")])

    def about(self, document: Document) -> str:
        """What it is about, as it may be shown now."""
        return self.office.glyphs.own(document.about)

    def read_again(self) -> None:
        """Make it again; one goes on reading where one was."""
        line = self.text.scroll_offset.y
        try:
            self.document = self.made()
        except RuleBroken as error:
            self.document = None
            self.text.show([Paragraph([Part(error.text, "muted")])])
            return
        self._set()
        self.text.scroll_to(y=line, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Set it for the width there is, also where a dialog is over the room before it is drawn."""
        self.call_later(self.attempt, self._set)
        self.call_after_refresh(self.attempt, self._set)

    def action_copy_document(self) -> None:
        """All of it, as text, to the clipboard."""
        from borgerraad_tui.export.copied import copied_text

        if self.document is not None:
            self.app.copy_to_clipboard(copied_text(self.document.blocks))
            self.say(f"Kopieret: »{self.document.title}«")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a document."""
        if action in ("export", "copy_document"):
            return self.document is not None
        return super().check_action(action, parameters)

    def _set(self) -> None:
        if self.document is None:
            return
        glyphs, width = self.office.glyphs, self.text.scrollable_content_region.width
        self.text.show(
            [*remark_lines(self.document.remarks, glyphs), *block_lines(self.document.blocks, width, glyphs)]
        )
