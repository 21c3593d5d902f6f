"""One inquiry to read, with what has happened to it; Enter edits it."""

from __future__ import annotations

from collections.abc import Iterable

from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.screens.detail import inquiry_lines
from borgerraad_tui.tui.screens.pointing import pointing_lines
from borgerraad_tui.tui.screens.reading import ReadingRoom, history_lines
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

GONE = "Henvendelsen er fortrudt og findes ikke længere. Ctrl+Y gentager, Esc går tilbage."


class InquiryRoom(ReadingRoom):
    """The whole inquiry over the whole screen."""

    ROOM = "inquiry"
    BINDINGS = bindings("inquiry")

    def titles(self) -> Iterable[Title]:
        """The number and the day."""
        found = inquiry_detail(self.office.register.engine, self.identifier)
        number = number_text(found.year, found.number, self.office.today) if found else ""
        yield Title([Part(f"HENVENDELSE {number}")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the inquiry and its history."""
        lines = list(inquiry_lines(self.office, self.identifier))
        told = [
            *lines,
            *pointing_lines(self.office, self.identifier),
            *history_lines(self.office, "inquiry", self.identifier),
        ]
        self.text.show(told if lines else [Paragraph([Part(GONE, "muted")])])

    def inquiry_id(self) -> int | None:
        """This inquiry, while it is there."""
        return self.identifier if inquiry_detail(self.office.register.engine, self.identifier) else None

    def action_edit(self) -> None:
        """Change it in the form it was registered in."""
        from borgerraad_tui.tui.forms.registration import open_edit

        self._about_inquiry(open_edit)
