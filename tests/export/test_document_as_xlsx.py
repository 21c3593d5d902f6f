"""The workbook, reopened by another library: every printed cell a real number, and no text that is anything but text."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from borgerraad_tui.chapters.blocks import Chart, Column, Document, Heading, Paragraph, Series, TableBlock
from borgerraad_tui.export.document_as_xlsx import LONGEST_SHEET_NAME, document_as_xlsx
from borgerraad_tui.store.register import Register
from tests.chapters.test_printed_chapter import PRINTED, document, every_table, printed_rows


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


HOSTILE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60).map(str.strip) | st.sampled_from(
    ["=1+1", "+SUM(A1)", "@x", "-2", "http://x.dk", "' og [a]:*?/\\", "=cmd|' /C calc'!A0", "A" * 40, "a" * 40]
)


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
