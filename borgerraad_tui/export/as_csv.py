"""Figures as CSV: one row a figure, so that any spreadsheet can look one up."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.statistics.numbers import decimal_comma, one_decimal
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Table

HEADINGS = ("tabel", "titel", "række", "antal", "klager", "procent")

_Cells = tuple[object, ...]


def figures_as_csv(figures: Figures) -> str:
    """The period's own figures first (no table number, the period as title), then the nine tables with their totals."""
    tables = (cells for table in figures.tables for cells in _table(table))
    return csv_text([HEADINGS, *_period(figures), *tables])


def _period(figures: Figures) -> Iterator[_Cells]:
    first = figures.first.isoformat() if figures.first else ""
    title = f"Perioden {first} – {figures.last.isoformat()}"
    per_month = figures.per_month
    named: dict[str, object] = {
        "Registreret": figures.registered,
        "Udgår": figures.excluded,
        **{f"Udgår: {reason.name}": reason.n for reason in figures.excluded_by},
        "Ikke taget stilling til": figures.undecided,
        "Indgår i statistikken": figures.counted,
        "Klager": figures.complaints,
        "Andre henvendelser": figures.others,
        "Måneder": decimal_comma(figures.months, 2),
        "Pr. måned": None if per_month is None else one_decimal(per_month),
        "Konsulentbistand": figures.consultations,
    }
    for name, value in named.items():
        yield None, title, name, value, None, None


def _table(table: Table) -> Iterator[_Cells]:
    for row in (*table.printed, table.total):
        yield table.spec.number, table.spec.title, row.name, row.count, row.complaints, row.percent
