"""The filters of a search as conditions on rows; the words are fixed here, the values are bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from borgerraad_tui.domain.search_line import Filters
from borgerraad_tui.store.listing import Order

THEME = "theme IN ({0})"
TOUCHED = "(theme IN ({0}) OR id IN (SELECT inquiry FROM further_theme WHERE theme IN ({0})))"
ENDED = """id IN (
  SELECT id FROM inquiry WHERE action IN (SELECT id FROM catalogue WHERE list = 'action') AND outcome IN ({0})
  UNION SELECT id FROM inquiry WHERE action IN ({0})
  UNION SELECT inquiry FROM finding WHERE outcome IN ({0}))"""
"""An outcome stands under an action: told so, the index of both serves."""


class Condition(NamedTuple):
    """A condition and its values."""

    sql: str = "true"
    values: tuple[Any, ...] = ()


def on_inquiry(filters: Filters) -> Condition:
    """What an inquiry must be."""
    return _joined([*_spanned(filters, "received"), *_touching(filters, TOUCHED), *_of_inquiries(filters)])


def on_consultation(filters: Filters) -> Condition | None:
    """What a consultation must be; None when none can be it: it has an area and a day alone."""
    if filters.themes or _of_inquiries(filters):
        return None
    return _joined([*_spanned(filters, "day"), *_touching(filters, THEME)])


def on_recommendation(filters: Filters) -> Condition | None:
    """What a recommendation must be; None when none can be it: it has an area, a theme and a day alone."""
    if _of_inquiries(filters):
        return None
    return _joined([*_spanned(filters, "given"), *_touching(filters, THEME)])


def filtered_order(filters: Filters) -> Order:
    """All inquiries the filters let through, newest first, as a list's windows read them."""
    where = on_inquiry(replace(filters, first=None, last=None))
    low, high = filters.first or date.min, filters.last or date.max
    return Order(where.sql, where.values, "received", True, low.isoformat(), high.isoformat())


def _spanned(filters: Filters, day: str) -> list[Condition]:
    bounds = ((filters.first, ">="), (filters.last, "<="))
    spans = [Condition(f"{day} {sign} ?", (bound.isoformat(),)) for bound, sign in bounds if bound]
    return [*spans, *_among(f"substr({day}, 1, 4) IN ({{0}})", [f"{year:04}" for year in filters.years])]


def _touching(filters: Filters, theme: str) -> list[Condition]:
    return [*_among("directorate IN ({0})", filters.directorates), *_among(theme, filters.themes)]


def _of_inquiries(filters: Filters) -> list[Condition]:
    """What only an inquiry can be."""
    state = [Condition("closed IS NULL" if is_open else "closed IS NOT NULL") for is_open in filters.is_open]
    return [
        *_among(ENDED, filters.outcomes),
        *_among("place IN ({0})", filters.places),
        *([_joined(state, " OR ")] if state else []),
    ]


def _among(sql: str, values: Sequence[Any]) -> list[Condition]:
    """The condition with a mark for each value, wherever it asks for them; none when anything will do."""
    marks = ",".join("?" * len(values))
    return [Condition(sql.format(marks), tuple(values) * sql.count("{0}"))] if values else []


def _joined(conditions: Sequence[Condition], word: str = " AND ") -> Condition:
    if not conditions:
        return Condition()
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(f"({word.join(condition.sql for condition in conditions)})", values)
