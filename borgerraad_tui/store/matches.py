"""What holds every word of a search: asked of the index, newest first, and directly of what waits to be indexed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from borgerraad_tui.domain.search_line import Filters
from borgerraad_tui.domain.words import holds, spellings
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.places import Spot, best_places
from borgerraad_tui.store.search_filters import marks_of
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
DATED: Final[Sequence[tuple[HitKind, Spot, str]]] = (
    ("consultation", "consultation", "SELECT id, day FROM consultation WHERE id IN (SELECT value FROM json_each(?))"),
    (
        "recommendation",
        "recommendation",
        "SELECT id, given FROM recommendation WHERE id IN (SELECT value FROM json_each(?))",
    ),
)
"""What is found as a whole, from one day: its kind, the place that is told, and its day."""


class Hit(NamedTuple):
    """What a search found: what it opens, the place the words stand in, with its text, and the day that place is from."""

    day: str
    kind: HitKind
    id: int
    spot: Spot
    text: str = ""


class Asked(NamedTuple):
    """The words of a search, in small letters, and its filters."""

    words: Sequence[str]
    filters: Filters

    def query(self) -> str:
        """The question as the index takes it; whatever was typed stands in quotes."""
        words = " AND ".join("(" + " OR ".join(f'"{way}"*' for way in spellings(word)) + ")" for word in self.words)
        marks = ["marks : (" + " OR ".join(f'"{mark}"' for mark in group) + ")" for group in marks_of(self.filters)]
        return " AND ".join([f"{{citizen text}} : ({words})", *marks])


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
        sql = f"SELECT w.doc, w.citizen || char(10) || w.text, w.marks {waiting_words(source)}"
        for doc, text, marks in engine.rows(sql):
            present = set(marks.split())
            if all(present.intersection(group) for group in groups) and holds(text, asked.words):
                yield doc


def _hits(engine: Engine, docs: Iterable[int], asked: Asked) -> Iterator[Hit]:
    """The documents as hits, where the filters' period holds the words."""
    by_source: dict[HitKind, list[int]] = {source: [] for source in SOURCES}
    for doc in docs:
        by_source[SOURCES[doc >> APART]].append(doc & ((1 << APART) - 1))
    for identifier, place in best_places(engine, by_source["inquiry"], asked.words, asked.filters):
        yield Hit(place.day, "inquiry", identifier, place.spot, place.text)
    for kind, spot, sql in DATED:
        for identifier, day in engine.rows(sql, (json.dumps(by_source[kind]),)):
            if asked.filters.within(day):
                yield Hit(day, kind, identifier, spot)
