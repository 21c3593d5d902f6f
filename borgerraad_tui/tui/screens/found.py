"""The inquiries behind a figure."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part


class Found(InquiryListRoom):
    """A list with the figure's name above it."""

    ROOM = "found"
    BINDINGS = bindings("found")

    def __init__(self, office: Office, selection: Selection, title: str) -> None:
        super().__init__(office, "Ingen henvendelser bag det tal.")
        self.selection = selection
        self.told = title.replace("·", office.glyphs.separator)
        self._number = 0

    def titles(self) -> Iterator[Title]:
        """Whose figure it is, and the figure."""
        number = counted(self._number, "henvendelse", "henvendelser")
        yield Title([Part(self.told)], [Part(number)])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its inquiry."""
        window = selected_inquiries(self.office.register.engine, self.selection)
        self._number = window.count()
        self.listing.show(window, self.listing.cursor_key)
