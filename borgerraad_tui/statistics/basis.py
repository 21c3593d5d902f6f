"""A figure explained in one Danish sentence: what it is a part of, the exact percentage, and what it was rounded to."""

from __future__ import annotations

from fractions import Fraction

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.numbers import decimal_comma, month_count, one_decimal
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table, percent


def basis(table: Table, row: Row) -> str:
    """»19 af 60 klager = 31,67 %, rundet 32 %«."""
    whole = f"{row.of} sager i rækken" if table.spec.complaint_share else f"{row.of} {table.spec.among}"
    part = f"{row.part_count} {'klager ' if table.spec.complaint_share else ''}".strip()
    if row.percent is None:
        return f"{part} af {whole}: ingen procent af ingenting."
    return f"{part} af {whole} = {share_told(row.part_count, row.of)}."


def share_told(part: int, whole: int) -> str:
    """A share of something in percent, with at most two decimals, and what it was rounded to where that is another: 60 %."""
    exact, shown = decimal_comma(Fraction(100 * part, whole), 2), str(percent(part, whole))
    return f"{exact} %" if exact == shown else f"{exact} %, rundet {shown} %"


def average_basis(figures: Figures, per_month: Fraction) -> str:
    """The monthly average with its divisor."""
    return (
        f"{counted(figures.counted, 'henvendelse', 'henvendelser')} / {month_count(figures.months)}"
        f" = {one_decimal(per_month)} om måneden."
    )
