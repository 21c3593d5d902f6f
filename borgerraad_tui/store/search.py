"""Search as she types: words of subject, name, note and ESDH number, a whole phone number or mail, the inquiry's own number.

Words are indexed in idle time, after the save; what is not indexed yet is read directly, so a search never misses a saved word.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import product

from borgerraad_tui.domain.number import find_number
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import Edge, ListedInquiry, chosen_inquiries
from borgerraad_tui.store.name_words import NameWords

WORD = re.compile(r"[^\W_]+")
"""Letters and digits, as the index cuts words."""
EVERY_ID = (0, 2**62)
MOST = 200
"""Hits shown; more words narrow them."""

NEWEST = "SELECT min(received), min(id), max(id) FROM (SELECT received, id FROM inquiry ORDER BY received DESC, id DESC LIMIT 2000)"
MATCHES = """
SELECT received, id FROM inquiry WHERE +received > ? AND id IN (
  SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? AND rowid NOT IN (SELECT id FROM search_todo))
ORDER BY received DESC, id DESC LIMIT ?
"""
PENDING = """
SELECT i.received, i.id, i.subject, i.citizen, i.note, i.esdh FROM search_todo AS t JOIN inquiry AS i ON i.id = t.id
"""
FORGET = """
INSERT INTO search (search, rowid, subject, citizen, note, esdh)
SELECT 'delete', id, subject, citizen, note, esdh FROM search_todo WHERE was AND id <= ?
"""
LEARN = """
INSERT INTO search (rowid, subject, citizen, note, esdh)
SELECT i.id, i.subject, i.citizen, i.note, i.esdh FROM search_todo AS t JOIN inquiry AS i ON i.id = t.id WHERE t.id <= ?
"""


class Search:
    """The search index of one open register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = NameWords(engine)

    def find(self, text: str, this_year: int) -> list[ListedInquiry]:
        """The hits received last: an inquiry with that number first, then those holding every word (which may be only begun)."""
        text = clean_line(text)
        words = WORD.findall(text.lower())
        if not words:
            return []
        numbered = self._numbered(text, this_year)
        worded = sorted({*self._indexed(words), *self._pending(words), *self._contacts(text)}, reverse=True)[:MOST]
        hits = dict.fromkeys([*numbered, *(edge.id for edge in worded)])
        return chosen_inquiries(self._engine, list(hits)[:MOST])

    def waiting(self) -> bool:
        """Whether words wait to be indexed."""
        return bool(self._engine.one("SELECT 1 FROM search_todo LIMIT 1"))

    def index_some(self, most: int = 200) -> None:
        """Index the oldest waiting inquiries in one transaction; for idle time."""
        last = self._engine.one("SELECT max(id) FROM (SELECT id FROM search_todo ORDER BY id LIMIT ?)", (most,))
        if last is None:
            return
        with self._engine.transaction():
            self._names.index(last)
            for sql in (FORGET, LEARN, "DELETE FROM search_todo WHERE id <= ?"):
                self._engine.execute(sql, (last,))

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

    def _numbered(self, text: str, this_year: int) -> list[int]:
        found = find_number(text, this_year)
        if found is None:
            return []
        return [row[0] for row in self._engine.rows("SELECT id FROM inquiry WHERE year = ? AND number = ?", found)]

    def _contacts(self, text: str) -> list[Edge]:
        """Those with that phone number or mail, however it is written."""
        if not any(sign.isdigit() or sign == "@" for sign in text):
            return []
        from borgerraad_tui.domain.names import looks_like_contact

        found = self._names.find("", text, text).inquiries if looks_like_contact(text) else frozenset()
        return [Edge(row.received, row.id) for row in chosen_inquiries(self._engine, list(found))]

    def _indexed(self, words: list[str]) -> list[Edge]:
        """The newest hits of the index, by the day received.

        A letter or two may stand in nearly every inquiry; then the newest two thousand hold hits enough, and nothing else is read.
        """
        query = " AND ".join("(" + " OR ".join(f'"{way}"*' for way in spellings(word)) + ")" for word in words)
        since, low, high = self._engine.first(NEWEST)
        if since is None:
            return []
        found = self._engine.rows(MATCHES, (since, query, low, high, MOST))
        if len(found) < MOST:
            found = self._engine.rows(MATCHES, ("", query, *EVERY_ID, MOST))
        return [Edge(*row) for row in found]

    def _pending(self, words: list[str]) -> list[Edge]:
        rows = self._engine.rows(PENDING)
        return [Edge(received, key) for received, key, *texts in rows if _holds(" ".join(texts), words)]


def spellings(word: str) -> list[str]:
    """A word as Danes write it: å and aa are the same sound (æ and ø stay letters of their own)."""
    parts = re.split("(å|aa)", word)
    ways = [("å", "aa") if part in ("å", "aa") else (part,) for part in parts]
    return ["".join(way) for way in product(*ways)] if len(parts) < 10 else [word]


def _holds(text: str, words: list[str]) -> bool:
    present = WORD.findall(text.lower())
    return all(any(other.startswith(way) for way in spellings(word) for other in present) for word in words)
