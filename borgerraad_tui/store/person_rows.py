"""What belongs to one person: the inquiries joined as theirs, the rows about these alone, and how each stood before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.known import others_of

ORDERED = "SELECT id FROM inquiry WHERE id IN (SELECT value FROM json_each(?)) ORDER BY received, id"
# the condition stands as its index in schema.sql does
ABOUT = """
SELECT 'inquiry', value FROM json_each(:of)
UNION SELECT history.place, history.row FROM json_each(:of) CROSS JOIN history
  ON json_extract(history.body, '$.inquiry') IS NOT NULL AND json_extract(history.body, '$.inquiry') = value
"""
"""Every row that ever named one of the inquiries."""
SETTLEMENTS = """
SELECT DISTINCT place, row FROM history
WHERE place = 'settlement' AND json_extract(body, '$.example') IN (SELECT value FROM json_each(?))
"""
LINES = """
SELECT line.act, line.place, line.row, line.body
FROM json_each(?) AS wanted CROSS JOIN history AS line
  ON line.place = json_extract(wanted.value, '$[0]') AND line.row = json_extract(wanted.value, '$[1]')
ORDER BY line.id
"""
ACTS = "SELECT id, at, what, title FROM act WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
LINES_OF_ACTS = """
SELECT act, count(*) FROM history
WHERE act IN (SELECT value FROM json_each(?)) AND place NOT IN ('person', 'basis') GROUP BY act
"""
"""Who is joined to whom, and what rests on what, has no words in it."""
CONSULTATIONS = """
SELECT DISTINCT consultation FROM basis WHERE inquiry IN (SELECT value FROM json_each(?)) AND consultation IS NOT NULL ORDER BY 1
"""
EVER_ABOUT = """
SELECT DISTINCT json_extract(body, '$.inquiry') FROM history
WHERE place = 'basis' AND json_extract(body, '$.consultation') = ? AND json_extract(body, '$.inquiry') IS NOT NULL
"""


class Stood(NamedTuple):
    """A value that an act replaced or took away: the act's moment (ISO), table and column, the value, and the whole row then."""

    at: str
    table: str
    column: str
    value: str | int
    row: Mapping[str, Any]


class Done(NamedTuple):
    """An act about this person alone: its id, its moment (ISO), what it was, and its title."""

    act: int
    at: str
    what: str
    title: str


class Past(NamedTuple):
    """What is in the history of one person: values that stood before, and the acts, oldest first; and the rows they are of.

    `moved` are the tables of rows that were once about another's inquiry: whose their earlier words are, she alone can tell.
    """

    stood: tuple[Stood, ...]
    done: tuple[Done, ...]
    rows: frozenset[tuple[str, int]]
    moved: tuple[str, ...]


class Consulted(NamedTuple):
    """Consultations about a person's inquiries: those about no other's, ever, and those that were about others', too."""

    alone: tuple[int, ...]
    shared: tuple[int, ...]


def inquiries_of(engine: Engine, inquiry: int) -> list[int]:
    """The inquiries of the person behind one, itself among them, by the day they came in."""
    every = [inquiry, *(one.id for one in others_of(engine, inquiry))]
    return [row[0] for row in engine.rows(ORDERED, (json.dumps(every),))]


def consulted(engine: Engine, inquiries: Sequence[int]) -> Consulted:
    """The consultations that were about these inquiries."""
    alone: list[int] = []
    shared: list[int] = []
    for (consultation,) in engine.rows(CONSULTATIONS, (json.dumps(list(inquiries)),)):
        ever = {row[0] for row in engine.rows(EVER_ABOUT, (consultation,))}
        (alone if ever <= set(inquiries) else shared).append(consultation)
    return Consulted(tuple(alone), tuple(shared))


def past_of(engine: Engine, inquiries: Sequence[int]) -> Past:
    """The history of these inquiries and of what was about them alone, what was taken away again among it."""
    owned = _Owned(engine, inquiries)
    lines = engine.rows(LINES, (json.dumps(owned.rows),))
    acts = {row[0]: Done(*row) for row in engine.rows(ACTS, (json.dumps([line[0] for line in lines]),))}
    stood, counted = tuple(_replaced(lines, owned, acts)), Counter(owned.acts)
    whole = dict(engine.rows(LINES_OF_ACTS, (json.dumps([*acts]),)))
    done = tuple(each for act, each in acts.items() if whole.get(act) == counted[act])
    moved = sorted(
        {(place, row) for _, place, row, body in lines if body and not owned.hers(place, row, json.loads(body))}
    )
    return Past(stood, done, frozenset(owned.rows), tuple(place for place, _ in moved))


class _Owned:
    """The rows to look through, and which of their lines were about the inquiries: a row may have moved to another's.

    `acts` holds the act of every such line, once for each.
    """

    def __init__(self, engine: Engine, inquiries: Sequence[int]) -> None:
        about = [(place, row) for place, row in engine.rows(ABOUT, {"of": json.dumps(list(inquiries))})]
        self._inquiries = set(inquiries)
        self._consultations = set(consulted(engine, inquiries).alone)
        self._examples = {row for place, row in about if place == "example"}
        settlements = [(place, row) for place, row in engine.rows(SETTLEMENTS, (json.dumps([*self._examples]),))]
        self.rows: list[tuple[str, int]] = [
            *about,
            *settlements,
            *(("consultation", row) for row in self._consultations),
        ]
        self.acts: list[int] = []

    def hers(self, place: str, row: int, body: Mapping[str, Any]) -> bool:
        """Whether a row as it stood then was about the inquiries."""
        if place == "inquiry":
            return row in self._inquiries
        if place == "settlement":
            return body["example"] in self._examples
        if place == "consultation":
            return row in self._consultations
        return body.get("inquiry") in self._inquiries


def _replaced(lines: Sequence[Any], owned: _Owned, acts: Mapping[int, Done]) -> Iterator[Stood]:
    standing: dict[tuple[str, int], Mapping[str, Any]] = {}
    # what was moved to another's inquiry at last was never about this person
    last = {(place, row): json.loads(body) for _, place, row, body in lines if body}
    moved_away = {key for key, body in last.items() if not owned.hers(*key, body)}
    for act, place, row, body in lines:
        if (place, row) in moved_away:
            continue
        left = json.loads(body) if body else {}
        after = left if left and owned.hers(place, row, left) else {}
        before = standing.get((place, row), {})
        if place != "basis" and (after or (before and not left)):
            owned.acts.append(act)
        for column, value in before.items():
            if value not in (None, "") and after.get(column) != value:
                yield Stood(acts[act].at, place, column, value, before)
        standing[place, row] = after
