"""Reading for figures, apart from writing: the tally lines of any period in one SELECT."""

from __future__ import annotations

import json
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.by_month import MonthLine
from borgerraad_tui.statistics.facts import lines_of
from borgerraad_tui.statistics.report import Figures, count
from borgerraad_tui.statistics.tally import TallyLine, pieces
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.facts import facts_of

LINES = """
WITH piece AS MATERIALIZED (
  SELECT value ->> 0 AS sign, value ->> 1 AS span, value ->> 2 AS low, value ->> 3 AS high FROM json_each(?)
)
SELECT part, kind, entry, outcome, sum(sign * n) AS total
FROM piece CROSS JOIN tally ON tally.span = piece.span AND tally.since >= piece.low AND tally.since < piece.high
GROUP BY entry, outcome, part, kind HAVING total <> 0
"""
"""CROSS JOIN keeps the pieces outermost: each is one range of the tally's key. MATERIALIZED takes them out of their JSON once,
not once for each line, and lines are sorted by numbers before texts: a third less work."""

BY_MONTH = """
SELECT substr(since, 1, 7) AS month, kind, sum(n) FROM tally
WHERE span = 10 AND since BETWEEN ? AND ? AND part = 'directorate' GROUP BY month, kind HAVING sum(n) <> 0
"""


def tally_lines(engine: Engine, first: date, last: date) -> list[TallyLine]:
    """The tally of a period, both days included."""
    return [TallyLine(*row) for row in engine.rows(LINES, (json.dumps(pieces(first, last)),))]


def first_day(engine: Engine) -> date | None:
    """The day of the oldest inquiry or consultation; None of an empty register."""
    day = engine.one(
        "SELECT min(day) FROM (SELECT min(received) AS day FROM inquiry UNION ALL SELECT min(day) FROM consultation)"
    )
    return date.fromisoformat(day) if day else None


def read_figures(engine: Engine, catalogue: Catalogue, first: date | None, last: date, today: date) -> Figures:
    """All figures of a period; `first` None counts from the first day that anything was registered on."""
    start = first or first_day(engine)
    if first is None and start and start > last:
        start = None
    lines = tally_lines(engine, start, last) if start and start <= last else []
    return count(lines, catalogue, start, last, today)


def read_place_figures(
    engine: Engine, catalogue: Catalogue, first: date, last: date, today: date, place: int
) -> Figures:
    """The figures of what was received at one place (a catalogue id), for short periods: counted inquiry by inquiry.

    Consultations have no place, and are none here.
    """
    return count(lines_of(facts_of(engine, first, last, place)), catalogue, first, last, today)


def month_lines(engine: Engine, first: date, last: date) -> list[MonthLine]:
    """The counted inquiries of a period by month and kind, out of the tally of its days."""
    return [MonthLine(*row) for row in engine.rows(BY_MONTH, (first.isoformat(), last.isoformat()))]
