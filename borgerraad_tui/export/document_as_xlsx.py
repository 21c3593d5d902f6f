"""A document as a workbook: a sheet for each table, with real numbers, native charts, its sentences and the rules of counting.

Text is always written as text: nothing in it becomes a formula, a link or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from borgerraad_tui.chapters.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Measure,
    Paragraph,
    TableBlock,
    Tone,
)
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.shades import SHADES
from borgerraad_tui.statistics.numbers import half_up

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_SHEET_NAME = 31
LONGEST_CELL = 32_000
"""A cell takes 32,767 characters; longer texts go on in the cell below."""
NUMBERS: dict[Measure, str] = {"count": "#,##0", "percent": "0 %", "days": "0.0"}
_OTHER = SHADES["other"].dag
FILLS: dict[Tone, dict[str, dict[str, str]]] = {
    "plain": {"fill": {"color": _OTHER}},
    "complaint": {"fill": {"color": SHADES["complaint"].dag}},
    "other": {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _OTHER, "bg_color": SHADES["background"].dag},
        "border": {"color": _OTHER},
    },
}
"""How a series is filled: complaints and others are told apart without colour, too."""
NAME_WIDTH, FIGURE_WIDTH, TEXT_WIDTH = 52, 18, 110
RULES = "rules"
"""The key of the heading whose paragraphs have a sheet of their own."""


def document_as_xlsx(document: Document) -> bytes:
    """The workbook's bytes; the same document gives the same bytes."""
    import xlsxwriter

    written = BytesIO()
    with xlsxwriter.Workbook(written, AS_TEXT) as workbook:
        workbook.set_properties(
            {
                "title": document.title,
                "company": document.municipality,
                "created": datetime.combine(document.made, time()),
            }
        )
        _Book(workbook).write(document)
    return written.getvalue()


class _Book:
    """One workbook while it is written: its formats, and the sheet names that are taken."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._taken: set[str] = set()
        self._title = workbook.add_format({"bold": True, "font_size": 14})
        self._head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._numbers = {
            measure: [workbook.add_format({"num_format": form, **more}) for more in ({}, {"bold": True, "top": 1})]
            for measure, form in NUMBERS.items()
        }
        self._names = [workbook.add_format(more) for more in ({}, {"bold": True, "top": 1})]

    def write(self, document: Document) -> None:
        """The sentences first, then each table and chart in order, the rules last."""
        head = [document.title, f"{document.municipality} · {document.about} · skrevet {danish_day(document.made)}"]
        rules, rest = _parted(document.blocks)
        self._text("Tekst", [*head, "", *(line for block in rest for line in _lines(block))])
        for block in rest:
            match block:
                case TableBlock():
                    self._table(block)
                case Chart():
                    self._chart(block)
        if rules:
            self._text("Grundlag og regler", [line for block in rules for line in _lines(block)])

    def _sheet(self, name: str) -> Worksheet:
        # a chart finds its numbers by the sheet's name, so that holds plain signs alone
        plain = re.sub(r"[^\w .,-]", "-", name).strip()[:LONGEST_SHEET_NAME] or "Ark"
        free = plain
        number = 2
        while free.casefold() in self._taken:
            mark = f" ({number})"
            free = plain[: LONGEST_SHEET_NAME - len(mark)] + mark
            number += 1
        self._taken.add(free.casefold())
        sheet = self._workbook.add_worksheet(free)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def _text(self, name: str, lines: Sequence[str]) -> None:
        sheet = self._sheet(name)
        sheet.set_column(0, 0, TEXT_WIDTH)
        pieces = [line[at : at + LONGEST_CELL] for line in lines for at in range(0, max(1, len(line)), LONGEST_CELL)]
        for row, line in enumerate(pieces):
            sheet.write_string(row, 0, line, self._title if row == 0 else self._wrapped)

    def _table(self, table: TableBlock) -> None:
        sheet = self._sheet(f"Tabel {table.number}" if table.number else table.caption)
        sheet.write_string(0, 0, table.title, self._title)
        self._heads(sheet, 2, [column.name for column in table.columns])
        rows = [*((row, False) for row in table.rows), *([(table.total, True)] if table.total else [])]
        for place, (row, total) in enumerate(rows, start=3):
            for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._cell(sheet, place, number, column, cell, total=total)
        for place, note in enumerate(table.notes, start=len(rows) + 4):
            sheet.write_string(place, 0, note, self._wrapped)
        sheet.freeze_panes(3, 1)

    def _heads(self, sheet: Worksheet, row: int, names: Sequence[str]) -> None:
        sheet.set_column(0, 0, NAME_WIDTH)
        sheet.set_column(1, max(1, len(names) - 1), FIGURE_WIDTH)
        for number, name in enumerate(names):
            sheet.write_string(row, number, name, self._head)

    def _cell(self, sheet: Worksheet, row: int, number: int, column: Column, cell: Cell, *, total: bool) -> None:
        style: Format = self._numbers[column.measure][total] if column.measure in NUMBERS else self._names[total]
        match cell:
            case None:
                sheet.write_blank(row, number, None, style)
            case str():
                sheet.write_string(row, number, cell, style)
            case Fraction():
                sheet.write_number(row, number, float(half_up(cell, 1)), style)
            case _:
                sheet.write_number(row, number, cell / 100 if column.measure == "percent" else cell, style)

    def _chart(self, chart: Chart) -> None:
        sheet = self._sheet(chart.title)
        sheet.write_string(0, 0, chart.title, self._title)
        self._heads(sheet, 2, ["", *(series.name for series in chart.series)])
        count = self._numbers["count"][False]
        for place, name in enumerate(chart.names, start=3):
            sheet.write_string(place, 0, name)
            for number, series in enumerate(chart.series, start=1):
                sheet.write_number(place, number, series.values[place - 3], count)
        if chart.names:
            sheet.insert_chart(
                2, len(chart.series) + 2, self._drawn(chart, sheet.get_name()), {"description": chart.alt}
            )

    def _drawn(self, chart: Chart, sheet: str) -> object:
        lying = chart.shape == "bars"
        drawn = self._workbook.add_chart({"type": "bar" if lying else "column", "subtype": "stacked"})
        last = len(chart.names) + 2
        for number, series in enumerate(chart.series, start=1):
            drawn.add_series(
                {
                    "name": [sheet, 2, number],
                    "categories": [sheet, 3, 0, last, 0],
                    "values": [sheet, 3, number, last, number],
                    **FILLS[series.tone],
                    "gap": 60,
                }
            )
        drawn.set_title({"name": [sheet, 0, 0], "name_font": {"size": 12}})
        drawn.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
        # lying bars are drawn from below: turned round they stand in the table's order
        drawn.set_y_axis({"reverse": lying, "major_gridlines": {"visible": not lying}})
        drawn.set_size({"width": 720, "height": max(300, 34 * len(chart.names) + 140) if lying else 380})
        return drawn


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The rules of counting, up to the next heading, and everything else."""
    rules: list[Block] = []
    rest: list[Block] = []
    within = False
    for block in blocks:
        if isinstance(block, Heading):
            within = block.key == RULES
        (rules if within else rest).append(block)
    return rules, rest


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield ""
            yield text
        case Paragraph(text):
            yield from text.split("\n")
        case Bullets(items):
            yield from (f"- {item}" for item in items)
