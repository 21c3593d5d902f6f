"""The facts that figures are counted from, inquiry by inquiry, as they are and as they were after an act."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.facts import Fact
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.left import Body, chosen_left, rows_left
from borgerraad_tui.store.listing import ListedInquiry

FACTS = """
SELECT id, received, kind, directorate, theme, action, outcome, exclusion, closed IS NOT NULL
FROM inquiry WHERE received BETWEEN ? AND ?{} ORDER BY id
"""
EVERYWHERE, AT_PLACE = FACTS.format(""), FACTS.format(" AND place = ?")
BEFORE = """
SELECT h.act, a.at, h.row, (SELECT was.body FROM history AS was WHERE was.place = 'inquiry' AND was.row = h.row AND was.act < h.act
ORDER BY was.id DESC LIMIT 1)
FROM history AS h JOIN act AS a ON a.id = h.act WHERE h.place = 'inquiry'
AND h.act IN (SELECT DISTINCT act FROM history WHERE place = 'inquiry' ORDER BY act DESC LIMIT ?) ORDER BY h.act DESC
"""
NUMBERS = """
SELECT row, body ->> 'year' || '-' || (body ->> 'number') FROM history WHERE id IN (SELECT max(id) FROM history
WHERE place = 'inquiry' AND body IS NOT NULL AND row IN (SELECT value FROM json_each(?)) GROUP BY row) ORDER BY row
"""
LAST_ACT = "SELECT max(id) FROM act WHERE at < ?"


def facts_of(engine: Engine, first: date, last: date, place: int | None = None) -> list[Fact]:
    """Everything received in a period, both days included; at one place (a catalogue id) where one is given."""
    span = (first.isoformat(), last.isoformat())
    rows = engine.rows(EVERYWHERE, span) if place is None else engine.rows(AT_PLACE, (*span, place))
    return [Fact(*row)._replace(closed=bool(row[-1])) for row in rows]


def facts_as_of(engine: Engine, act: int, first: date, last: date) -> list[Fact]:
    """Everything received in a period, as an act left it."""
    span = (first.isoformat(), last.isoformat())
    return sorted(map(_fact, rows_left(engine, act, "inquiry", "body ->> 'received' BETWEEN ? AND ?", span)))


def facts_before(engine: Engine, first: date, last: date, acts: int) -> Iterator[tuple[date, list[Fact]]]:
    """What was received in a period as it stood before each of the latest acts that changed an inquiry, the latest act first.

    Each comes with the act's day.
    """
    facts = {fact.id: fact for fact in facts_of(engine, first, last)}
    span = (first.isoformat(), last.isoformat())
    for (_, at), rows in groupby(engine.rows(BEFORE, (acts,)), key=lambda row: (row[0], row[1])):
        for _, _, row, body in rows:
            facts.pop(row, None)
            fact = _fact(json.loads(body)) if body else None
            if fact and span[0] <= fact.received <= span[1]:
                facts[row] = fact
        yield date.fromisoformat(at[:10]), sorted(facts.values())


def numbers_of(engine: Engine, identifiers: Sequence[int]) -> list[str]:
    """The numbers of inquiries as they are written, 2021-147, in the order of their ids; also of those that are gone."""
    return [row[1] for row in engine.rows(NUMBERS, (json.dumps(list(identifiers)),))]


def _fact(body: Body) -> Fact:
    return Fact(*(body[field] for field in Fact._fields))._replace(closed=body["closed"] is not None)


def last_act(engine: Engine, day: date) -> int | None:
    """The last act before the end of a day; None where there was none yet."""
    act = engine.one(LAST_ACT, ((day + timedelta(days=1)).isoformat(),))
    return None if act is None else int(act)


def as_they_were(engine: Engine, catalogue: Catalogue, act: int, identifiers: Sequence[int]) -> list[ListedInquiry]:
    """These inquiries as an act left them, in the given order; one that was not there then is left out."""
    areas = {entry.id: entry.brief for entry in catalogue.of("directorate")}
    return [_listed(body, areas) for body in chosen_left(engine, act, "inquiry", identifiers).values()]


def _listed(body: Body, areas: dict[int, str]) -> ListedInquiry:
    return ListedInquiry(
        body["id"],
        body["year"],
        body["number"],
        body["kind"],
        body["received"],
        body["closed"],
        body["next_due"],
        body["next_step"],
        body["subject"],
        areas.get(body["directorate"], ""),
        int(body["exclusion"] is not None),
    )
