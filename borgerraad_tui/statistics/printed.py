"""Figures as a printed report has them, to be held against the register's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from borgerraad_tui.statistics.table import TOTAL

Measure = Literal["count", "complaints", "percent"]
MEASURES: dict[Measure, str] = {"count": "antal", "complaints": "klager", "percent": "procent"}
"""What a printed figure measures, as the screen says it."""
Header = Literal["registered", "excluded", "undecided", "counted", "complaints", "others", "consultations"]
HEADERS: dict[Header, str] = {
    "registered": "registreret",
    "excluded": "udgår",
    "undecided": "ikke taget stilling til",
    "counted": "indgår i statistikken",
    "complaints": "klager",
    "others": "andre henvendelser",
    "consultations": "konsulentbistand",
}
"""What stands above the tables, as the screen says it."""

AVERAGE = "gennemsnit pr. måned"
"""The average, as the screen says it."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed row of a table, or its total; None is a figure that is not printed."""

    name: str
    count: int | None = None
    complaints: int | None = None
    percent: int | None = None

    @property
    def figures(self) -> int:
        """How many figures are printed in it."""
        return sum(figure is not None for figure in (self.count, self.complaints, self.percent))


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One printed table by its number, with its rows in order, the total among them."""

    number: int
    rows: tuple[PrintedRow, ...]

    @property
    def total(self) -> PrintedRow | None:
        """The row of the total, where one is printed."""
        return next((row for row in self.rows if row.name == TOTAL), None)

    @property
    def figures(self) -> int:
        """How many figures are printed in it."""
        return sum(row.figures for row in self.rows)


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """The printed figures of one period; `per_month` is printed in words (knap 28), empty where it is not."""

    name: str
    first: date
    last: date
    headers: dict[Header, int]
    per_month: str
    tables: tuple[PrintedTable, ...]

    @property
    def above(self) -> int:
        """How many figures are printed above the tables."""
        return len(self.headers) + bool(self.per_month)

    @property
    def figures(self) -> int:
        """How many figures are printed in all."""
        return self.above + sum(table.figures for table in self.tables)

    def table(self, number: int) -> PrintedTable:
        """One table by its number; one that is not printed has no rows."""
        return next((table for table in self.tables if table.number == number), PrintedTable(number, ()))

    def with_table(self, table: PrintedTable) -> PrintedPeriod:
        """The same with another table in the place of the one that has its number; one without rows is not printed."""
        others = [each for each in self.tables if each.number != table.number]
        tables = sorted([*others, *([table] if table.rows else [])], key=lambda each: each.number)
        return replace(self, tables=tuple(tables))
