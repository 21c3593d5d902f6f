"""Everything of one person: the inquiries that are joined, then those of whoever may be the same, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.listing import ListedInquiry, chosen_inquiries
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.screens.ties import alike
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

THIS, SAME, ALIKE = "= denne", "= samme", "? ligner"
"""How sure it is that an inquiry is the same person's: joined, or a likeness."""


class PersonRoom(InquiryListRoom):
    """A list of inquiries like those behind a figure; `inquiry` is the one it was asked for from."""

    ROOM = "person"
    BINDINGS = bindings("person")

    def __init__(self, office: Office, inquiry: int) -> None:
        told = Column[ListedInquiry]("Borger", 8, lambda row: self._how_sure(row.id), "muted")
        super().__init__(office, "Henvendelsen er fortrudt. Ctrl+Y gentager, Esc går tilbage.", told)
        self.inquiry = inquiry
        self._told = self._sum = ""
        self._same: frozenset[int] = frozenset()

    def titles(self) -> Iterator[Title]:
        """Whose inquiries they are, and how many are sure."""
        own = self.office.glyphs.own
        yield Title([Part(own(self._told))], [Part(self.office.day_line(), "muted")])
        yield Title([Part(own(self._sum))])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its inquiry."""
        engine = self.office.register.engine
        found = inquiry_detail(engine, self.inquiry)
        others, maybe = others_of(engine, self.inquiry), alike(self.office, self.inquiry)
        known = " · ".join(part for part in (found.citizen, found.phone, found.mail) if part) if found else ""
        self._told = f"BORGER · {self.office.glyphs.hers(known) or 'uden navn, telefon og mail'}"
        self._sum = f"{counted(1 + len(others), 'henvendelse', 'henvendelser')} · {len(maybe)} ligner"
        self._same = frozenset(one.id for one in others)
        every = [self.inquiry, *(one.id for one in (*others, *maybe))]
        self.listing.show(FixedRows(chosen_inquiries(engine, every)), self.listing.cursor_key)

    def _how_sure(self, inquiry: int) -> str:
        """Whether an inquiry is joined to this one's person, or only like it."""
        return THIS if inquiry == self.inquiry else SAME if inquiry in self._same else ALIKE

    def action_treat(self, identifier: str) -> None:
        """The letter that leads here leads back."""
        if identifier == "people":
            self.action_back()
        else:
            super().action_treat(identifier)


def open_person(room: RoomScreen, inquiry: int) -> None:
    """The room over another."""
    room.app.push_screen(PersonRoom(room.office, inquiry))
