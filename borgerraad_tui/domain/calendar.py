"""Which days the office is closed: weekends and the Danish public holidays."""

from __future__ import annotations

from datetime import date

from dateutil.easter import easter

_DAYS_AFTER_EASTER = {
    "skærtorsdag": -3,
    "langfredag": -2,
    "påskedag": 0,
    "2. påskedag": 1,
    "Kristi himmelfartsdag": 39,
    "pinsedag": 49,
    "2. pinsedag": 50,
}
_MONTH_AND_DAY = {"nytårsdag": (1, 1), "juledag": (12, 25), "2. juledag": (12, 26)}
_PRAYER_DAY_AFTER_EASTER = 26
_LAST_PRAYER_DAY = 2023


def is_holiday(day: date) -> bool:
    """Tell whether a day is a Danish public holiday.

    Store bededag counts until 2023, when the law of 7 March 2023 did away with it. Days off by custom or agreement
    (1 May, 5 June, 24 and 31 December) are not holidays, and Saturdays and Sundays are none by themselves.
    """
    after_easter = (day - easter(day.year)).days
    if after_easter == _PRAYER_DAY_AFTER_EASTER and day.year <= _LAST_PRAYER_DAY:
        return True
    return after_easter in _DAYS_AFTER_EASTER.values() or (day.month, day.day) in _MONTH_AND_DAY.values()


def is_working_day(day: date) -> bool:
    """Tell whether a day is a Monday to Friday that is no public holiday."""
    return day.weekday() < 5 and not is_holiday(day)
