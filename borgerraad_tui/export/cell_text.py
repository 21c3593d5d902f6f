"""A table's cells as they are read in a document."""

from __future__ import annotations

from fractions import Fraction

from borgerraad_tui.chapters.blocks import Cell, Column, TableBlock
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.table import TOTAL

NOTHING = "–"
"""What stands for a share or an average of nothing."""
NUMBERS = ("count", "percent", "days")
"""The measures that are written to the right."""


def cell_text(column: Column, cell: Cell) -> str:
    """One cell: 1234, »48 %« with a blank that does not break, »12,5« or words; it holds nothing but text."""
    match cell:
        case None:
            return NOTHING if column.measure in NUMBERS else ""
        case str():
            return clean_line(cell)
        case Fraction():
            written = decimal_comma(cell, column.decimals)
        case _:
            written = str(cell)
    return f"{written}\N{NO-BREAK SPACE}%" if column.measure == "percent" else written


def row_text(table: TableBlock, row: tuple[Cell, ...]) -> list[str]:
    """A row's cells, the name first."""
    return [cell_text(column, cell) for column, cell in zip(table.columns, row, strict=True)]


def total_text(table: TableBlock) -> list[str] | None:
    """The total's cells, called a total where it has no name; None where there is none."""
    return row_text(table, (table.total[0] or TOTAL, *table.total[1:])) if table.total else None
