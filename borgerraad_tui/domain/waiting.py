"""How far a question to a department has come, and how long it has waited. Free of pydantic: lists read it for every line.

The service level is in days of the calendar, from the day it was asked to the first reply of any kind, for that is what the
report's example is about: within 48 hours somebody says that it has come in, and when an answer can be expected.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

State = Literal["late", "waiting", "replied", "answered", "settled"]
"""Without a reply beyond the service level, or within it; with a first reply; with an answer; nothing more is waited for."""

USUAL_LEVEL = 2
"""Days; the report's 48 hours."""


class RequestClock(NamedTuple):
    """The days of one question as ISO text, None where they have not come."""

    asked: str
    replied: str | None = None
    answered: str | None = None
    settled: str | None = None

    def state(self, late_before: str) -> State:
        """How far it has come; `late_before` is the first day (ISO) on which asking is not late yet, see `late_before`."""
        if self.settled:
            return "settled"
        if self.answered:
            return "answered"
        if self.replied:
            return "replied"
        return "late" if self.asked < late_before else "waiting"

    def until(self, today: date) -> date:
        """The day its waiting ended: with the answer, or given up without one; today while it waits."""
        ended = self.answered or self.settled
        return date.fromisoformat(ended) if ended else today

    def days(self, today: date) -> int:
        """How long it has waited, in days of the calendar."""
        return (self.until(today) - date.fromisoformat(self.asked)).days


def late_before(today: date, level: int) -> str:
    """What was asked before this day (ISO) has waited more than `level` days."""
    return (today - timedelta(days=level)).isoformat()
