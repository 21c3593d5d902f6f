"""A document as a workbook: a sheet for each table, with real numbers, native charts, its sentences and the rules of counting.

Text is always written as text: nothing in it becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from fractions import Fraction
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

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
)
from borgerraad_tui.domain.text import clean_line, clean_text
from borgerraad_tui.export.settled_zip import settled_zip
from borgerraad_tui.export.sheet_names import SheetNames
from borgerraad_tui.export.xlsx_charts import FIRST_ROW, chart_height, drawn_chart
from borgerraad_tui.export.xlsx_room import LONGEST_CELL, column_widths, make_room, pieces
from borgerraad_tui.shades import SHADES
from borgerraad_tui.statistics.numbers import half_up

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_PROPERTY = 255
NUMBERS: dict[Measure, str] = {"count": "#,##0", "percent": "0 %", "days": "0.0"}
MIXED = "#,##0.0#"
TEXT_WIDTH = 100
"""How wide the sheet of sentences is, in signs."""
ROW_PIXELS, CHART_COLUMNS = 20, 12
"""The height of a row, and how many columns of the usual width a chart reaches over at most."""
PLAIN: dict[str, Any] = {}
TOTAL: dict[str, Any] = {"bold": True, "top": 1}
ONE_PAGE = 30
"""Rows of text that one page has room for; so few are not parted."""
RULES = "rules"
"""The key of the heading whose paragraphs have a sheet of their own."""


def document_as_xlsx(document: Document) -> bytes:
    """The workbook's bytes; the same document gives the same bytes."""
    import xlsxwriter

    written = BytesIO()
    with xlsxwriter.Workbook(written, AS_TEXT) as workbook:
        workbook.set_properties(
            {
                "title": clean_line(document.title)[:LONGEST_PROPERTY],
                "company": clean_line(document.municipality)[:LONGEST_PROPERTY],
                "created": datetime.combine(document.made, time()),
            }
        )
        _Book(workbook, SheetNames(filter(None, map(_sheet_name, document.blocks)))).write(document)
    return settled_zip(written.getvalue(), document.made, _in_danish)


def _in_danish(name: str, part: bytes) -> bytes:
    """The language of a part, which the writing library takes to be American English or does not say."""
    if name.startswith("xl/charts/"):
        return part.replace(b'lang="en-US"', b'lang="da-DK"').replace(b'lang val="en-US"', b'lang val="da-DK"')
    if name == "docProps/core.xml":
        return part.replace(b"<dc:title>", b"<dc:language>da-DK</dc:language><dc:title>")
    return part


class _Book:
    """One workbook while it is written: its formats, and the names of its sheets."""

    def __init__(self, workbook: Workbook, names: SheetNames) -> None:
        self._workbook = workbook
        self._names_of_sheets = names
        self._title = workbook.add_format({"bold": True, "font_size": 14})
        self._section = workbook.add_format({"font_color": SHADES["muted"].dag})
        above_numbers, above_words = (
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", **more}
            for more in ({"align": "right"}, {})
        )
        self._heads = {True: workbook.add_format(above_numbers), False: workbook.add_format(above_words)}
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._headings = [
            workbook.add_format({"bold": True, "font_size": size, "text_wrap": True}) for size in (13, 11)
        ]
        self._numbers = {
            measure: [workbook.add_format({"num_format": form, "valign": "top", **more}) for more in (PLAIN, TOTAL)]
            for measure, form in NUMBERS.items()
        }
        self._mixed = [workbook.add_format({"num_format": MIXED, "valign": "top", **more}) for more in (PLAIN, TOTAL)]
        self._names = [workbook.add_format({"text_wrap": True, "valign": "top", **more}) for more in (PLAIN, TOTAL)]

    def write(self, document: Document) -> None:
        """The sentences first, then each table and chart in order under the heading it stands below, the rules last."""
        rules, rest = _parted(document.blocks)
        self._text(
            "Tekst",
            [
                (clean_line(document.title), self._title),
                (clean_line(document.byline), self._section),
                *self._lines(rest),
            ],
        )
        section = ""
        for block in rest:
            match block:
                case Heading(text):
                    section = text
                case TableBlock():
                    self._table(block, section)
                case Chart():
                    self._chart(block, section)
        if rules:
            self._text("Grundlag og regler", self._lines(rules))

    def _sheet(self, name: str, section: str = "") -> Worksheet:
        sheet = self._workbook.add_worksheet(self._names_of_sheets.name(name, section))
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_footer("&R&P / &N")
        return sheet

    def _text(self, name: str, lines: Iterable[tuple[str, Format]]) -> None:
        sheet = self._sheet(name)
        sheet.set_column(0, 0, TEXT_WIDTH)
        chapters = []
        # the title and the headings run on over what is beside them; all else goes on below
        parted = ((piece, style) for line, style in lines for piece in self._below(line, style))
        for row, (line, style) in enumerate(parted):
            sheet.write_string(row, 0, line, style)
            if style is self._wrapped:
                make_room(sheet, row, [(line, TEXT_WIDTH)])
            elif style is self._headings[0]:
                chapters.append(row)
        # on paper each chapter begins a page, and its heading is never the last line of one; the first stands below the title
        if sheet.dim_rowmax is not None and sheet.dim_rowmax >= ONE_PAGE:
            sheet.set_h_pagebreaks(chapters[1:])

    def _below(self, line: str, style: Format) -> list[str]:
        return pieces(line, TEXT_WIDTH) if style is self._wrapped else [line[:LONGEST_CELL]]

    def _lines(self, blocks: Sequence[Block]) -> Iterator[tuple[str, Format]]:
        for block in _said(blocks):
            match block:
                case Heading(text, level):
                    yield "", self._wrapped
                    yield clean_line(text), self._headings[level > 1]
                case Paragraph(text):
                    yield from ((line, self._wrapped) for line in clean_text(text).split("\n"))
                case Bullets(items):
                    yield from ((f"- {clean_line(item)}", self._wrapped) for item in items)

    def _top(
        self, sheet: Worksheet, title: str, section: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
    ) -> list[int]:
        """Title, the section it belongs to, and the headings; the columns are as wide as `rows` need, and their widths told."""
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, clean_line(title), self._title)
        sheet.write_string(1, 0, clean_line(section), self._section)
        widths = column_widths(columns, rows)
        heads = [clean_line(column.name) for column in columns]
        for number, (column, head, width) in enumerate(zip(columns, heads, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(FIRST_ROW - 1, number, head, self._heads[column.measure in NUMBERS])
        make_room(sheet, FIRST_ROW - 1, list(zip(heads, widths, strict=True))[1:], least=2)
        return widths

    def _table(self, table: TableBlock, section: str) -> None:
        sheet = self._sheet(_sheet_name(table), section)
        words = [list(map(_words, row)) for row in table.lines]
        widths = self._top(sheet, table.title, section, table.columns, words)
        place = FIRST_ROW
        for row, texts in zip(table.lines, words, strict=True):
            parted = [pieces(text, width) for text, width in zip(texts, widths, strict=True)]
            for depth, each in enumerate(zip_longest(*parted)):
                for number, (cell, text) in enumerate(zip(row, each, strict=True)):
                    if text is not None:
                        value = text if isinstance(cell, str) else cell
                        self._cell(sheet, place + depth, number, table.columns[number], value, total=row is table.total)
                make_room(sheet, place + depth, zip((text or "" for text in each), widths, strict=True))
            place += max(map(len, parted))
        for number, note in enumerate(table.notes, start=1):
            # beside nothing: it runs on over the columns next to it
            sheet.write_string(place + number, 0, clean_line(note), self._section)
        sheet.freeze_panes(FIRST_ROW, 1)

    def _cell(self, sheet: Worksheet, row: int, number: int, column: Column, cell: Cell, *, total: bool) -> None:
        style: Format = self._numbers[column.measure][total] if column.measure in NUMBERS else self._names[total]
        match cell:
            case None:
                sheet.write_blank(row, number, None, style)
            case str():
                sheet.write_string(row, number, clean_line(cell), style)
            case Fraction():
                # beside whole numbers a row of averages has a form of its own
                style = style if column.measure == "days" else self._mixed[total]
                sheet.write_number(row, number, float(half_up(cell, column.decimals)), style)
            case _:
                sheet.write_number(row, number, cell / 100 if column.measure == "percent" else cell, style)

    def _chart(self, chart: Chart, section: str) -> None:
        sheet = self._sheet(_sheet_name(chart), section)
        names = [clean_line(name) for name in chart.names]
        columns = [Column("", "name"), *(Column(series.name, "count") for series in chart.series)]
        self._top(sheet, chart.title, section, columns, [[name, *[""] * len(chart.series)] for name in names])
        count = self._numbers["count"][False]
        for place, name in enumerate(names, start=FIRST_ROW):
            sheet.write_string(place, 0, name, self._names[False])
            for number, series in enumerate(chart.series, start=1):
                sheet.write_number(place, number, series.values[place - FIRST_ROW], count)
        if names:
            beside = len(columns) + 1
            drawn = drawn_chart(self._workbook, chart, sheet.get_name())
            sheet.insert_chart(FIRST_ROW - 1, beside, drawn, {"description": clean_line(chart.alt)})
            # whole on paper, its lower edge too
            last = max(len(names), chart_height(chart) // ROW_PIXELS + 1) + FIRST_ROW
            sheet.print_area(0, 0, last, beside + CHART_COLUMNS)


def _said(blocks: Sequence[Block]) -> Iterator[Block]:
    """The texts, and the headings with a text below them; those of tables alone stand on the tables' own sheets."""
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading) or _has_text(block.level, blocks[place + 1 :]):
            yield block


def _has_text(level: int, blocks: Sequence[Block]) -> bool:
    """Whether a text stands before the next heading of the level or above it."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return False
        if isinstance(block, Paragraph | Bullets):
            return True
    return False


def _sheet_name(block: Block) -> str:
    """What the sheet of a table or a chart is called; nothing else has one."""
    match block:
        case TableBlock(number=number) if number:
            return f"Tabel {number}"
        case TableBlock(caption=caption):
            return caption
        case Chart(title=title):
            return title
    return ""


def _words(cell: Cell) -> str:
    return clean_line(cell) if isinstance(cell, str) else ""


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
