"""Any two properties of the counted inquiries against each other: one SELECT, and the inquiries behind each count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from borgerraad_tui.statistics.cross import CrossLine, Property, Value
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import InquiryWindow, Order
from borgerraad_tui.store.search_filters import Condition

VALUES: Mapping[str, str] = {
    "directorate": "coalesce(directorate, 0)",
    "department": "coalesce(department, 0)",
    "theme": "coalesce(theme, 0)",
    "kind": "kind",
    "action": "iif(closed IS NULL, -1, coalesce(action, 0))",
    "outcome": "iif(closed IS NULL, -1, coalesce(outcome, 0))",
    "state": "iif(closed IS NULL, '1', '2')",
    "channel": "coalesce(channel, 0)",
    "place": "coalesce(place, 0)",
    "enquirer": "coalesce(enquirer, 0)",
    "month": "substr(received, 1, 7)",
    "quarter": "substr(received, 1, 4) || '-' || ((CAST(substr(received, 6, 2) AS INTEGER) + 2) / 3)",
    "year": "substr(received, 1, 4)",
    "weekday": "strftime('%u', received)",
}
"""How each property of statistics/cross.py is read off an inquiry."""
COUNTED = "exclusion IS NULL AND kind IS NOT NULL"
"""Every table counts only the counted."""


class Asked(NamedTuple):
    """What a question is about: the period, both days included, and what the filters ask of an inquiry."""

    first: date
    last: date
    filters: Condition = Condition()

    def where(self) -> tuple[str, tuple[Any, ...]]:
        """The condition without the period, and its values."""
        return f"{COUNTED} AND {self.filters.sql}", tuple(self.filters.values)


def cross_lines(engine: Engine, asked: Asked, rows: Property, columns: Property | None) -> list[CrossLine]:
    """The counted inquiries by both properties; a column is empty where only one is asked for."""
    where, values = asked.where()
    across = VALUES[columns.key] if columns else "''"
    # every piece of SQL stands above or in the filters' own module, values are bound
    sql = (
        f"SELECT {VALUES[rows.key]} AS down, {across} AS across, count(*) FROM inquiry"  # noqa: S608
        f" WHERE received BETWEEN ? AND ? AND {where} GROUP BY down, across"
    )
    span = (asked.first.isoformat(), asked.last.isoformat())
    return [CrossLine(*row) for row in engine.rows(sql, (*span, *values))]


def behind_cross(engine: Engine, asked: Asked, chosen: Sequence[tuple[Property, Sequence[Value]]]) -> InquiryWindow:
    """The inquiries behind a count, newest first: those with one of the values of each property."""
    where, values = asked.where()
    for each, among in chosen:
        where = f"{where} AND {VALUES[each.key]} IN ({','.join('?' * len(among))})"
        values = (*values, *among)
    return InquiryWindow(
        engine, Order(where, values, "received", True, asked.first.isoformat(), asked.last.isoformat())
    )
