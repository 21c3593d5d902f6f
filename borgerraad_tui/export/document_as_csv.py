"""A document's figures as CSV: one row a figure, so that any spreadsheet or program can look one up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from borgerraad_tui.chapters.blocks import Cell, Chart, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.table import TOTAL

HEADINGS = ("afsnit", "tabel", "titel", "række", "kolonne", "værdi")


TOLD, NOTE = "Tekst", "Bemærkning"
"""What stands as the title of a sentence, and as the row of a remark."""


def document_as_csv(document: Document) -> bytes:
    """UTF-8 with a byte order mark, as Danish spreadsheets want it; the heading a table stands under is its section.

    What the document is about comes first, then its figures in order. The sentences and remarks beside them, such as the divisor,
    a question's filters and what was left out of it, are rows of text. Of charts those that no table says are written.
    """
    about = (("Kommune", document.municipality), ("Titel", document.title), ("Periode", document.about))
    made = (*about, ("Skrevet", document.made.isoformat()))
    head = [("", None, "Dokumentet", name, "", clean_line(value)) for name, value in made]
    return csv_text([HEADINGS, *head, *_rows(document)]).encode("utf-8-sig")


def _rows(document: Document) -> Iterator[tuple[object, ...]]:
    section = ""
    for block in document.blocks:
        match block:
            case Heading(text):
                section = clean_line(text)
            case TableBlock():
                yield from ((section, *cells) for cells in _table(block))
            case Chart(shape="columns"):
                yield from ((section, None, *cells) for cells in _chart(block))
            case Paragraph(text, "figures" | "note" as role):
                yield section, None, TOLD if role == "figures" else NOTE, "", "", clean_line(text)


def _table(block: TableBlock) -> Iterator[tuple[object, ...]]:
    for row in block.lines:
        for column, cell in zip(block.columns[1:], row[1:], strict=True):
            texts = (block.caption, str(row[0] or TOTAL), column.name)
            yield block.number or None, *map(clean_line, texts), _value(column, cell)
    for note in block.notes:
        # without the number: a program that asks for a table's rows gets its figures alone
        yield None, clean_line(block.caption), NOTE, "", clean_line(note)


def _chart(chart: Chart) -> Iterator[tuple[object, ...]]:
    for place, name in enumerate(chart.names):
        for series in chart.series:
            yield *map(clean_line, (chart.title, name, series.name)), series.values[place]


def _value(column: Column, cell: Cell) -> object:
    if isinstance(cell, Fraction):
        return decimal_comma(cell, column.decimals)
    return clean_line(cell) if isinstance(cell, str) else cell
