"""The forms in which a day is typed, and the day that each means; `dates` turns what fails here into sentences.

A form without a year means the nearest such day, walking from today by `step`: -1 back, 1 ahead, today included.
Digits are the ASCII digits only. The expressions are compiled when first used: the desk's first frame writes days and
reads none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain.text import fold

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
"""The weekdays in full, Monday first; two and three letters are their abbreviations."""

DAYS_FROM_TODAY = {
    "i forgårs": -2,
    "g": -1,
    "i går": -1,
    "igår": -1,
    "i": 0,
    "i dag": 0,
    "idag": 0,
    "i morgen": 1,
    "imorgen": 1,
    "i overmorgen": 2,
}
"""The days that have a name of their own, and how far they are from today."""

MONTH_NAMES = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_MONTHS = {name[:length]: number for number, name in enumerate(MONTH_NAMES, 1) for length in (3, len(name))}
_WEEKDAY_NUMBERS = {name[:length]: number for number, name in enumerate(WEEKDAYS) for length in (2, 3, len(name))}
# Each unit in days and months.
_UNITS = {
    **dict.fromkeys(("d", "dag", "dage"), (1, 0)),
    **dict.fromkeys(("u", "uge", "uger"), (7, 0)),
    **dict.fromkeys(("m", "måned", "måneder"), (0, 1)),
}
# From anywhere this reaches a 29 February, also across a year such as 2100 that has none.
_FARTHEST = 8 * 366


class Found(NamedTuple):
    """What a form means: `day` is None when there is no such day, as 31/11; `has_year` when its year was written."""

    day: date | None
    has_year: bool


def find_day(text: str, today: date, step: int) -> Found | None:
    """Read a day in any of the forms; None when the text has none of them."""
    folded = fold(text)
    for form, meaning in _FORMS:
        if match := re.fullmatch(form, folded):
            return Found(_or_none(partial(meaning, match, today, step)), bool(match.groupdict().get("year")))
    return None


def find_exact_day(text: str) -> Found | None:
    """Read a day written in digits with all four digits of its year; None when the text is not of that form."""
    match = re.fullmatch(_ISO, text) or re.fullmatch(_NUMERIC, text)
    if match is None or len(match["year"] or "") < 4:
        return None
    return Found(_or_none(partial(_with_year, match)), has_year=True)


def _or_none(make: Callable[[], date | None]) -> date | None:
    """Make a day; None when the calendar has no such day, or ends before it."""
    try:
        return make()
    except (ValueError, OverflowError):
        return None


def _nearest(today: date, step: int, fits: Callable[[date], bool]) -> date | None:
    walk = (today + timedelta(days=step * number) for number in range(_FARTHEST))
    return next((day for day in walk if fits(day)), None)


def _spoken(match: re.Match[str], today: date, step: int) -> date:
    return today + timedelta(days=DAYS_FROM_TODAY[match[0]])


def _weekday(match: re.Match[str], today: date, step: int) -> date | None:
    number = _WEEKDAY_NUMBERS[match["weekday"]]
    if match["next_week"]:
        return today + timedelta(days=7 - today.weekday() + number)
    return _nearest(today, step, lambda day: day.weekday() == number)


def _day_of_month(match: re.Match[str], today: date, step: int) -> date | None:
    number = int(match[0])
    return _nearest(today, step, lambda day: day.day == number)


def _day_and_month(match: re.Match[str], today: date, step: int) -> date | None:
    if match["year"]:
        return _with_year(match)
    wanted = (_month(match), int(match["day"]))
    return _nearest(today, step, lambda day: (day.month, day.day) == wanted)


def _with_year(match: re.Match[str]) -> date:
    century = 2000 if len(match["year"]) == 2 else 0
    return date(century + int(match["year"]), _month(match), int(match["day"]))


def _month(match: re.Match[str]) -> int:
    return _MONTHS.get(match["month"]) or int(match["month"])


def _ahead(match: re.Match[str], today: date, step: int) -> date:
    from dateutil.relativedelta import relativedelta  # late: it would take 4 ms from the first frame

    days, months = _UNITS[match["unit"]]
    return today + int(match["number"]) * relativedelta(days=days, months=months)


def _back(match: re.Match[str], today: date, step: int) -> date:
    return today - timedelta(days=int(match["number"]))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(words)


_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_ISO = "(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_NUMERIC = f"(?P<day>[0-9]{{1,2}})(?P<sign>[/.-])(?P<month>[0-9]{{1,2}})(?:(?:(?P=sign)|-){_YEAR})?"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], date, int], date | None]], ...] = (
    (_any_of(DAYS_FROM_TODAY), _spoken),
    (f"(?P<next_week>næste )?(?P<weekday>{_any_of(_WEEKDAY_NUMBERS)})", _weekday),
    ("[0-9]{1,2}", _day_of_month),
    (_ISO, _day_and_month),
    (_NUMERIC, _day_and_month),
    (rf"(?P<day>[0-9]{{1,2}})(?:\. ?| )(?P<month>{_any_of(_MONTHS)})\.?(?: {_YEAR})?", _day_and_month),
    (f"(?P<number>[0-9]{{1,3}}) ?(?P<unit>{_any_of(_UNITS)})", _ahead),
    ("-(?P<number>[0-9]{1,3})", _back),
)
