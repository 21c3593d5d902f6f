"""A printed report held against the register: every figure that differs, with the cause that explains it.

The causes were met in the report of March 2022: a share cut off instead of rounded (table 3), a total added from rounded rows
(tables 6 and 7), and a monthly average over another number of months. An explanation is only given where it yields the printed
figure exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import fold
from borgerraad_tui.statistics.numbers import decimal_comma, in_words, month_count
from borgerraad_tui.statistics.printed import HEADERS, MEASURES, Measure, PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import TOTAL, Row, Table, percent

MOST_MONTHS = 36
"""Divisors of a monthly average that are tried."""
UNKNOWN = "Ingen af de kendte årsager forklarer det."
MISSING = "Rækken findes ikke i registrets tabel."


class Deviation(NamedTuple):
    """One printed figure that is not the register's; `table` 0 is the text above the tables, None is not there."""

    table: int
    name: str
    measure: str
    printed: int | str
    computed: int | str | None
    cause: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The same figures counted another way, and what is told where they yield what is printed."""

    figures: Figures
    told: str


def other_periods(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans a report may have counted instead: an end of the period half a month or a month earlier or later."""
    days = (-31, -30, -16, -15, -14, -1, 1, 14, 15, 16, 30, 31)
    for step in days:
        yield first, date.fromordinal(max(first.toordinal(), last.toordinal() + step))
    for step in days:
        yield date.fromordinal(min(last.toordinal(), first.toordinal() + step)), last


def reconcile(printed: PrintedPeriod, figures: Figures, otherwise: Sequence[Otherwise] = ()) -> list[Deviation]:
    """Every deviation in the order of the report; `otherwise` are further counts to explain a differing number by."""
    return [
        *_headers(printed, figures, otherwise),
        *_average(printed, figures),
        *(
            deviation
            for table in printed.tables
            for row in table.rows
            for deviation in _row(table, row, figures, otherwise)
        ),
    ]


def _headers(printed: PrintedPeriod, figures: Figures, otherwise: Sequence[Otherwise]) -> Iterator[Deviation]:
    for header, value in printed.headers.items():
        computed: int = getattr(figures, header)
        if computed != value:
            cause = _counted_otherwise(value, otherwise, lambda other, header=header: getattr(other, header))  # type: ignore[misc]
            yield Deviation(0, HEADERS[header], MEASURES["count"], value, computed, cause)


def _average(printed: PrintedPeriod, figures: Figures) -> Iterator[Deviation]:
    computed = "" if figures.per_month is None else in_words(figures.per_month)
    if not printed.per_month or fold(printed.per_month) == fold(computed):
        return
    averages = ((months, in_words(Fraction(figures.counted, months))) for months in range(1, MOST_MONTHS + 1))
    months = next((months for months, average in averages if fold(average) == fold(printed.per_month)), None)
    cause = (
        UNKNOWN
        if months is None
        else f"Delt med {month_count(Fraction(months))} i stedet for {month_count(figures.months)}:"
        f" {figures.counted} / {months} = {decimal_comma(Fraction(figures.counted, months), 2)}."
    )
    yield Deviation(0, "gennemsnit pr. måned", "antal", printed.per_month, computed or None, cause)


def _row(table: PrintedTable, row: PrintedRow, figures: Figures, otherwise: Sequence[Otherwise]) -> Iterator[Deviation]:
    counted = figures.table(table.number)
    found = _named(counted, row.name)
    for measure in MEASURES:
        value: int | None = getattr(row, measure)
        if value is None:
            continue
        if found is None:
            yield Deviation(table.number, row.name, MEASURES[measure], value, None, MISSING)
            return
        computed: int | None = getattr(found, measure)
        if value == computed:
            continue
        cause = (
            _share(table, row, counted, found, figures)
            if measure == "percent"
            else _counted_otherwise(value, otherwise, _cell(table.number, row.name, measure))
        )
        yield Deviation(table.number, row.name, MEASURES[measure], value, computed, cause)


def _share(table: PrintedTable, row: PrintedRow, counted: Table, found: Row, figures: Figures) -> str:
    """Why a percentage differs, where its own count does not."""
    part, exact = found.part_count, Fraction(100 * found.part_count, found.of or 1)
    if not found.of:
        return UNKNOWN
    said = f"{part} af {found.of} er {decimal_comma(exact, 2)} %"
    if row.name == TOTAL and row.percent == sum(each.percent or 0 for each in table.rows if each.name != TOTAL):
        added = " + ".join(str(each.percent) for each in table.rows if each.name != TOTAL)
        return f"Lagt sammen af rundede rækker ({added}): {said}."
    if row.percent == int(exact):
        return f"Skåret af i stedet for rundet: {said}."
    for whole, called in _wholes(counted, figures):
        if whole != found.of and percent(part, whole) == row.percent:
            return f"Delt med {whole} ({called}) i stedet for {found.of}: {part} af {whole} er {row.percent} %."
    if row.percent == int(exact) + 1:
        return f"Rundet op i stedet for til nærmeste: {said}."
    return UNKNOWN


def _wholes(counted: Table, figures: Figures) -> Iterator[tuple[int, str]]:
    """What else a share may have been taken of."""
    yield figures.counted, "alle henvendelser, der indgår"
    yield figures.registered, "alle registrerede"
    yield figures.complaints, "alle klager"
    yield figures.others, "alle andre henvendelser"
    yield counted.total.count, "alle i tabellen"


def _counted_otherwise(value: int, otherwise: Sequence[Otherwise], cell: Callable[[Figures], int | None]) -> str:
    return next((other.told for other in otherwise if cell(other.figures) == value), UNKNOWN)


def _cell(number: int, name: str, measure: Measure) -> Callable[[Figures], int | None]:
    def value(figures: Figures) -> int | None:
        found = _named(figures.table(number), name)
        return getattr(found, measure) if found else 0

    return value


def _named(table: Table, name: str) -> Row | None:
    return next((row for row in (*table.rows, table.total) if fold(row.name) == fold(name)), None)


def told_of_period(first: date, last: date) -> str:
    """What is told where another span yields the printed number."""
    return f"Talt i en anden periode: {danish_day(first)} – {danish_day(last)} giver det trykte tal."
