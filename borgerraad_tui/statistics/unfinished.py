"""What a period's figures do not say by themselves: that it is not over, and that a month of it holds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.by_month import MonthCount
from borgerraad_tui.statistics.numbers import month_count
from borgerraad_tui.statistics.report import Figures


def unfinished(figures: Figures) -> str:
    """That the period has not begun or is not over on the day it was counted, and how much of it has gone; else empty."""
    if figures.first is None or figures.last <= figures.today:
        return ""
    if figures.first > figures.today:
        return f"Perioden er ikke begyndt: den begynder {danish_day(figures.first)}, og der kan intet være i den endnu."
    days = (figures.last - figures.first).days + 1
    return (
        f"Perioden er ikke slut: tallene går til og med {danish_day(figures.today)},"
        f" {figures.days} af {counted(days, 'dag', 'dage')}."
    )


def empty_months(figures: Figures, months: Sequence[MonthCount]) -> str:
    """The whole months within the period that nothing counted was received in, which the average is divided by all the same."""
    if figures.first is None or not figures.counted:
        return ""
    first, last = figures.first, min(figures.last, figures.today)
    empty = [
        month.name
        for month in months
        if not month.complaints + month.others and first <= month.month and _last_day(month.month) <= last
    ]
    if not empty:
        return ""
    *before, newest = empty
    named = f"{', '.join(before)} og {newest}" if before else newest
    return f"Der er ingen henvendelser i {named}, som er med i de {month_count(figures.months)}, der deles med."


def _last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
