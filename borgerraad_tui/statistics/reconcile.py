"""A printed report held against the register: every figure that differs, with the cause that explains it.

The causes were met in the report of March 2022: a share cut off instead of rounded (table 3), a total added from rounded rows
(tables 6 and 7), and a monthly average over another number of months. An explanation is only given where it yields the printed
figure exactly; another period, or the register as it stood, only where it fits the rest of the table too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import attrgetter, itemgetter
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import fold
from borgerraad_tui.statistics.numbers import decimal_comma, in_words, month_count
from borgerraad_tui.statistics.printed import (
    AVERAGE,
    HEADERS,
    MEASURES,
    Header,
    Measure,
    PrintedPeriod,
    PrintedRow,
    PrintedTable,
)
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import TOTAL, Row, Table, percent

MOST_MONTHS = 36
"""Divisors of a monthly average that are tried."""
MOST_TOLD = 3
"""Further divisors that are told of."""
NOUN = r" ?(?:borger)?(?:henvendelser?|sag|sager|klager?)?(?: (?:om måneden|i måneden|pr\.? måned|månedligt))?$"
"""What may stand behind a printed average."""
DECIMAL = r"([0-9]{1,9})(?:[.,]([0-9]{1,9}))?"
UNKNOWN = "Ingen af de kendte årsager forklarer det."
MISSING = "Rækken findes ikke i registrets tabel."
LEFT_OUT = "Rækken er ikke trykt, men tælles med i alt."


class Deviation(NamedTuple):
    """One printed figure that is not the register's; `table` 0 is the text above the tables, None is not there.

    A row that is counted and not printed is one, too, where the table's total is printed: without it the table is unfinished.
    """

    table: int
    name: str
    measure: str
    printed: int | str | None
    computed: int | str | None
    cause: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The same figures counted another way, and what is told where they yield what is printed."""

    figures: Figures
    told: str
    edited: bool = False
    """Whether it is the same period before cases were changed: that comes before any other period."""


def other_periods(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans a report may have counted instead: an end of the period half a month or a month earlier or later."""
    days = (-31, -30, -16, -15, -14, -1, 1, 14, 15, 16, 30, 31)
    for step in days:
        yield first, date.fromordinal(max(first.toordinal(), last.toordinal() + step))
    for step in days:
        yield date.fromordinal(min(last.toordinal(), first.toordinal() + step)), last


def reconcile(printed: PrintedPeriod, figures: Figures, otherwise: Sequence[Otherwise] = ()) -> list[Deviation]:
    """Every deviation in the order of the report; `otherwise` are further counts to explain a differing number by."""
    tables = [_above(printed, figures, otherwise)]
    tables += [_table(printed, table, figures, otherwise) for table in printed.tables]
    return [deviation for found in tables for deviation in found]


def _above(printed: PrintedPeriod, figures: Figures, otherwise: Sequence[Otherwise]) -> list[Deviation]:
    """What deviates above the tables."""

    def found(among: Figures, fitting: Sequence[Otherwise]) -> list[Deviation]:
        return [*_headers(printed, among, fitting), *_average(printed, among, fitting)]

    return found(figures, _fitting(otherwise, lambda other: len(found(other, ())), len(found(figures, ()))))


def _table(
    printed: PrintedPeriod, table: PrintedTable, figures: Figures, otherwise: Sequence[Otherwise]
) -> list[Deviation]:
    """What deviates in one table."""

    def found(among: Figures, fitting: Sequence[Otherwise]) -> list[Deviation]:
        rows = (one for row in table.rows for one in _row(printed, table, row, among, fitting))
        return [*rows, *_left_out(table, among)]

    return found(figures, _fitting(otherwise, lambda other: len(found(other, ())), len(found(figures, ()))))


def _fitting(otherwise: Sequence[Otherwise], number: Callable[[Figures], int], now: int) -> list[Otherwise]:
    """Those that fit what is printed together better than the register now, the best first: one number alone may be chance.

    A case that was changed since comes before another period.
    """
    numbers = [(not other.edited, number(other.figures), other) for other in otherwise] if now else []
    return [other for _, fewer, other in sorted(numbers, key=itemgetter(0, 1)) if fewer < now]


def _headers(printed: PrintedPeriod, figures: Figures, fitting: Sequence[Otherwise]) -> Iterator[Deviation]:
    for header, value in printed.headers.items():
        computed: int = getattr(figures, header)
        if computed != value:
            cause = _counted_otherwise(value, fitting, attrgetter(header))
            yield Deviation(0, HEADERS[header], MEASURES["count"], value, computed, cause)


def _average(printed: PrintedPeriod, figures: Figures, fitting: Sequence[Otherwise]) -> Iterator[Deviation]:
    computed, said = figures.per_month, printed.per_month
    if said and not (computed and says(said, computed)):
        cause = _divided(printed, figures) or _counted_otherwise(
            said, fitting, lambda other: said if other.per_month and says(said, other.per_month) else None
        )
        yield Deviation(0, AVERAGE, MEASURES["count"], said, in_words(computed) if computed else None, cause)


def says(printed: str, value: Fraction) -> bool:
    """Whether a printed average, in words (»godt 22 sager«) or with decimals (»22,2«), is a value, rounded as it is printed."""
    number = re.sub(NOUN, "", fold(printed))
    if number == in_words(value):
        return True
    digits = re.fullmatch(DECIMAL, number)
    if digits is None:
        return False
    whole, part = digits[1], digits[2] or ""
    shift: int = 10 ** len(part)
    return int(whole + part) == (value * shift + Fraction(1, 2)) // 1


def _divided(printed: PrintedPeriod, figures: Figures) -> str:
    """How the printed average follows from the number that is printed, over the period's months or over others; or nothing."""
    said, number, over = printed.per_month, printed.headers.get("counted", figures.counted), figures.months
    if over and number != figures.counted and says(said, number / over):
        return f"Følger af det trykte antal: {_quotient(number, over)}."
    # what is nearest the right number of months is likeliest to have been taken for it
    tried = sorted((Fraction(months) for months in range(1, MOST_MONTHS + 1)), key=lambda months: abs(months - over))
    fits = [months for months in tried if months != over and says(said, number / months)]
    if not fits:
        return ""
    nearest, *others = fits
    told = f"Delt med {month_count(nearest)} i stedet for {month_count(over)}: {_quotient(number, nearest)}."
    if others:
        among = ", ".join(map(str, sorted(others)[:MOST_TOLD]))
        told += f" Det kan også være {among}{' eller flere' if len(others) > MOST_TOLD else ''}."
    return told


def _quotient(number: int, months: Fraction) -> str:
    return f"{number} / {decimal_comma(months, 2)} = {decimal_comma(number / months, 2)}"


def _row(
    printed: PrintedPeriod, table: PrintedTable, row: PrintedRow, figures: Figures, fitting: Sequence[Otherwise]
) -> Iterator[Deviation]:
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
        cause = _counted_otherwise(value, fitting, _cell(table.number, row.name, measure))
        if measure == "percent":
            share = _share(table, row, counted, found, figures)
            cause = _follows(printed, table, row, counted, found) or (cause if share == UNKNOWN else share)
        yield Deviation(table.number, row.name, MEASURES[measure], value, computed, cause)


def _left_out(table: PrintedTable, figures: Figures) -> Iterator[Deviation]:
    """The counted rows that a whole table lacks."""
    names = {fold(row.name) for row in table.rows}
    missing = (row for row in figures.table(table.number).printed if fold(row.name) not in names)
    for row in missing if table.total else ():
        yield Deviation(table.number, row.name, MEASURES["count"], None, row.count, LEFT_OUT)


def _follows(printed: PrintedPeriod, table: PrintedTable, row: PrintedRow, counted: Table, found: Row) -> str:
    """That a percentage is right of the numbers printed beside it, where they are not the register's; or nothing."""
    spec = counted.spec
    part = row.complaints if spec.complaint_share else row.count
    headers: dict[Kind | None, Header] = {None: "counted", Kind.COMPLAINT: "complaints", Kind.OTHER: "others"}
    total = table.total.count if table.total and not spec.within else None
    whole = row.count if spec.complaint_share else printed.headers.get(headers[spec.kind], total)
    part, whole = found.part_count if part is None else part, found.of if whole is None else whole
    if (part, whole) == (found.part_count, found.of) or percent(part, whole) != row.percent:
        return ""
    return f"Følger af de trykte antal: {part} af {whole} er {row.percent} %."


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


def _counted_otherwise(
    value: int | str, fitting: Sequence[Otherwise], cell: Callable[[Figures], int | str | None]
) -> str:
    return next((other.told for other in fitting if cell(other.figures) == value), UNKNOWN)


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
