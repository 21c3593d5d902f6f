"""Periods beside each other: counts, counts a month so that unequal lengths compare, and shares.

Across a reorganisation rows stand either as they were named then, or converted by the catalogue's old -> new mapping; what has
no successor there is told apart, never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import OPEN_ROW, Row, Table, TableSpec, entries_of, names_of, percent
from borgerraad_tui.statistics.tally import NOT_CLOSED, NOT_GIVEN

Names = Literal["then", "converted"]

BREAK_POINTS = 20
"""Percentage points of complaint share from which a jump is looked at as a break."""
BREAK_CHI_SQUARE = Fraction(1083, 100)
"""The chi-square of a two-by-two table that chance passes once in 1,000 times (one degree of freedom)."""


class ComparedCell(NamedTuple):
    """One row in one period, of nothing where nothing was counted; None instead where it could not be chosen in the period."""

    number: int
    per_month: Fraction | None
    percent: int | None
    complaints: int | None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row over all periods, oldest first."""

    name: str
    cells: tuple[ComparedCell | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One table over several periods; `unmapped` are the rows that the mapping does not lead into the newest organisation.

    `parted` names those of them whose entries became several; what the others became is not known.
    """

    spec: TableSpec
    names: Names
    rows: tuple[ComparedRow, ...]
    unmapped: tuple[ComparedRow, ...]
    parted: frozenset[str]
    total: ComparedRow


@dataclass(frozen=True, slots=True)
class Break:
    """A jump of the complaint share from one period to the next that a change of registering explains better than a trend."""

    before: Figures
    after: Figures

    @property
    def shares(self) -> tuple[int, int]:
        """Both complaint shares in whole percent: there is no break without them."""
        return _share(self.before) or 0, _share(self.after) or 0


def compare(periods: Sequence[Figures], number: int, catalogue: Catalogue, names: Names) -> Comparison:
    """One of the nine tables over periods in the order given; the last one's organisation is what is converted to."""
    tables = [figures.table(number) for figures in periods]
    day = min(periods[-1].last, periods[-1].today)
    named = [
        _named([*table.rows, *_of_nothing(table, figures, catalogue)], table.spec, catalogue, day, names)
        for table, figures in zip(tables, periods, strict=True)
    ]
    order = dict.fromkeys(name for rows in reversed(named) for name in rows.found)
    lost = dict.fromkeys(name for rows in named for name in rows.lost)
    return Comparison(
        spec=tables[-1].spec,
        names=names,
        rows=tuple(_counting(_row(name, [rows.found.get(name) for rows in named], periods) for name in order)),
        unmapped=tuple(_counting(_row(name, [rows.lost.get(name) for rows in named], periods) for name in lost)),
        parted=frozenset(name for rows in named for name in rows.parted),
        total=_row(tables[-1].total.name, [[table.total] for table in tables], periods),
    )


def breaks(periods: Sequence[Figures]) -> Iterator[Break]:
    """The jumps between neighbouring periods that should not be read as a trend."""
    for before, after in pairwise(periods):
        shares = _share(before), _share(after)
        if None in shares:
            continue
        points = abs(
            Fraction(100 * before.complaints, before.counted) - Fraction(100 * after.complaints, after.counted)
        )
        if points >= BREAK_POINTS and _chi_square(before, after) >= BREAK_CHI_SQUARE:
            yield Break(before, after)


def _share(figures: Figures) -> int | None:
    return percent(figures.complaints, figures.counted)


def _chi_square(one: Figures, other: Figures) -> Fraction:
    """Pearson's, of complaints and others in two periods."""
    a, b, c, d = one.complaints, one.others, other.complaints, other.others
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    return Fraction((a + b + c + d) * (a * d - b * c) ** 2, margins) if margins else Fraction(0)


class _Named(NamedTuple):
    """A table's rows by the name they stand under, and those without one; `parted` are those that have several."""

    found: dict[str, list[Row]]
    lost: dict[str, list[Row]]
    parted: set[str]


def _of_nothing(table: Table, figures: Figures, catalogue: Catalogue) -> Iterator[Row]:
    """Rows of what could have been counted in a period and was not, and that its table therefore does not have."""
    spec = table.spec
    there = {row.name for row in table.rows}
    valid = [entry for entry in entries_of(spec, catalogue) if _valid_within(entry, figures)]
    never_given = [(spec.not_given, (NOT_GIVEN,)), (OPEN_ROW, (NOT_CLOSED,))]
    for name, entries in (*names_of(valid), *never_given):
        if name not in there:
            of, complaints = (0, 0) if spec.complaint_share else (table.total.of, None)
            yield Row(name, 0, entries, percent(0, of), of, complaints)


def _valid_within(entry: Entry, figures: Figures) -> bool:
    """Whether it could be chosen on any day of a period."""
    begun = entry.valid_from is None or entry.valid_from <= figures.last
    return begun and (entry.valid_to is None or (figures.first or figures.last) <= entry.valid_to)


def _counting(rows: Iterable[ComparedRow]) -> Iterator[ComparedRow]:
    """Those that count anything in any of the periods."""
    return (row for row in rows if any(cell and cell.number for cell in row.cells))


def _named(rows: Sequence[Row], spec: TableSpec, catalogue: Catalogue, day: date, names: Names) -> _Named:
    found: dict[str, list[Row]] = {}
    lost: dict[str, list[Row]] = {}
    parted: set[str] = set()
    for row in rows:
        heirs = {row.name} if names == "then" else _converted(spec, row, catalogue, day)
        if len(heirs) == 1 and None not in heirs:
            found.setdefault(heirs.pop() or "", []).append(row)
            continue
        lost.setdefault(row.name, []).append(row)
        if len(heirs) > 1 and row.count:
            parted.add(row.name)
    return _Named(found, lost, parted)


def _converted(spec: TableSpec, row: Row, catalogue: Catalogue, day: date) -> set[str | None]:
    """The names a row's entries have on a day; None stands for one that has no successor then."""
    if min(row.entries) <= 0:
        return {row.name}  # not given, not closed: no entry of the catalogue
    entries = [entry for entry in catalogue.of(spec.rows) if entry.id in row.entries]
    return {heir.name if (heir := _heir(entry, catalogue, day)) else None for entry in entries}


def _heir(entry: Entry, catalogue: Catalogue, day: date) -> Entry | None:
    """What an entry has become on a day."""
    seen: set[str] = set()
    while not entry.valid(day):
        successor = catalogue.get(entry.list, entry.became)
        if successor is None or entry.key in seen:
            return None
        seen.add(entry.key)
        entry = successor
    return entry


def _row(name: str, rows: Sequence[Sequence[Row] | None], periods: Sequence[Figures]) -> ComparedRow:
    return ComparedRow(name, tuple(_cell(found, figures) for found, figures in zip(rows, periods, strict=True)))


def _cell(rows: Sequence[Row] | None, figures: Figures) -> ComparedCell | None:
    if not rows:
        return None
    number = sum(row.count for row in rows)
    complaints = None if rows[0].complaints is None else sum(row.complaints or 0 for row in rows)
    # a complaint share is of the row's own count, any other of what every row has in common
    of = number if complaints is not None else rows[0].of
    part = number if complaints is None else complaints
    return ComparedCell(number, figures.monthly(number), percent(part, of), complaints)
