"""The full-text index, kept in idle time: what waits for it stands in a table beside it, with the words it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.name_words import NameWords

HitKind = Literal["inquiry", "consultation", "recommendation", "request", "appointment"]
"""What can be found, and opened; a question and an appointment by themselves where they hang on no inquiry."""
SOURCES: Final[Sequence[HitKind]] = ("inquiry", "consultation", "recommendation", "request", "appointment")
"""All of them; a document's number is its row's, in its source's own five hundred millions (schema.sql)."""
APART: Final = 29
"""Bits of a row's number; above them stands its source."""
BELOW_DAY: Final = 32
"""Bits of a document's number; in the index the day stands above them, as `date.toordinal` counts."""
NEXT: Final = "SELECT max(doc) FROM (SELECT doc FROM search_todo ORDER BY doc LIMIT ?)"
FORGET: Final = """
INSERT INTO search (search, rowid, citizen, text, marks)
SELECT 'delete', id, citizen, text, marks FROM search_todo WHERE id IS NOT NULL AND doc <= ?
"""
DONE: Final = "DELETE FROM search_todo WHERE doc <= ?"


def waiting_words(source: str) -> str:
    """FROM and WHERE of the documents of a source that wait, as they stand now; t is what waits, w the words."""
    base = SOURCES.index(source) << APART
    low, high = base + 1, base + (1 << APART) - 1
    # names are declared above
    return (
        f"FROM search_todo AS t CROSS JOIN {source}_words AS w ON w.row = t.doc - {base}"
        f" WHERE t.doc BETWEEN {low} AND {high}"
    )


LEARN: Final = tuple(
    f"INSERT INTO search (rowid, citizen, text, marks)"
    f" SELECT w.id, w.citizen, w.text, w.marks {waiting_words(source)} AND t.doc <= ?"
    for source in SOURCES
)


class WordIndex:
    """The index of one open register."""

    def __init__(self, engine: Engine, names: NameWords) -> None:
        self._engine = engine
        self._names = names

    def waiting(self) -> bool:
        """Whether words wait to be indexed."""
        return bool(self._engine.one("SELECT 1 FROM search_todo LIMIT 1"))

    def index_some(self, most: int) -> None:
        """Index what waits first, in one transaction, with the names in it."""
        last = self._engine.one(NEXT, (most,))
        if last is None:
            return
        with self._engine.transaction():
            self._names.index(last)
            for sql in (FORGET, *LEARN, DONE):
                self._engine.execute(sql, (last,))
