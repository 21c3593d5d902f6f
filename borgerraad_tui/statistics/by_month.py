"""Inquiries month by month, for a picture of a period."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from borgerraad_tui.domain.day_forms import MONTH_NAMES
from borgerraad_tui.domain.kind import Kind

MOST_MONTHS = 36
"""Months beside each other; more are told year by year."""


class MonthLine(NamedTuple):
    """`n` counted inquiries of a kind in one month (`2021-08`)."""

    month: str
    kind: str
    n: int


class MonthCount(NamedTuple):
    """The counted inquiries of one month of a period, or of as much of it as the period holds."""

    month: date
    """Its first day."""
    complaints: int
    others: int

    @property
    def name(self) -> str:
        """As it is written: august 2021."""
        return f"{MONTH_NAMES[self.month.month - 1]} {self.month.year}"

    @property
    def days(self) -> tuple[date, date]:
        """Its first day and its last."""
        return self.month, self.month.replace(day=monthrange(self.month.year, self.month.month)[1])


class YearCount(NamedTuple):
    """The counted inquiries of one year of a period, or of as much of it as the period holds."""

    year: int
    complaints: int
    others: int

    @property
    def name(self) -> str:
        """As it is written: 2021."""
        return str(self.year)

    @property
    def days(self) -> tuple[date, date]:
        """Its first day and its last."""
        return date(self.year, 1, 1), date(self.year, 12, 31)


def pieces_of(months: Sequence[MonthCount]) -> Sequence[MonthCount | YearCount]:
    """The months of a period, or its years where nobody could tell so many months apart."""
    return by_year(months) if len(months) > MOST_MONTHS else months


def by_year(months: Iterable[MonthCount]) -> tuple[YearCount, ...]:
    """The same months as years."""
    years = groupby(months, lambda month: month.month.year)
    return tuple(
        YearCount(year, sum(month.complaints for month in within), sum(month.others for month in within))
        for year, within in ((year, tuple(found)) for year, found in years)
    )


def by_month(lines: Iterable[MonthLine], first: date, last: date) -> tuple[MonthCount, ...]:
    """Every month from the first day's to the last day's, those without inquiries among them."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts[line.month, line.kind] += line.n
    begun = first.year * 12 + first.month - 1
    months = (date(index // 12, index % 12 + 1, 1) for index in range(begun, last.year * 12 + last.month))
    return tuple(
        MonthCount(
            month,
            counts[f"{month:%Y-%m}", Kind.COMPLAINT.value],
            counts[f"{month:%Y-%m}", Kind.OTHER.value],
        )
        for month in months
    )
