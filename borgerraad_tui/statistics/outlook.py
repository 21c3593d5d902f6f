"""What a year will come to, judged by its months so far: for the status in the middle of the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor, sqrt

from borgerraad_tui.domain.period import months

SPREAD = 1.2815515655
"""Standard deviations around the middle that hold four of five (the 90th percentile of the normal distribution)."""
FEWEST_MONTHS = 3
"""Whole months below which no forecast is made: one odd month would be a third of what is known."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many the year comes to: the middle, and the two ends that four of five years like it lie between."""

    so_far: int
    middle: int
    low: int
    high: int
    based_on: int
    """Whole months it is judged by."""


def outlook(monthly: Sequence[int], so_far: int, today: date) -> Outlook | None:
    """A forecast for the calendar year of `today`; None with fewer than three whole months.

    `monthly` are the counts of the newest whole months, at most twelve, `so_far` what the year holds up to today. What is to
    come is the rate of those months times the months left. Its variance is that of a month's count (never less than chance
    alone gives, a Poisson count's own mean) for each month left, and once more for the rate, which is only known from so many.
    """
    known = len(monthly)
    if known < FEWEST_MONTHS:
        return None
    rate = Fraction(sum(monthly), known)
    variance = max(sum((count - rate) ** 2 for count in monthly) / (known - 1), rate)
    left = months(today, date(today.year, 12, 31)) - months(today, today)
    spread = SPREAD * sqrt(variance * left + variance * left**2 / known)
    middle = so_far + rate * left
    return Outlook(
        so_far, round(middle), max(so_far, floor(float(middle) - spread)), ceil(float(middle) + spread), known
    )
