"""Search as she types: words of subject, name, note and ESDH number, a whole phone number or mail, the inquiry's own number.

Words are indexed in idle time, after the save; what is not indexed yet is read directly, so a search never misses a saved word.
"""

from __future__ import annotations

import re
from itertools import product

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import ListedInquiry, chosen_inquiries
from borgerraad_tui.store.name_words import NameWords

WORD = re.compile(r"[^\W_]+")
"""Letters and digits, as the index cuts words."""
NUMBER = re.compile(r"(?:(\d{4})-)?(\d{1,6})")
MOST = 200
"""Hits shown; more words narrow them."""

MATCHES = """
SELECT rowid FROM search WHERE search MATCH ? AND rowid NOT IN (SELECT id FROM search_todo) ORDER BY rowid DESC LIMIT ?
"""
PENDING = """
SELECT i.id, i.subject, i.citizen, i.note, i.esdh FROM search_todo AS t JOIN inquiry AS i ON i.id = t.id
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
        """The newest hits: an inquiry with that number first, then those holding every word (which may be only begun)."""
        text = clean_line(text)
        words = WORD.findall(text.lower())
        if not words:
            return []
        numbered = self._numbered(text, this_year)
        worded = sorted(
            {*self._indexed(words), *self._pending(words), *self._contacts(text)} - set(numbered), reverse=True
        )
        return chosen_inquiries(self._engine, [*numbered, *worded][:MOST])

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

    def index_all(self) -> None:
        """Index everything that waits, after an intake and before anybody searches."""
        while self.waiting():
            self.index_some(5000)

    def _numbered(self, text: str, this_year: int) -> list[int]:
        found = NUMBER.fullmatch(text)
        if not found:
            return []
        year = int(found[1] or this_year)
        return [
            row[0]
            for row in self._engine.rows("SELECT id FROM inquiry WHERE year = ? AND number = ?", (year, int(found[2])))
        ]

    def _contacts(self, text: str) -> frozenset[int]:
        """Those with that phone number or mail, however it is written."""
        if not any(sign.isdigit() or sign == "@" for sign in text):
            return frozenset()
        from borgerraad_tui.domain.names import looks_like_contact

        return self._names.find("", text, text).inquiries if looks_like_contact(text) else frozenset()

    def _indexed(self, words: list[str]) -> list[int]:
        query = " AND ".join("(" + " OR ".join(f'"{way}"*' for way in spellings(word)) + ")" for word in words)
        return [row[0] for row in self._engine.rows(MATCHES, (query, MOST))]

    def _pending(self, words: list[str]) -> list[int]:
        return [row[0] for row in self._engine.rows(PENDING) if _holds(" ".join(row[1:]), words)]


def spellings(word: str) -> list[str]:
    """A word as Danes write it: å and aa are the same sound (æ and ø stay letters of their own)."""
    parts = re.split("(å|aa)", word)
    ways = [("å", "aa") if part in ("å", "aa") else (part,) for part in parts]
    return ["".join(way) for way in product(*ways)] if len(parts) < 10 else [word]


def _holds(text: str, words: list[str]) -> bool:
    present = WORD.findall(text.lower())
    return all(any(other.startswith(way) for way in spellings(word) for other in present) for word in words)
