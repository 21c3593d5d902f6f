"""Danish dates: what a person types, what a file holds, and how a day is written.

Typing never asks for the year. A day that has been (received, closed, happened) is the latest such day not after today;
a day to come (the next step) the earliest not before today. Reading is strict: what is not one of the forms of
`parse_day` is refused with a sentence, never guessed at.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from borgerraad_tui.domain.day_forms import DAYS_FROM_TODAY, WEEKDAYS, Found, find_day, find_exact_day
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import RuleBroken

Direction = Literal["past", "future"]
"""Which way a day lies: "past" is today or before, "future" today or after."""

YEARS = range(1900, 3000)
"""A day outside is a slip of the keyboard (28-11-0021), and would stretch every open-ended period."""

_STEPS: dict[Direction, int] = {"past": -1, "future": 1}
_HINTS: dict[Direction, str] = {
    "past": "Skriv fx 28/11, fre eller -2.",
    "future": "Skriv fx 28/11, fre eller 3d.",
}
_WRONG_WAY: dict[Direction, str] = {
    "past": "ligger i fremtiden, men her skal stå en dag, der har været",
    "future": "ligger i fortiden, men her skal stå en dag, der kommer",
}
_EXACT_HINT = "Skriv den som 2021-08-31 eller 31-08-2021."

# Abbreviated weekdays that may as well begin a sentence: one, ten, two, son.
_ALSO_WORDS = ("man", "ti", "to", "søn")
# What is no day of a next step when words follow: "i gang med svar", "i går ringede hun".
_ALSO_PROSE = ("i", *(word for word, days in DAYS_FROM_TODAY.items() if days < 0))
_LONGEST_DAY_IN_WORDS = 3


def parse_day(text: str, today: date, direction: Direction) -> date:
    """Read a day as it is typed; raise RuleBroken for anything else.

    The forms, in small or capital letters: `i` or `i dag`, `g` or `i går`, `i morgen`; `28`, `28/11`, `28-11-21`,
    `28.11.2021`, `28/11-21`, `2021-11-28`, `28. november`, `28 nov 2021`; `fr`, `fre`, `fredag`, `næste fredag` (in
    the calendar week after this one); `3d`, `2u`, `1m` (or `3 dage`, `2 uger`, `1 måned`) ahead; `-2` days back.
    A day with its year is taken as written, whatever the direction; two digits mean a year of this century.
    """
    found = find_day(text, today, _STEPS[direction])
    day = _existing(found, text, _HINTS[direction])
    if day.year not in YEARS:
        raise RuleBroken(f"Året i {quoted(text)} ligger uden for {YEARS[0]}-{YEARS[-1]}. {_HINTS[direction]}")
    lies_wrong = day > today if direction == "past" else day < today
    if lies_wrong and not (found and found.has_year):
        raise RuleBroken(f"Dagen {quoted(text)} {_WRONG_WAY[direction]}. {_HINTS[direction]}")
    return day


def long_ago(day: date, today: date) -> str:
    """How long ago a day was, in whole months and years where it is long: `for 12 dage siden`, `for 3 måneder siden`."""
    days = (today - day).days
    if days < 2:
        return "i går" if days == 1 else "i dag"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 2:
        return f"for {days} dage siden"
    return f"for {months} måneder siden" if months < 24 else f"for {months // 12} år siden"


def parse_exact_day(text: str) -> date:
    """Read a day from a file or an argument, year and all: `2021-08-31`, `31-08-2021` or `1/8/2021`."""
    day = _existing(find_exact_day(text.strip()), text, _EXACT_HINT)
    if day.year not in YEARS:
        raise RuleBroken(f"Året i {quoted(text)} ligger uden for {YEARS[0]}-{YEARS[-1]}. {_EXACT_HINT}")
    return day


def split_step(text: str, today: date) -> tuple[date | None, str]:
    """Split a typed next step into its day and its words: "fre svar fra visitationen".

    The longest beginning of at most three words that is a day is the day; a colon or a comma may end it. Without one
    the step has no day, but a first word with a digit or a leading `-` raises RuleBroken, for a mistyped day must not
    become text; so does a day that does not exist. `i` and the days before today are days only when nothing follows.
    `man`, `ti`, `to`, `søn` and a bare number of a month's day with words after them raise RuleBroken: they may be days
    or words.
    """
    step = text.strip()
    for length in range(_LONGEST_DAY_IN_WORDS, 0, -1):
        words = step.split(maxsplit=length)
        head, rest = " ".join(words[:length]).rstrip(",:"), "".join(words[length:])
        if _begins_with_day(head, rest, today):
            return parse_day(head, today, "future"), rest
    first = "".join(step.split(maxsplit=1)[:1])
    if first.startswith("-") or any(sign.isdigit() for sign in first):
        raise RuleBroken(f"{_unreadable(first)} {_HINTS['future']}")
    return None, step


def read_iso(text: str) -> date | None:
    """Read a day as the file holds it, 2021-11-28; None for a text of any other form."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def danish_day(day: date) -> str:
    """Write a day in full: 27-11-2021."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def named_day(day: date) -> str:
    """Write a day after the two first letters of its weekday: lø 27-11-2021."""
    return f"{WEEKDAYS[day.weekday()][:2]} {danish_day(day)}"


def short_day(day: date, today: date) -> str:
    """Write a due day for a narrow column: "i dag", days late as "-2 d", else "2/12", beyond 300 days "2/12-23"."""
    ahead = (day - today).days
    if ahead == 0:
        return "i dag"
    if ahead < 0:
        return f"{ahead} d"
    year = f"-{day.year % 100:02}" if ahead > 300 else ""
    return f"{day.day}/{day.month}{year}"


def short_past(day: date, today: date) -> str:
    """Write a day that was for a narrow column: "i dag", this year's as "24-11", an earlier one as "24-11-21"."""
    if day == today:
        return "i dag"
    return f"{day:%d-%m}" if day.year == today.year else f"{day:%d-%m-%y}"


def _existing(found: Found | None, text: str, hint: str) -> date:
    """Take the day out of what was found, or raise the sentence that fits: missing, unreadable, or no such day."""
    if found is None:
        raise RuleBroken(f"{_unreadable(text)} {hint}")
    if found.day is None:
        raise RuleBroken(f"Datoen {quoted(text)} findes ikke. {hint}")
    return found.day


def _begins_with_day(head: str, rest: str, today: date) -> bool:
    """Tell whether `head` is the day of a step whose words are `rest`; raise RuleBroken when it may be either."""
    found = find_day(head, today, _STEPS["future"])
    if found is None or (rest and fold(head) in _ALSO_PROSE):
        return False
    if rest and found.day and fold(head) in _ALSO_WORDS:
        weekday = WEEKDAYS[found.day.weekday()]
        raise RuleBroken(
            f"{quoted(head)} kan både være {weekday} og et almindeligt ord. "
            f"Skriv {weekday}, eller begynd med et andet ord."
        )
    if rest and head.isdecimal():
        day = f"{found.day.day}/{found.day.month}" if found.day else "fx 28/11"
        raise RuleBroken(
            f"{quoted(head)} kan både være en dag og et antal. Skriv dagen som {day}, eller begynd med et andet ord."
        )
    return True


def _unreadable(text: str) -> str:
    return f"Datoen {quoted(text)} kan ikke læses." if text.strip() else "Datoen mangler."
