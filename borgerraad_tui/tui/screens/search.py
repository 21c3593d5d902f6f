"""Search as she types: the line above, the hits below, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.widget import Widget

from borgerraad_tui.domain.filters import ANY
from borgerraad_tui.domain.search_line import FILTERS, OF_DAYS, OF_NAMES, OF_WORDS, TOGETHER, SearchLine, read_search
from borgerraad_tui.domain.words import words_of
from borgerraad_tui.store.found_rows import FoundRow, rows_of
from borgerraad_tui.store.search import MOST
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.hits import hit_columns
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.opening import open_hit
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.lookup import Lookup
from borgerraad_tui.tui.widgets.parts import Part

if TYPE_CHECKING:
    from borgerraad_tui.domain.saved_search import SavedSearch

EMPTY = "\n".join(
    [
        "Skriv ord fra emne, notat, navn, log, spørgsmål, svar, påmindelser, ESDH,",
        "aftaler, konsulentbistand, anbefalinger eller et nummer. Filtre, også alene:",
        *(f"  {example.ljust(17)} {meaning}" for example, meaning in FILTERS),
        TOGETHER,
        OF_WORDS,
        OF_NAMES,
        OF_DAYS,
    ]
)
KNOWN = f"Filtrene er {', '.join(example.split(':')[0] + ':' for example, _ in FILTERS)}"
NO_HITS = f"Intet fundet. Færre bogstaver eller filtre finder flere.\n{KNOWN}"
UNREAD = "Intet vist, før det er rettet:"
LINE = 76
"""Cells of what is said where there are no hits."""


class SearchRoom(ListRoom[FoundRow]):
    """Letters go to the line, arrows to the list, Enter opens. The words as typed are all there is of a search."""

    ROOM = "search"
    BINDINGS = bindings("search")

    def __init__(self, office: Office, words: str = "") -> None:
        listing = Listing(hit_columns(office, lambda: words_of(self._line.words)), office.glyphs, empty=EMPTY)
        super().__init__(office, listing)
        self.lookup = Lookup("Søg", listing, office.today)
        self.lookup.put(words)
        self._searched = ""
        self._line = SearchLine()
        self._number = 0
        self._told = False

    def content(self) -> Iterable[Widget]:
        """The line and, below it, the hits."""
        yield self.lookup

    def titles(self) -> Iterator[Title]:
        """How many hits."""
        newest = self._number == MOST and bool(words_of(self._line.words))
        found = f"{self._number} fundet" + (f" (de nyeste {MOST})" if newest else "")
        yield Title([Part(f"SØG {self.office.glyphs.separator} {found}")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Search again; the cursor stays on its hit as long as the words do."""
        words = self.lookup.words
        keep = self.listing.cursor_key if words == self._searched else None
        line = read_search(words, self.office.catalogue, self.office.today)
        hits = rows_of(self.office.register, line, self.office.today)
        self._searched, self._line, self._number = words, line, hits.count()
        asked = bool(line.words) or line.filters != ANY
        self.listing.empty = NO_HITS if asked else self.office.glyphs.own(unread(line)) if line.faults else EMPTY
        self.listing.show(hits, keep)
        self._tell()

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

        self._pick("Fjern en gemt søgning", lambda search: forget(self, search))

    def _pick(self, title: str, then: Callable[[SavedSearch], None]) -> None:
        from borgerraad_tui.tui.screens.saved_searches import PickSearch

        self.ask(PickSearch(self.office, title), then)

    def on_lookup_typed(self, message: Lookup.Typed) -> None:
        """Search as she types."""
        self.refresh_content()

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor, if the hit is one."""
        row = self.listing.cursor_row
        return row.id if row and row.kind == "inquiry" else None

    def has_ended(self) -> bool:
        """The one under the cursor is closed, or has left the statistics."""
        row = self.listing.cursor_row
        return row is not None and row.listed is not None and bool(row.listed.closed or row.listed.excluded)

    def action_open(self) -> None:
        """Open the hit under the cursor."""
        row = self.listing.cursor_row
        if row is not None:
            self.attempt(lambda: open_hit(self, row.kind, row.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a hit."""
        if action == "open":
            return self.listing.cursor_row is not None
        return super().check_action(action, parameters)

    def _tell(self) -> None:
        """Say of each filter that could not be read what would be; the rest is searched for all the same."""
        if self._line.faults or self._told:
            self.say(" ".join(self._line.faults), "late")
        self._told = bool(self._line.faults)


def unread(line: SearchLine) -> str:
    """Which filters could not be read, the values there are of them, and which filters there are."""
    known = [f"{name}: {', '.join(values)}" for name, values in line.values.items()]
    return "\n".join([UNREAD, *(part for said in (*line.faults, *known, KNOWN) for part in wrap(said, LINE))])
