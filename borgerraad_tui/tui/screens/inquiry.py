"""One inquiry to read, with what has happened to it; Enter edits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.detail import inquiry_lines
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.screens.ties import people_lines
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose

TURNS = {"undo": "Fortrudt: ", "redo": "Gentaget: "}
GONE = "Henvendelsen er fortrudt og findes ikke længere. Ctrl+Y gentager, Esc går tilbage."


class InquiryRoom(RoomScreen):
    """The whole inquiry over the whole screen."""

    ROOM = "inquiry"
    BINDINGS = bindings("inquiry")
    DEFAULT_CSS = "InquiryRoom Prose { height: 1fr; padding: 0 2; }"

    def __init__(self, office: Office, identifier: int) -> None:
        super().__init__(office)
        self.identifier = identifier
        self.text = Prose(office.glyphs)

    def content(self) -> Iterable[Widget]:
        """The text."""
        yield self.text

    def on_mount(self) -> None:
        """Start in the text, so that arrows scroll it."""
        self.text.focus()

    def titles(self) -> Iterable[Title]:
        """The number and the day."""
        found = inquiry_detail(self.office.register.engine, self.identifier)
        number = number_text(found.year, found.number, self.office.today) if found else ""
        yield Title([Part(f"HENVENDELSE {number}")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the inquiry and its history."""
        lines = list(inquiry_lines(self.office, self.identifier))
        people = people_lines(self.office, self.identifier)
        self.text.show([*lines, *people, *self._history()] if lines else [Paragraph([Part(GONE, "muted")])])

    def inquiry_id(self) -> int | None:
        """This inquiry, while it is there."""
        return self.identifier if inquiry_detail(self.office.register.engine, self.identifier) else None

    def action_edit(self) -> None:
        """Change it in the form it was registered in."""
        from borgerraad_tui.tui.forms.registration import open_edit

        self._about_inquiry(open_edit)

    def _history(self) -> Iterator[Paragraph]:
        yield Paragraph([Part("Historik", "muted")], rule=True)
        for happened in self.office.register.history.of_row("inquiry", self.identifier):
            day = danish_day(date.fromisoformat(happened.at[:10]))
            told = TURNS.get(happened.what, "") + happened.title
            yield Paragraph([Part(f"{day} {happened.at[11:16]}  ", "muted"), Part(told)], hang=18)
