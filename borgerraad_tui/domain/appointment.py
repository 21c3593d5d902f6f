"""The agenda: office days and meetings, some of them repeated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, Self

from borgerraad_tui.domain.day_forms import WEEKDAYS
from borgerraad_tui.domain.log import Clock
from borgerraad_tui.domain.model import Line, Record

AHEAD: Final = timedelta(days=62)
"""Within it falls whatever repeats."""
LAST_OF_MONTH: Final = 5


class Appointment(Record):
    """A day at an office (`office`: its place is the place of what is registered there) or a meeting, perhaps about an inquiry.

    One that repeats stands once: weekly, or monthly on the same weekday of the month (the second Tuesday), until its last day.
    What is otherwise on one of those days is an appointment too: `series` is the one that repeats, `instead` the day it would
    have been. One that is `cancelled` stays, and is told as such; of one that repeats then just the first day.
    """

    day: date
    clock: Clock | None = None
    office: bool = False
    place: str | None = None
    inquiry: int | None = None
    text: Line = ""
    repeats: Literal["weekly", "monthly"] | None = None
    until: date | None = None
    series: int | None = None
    instead: date | None = None
    cancelled: bool = False

    @property
    def named(self) -> str:
        """What it is, as a sentence begins."""
        return "Kontordag" if self.office else "Aftale"

    @property
    def rhythm(self) -> str:
        """How it repeats, in words: `hver fredag`, `den 4. fredag i måneden`; empty of one that does not."""
        weekday = WEEKDAYS[self.day.weekday()]
        if self.repeats is None:
            return ""
        ordinal = f"{self._which}." if self._which < LAST_OF_MONTH else "sidste"
        return f"hver {weekday}" if self.repeats == "weekly" else f"den {ordinal} {weekday} i måneden"

    def on(self, day: date) -> Self:
        """One of the days of an appointment that repeats, as an appointment of its own."""
        return self.edit(id=None, day=day, repeats=None, until=None, series=self.id, instead=day)

    def falls_on(self, day: date) -> bool:
        """Whether a day is one of its days."""
        return any(self.days(day, day))

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days it falls on, from `first` to `last`, both included."""
        end = min(last, self.until) if self.until else last
        if self.repeats is None or self.cancelled:
            yield from (day for day in (self.day,) if first <= day <= end)
            return
        yield from self._repeated(first, end)

    @property
    def _which(self) -> int:
        """The number of its weekday in its month."""
        return (self.day.day - 1) // 7 + 1

    def _repeated(self, first: date, end: date) -> Iterator[date]:
        from dateutil.rrule import (
            MONTHLY,
            WEEKLY,
            rrule,
            weekday,
        )  # late: all models are declared at once, few days repeat

        # a fifth weekday is the last one: not every month has five
        ordinal = weekday(self.day.weekday())(self._which if self._which < LAST_OF_MONTH else -1)
        rule = (
            rrule(WEEKLY, dtstart=self.day)
            if self.repeats == "weekly"
            else rrule(MONTHLY, dtstart=self.day, byweekday=ordinal)
        )
        for moment in rule:
            if moment.date() > end:
                return
            if moment.date() >= first:
                yield moment.date()
