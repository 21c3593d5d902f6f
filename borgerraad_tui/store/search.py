"""Search as she types: words of inquiries, their log, consultations and recommendations, a whole phone number or mail, and the
inquiry's own number.

Words are indexed in idle time, after the save; what is not indexed yet is read directly, so a search never misses a saved word.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from borgerraad_tui.domain.number import find_number
from borgerraad_tui.domain.search_line import ANY, Filters
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.domain.words import words_of
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store import search_filters
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, chosen_inquiries
from borgerraad_tui.store.matches import (
    CONSULTATIONS,
    INQUIRIES,
    LOG,
    MORE,
    RECOMMENDATIONS,
    HitKind,
    Source,
    Wanted,
    matches,
)
from borgerraad_tui.store.name_words import NameWords
from borgerraad_tui.store.word_index import WordIndex

MOST = 200
"""Hits shown; more words narrow them."""


class Hit(NamedTuple):
    """What a search found: what it opens, and the log entry the words stand in (0: in the inquiry itself)."""

    day: str
    kind: HitKind
    id: int
    entry: int = 0


class Search:
    """The search indexes of one open register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = NameWords(engine)
        own = _learn(INQUIRIES, ", ".join(INQUIRIES.texts))
        self._indexes = (
            WordIndex(engine, "search", INQUIRIES.texts, [own], beside=self._names.index),
            WordIndex(engine, "search_more", ["text"], [_learn(source, _in_one(source)) for source in MORE]),
        )

    def hits(self, text: str, this_year: int, filters: Filters = ANY, most: int = MOST) -> list[Hit]:
        """The newest hits: an inquiry with that number first, then what holds every word (which may be only begun).

        An inquiry is one hit: where it holds the words itself, by the day it was received, else in the newest such log entry.
        """
        text = clean_line(text)
        words = words_of(text)
        if not words:
            return []
        numbered = self._numbered(text, this_year, filters)
        contacts = [] if filters != ANY else self._contacts(text)
        first = {hit.id for hit in (*numbered, *contacts)}
        numbered += [hit for hit in contacts if hit not in numbered]
        worded = sorted(self._worded(words, filters, most), reverse=True)
        return [*numbered, *(hit for hit in worded if hit.kind != "inquiry" or hit.id not in first)][:most]

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
        return any(index.waiting() for index in self._indexes)

    def index_some(self, most: int = 200) -> None:
        """Index some of what waits first; for idle time."""
        for index in self._indexes:
            index.index_some(most)

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

    def _numbered(self, text: str, this_year: int, filters: Filters) -> list[Hit]:
        found = find_number(text, this_year)
        if found is None:
            return []
        among = search_filters.on_inquiry(filters)
        sql = f"SELECT received, id FROM inquiry WHERE year = ? AND number = ? AND {among.sql}"  # noqa: S608
        return [Hit(day, "inquiry", key) for day, key in self._engine.rows(sql, (*found, *among.values))]

    def _contacts(self, text: str) -> list[Hit]:
        """Those with that phone number or mail, however it is written."""
        if not any(sign.isdigit() or sign == "@" for sign in text):
            return []
        from borgerraad_tui.domain.names import looks_like_contact

        found = self._names.find("", text, text).inquiries if looks_like_contact(text) else frozenset()
        rows = chosen_inquiries(self._engine, list(found))
        return sorted((Hit(row.received, "inquiry", row.id) for row in rows), reverse=True)

    def _worded(self, words: list[str], filters: Filters, most: int) -> list[Hit]:
        among = search_filters.on_inquiry(filters)
        own = matches(self._engine, INQUIRIES, words, among, Wanted(most))
        wanted = Wanted(most, _day_before(own[-1].day) if len(own) == most else "", [match.subject for match in own])
        logged = matches(self._engine, LOG, words, among, wanted)
        hits = [Hit(match.day, "inquiry", match.subject) for match in own]
        hits += [Hit(match.day, "inquiry", match.subject, match.row) for match in logged]
        for source, condition in (
            (CONSULTATIONS, search_filters.on_consultation(filters)),
            (RECOMMENDATIONS, search_filters.on_recommendation(filters)),
        ):
            found = matches(self._engine, source, words, condition, Wanted(most, wanted.after)) if condition else []
            hits += [Hit(match.day, source.kind, match.subject) for match in found]
        return hits


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _in_one(source: Source) -> str:
    """All its words as one text, as the view of them has it."""
    return " || char(10) || ".join(source.texts)


def _learn(source: Source, texts: str) -> str:
    waiting = f"SELECT id AS indexed, id - {source.base} AS waiting FROM {source.fts}_todo WHERE id <= ?"  # noqa: S608
    return f"SELECT indexed, {texts} FROM ({waiting}) JOIN {source.table} ON id = waiting"  # noqa: S608
