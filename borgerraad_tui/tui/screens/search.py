"""Search as she types: the line above, the hits below, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.store.search import MOST
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.lookup import FixedRows, Lookup
from borgerraad_tui.tui.widgets.parts import Part

EMPTY = "Skriv ord fra emne, notat, navn eller ESDH-nummer, eller henvendelsens nummer."
NO_HITS = "Ingen henvendelser med de ord. Færre bogstaver finder flere."


class SearchRoom(InquiryListRoom):
    """Letters go to the line, arrows to the list, Enter opens."""

    ROOM = "search"
    BINDINGS = bindings("search")

    def __init__(self, office: Office) -> None:
        super().__init__(office, EMPTY)
        self.lookup = Lookup("Søg", self.listing, office.today)
        self._searched, self._number = "", 0

    def content(self) -> Iterable[Widget]:
        """The line and, below it, the hits."""
        yield self.lookup

    def titles(self) -> Iterator[Title]:
        """How many hits."""
        found = f"{self._number} fundet" + (f" (de nyeste {MOST})" if self._number == MOST else "")
        yield Title([Part(f"SØG {self.office.glyphs.separator} {found}")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Search again; the cursor stays on its hit as long as the words do."""
        words = self.lookup.words
        keep = self.listing.cursor_key if words == self._searched else None
        hits = self.office.register.search.find(words, self.office.today.year)
        self._searched, self._number = words, len(hits)
        self.listing.empty = NO_HITS if words.strip() else EMPTY
        self.listing.show(FixedRows(hits), keep)

    def on_lookup_typed(self, message: Lookup.Typed) -> None:
        """Search as she types."""
        self.refresh_content()
