"""Search as she types: the line above, the hits below, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widget import Widget

from borgerraad_tui.store.search import MOST
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.lookup import FixedRows, Lookup
from borgerraad_tui.tui.widgets.parts import Part

if TYPE_CHECKING:
    from borgerraad_tui.domain.saved_search import SavedSearch

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

    def look_for(self, words: str) -> None:
        """Search for these words instead."""
        self.lookup.put(words)
        self.refresh_content()

    def action_save_search(self) -> None:
        """Give what is searched for a name."""
        from borgerraad_tui.tui.forms.saved_search import open_saving

        self.attempt(lambda: open_saving(self, self.lookup.words))

    def action_saved_searches(self) -> None:
        """Search for what has a name."""
        self._pick("Gemte søgninger", lambda search: self.look_for(search.words))

    def action_forget_search(self) -> None:
        """Take one of them away."""
        from borgerraad_tui.tui.forms.saved_search import forget

        self._pick("Fjern en gemt søgning", lambda search: self.attempt(lambda: forget(self, search)))

    def _pick(self, title: str, then: Callable[[SavedSearch], None]) -> None:
        from borgerraad_tui.tui.screens.saved_searches import PickSearch

        def chosen(search: SavedSearch | None) -> None:
            if search is not None:
                then(search)

        self.app.push_screen(PickSearch(self.office, title), chosen)

    def on_lookup_typed(self, message: Lookup.Typed) -> None:
        """Search as she types."""
        self.refresh_content()
