"""Where the words of a search stand: four sources, each asked its index and, directly, what waits to be indexed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from borgerraad_tui.domain.words import holds, spellings
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.search_filters import Condition

HitKind = Literal["inquiry", "consultation", "recommendation"]
"""What a hit opens."""

NEWEST = 2_000
"""Rows looked at first: where a word stands nearly everywhere, they hold hits enough, and nothing else is read."""
EVERY_ID = (1, 2**40 - 1)


class Source(NamedTuple):
    """One table with words. Its rows stand in the index `fts` by their id and `base`; `subject` is the id of what a hit opens.

    A table with several rows to one subject is `grouped`: the newest of them is the hit.
    """

    kind: HitKind
    table: str
    day: str
    texts: tuple[str, ...]
    fts: str = "search_more"
    base: int = 0
    subject: str = "id"
    grouped: bool = False


INQUIRIES = Source("inquiry", "inquiry", "received", ("subject", "citizen", "note", "esdh"), "search")
LOG = Source("inquiry", "log_entry", "happened", ("text",), subject="inquiry", grouped=True)
CONSULTATIONS = Source("consultation", "consultation", "day", ("topic",), base=2**40)
RECOMMENDATIONS = Source("recommendation", "recommendation", "given", ("title", "text", "reply", "plan"), base=2**41)
MORE = (LOG, CONSULTATIONS, RECOMMENDATIONS)
"""The sources that share the index `search_more`, numbered as the view `search_more_text` says."""


class Match(NamedTuple):
    """A row that holds every word: its day, what it belongs to, and its own id. Matches sort by their day."""

    day: str
    subject: int
    row: int


class Wanted(NamedTuple):
    """How many at most, only those after a day, and without these subjects."""

    most: int
    after: str = ""
    without: Sequence[int] = ()

    @property
    def without_values(self) -> tuple[str]:
        """The subjects as the statements take them."""
        return (json.dumps(list(self.without)),)


def matches(engine: Engine, source: Source, words: Sequence[str], among: Condition, wanted: Wanted) -> list[Match]:
    """The newest rows with every word (which may be only begun), one to a subject.

    `among` is what the inquiry, consultation or recommendation must be, a log entry's inquiry too.
    """
    newest: dict[int, Match] = {}
    found = [*_indexed(engine, source, words, among, wanted), *_pending(engine, source, words, among, wanted)]
    for match in sorted(found, reverse=True):
        newest.setdefault(match.subject, match)
    return list(newest.values())[: wanted.most]


def _indexed(engine: Engine, source: Source, words: Sequence[str], among: Condition, wanted: Wanted) -> Sequence[Match]:
    query = " AND ".join("(" + " OR ".join(f'"{way}"*' for way in spellings(word)) + ")" for word in words)
    sql = _match_sql(source, among)

    def read(after: str, first: int, last: int) -> Sequence[Match]:
        span = (first + source.base, last + source.base)
        values = (*among.values, after, *wanted.without_values, query, *span, wanted.most)
        return [Match(*row) for row in engine.rows(sql, values)]

    if among == Condition():  # else the condition chooses so few that all of them are looked at
        since, low, high = engine.first(_newest_sql(source), (NEWEST,))
        found = read(since, low, high) if since else []
        if len(found) >= wanted.most or not since or since <= wanted.after:
            return found
    return read(wanted.after, *EVERY_ID)


def _from(source: Source, among: Condition) -> tuple[str, str]:
    """Where rows are read from and what they must be: the entries of chosen inquiries are read inquiry by inquiry."""
    if not source.grouped or among == Condition():
        return source.table, among.sql
    chosen = f"(SELECT id AS chosen FROM inquiry WHERE {among.sql})"  # noqa: S608 - written in search_filters
    return f"{chosen} CROSS JOIN {source.table} ON {source.subject} = chosen", "true"


def _newest_sql(source: Source) -> str:
    some = f"SELECT {source.day} AS day, id FROM {source.table} ORDER BY {source.day} DESC, id DESC LIMIT ?"  # noqa: S608
    return f"SELECT min(day), min(id), max(id) FROM ({some})"  # noqa: S608


def _match_sql(source: Source, among: Condition) -> str:
    day, fts = source.day, source.fts
    rows, condition = _from(source, among)
    newest, group = (f"max({day})", f"GROUP BY {source.subject}") if source.grouped else (day, "")
    # names are declared above, conditions are written in search_filters, values are bound
    return f"""
    SELECT {newest}, {source.subject}, id FROM {rows}
    WHERE {condition} AND +{day} > ? AND {source.subject} NOT IN (SELECT value FROM json_each(?)) AND id IN (
      SELECT rowid - {source.base} FROM {fts}
      WHERE {fts} MATCH ? AND rowid BETWEEN ? AND ? AND rowid NOT IN (SELECT id FROM {fts}_todo))
    {group} ORDER BY 1 DESC, 2 DESC LIMIT ?
    """  # noqa: S608


def _pending(engine: Engine, source: Source, words: Sequence[str], among: Condition, wanted: Wanted) -> Iterator[Match]:
    condition = among.sql
    if source.grouped:
        condition = f"{source.subject} IN (SELECT id FROM inquiry WHERE {among.sql})"  # noqa: S608
    sql = f"""
    SELECT {source.day}, {source.subject}, id, {", ".join(source.texts)} FROM {source.table}
    WHERE id IN (SELECT id - {source.base} FROM {source.fts}_todo) AND {condition}
    """  # noqa: S608
    for day, subject, row, *parts in engine.rows(sql, among.values):
        if subject not in wanted.without and holds("\n".join(parts), words):
            yield Match(day, subject, row)
