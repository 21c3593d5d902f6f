"""Periods: any span of days, both ends included. Nothing assumes calendar years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.errors import RuleBroken

FOLLOW_THE_DAY = 4
"""Ready-made periods that are another span on another day; a quarter stays the one it is."""
HARDLY_BEGUN = 31
"""Days of a running period that nobody reports on yet."""
TODAY = "I dag"
READY = re.compile(rf"{TODAY}|I år|Sidste år|Sidste 12 måneder|Denne måned|[1-4]\. kvartal \d{{4}}")
"""The names that the program gives."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`; `last` None is open-ended and reaches to today. `name` and `id` only where it is a named one."""

    first: date
    last: date | None = None
    name: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise RuleBroken(
                f"Perioden slutter ({danish_day(self.last)}) før den begynder ({danish_day(self.first)}). Byt om på de to datoer.",
                "last",
            )

    @property
    def own_name(self) -> str:
        """Its name where it is hers, also when the named one is gone; of a ready-made one nothing."""
        return self.name if self.id or not READY.fullmatch(self.name) else ""

    def until(self, today: date) -> date:
        """The last day that is counted."""
        return self.last or max(today, self.first)

    def holds(self, day: date) -> bool:
        """Whether the day belongs to the period."""
        return self.first <= day and (self.last is None or day <= self.last)

    def title(self) -> str:
        """The two days as the screens write them; one that is both stands once."""
        if self.first == self.last:
            return danish_day(self.first)
        return f"{danish_day(self.first)} – {danish_day(self.last) if self.last else 'i dag'}"


def months(first: date, last: date) -> Fraction:
    """Whole calendar months, part months as days / days in that month (the divisor of the monthly average)."""
    if last < first:
        return Fraction(0)
    begun = 12 * (last.year - first.year) + last.month - first.month
    return begun + Fraction(last.day, _month_end(last).day) - Fraction(first.day - 1, _month_end(first).day)


def shown_at_first(named: list[Period], today: date) -> Period:
    """Open-ended, from the day after the newest ended named period, else from 1 January this year."""
    ends = [period.last for period in named if period.last and period.last < today]
    return Period(max(ends) + timedelta(days=1) if ends else date(today.year, 1, 1))


def ready_made(today: date, quarters_back: int = 0) -> tuple[Period, ...]:
    """This year, the last one, the last 12 months, this month, and a quarter (`quarters_back` before the present one)."""
    return (
        Period(date(today.year, 1, 1), None, "I år"),
        _last_year(today),
        Period(_a_year_before(today), today, "Sidste 12 måneder"),
        Period(today.replace(day=1), _month_end(today), "Denne måned"),
        _quarter(today, quarters_back),
    )


def on_day(period: Period, before: date, today: date) -> Period:
    """A period that was chosen on the day `before`, as it is today: a ready-made one that follows the day moves with it."""
    following = zip(ready_made(before)[:FOLLOW_THE_DAY], ready_made(today), strict=False)
    return next((now for then, now in following if then == period), period)


def to_report(shown: Period, today: date) -> Period:
    """The period a new report begins with: the one that is shown, or the last year while that has hardly begun."""
    hardly_begun = shown.until(today) >= today and (today - shown.first).days < HARDLY_BEGUN
    return replace(_last_year(today), name="") if hardly_begun else shown


def _last_year(today: date) -> Period:
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31), "Sidste år")


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange  # late: the first frame seldom needs it

    return monthrange(year, month)[1]


def _a_year_before(today: date) -> date:
    # twelve months that end today begin the day after the same day last year
    year, day = today.year - 1, min(today.day, _days_in(today.year - 1, today.month))
    return date(year, today.month, day) + timedelta(days=1)


def _month_end(day: date) -> date:
    return day.replace(day=_days_in(day.year, day.month))


def _quarter(today: date, back: int) -> Period:
    index = today.year * 4 + (today.month - 1) // 3 - back
    first = date(index // 4, index % 4 * 3 + 1, 1)
    return Period(first, _month_end(first.replace(month=first.month + 2)), f"{index % 4 + 1}. kvartal {index // 4}")
