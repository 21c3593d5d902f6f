"""One inquiry to read, with what has happened to it; Enter edits it."""

from __future__ import annotations

from collections.abc import Iterable

from borgerraad_tui.store.detail import InquiryDetail, inquiry_detail
from borgerraad_tui.store.inquiry_history import inquiry_history
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.detail import inquiry_lines
from borgerraad_tui.tui.screens.pointing import pointing_lines
from borgerraad_tui.tui.screens.reading import ReadingRoom, history_lines
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.screens.ties import people_lines
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

GONE = "Henvendelsen er fortrudt og findes ikke længere. Ctrl+Y gentager, Esc går tilbage."


class InquiryRoom(ReadingRoom):
    """The whole inquiry over the whole screen; `said` is what has to be known of it here."""

    ROOM = "inquiry"
    BINDINGS = bindings("inquiry")

    def __init__(self, office: Office, identifier: int, said: str = "") -> None:
        super().__init__(office, identifier)
        self._said = said
        self._found: InquiryDetail | None = None

    def titles(self) -> Iterable[Title]:
        """The number and the day."""
        found = self._found
        number = number_text(found.year, found.number, self.office.today) if found else ""
        yield Title([Part(f"HENVENDELSE {number}")], [Part(self.office.day_line(), "muted")])
        if self._said:
            yield Title([Part(self._said, "key")])

    def read_again(self) -> None:
        """Read the inquiry and its history."""
        self._found = inquiry_detail(self.office.register.engine, self.identifier)
        if self._found is None:
            self.text.show([Paragraph([Part(GONE, "muted")])])
            return
        told = inquiry_lines(self.office, self._found, whole=True)
        acts = inquiry_history(self.office.register.engine, self.identifier)
        beside = [*people_lines(self.office, self.identifier), *pointing_lines(self.office, self.identifier)]
        self.text.show([*told, *beside, *history_lines(self.office.glyphs, acts)])

    def inquiry_id(self) -> int | None:
        """This inquiry, while it is there."""
        return self.identifier if self._found else None

    def has_ended(self) -> bool:
        """It is closed, or has left the statistics."""
        return self._found is not None and bool(self._found.closed or self._found.exclusion)

    def action_edit(self) -> None:
        """Change it in the form it was registered in."""
        from borgerraad_tui.tui.forms.registration import open_edit

        self._about_inquiry(open_edit)

    def action_correct_log(self) -> None:
        """Choose a line of the log, and correct it."""
        from borgerraad_tui.tui.forms.log import open_correction
        from borgerraad_tui.tui.screens.pick_entry import PickEntry

        self.ask(PickEntry(self.office, self.identifier), lambda entry: open_correction(self, entry))
