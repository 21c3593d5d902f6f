"""What holds every word of a search: asked of the index, newest first, and directly of what waits to be indexed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.domain.words import Names, held, held_by_name, spellings
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.places import Spot, best_places, question_places
from borgerraad_tui.store.search_filters import marks_of, rows_alone
from borgerraad_tui.store.word_index import APART, BELOW_DAY, SOURCES, HitKind, waiting_words

AT_ONCE: Final = 250
"""Documents whose texts are read at once."""
ENOUGH: Final = 1_000
"""Once there are hits enough, so many documents are read at most to find newer ones among them.

The index reads in the order of what happened last, hits stand by the day of the words: only where this many inquiries hold the
words and have gone on for long after them could an older hit stand in for a newer one.
"""
NEWEST: Final = """
SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ?
AND (rowid & 4294967295) NOT IN (SELECT doc FROM search_todo) ORDER BY rowid DESC
"""
APPOINTMENTS: Final = """
SELECT a.id, a.day, iif(a.cancelled, 'cancelled', 'meeting'), s.day FROM appointment AS a
LEFT JOIN appointment AS s ON s.id = a.series AND s.text = a.text AND s.place IS a.place
WHERE a.id IN (SELECT value FROM json_each(?))
"""
DATED: Final[Sequence[tuple[HitKind, str]]] = (
    (
        "consultation",
        "SELECT id, day, 'consultation', NULL FROM consultation WHERE id IN (SELECT value FROM json_each(?))",
    ),
    (
        "recommendation",
        "SELECT id, given, 'recommendation', NULL FROM recommendation WHERE id IN (SELECT value FROM json_each(?))",
    ),
    ("appointment", APPOINTMENTS),
)
"""What is found as a whole, from one day: its day, the place that is told, and the day of what is found in its stead.

A day of a series is found by itself only where the series is not found by the same words.
"""


class Hit(NamedTuple):
    """What a search found: what it opens, the place the words stand in, with its text, and the day that place is from.

    `alike` are the words as a name may spell them otherwise, where that place is a name.
    """

    day: str
    kind: HitKind
    id: int
    spot: Spot
    text: str = ""
    alike: tuple[str, ...] = ()


PASSING = "SELECT id FROM inquiry WHERE id IN (SELECT value FROM json_each(?)) AND {0}"
PASSING_QUESTIONS = (
    "SELECT id FROM request WHERE id IN (SELECT value FROM json_each(?))"
    " AND inquiry IN (SELECT id FROM inquiry WHERE {0})"
)


class Asked(NamedTuple):
    """The words of a search, in small letters, its filters, and the words as names spell them that do not begin with them."""

    words: Sequence[str]
    filters: Filters
    names: Names = MappingProxyType({})

    def query(self) -> str:
        """The question as the index takes it; whatever was typed stands in quotes."""
        words = " AND ".join(f"({' OR '.join(self._ways(word))})" for word in self.words)
        marks = ["marks : (" + " OR ".join(f'"{mark}"' for mark in group) + ")" for group in marks_of(self.filters)]
        return " AND ".join([f"{{citizen text}} : ({words})", *marks])

    def alike(self) -> tuple[str, ...]:
        """The words of all those spellings; initials are too short to stand out."""
        forms = sorted({form for others in self.names.values() for form in others})
        return tuple(part for form in forms for part in form.split() if len(part) > 1)

    def held(self, citizen: str, text: str) -> bool:
        """Whether each of the words stands in one of the two."""
        return all(held(text, [word]) or held_by_name(citizen, [word], self.names) for word in self.words)

    def _ways(self, word: str) -> Iterator[str]:
        yield from (f'"{way}"*' for way in spellings(word))
        yield from (f'citizen : "{form}"' for form in sorted(self.names.get(word, ())))


def newest_hits(engine: Engine, asked: Asked, most: int) -> list[Hit]:
    """The newest hits, each inquiry once at its best place, by the day that place is from."""
    found = list(_hits(engine, _pending(engine, asked), asked))
    low = (asked.filters.begin or date.min).toordinal() << BELOW_DAY
    read = 0
    # one question, read on: the index makes ready anew for each
    with closing(engine.stream(NEWEST, (asked.query(), low))) as answer:
        while rows := [row[0] for row in islice(answer, AT_ONCE)]:
            found += _hits(engine, [row & ((1 << BELOW_DAY) - 1) for row in rows], asked)
            found.sort(reverse=True)
            read += len(rows)
            if len(found) >= most and (read >= ENOUGH or found[most - 1].day > _day(rows[-1])):
                break
    return sorted(found, reverse=True)[:most]


def _day(row: int) -> str:
    """The newest day of a document by its number in the index."""
    return date.fromordinal(row >> BELOW_DAY).isoformat()


def _pending(engine: Engine, asked: Asked) -> Iterator[int]:
    groups = marks_of(asked.filters)
    for source in SOURCES:
        sql = f"SELECT w.doc, w.citizen, w.text, w.marks {waiting_words(source)}"
        for doc, citizen, text, marks in engine.rows(sql):
            present = set(marks.split())
            if all(present.intersection(group) for group in groups) and asked.held(citizen, text):
                yield doc


def _hits(engine: Engine, docs: Iterable[int], asked: Asked) -> Iterator[Hit]:
    """The documents as hits, where the filters' period holds the words."""
    by_source: dict[HitKind, list[int]] = {source: [] for source in SOURCES}
    for doc in docs:
        by_source[SOURCES[doc >> APART]].append(doc & ((1 << APART) - 1))
    if asked.filters.of_inquiries_alone:
        by_source = _of_inquiries(engine, by_source, asked.filters)
    alike = asked.alike()
    for identifier, place in best_places(engine, by_source["inquiry"], asked.words, asked.filters, asked.names):
        yield Hit(place.day, "inquiry", identifier, place.spot, place.text, alike if place.spot == "citizen" else ())
    for identifier, place in question_places(engine, by_source["request"], asked.words, asked.filters):
        yield Hit(place.day, "request", identifier, place.spot, place.text)
    for kind, sql in DATED:
        for identifier, day, spot, instead in engine.rows(sql, (json.dumps(by_source[kind]),)):
            if asked.filters.within(day) and not (instead and asked.filters.within(instead)):
                yield Hit(day, kind, identifier, spot)


def _of_inquiries(engine: Engine, found: Mapping[HitKind, list[int]], filters: Filters) -> dict[HitKind, list[int]]:
    """The inquiries among them that the filters let through, and their questions; nothing else has what is asked."""
    where = rows_alone(filters)
    passing: dict[HitKind, list[int]] = {source: [] for source in found}
    questions: tuple[tuple[HitKind, str], ...] = (("inquiry", PASSING), ("request", PASSING_QUESTIONS))
    for source, sql in questions:
        rows = engine.rows(sql.format(where.sql), (json.dumps(found[source]), *where.values))
        passing[source] = [row[0] for row in rows]
    return passing
