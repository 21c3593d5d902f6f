"""Which days the office is closed: weekends and the Danish public holidays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateutil.easter import easter

_DAYS_AFTER_EASTER = {
    -3: "skærtorsdag",
    -2: "langfredag",
    0: "påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "pinsedag",
    50: "2. pinsedag",
}
_MONTH_AND_DAY = {(1, 1): "nytårsdag", (12, 25): "1. juledag", (12, 26): "2. juledag"}
_PRAYER_DAY_AFTER_EASTER = 26
_LAST_PRAYER_DAY = 2023


def holiday(day: date) -> str:
    """Name the Danish public holiday a day is; empty for any other day.

    Store bededag counts until 2023, when the law of 7 March 2023 did away with it. Days off by custom or agreement
    (1 May, 5 June, 24 and 31 December) are not holidays, and Saturdays and Sundays are none by themselves.
    """
    after_easter = (day - easter(day.year)).days
    if after_easter == _PRAYER_DAY_AFTER_EASTER and day.year <= _LAST_PRAYER_DAY:
        return "store bededag"
    return _DAYS_AFTER_EASTER.get(after_easter) or _MONTH_AND_DAY.get((day.month, day.day), "")


def is_holiday(day: date) -> bool:
    """Tell whether a day is a Danish public holiday."""
    return bool(holiday(day))


def is_working_day(day: date) -> bool:
    """Tell whether a day is a Monday to Friday that is no public holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def working_days(after: date, until: date) -> int:
    """How many working days lie after one day, up to and including another; 0 when that is not later."""
    if until <= after:
        return 0
    weeks, rest = divmod((until - after).days, 7)
    weekdays = 5 * weeks + sum((after.weekday() + step) % 7 < 5 for step in range(1, rest + 1))
    years = range(after.year, until.year + 1)
    return weekdays - sum(after < day <= until for year in years for day in _holidays_on_weekdays(year))


@lru_cache(maxsize=64)
def _holidays_on_weekdays(year: int) -> tuple[date, ...]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return tuple(day for day in days if day.weekday() < 5 and is_holiday(day))
