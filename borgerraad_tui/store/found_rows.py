"""The hits of a search as a list shows them, read in windows: what each is about, where the words stand, and the text there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from borgerraad_tui.domain.filters import ANY
from borgerraad_tui.domain.search_line import SearchLine, read_search
from borgerraad_tui.domain.words import holds, words_of
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, chosen_inquiries
from borgerraad_tui.store.matches import Hit
from borgerraad_tui.store.places import Spot
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.word_index import SOURCES, HitKind

CONSULTATIONS = """
SELECT c.id, c.topic, coalesce(d.short, d.name, ''), '' FROM consultation AS c LEFT JOIN catalogue AS d ON d.id = c.directorate
WHERE c.id IN ({0})
"""
RECOMMENDATIONS = """
SELECT r.id, r.title, coalesce(d.short, d.name, ''), r.text || char(10) || r.reply || char(10) || r.plan
FROM recommendation AS r LEFT JOIN catalogue AS d ON d.id = r.directorate WHERE r.id IN ({0})
"""
QUESTIONS = """
SELECT r.id, r.question, coalesce(d.short, d.name, ''), r.answer FROM request AS r JOIN catalogue AS d ON d.id = r.directorate
WHERE r.id IN ({0})
"""
APPOINTMENTS = "SELECT id, text, '', '' FROM appointment WHERE id IN ({0})"
MORE: Mapping[HitKind, str] = {
    "consultation": CONSULTATIONS, "recommendation": RECOMMENDATIONS, "request": QUESTIONS, "appointment": APPOINTMENTS,
}  # fmt: skip
"""What is no inquiry: its id, its title, its directorate, and its texts beside the title."""


class FoundRow(NamedTuple):
    """One line. `key` is an inquiry's id, and below zero for anything else; `text` is empty where the title holds the words.

    `alike` are the words as the text may spell them otherwise.
    """

    key: int
    kind: HitKind
    id: int
    day: str
    spot: Spot
    title: str
    directorate: str
    text: str
    listed: ListedInquiry | None = None
    alike: tuple[str, ...] = ()


class Rows(Protocol):
    """Rows of a list in windows."""

    def count(self) -> int:
        """How many."""
        ...

    def rows(self, start: int, number: int) -> Sequence[FoundRow]:
        """A window of them."""
        ...

    def index_of(self, key: int) -> int | None:
        """Where one stands."""
        ...


def found_rows(register: Register, line: str, today: date) -> Rows:
    """What the line as typed finds: hits of its words, or without words all that its filters let through."""
    return rows_of(register, read_search(line, register.catalogue, today), today)


def rows_of(register: Register, line: SearchLine, today: date) -> Rows:
    """The same for a line that was read."""
    words = words_of(line.words)
    if not words and line.filters != ANY:
        return FilteredRows(register.search.window(line.filters))
    return HitRows(register.engine, register.search.hits(line.words, today.year, line.filters), words)


def key_of(kind: HitKind, identifier: int) -> int:
    """A number unique in the list."""
    return identifier if kind == "inquiry" else -(len(SOURCES) * identifier + SOURCES.index(kind))


class FilteredRows:
    """Inquiries that filters alone have chosen."""

    def __init__(self, window: InquiryWindow) -> None:
        self._window = window

    def count(self) -> int:
        """How many."""
        return self._window.count()

    def rows(self, start: int, number: int) -> Sequence[FoundRow]:
        """A window of them."""
        rows = self._window.rows(start, number)
        return [_inquiry(row, Hit(row.received, "inquiry", row.id, "listed")) for row in rows]

    def index_of(self, key: int) -> int | None:
        """Where one stands."""
        return self._window.index_of(key)


class HitRows:
    """Hits; their texts are read a window at a time."""

    def __init__(self, engine: Engine, hits: Sequence[Hit], words: Sequence[str]) -> None:
        self._engine = engine
        self._hits = hits
        self._words = words

    def count(self) -> int:
        """How many."""
        return len(self._hits)

    def rows(self, start: int, number: int) -> Sequence[FoundRow]:
        """A window of them."""
        hits = self._hits[start : start + number]
        inquiries = self._inquiries(hits)
        more = {kind: self._more(kind, sql, hits) for kind, sql in MORE.items()}
        rows = (inquiries.get(hit.id) if hit.kind == "inquiry" else more[hit.kind].get(hit.id) for hit in hits)
        return [row for row in rows if row is not None]

    def index_of(self, key: int) -> int | None:
        """Where one stands."""
        return next((index for index, hit in enumerate(self._hits) if key_of(hit.kind, hit.id) == key), None)

    def _inquiries(self, hits: Sequence[Hit]) -> Mapping[int, FoundRow]:
        chosen = {hit.id: hit for hit in hits if hit.kind == "inquiry"}
        return {
            listed.id: _inquiry(listed, chosen[listed.id]) for listed in chosen_inquiries(self._engine, list(chosen))
        }

    def _more(self, kind: HitKind, sql: str, hits: Sequence[Hit]) -> Mapping[int, FoundRow]:
        chosen = {hit.id: hit for hit in hits if hit.kind == kind}
        rows = {}
        for row, (title, area, text) in self._texts(sql, list(chosen)).items():
            beside = "" if holds(title, self._words) else text
            rows[row] = FoundRow(key_of(kind, row), kind, row, chosen[row].day, chosen[row].spot, title, area, beside)
        return rows

    def _texts(self, sql: str, identifiers: Sequence[int]) -> Mapping[int, tuple[Any, ...]]:
        """Each row's texts by its id."""
        if not identifiers:
            return {}
        marks = ",".join("?" * len(identifiers))
        return {row[0]: row[1:] for row in self._engine.rows(sql.format(marks), tuple(identifiers))}


def _inquiry(listed: ListedInquiry, hit: Hit) -> FoundRow:
    text = "" if hit.spot == "subject" else hit.text
    return FoundRow(
        hit.id, "inquiry", hit.id, hit.day, hit.spot, listed.subject, listed.directorate, text, listed, hit.alike
    )
