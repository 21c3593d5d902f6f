"""Reminders as lists show them: those of one inquiry, and those that are due."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

SQL = """
SELECT r.id, r.inquiry, r.due, r.text, i.year, i.number, i.subject FROM reminder AS r JOIN inquiry AS i ON i.id = r.inquiry
"""


class DueReminder(NamedTuple):
    """One reminder that is not done; `due` is ISO text."""

    id: int
    inquiry: int
    due: str
    text: str
    year: int
    number: int
    subject: str


def due_reminders(engine: Engine, last: date, first: date | None = None) -> list[DueReminder]:
    """What is to be remembered until a day (and from one on), the oldest first."""
    bounds = (first.isoformat() if first else "", last.isoformat())
    return [
        DueReminder(*row)
        for row in engine.rows(f"{SQL} WHERE r.done IS NULL AND r.due BETWEEN ? AND ? ORDER BY r.due, r.id", bounds)
    ]


def reminders_of(engine: Engine, inquiry: int) -> list[DueReminder]:
    """What is still to be remembered about one inquiry."""
    return [
        DueReminder(*row)
        for row in engine.rows(f"{SQL} WHERE r.done IS NULL AND r.inquiry = ? ORDER BY r.due", (inquiry,))
    ]
