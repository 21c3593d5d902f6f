"""What the counting reads: tally lines of a period, and the pieces of the calendar a period is made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

NOT_GIVEN = 0
NOT_CLOSED = -1


class TallyLine(NamedTuple):
    """`n` inquiries alike in one part: directorate, theme, action (entry = action), left out, or consultation.

    `kind` is complaint, other or empty; `entry` and `outcome` are catalogue ids, 0 not given, -1 not closed.
    """

    part: str
    kind: str
    entry: int
    outcome: int
    n: int


class Piece(NamedTuple):
    """Tally days, months or years (span = 10, 7 or 4 characters) from `low` up to, not including, `high`, added or taken away."""

    sign: int
    span: int
    low: str
    high: str


def pieces(first: date, last: date) -> list[Piece]:
    """The fewest tally lines that make up the period, both days included: at most nine pieces.

    A period is everything before the day after it, less everything before its first day.
    """
    after = min(last, date.max - timedelta(days=1)) + timedelta(days=1)  # the calendar has no day after its last
    years = _piece(1, 4, f"{first.year:04}", f"{after.year:04}")
    return [*years, *_rest(1, after), *_rest(-1, first)]


def _rest(sign: int, day: date) -> list[Piece]:
    """What lies between the start of the day's year and the day, months and days each taken from the nearer side."""
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    if day.month <= 6:
        found = _piece(sign, 7, f"{year}-01", month)
    else:
        found = [*_piece(sign, 4, year, year + "~"), *_piece(-sign, 7, month, f"{year}-13")]
    if day.day <= 15:
        return [*found, *_piece(sign, 10, f"{month}-01", day.isoformat())]
    return [*found, *_piece(sign, 7, month, month + "~"), *_piece(-sign, 10, day.isoformat(), f"{month}-32")]


def _piece(sign: int, span: int, low: str, high: str) -> list[Piece]:
    return [Piece(sign, span, low, high)] if low < high else []
