"""The filters of a search: as marks that the index asks for with the words, and as conditions on rows where there are no words.

The words of SQL are fixed here, the values are bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from borgerraad_tui.domain.dates import YEARS
from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.store.listing import Order

TOUCHED = "(theme IN ({0}) OR id IN (SELECT inquiry FROM further_theme WHERE theme IN ({0})))"
ENDED = """(action IN ({0}) OR action IN (SELECT id FROM catalogue WHERE list = 'action') AND outcome IN ({0})
  OR id IN (SELECT inquiry FROM finding WHERE outcome IN ({0})))"""
"""An outcome stands under an action: told so, the index of both serves."""
MOST_YEARS = 150
"""Years that are asked for by their marks; a longer period is told from the days alone."""
Marks: TypeAlias = tuple[str, ...]
"""Marks of which a document has at least one (schema.sql tells what they mean)."""


class Condition(NamedTuple):
    """A condition and its values."""

    sql: str = "true"
    values: tuple[Any, ...] = ()


def on_inquiry(filters: Filters) -> Condition:
    """What an inquiry must be; the period is that of the day it was received."""
    return _joined([*_spanned(filters, "received"), *_of_inquiries(filters)])


def marks_of(filters: Filters) -> tuple[Marks, ...]:
    """The marks a document must have, one of each group. Of the years it has those that anything in it is from."""
    groups: list[Marks] = [
        tuple(f"ƿ{sign}{value}" for value in values)
        for sign, values in (
            ("d", filters.directorates),
            ("t", filters.themes),
            ("e", filters.outcomes),
            ("p", filters.places),
            ("y", _years(filters)),
        )
    ]
    groups.append(tuple("ƿo" if is_open else "ƿc" for is_open in filters.is_open))
    return tuple(group for group in groups if group)


def _years(filters: Filters) -> Sequence[str]:
    """The years to be asked for; none for a period that is open at its end: the index begins with the newest."""
    years: Sequence[int] = filters.years
    if not years and filters.last:
        span = range((filters.first or date(YEARS[0], 1, 1)).year, filters.last.year + 1)
        years = span if len(span) <= MOST_YEARS else ()
    return [f"{year:04}" for year in years]


def filtered_order(filters: Filters) -> Order:
    """All inquiries the filters let through, newest first, as a list's windows read them."""
    where = on_inquiry(replace(filters, first=None, last=None))
    low, high = (day.isoformat() if day else "" for day in (filters.first, filters.last))
    return Order(where.sql, where.values, "received", True, low, high)


def _spanned(filters: Filters, day: str) -> list[Condition]:
    bounds = ((filters.first, ">="), (filters.last, "<="))
    spans = [Condition(f"{day} {sign} ?", (bound.isoformat(),)) for bound, sign in bounds if bound]
    return [*spans, *_among(f"substr({day}, 1, 4) IN ({{0}})", [f"{year:04}" for year in filters.years])]


def _of_inquiries(filters: Filters) -> list[Condition]:
    state = [Condition("closed IS NULL" if is_open else "closed IS NOT NULL") for is_open in filters.is_open]
    return [
        *_among("directorate IN ({0})", filters.directorates),
        *_among(TOUCHED, filters.themes),
        *_among(ENDED, filters.outcomes),
        *_among("place IN ({0})", filters.places),
        *([_joined(state, " OR ")] if state else []),
        *([rows_alone(filters)] if filters.of_inquiries_alone else []),
    ]


def _of_rows(filters: Filters) -> Sequence[tuple[str, Sequence[Any]]]:
    """What the index has no marks for: it is asked of the rows, with words too."""
    return (
        ("department IN ({0})", filters.departments),
        ("action IN ({0})", filters.actions),
        ("channel IN ({0})", filters.channels),
        ("enquirer IN ({0})", filters.enquirers),
        ("kind IN ({0})", filters.kinds),
        ("CAST(substr(received, 6, 2) AS INTEGER) IN ({0})", filters.months),
        ("(CAST(substr(received, 6, 2) AS INTEGER) + 2) / 3 IN ({0})", filters.quarters),
        ("CAST(strftime('%u', received) AS INTEGER) IN ({0})", filters.weekdays),
    )


def rows_alone(filters: Filters) -> Condition:
    """What those filters ask of an inquiry that the index has no marks for."""
    return _joined([condition for sql, values in _of_rows(filters) for condition in _among(sql, values)])


def _among(sql: str, values: Sequence[Any]) -> list[Condition]:
    """The condition with a mark for each value, wherever it asks for them; none when anything will do."""
    marks = ",".join("?" * len(values))
    return [Condition(sql.format(marks), tuple(values) * sql.count("{0}"))] if values else []


def _joined(conditions: Sequence[Condition], word: str = " AND ") -> Condition:
    if not conditions:
        return Condition()
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(f"({word.join(condition.sql for condition in conditions)})", values)
