"""A document's tables as CSV: one row a figure, so that any spreadsheet or program can look one up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from borgerraad_tui.chapters.blocks import Cell, Column, Document, Heading, TableBlock
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.table import TOTAL

HEADINGS = ("afsnit", "tabel", "titel", "række", "kolonne", "værdi")


def document_as_csv(document: Document) -> bytes:
    """UTF-8 with a byte order mark, as Danish spreadsheets want it; the heading a table stands under is its section."""
    return csv_text([HEADINGS, *_cells(document)]).encode("utf-8-sig")


def _cells(document: Document) -> Iterator[tuple[object, ...]]:
    section = ""
    for block in document.blocks:
        match block:
            case Heading(text):
                section = clean_line(text)
            case TableBlock():
                for row in block.lines:
                    for column, cell in zip(block.columns[1:], row[1:], strict=True):
                        texts = (block.caption, str(row[0] or TOTAL), column.name)
                        yield section, block.number or None, *map(clean_line, texts), _value(column, cell)


def _value(column: Column, cell: Cell) -> object:
    if isinstance(cell, Fraction):
        return decimal_comma(cell, column.decimals)
    return clean_line(cell) if isinstance(cell, str) else cell
