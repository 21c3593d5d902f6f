"""Search as she types: words of inquiries and of all that hangs on them, of consultations, recommendations, and of questions and
appointments that hang on none, names however they are spelt, a whole phone number or mail, and the inquiry's own number.

Words are indexed in idle time, after the save; what is not indexed yet is read directly, so a search never misses a saved word.
"""

from __future__ import annotations

from contextlib import suppress

from borgerraad_tui.domain.filters import ANY, Filters
from borgerraad_tui.domain.number import find_number
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.domain.words import Names, words_of
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store import search_filters
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, chosen_inquiries
from borgerraad_tui.store.matches import Asked, Hit, newest_hits
from borgerraad_tui.store.name_words import NameWords
from borgerraad_tui.store.word_index import WordIndex

MOST = 200
"""Hits shown; more words narrow them."""
YEARS = "SELECT json_group_array(year) FROM numbering"
NUMBERED = "SELECT received, id FROM inquiry WHERE year IN (SELECT value FROM json_each(?)) AND number = ?"


class Search:
    """The search index of one open register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = NameWords(engine)
        self._index = WordIndex(engine, self._names)

    def hits(self, text: str, this_year: int, filters: Filters = ANY, most: int = MOST) -> list[Hit]:
        """The newest hits: inquiries with that number first, then what holds every word (which may be only begun).

        An inquiry and what hangs on it is one hit, however the words are spread over it: at its best place (store/places.py), by
        the day that place is from, which is also the day a period asks about.
        """
        text = clean_line(text)
        words = list(dict.fromkeys(words_of(text)))
        if not words:
            return []
        numbered = self._numbered(text, this_year, filters)
        contacts = [] if filters != ANY else self._contacts(text)
        first = {hit.id: hit for hit in (*contacts, *numbered)}
        worded = newest_hits(self._engine, Asked(words, filters, self._otherwise(text)), most)
        others = (hit for hit in worded if hit.kind != "inquiry" or hit.id not in first)
        return [*numbered, *(hit for hit in contacts if first[hit.id] is hit), *others][:most]

    def find(self, text: str, this_year: int, filters: Filters = ANY, most: int = MOST) -> list[ListedInquiry]:
        """The inquiries among the hits; without words all that the filters let through."""
        if not words_of(text):
            window = self.window(filters)
            return list(window.rows(0, min(most, window.count()))) if filters != ANY else []
        found = [hit.id for hit in self.hits(text, this_year, filters, most) if hit.kind == "inquiry"]
        lots = (found[start : start + MOST] for start in range(0, len(found), MOST))
        return [row for lot in lots for row in chosen_inquiries(self._engine, lot)]

    def window(self, filters: Filters) -> InquiryWindow:
        """All inquiries the filters let through, newest first, in windows."""
        return InquiryWindow(self._engine, search_filters.filtered_order(filters))

    def waiting(self) -> bool:
        """Whether words wait to be indexed."""
        return self._index.waiting()

    def index_some(self, most: int = 200) -> None:
        """Index some of what waits first; for idle time."""
        self._index.index_some(most)

    def index_idly(self, most: int = 200) -> bool:
        """Index some of what waits where no save hangs on it; returns whether more may wait.

        A disk that refuses leaves it for later: until then a search reads what is not indexed directly.
        """
        with suppress(BorgerraadError):
            if self.waiting():
                self.index_some(most)
                return True
        return False

    def index_all(self) -> None:
        """Index everything that waits, after an intake that is saved and before anybody searches."""
        while self.index_idly(5000):
            pass

    def purge(self) -> None:
        """Let the index hold nothing of a word that was taken away, inside the open act.

        What the disk refuses is raised: words that wait would otherwise stay where they wait. Each word leaves the index as it is
        taken up (secure-delete, schema.sql); laid together, no page of before is left either. Laid anew it would take five times
        as long: 2.3 s with 10,000 inquiries.
        """
        while self.waiting():
            self.index_some(5000)
        self._engine.execute("INSERT INTO search (search) VALUES ('optimize')")

    def _numbered(self, text: str, this_year: int, filters: Filters) -> list[Hit]:
        """The inquiry with that number; of a number without its year the inquiries of every year, the newest first."""
        found = find_number(text, this_year)
        if found is None:
            return []
        years = f"[{found.year}]" if not text.isdecimal() else self._engine.one(YEARS)
        among = search_filters.on_inquiry(filters)
        sql = f"{NUMBERED} AND {among.sql} ORDER BY year DESC"
        rows = self._engine.rows(sql, (years, found.number, *among.values))
        return [Hit(day, "inquiry", key, "number") for day, key in rows]

    def _otherwise(self, text: str) -> Names:
        """The words as names spell them, where that does not begin with the word as it is typed."""
        return {word: forms for word, forms in self._names.spellings(text).items() if forms}

    def _contacts(self, text: str) -> list[Hit]:
        """Those with that phone number or mail, however it is written."""
        if not any(sign.isdigit() or sign == "@" for sign in text):
            return []
        from borgerraad_tui.domain.names import looks_like_contact

        found = self._names.find("", text, text).inquiries if looks_like_contact(text) else frozenset()
        rows = chosen_inquiries(self._engine, list(found))
        return sorted((Hit(row.received, "inquiry", row.id, "contact") for row in rows), reverse=True)
