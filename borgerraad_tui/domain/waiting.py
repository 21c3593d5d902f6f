"""How far a question to a department has come, how long it has waited, and its terms. Free of pydantic: lists read it.

A term is so many days of the calendar after the day asked; its last day is in time. The first reply of any kind has one, for that
is what the report's example is about: within 48 hours somebody says that it has come in, and when an answer can be expected. The
answer has another, or a question that was acknowledged once could lie for ever.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

State = Literal["late", "waiting", "replied", "answered", "settled"]
"""Beyond the term of the first reply or of the answer; within it without a reply; with a first reply; with an answer; nothing more
is waited for."""
Heard = Literal["reply", "answer"]
"""What comes back on a question: the first reply of any kind, and the answer."""

USUAL_REPLY = 2
"""Days; the report's 48 hours."""
USUAL_ANSWER = 28
"""Days: four weeks. No source names a term for the answer; it is hers to change."""
LONGEST = 365
"""Days: no service level is longer."""


class RequestClock(NamedTuple):
    """The days of one question as ISO text, None where they have not come."""

    asked: str
    replied: str | None = None
    answered: str | None = None
    settled: str | None = None

    def came(self, heard: Heard) -> str | None:
        """The day (ISO) it came."""
        return self.replied if heard == "reply" else self.answered

    def until(self, today: date, heard: Heard = "answer") -> date:
        """The day its waiting ended: with what was waited for, or given up without it; today while it waits."""
        ended = self.came(heard) or self.settled
        return date.fromisoformat(ended) if ended else today

    def days(self, today: date, heard: Heard = "answer") -> int:
        """How long it has waited for it, in days of the calendar."""
        return (self.until(today, heard) - date.fromisoformat(self.asked)).days


class Terms(NamedTuple):
    """The service levels in days, and the day that is measured on. The answer has at least the time of the first reply."""

    today: date
    reply: int = USUAL_REPLY
    answer: int = USUAL_ANSWER

    @property
    def reply_late_before(self) -> str:
        """What was asked before this day (ISO) is late where it has no reply."""
        return late_before(self.today, self.reply)

    @property
    def answer_late_before(self) -> str:
        """What was asked before this day (ISO) is late where it has no answer."""
        return late_before(self.today, self.answer)

    def state(self, clock: RequestClock) -> State:
        """How far a question has come."""
        if clock.settled:
            return "settled"
        if clock.answered:
            return "answered"
        if is_late(clock.days(self.today), self.answer if clock.replied else self.reply):
            return "late"
        return "replied" if clock.replied else "waiting"


def is_late(days: int, term: int) -> bool:
    """Whether so many days are more than a term."""
    return days > term


def late_before(today: date, term: int) -> str:
    """The same rule for an index of the days asked: what was asked before this day (ISO) has waited more days than the term."""
    return (today - timedelta(days=term)).isoformat()


def last_in_time(clock: RequestClock, terms: Terms) -> date:
    """The last day of the term that a question which waits is in: that of its answer once it has a reply."""
    return date.fromisoformat(clock.asked) + timedelta(days=terms.answer if clock.replied else terms.reply)
