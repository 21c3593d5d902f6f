"""Where the words of a search stand: four sources, each asked its index and, directly, what waits to be indexed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from borgerraad_tui.domain.words import holds, spellings
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.search_filters import Condition

HitKind = Literal["inquiry", "consultation", "recommendation"]
"""What a hit opens."""

NEWEST = 2_000
"""Rows looked at first: where a word stands nearly everywhere, they hold hits enough, and nothing else is read."""
EVERY_ID = (1, 2**40 - 1)


class Source(NamedTuple):
    """One table with words. Its rows stand in `index` by their id and `base`; `subject` is the id of what a hit opens.

    A table with several rows to one subject is `grouped`: the newest of them is the hit.
    """

    kind: HitKind
    table: str
    day: str
    texts: tuple[str, ...]
    index: str = "search_more"
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


def matches(engine: Engine, source: Source, words: Sequence[str], among: Condition, most: int) -> list[Match]:
    """The newest rows with every word (which may be only begun), one to a subject."""
    newest: dict[int, Match] = {}
    found = [*_indexed(engine, source, words, among, most), *_pending(engine, source, words, among)]
    for match in sorted(found, reverse=True):
        newest.setdefault(match.subject, match)
    return list(newest.values())[:most]


def _indexed(engine: Engine, source: Source, words: Sequence[str], among: Condition, most: int) -> Sequence[Match]:
    since, low, high = engine.first(_newest_sql(source), (NEWEST,))
    if since is None:
        return []
    query = " AND ".join("(" + " OR ".join(f'"{way}"*' for way in spellings(word)) + ")" for word in words)
    sql = _match_sql(source, among)

    def read(since: str, first: int, last: int) -> list[Any]:
        span = (first + source.base, last + source.base)
        return engine.rows(sql, (since, query, *span, *among.values, most))

    found = read(since, low, high)
    return [Match(*row) for row in (found if len(found) >= most else read("", *EVERY_ID))]


def _newest_sql(source: Source) -> str:
    some = f"SELECT {source.day} AS day, id FROM {source.table} ORDER BY {source.day} DESC, id DESC LIMIT ?"  # noqa: S608
    return f"SELECT min(day), min(id), max(id) FROM ({some})"  # noqa: S608


def _match_sql(source: Source, among: Condition) -> str:
    day, index = source.day, source.index
    chosen = f"max({day}) AS day, {source.subject}, id" if source.grouped else f"{day} AS day, {source.subject}, id"
    group = f"GROUP BY {source.subject}" if source.grouped else ""
    # names are declared above, conditions are written in search_filters, values are bound
    return f"""
    SELECT {chosen} FROM {source.table}
    WHERE +{day} > ? AND id IN (
      SELECT rowid - {source.base} FROM {index}
      WHERE {index} MATCH ? AND rowid BETWEEN ? AND ? AND rowid NOT IN (SELECT id FROM {index}_todo)) AND {among.sql}
    {group} ORDER BY 1 DESC, 2 DESC LIMIT ?
    """  # noqa: S608


def _pending(engine: Engine, source: Source, words: Sequence[str], among: Condition) -> Iterator[Match]:
    texts = ", ".join(source.texts)
    sql = f"""
    SELECT {source.day}, {source.subject}, id, {texts}
    FROM (SELECT id - {source.base} AS waiting FROM {source.index}_todo) JOIN {source.table} ON id = waiting
    WHERE {among.sql}
    """  # noqa: S608
    for day, subject, row, *parts in engine.rows(sql, among.values):
        if holds("\n".join(parts), words):
            yield Match(day, subject, row)
