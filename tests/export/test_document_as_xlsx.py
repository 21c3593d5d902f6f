"""The workbook, reopened by another library: every printed cell a real number, and no text that is anything but text."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from borgerraad_tui.chapters.blocks import Chart, Column, Document, Heading, Paragraph, Series, TableBlock
from borgerraad_tui.chapters.plan import plan_named
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.document_as_xlsx import document_as_xlsx
from borgerraad_tui.export.sheet_names import LONGEST_SHEET_NAME, SheetNames
from borgerraad_tui.export.xlsx_room import HIGHEST_ROW, LINE, LONGEST_CELL, WORDS_WIDTH
from borgerraad_tui.intake.demo import REPORT_TITLE
from borgerraad_tui.store.register import Register
from tests.chapters.test_printed_chapter import PRINTED, document, every_table, printed_rows
from tests.export.documents import any_document


def reopened(document: Document) -> Workbook:
    return load_workbook(BytesIO(document_as_xlsx(document)))


@pytest.mark.parametrize("period", PRINTED["periods"], ids=lambda period: period["period"]["name"])
def test_every_printed_cell_stands_in_its_sheet_as_a_number(demo_register: Register, period: dict[str, Any]) -> None:
    book = reopened(every_table(demo_register, period))
    for table in period["tables"]:
        sheet = book[f"Tabel {table['table']}"]
        assert sheet["A1"].value == f"Tabel {table['table']}: {table['title']}"
        found = [tuple(cell.value for cell in row if cell.value is not None) for row in sheet.iter_rows(min_row=4)]
        # a percentage is a number between 0 and 1, shown as one
        assert found == [(*cells, percent / 100) for *cells, percent in printed_rows(table)]


def test_charts_are_native_and_the_rules_have_a_sheet(demo_register: Register) -> None:
    book = reopened(document(demo_register, PRINTED["periods"][1]))
    charts = {sheet.title: len(drawn) for sheet in book if (drawn := getattr(sheet, "_charts", []))}
    assert charts == {
        "Henvendelser måned for måned": 1,
        "Områder og klageandel": 1,
        "Handlinger ved klager": 1,
        "Udfald ved klager": 1,
        "Henvendelsernes temaer": 1,
    }
    assert book.sheetnames[-1] == "Grundlag og regler"
    months = book["Henvendelser måned for måned"]
    assert [months.cell(row, 1).value for row in (4, 8)] == ["august 2021", "december 2021"]
    numbers = [months.cell(row, column).value for row in range(4, 9) for column in (2, 3)]
    assert sum(number for number in numbers if isinstance(number, int)) == 111


def test_the_same_document_is_the_same_bytes(demo_register: Register) -> None:
    made = document(demo_register, PRINTED["periods"][1])
    assert document_as_xlsx(made) == document_as_xlsx(made)


def test_a_sheet_says_which_part_it_is_of(demo_register: Register) -> None:
    book = reopened(document(demo_register, PRINTED["periods"][1]))
    for sheet in book.worksheets[1:-1]:
        assert sheet["A2"].value == "01-08-2021 – 31-12-2021", sheet.title


def test_sheets_of_several_periods_have_the_period_in_their_name(demo_register: Register) -> None:
    names = reopened(report_document(demo_register, plan_named(demo_register, REPORT_TITLE))).sheetnames
    assert {"Tabel 1", "Tabel 2", "Tabel 9"} <= set(names), "of one period alone"
    assert {"Områder Vikarperioden", "Områder Den resterende"} <= {
        name.replace("Områder og klageandel", "Områder") for name in names
    }
    assert not any("(2)" in name for name in names)


def test_a_sheet_s_name_is_cut_between_words_and_told_apart_by_its_period() -> None:
    title, period = "Henvendelser måned for måned", "Den resterende beretningsperiode, 01-08-2021 – 31-12-2021"
    named = SheetNames([title, title, "Tabel 3", "Tabel 3", "Tabel 4"])
    assert named.name("Tabel 3", period) == "Tabel 3 Den resterende"
    assert named.name("Tabel 3", "01-08-2020 – 30-06-2021") == "Tabel 3 01-08-2020 - 30-06-2021"
    assert named.name(title, "Vikarperioden, 01-08-2020 – 30-06-2021") == "Henvendelser Vikarperioden"
    assert named.name(title, period) == "Henvendelser Den resterende"
    assert named.name("Tabel 4", period) == "Tabel 4"


def test_headings_stand_out_and_those_of_numbers_stand_above_them(demo_register: Register) -> None:
    book = reopened(document(demo_register, PRINTED["periods"][1]))
    sheet = book["Tabel 3"]
    assert [cell.alignment.horizontal for cell in sheet[3]] == [None, "right", "right", "right"]
    bold = {cell.value for [cell] in book["Tekst"].iter_rows(max_col=1) if cell.font.bold}
    assert bold >= {"Statistik", "Henvendelser til borgerrådgiveren", "Fokusområder og anbefalinger"}
    assert not any(str(text).endswith(".") for text in bold)


def test_on_paper_every_chapter_of_the_text_but_the_first_begins_a_page(demo_register: Register) -> None:
    sheet = reopened(document(demo_register, PRINTED["periods"][1]))["Tekst"]
    begins = [sheet.cell(pause.id + 1, 1).value for pause in sheet.row_breaks.brk]
    assert begins == ["Fokusområder og anbefalinger", "Eksempler", "Opfølgning på tidligere anbefalinger"]


def test_headings_of_tables_alone_take_no_page_of_the_text() -> None:
    table = TableBlock("own", 0, "Tabel", (Column("Navn", "name"), Column("Antal", "count")), (("A", 3),))
    empty = [block for number in range(9) for block in (Heading(f"Kun tabel {number}"), table)]
    blocks = (
        Heading("Antal"),
        Paragraph("Flere end før.", "figures"),
        *empty,
        Heading("Prognose"),
        Paragraph("Omkring 9."),
    )
    sheet = reopened(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), blocks))["Tekst"]
    said = [row[0] for row in sheet.iter_rows(max_col=1, min_row=3, values_only=True) if row[0]]
    assert said == ["Antal", "Flere end før.", "Prognose", "Omkring 9."]
    assert not sheet.row_breaks.brk


def test_a_row_is_as_high_as_its_text() -> None:
    long = "Borgeren har ventet længe på svar. " * 30
    columns = (Column("Navn", "name"), Column("Andel af andre henvendelser", "count"))
    table = TableBlock("own", 0, "Lang", columns, ((long, 3), ("kort", 2)))
    book = reopened(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), (Paragraph(long, "own"), table)))
    sheet, text = book["Lang"], book["Tekst"]
    assert sheet.row_dimensions[4].height == 20 * LINE
    assert sheet.row_dimensions[5].height is None, "one line needs nothing said"
    assert sheet.row_dimensions[3].height == 2 * LINE
    assert text.row_dimensions[3].height > 8 * LINE


def test_words_have_the_room_they_want_and_a_text_too_high_for_a_row_goes_on_in_the_next() -> None:
    columns = (Column("Hvor", "name"), Column("Årsag", "text"), Column("Talt", "text"), Column("Antal", "count"))
    cause = "Lagt sammen af rundede rækker"
    long = " ".join(f"ord{number}" for number in range(9000))
    rows = (("Tabel 6", cause, "60", 3), ("Teksten", long, "61", 4), ("Sidst", "kort", "62", 5))
    table = TableBlock("own", 0, "Ord", columns, rows)
    sheet = reopened(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), (table,)))["Ord"]
    words, short = (sheet.column_dimensions[letter].width for letter in "BC")
    assert words > WORDS_WIDTH, "as a spreadsheet counts it, with a little beside the signs"
    assert short < 16
    read = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert read[0] == ["Tabel 6", cause, "60", 3]
    assert read[1][2:] == ["61", 4]
    assert read[-1] == ["Sidst", "kort", "62", 5]
    parts = [text for _, text, *_ in read[1:-1]]
    assert len(parts) > 10
    assert " ".join(map(str, parts)) == long
    assert [row[:1] + row[2:] for row in read[2:-1]] == [[None] * 3] * (len(parts) - 1)
    heights = [sheet.row_dimensions[place].height for place in range(5, 5 + len(parts))]
    assert all(height is not None and height < HIGHEST_ROW for height in heights)


def test_a_long_text_goes_on_below() -> None:
    # longer than a cell takes, without a blank to part it at
    long = "æ" * 70_000
    book = reopened(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), (Paragraph(long, "own"),)))
    read = [str(cell.value) for (cell,) in book["Tekst"].iter_rows(min_row=3, max_col=1)]
    assert "".join(read) == long
    assert max(map(len, read)) < LONGEST_CELL
    assert all((book["Tekst"].row_dimensions[row].height or 0) <= HIGHEST_ROW for row in range(3, 3 + len(read)))


def drawn(book: Workbook, sheet: str) -> Any:
    [chart] = getattr(book[sheet], "_charts")  # noqa: B009 - openpyxl names no other
    return chart


def test_bars_stand_in_the_table_s_order_with_their_axis_below(demo_register: Register) -> None:
    chart = drawn(reopened(document(demo_register, PRINTED["periods"][1])), "Områder og klageandel")
    assert chart.x_axis.scaling.orientation == "maxMin"
    assert chart.y_axis.tickLblPos == "high"
    assert chart.grouping == "stacked"


def test_every_piece_of_a_chart_with_room_has_its_number(demo_register: Register) -> None:
    chart = drawn(reopened(document(demo_register, PRINTED["periods"][1])), "Områder og klageandel")
    complaints, others = (series.dLbls for series in chart.series)
    assert complaints.showVal
    assert others.showVal
    left_out = [label.idx for label in complaints.dLbl if label.numFmt is None]
    assert left_out == [4], "one complaint of Diverse is too narrow for its number"
    assert not others.dLbl


def test_charts_and_properties_are_danish(demo_register: Register) -> None:
    content = document_as_xlsx(document(demo_register, PRINTED["periods"][1]))
    with ZipFile(BytesIO(content)) as package:
        languages = {
            language
            for name in package.namelist()
            for language in re.findall(rb'(?:lang="|lang val="|<dc:language>)([\w-]+)', package.read(name))
        }
    assert languages == {b"da-DK"}


def test_months_and_averages_beside_counts_are_numbers_with_their_decimals() -> None:
    columns = (Column("", "name"), Column("Perioden", "count"))
    rows = (("Registreret", 1118), ("Måneder", Fraction("0.884")), ("Pr. måned", Fraction("22.2")))
    table = TableBlock("counts", 0, "Tal", columns, rows)
    sheet = reopened(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), (table,)))["Tal"]
    cells = [sheet.cell(row, 2) for row in (4, 5, 6)]
    assert [(cell.data_type, cell.value, cell.number_format) for cell in cells] == [
        ("n", 1118, "#,##0"),
        ("n", 0.88, "#,##0.0#"),
        ("n", 22.2, "#,##0.0#"),
    ]


@settings(max_examples=25)
@given(any_document())
def test_any_text_in_any_place_is_read_back_as_text(any_text: Document) -> None:
    book = reopened(any_text)
    assert all(len(sheet.title) <= LONGEST_SHEET_NAME for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert (book["Tekst"]["A1"].value or "") == clean_line(any_text.title)[:LONGEST_CELL]


HOSTILE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60).map(str.strip) | st.sampled_from(
    ["=1+1", "+SUM(A1)", "@x", "-2", "http://x.dk", "' og [a]:*?/\\", "=cmd|' /C calc'!A0", "A" * 40, "a" * 40]
)


@settings(max_examples=25)
@given(texts=st.lists(HOSTILE, min_size=4, max_size=4))
def test_whatever_is_written_is_text(texts: list[str]) -> None:
    title, caption, name, said = texts
    columns = (Column("Navn", "name"), Column("Antal", "count"))
    table = TableBlock("own", 0, caption or "x", columns, ((name, 3),), ("I alt", 3))
    chart = Chart("c", caption, "", "bars", (name,), (Series("Antal", (3,)),), ("3",))
    blocks = (Heading("Afsnit"), Paragraph(said, "own"), table, table, chart)
    book = reopened(Document("Haderslev Kommune", title, "", date(2022, 1, 17), blocks))
    assert all(len(sheet.title) <= LONGEST_SHEET_NAME for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "n"] == [3] * 5


def test_the_basis_of_each_period_stands_with_the_rules(demo_register: Register) -> None:
    book = reopened(report_document(demo_register, plan_named(demo_register, REPORT_TITLE)))
    told = [row[0].value for row in book["Grundlag og regler"].iter_rows()]
    # the printed report, pages 3 and 6
    assert (
        "Grundlag, Vikarperioden, 01-08-2020 – 30-06-2021: 222 registreret, 0 udgår, 7 ikke taget stilling til, 215 indgår"
        " (37 klager, 178 andre), 0 konsulentbistand, 11 måneder i gennemsnittet."
    ) in told
    assert (
        "Grundlag, Den resterende beretningsperiode, 01-08-2021 – 31-12-2021: 118 registreret, 7 udgår, 0 ikke taget stilling"
        " til, 111 indgår (60 klager, 51 andre), 15 konsulentbistand, 5 måneder i gennemsnittet."
    ) in told
