"""CSV, JSON and text of a document, reopened by another library: every printed cell, and no text that is anything but text."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings

from borgerraad_tui.chapters.blocks import Column, Document, TableBlock
from borgerraad_tui.chapters.compared import compare_periods, comparison_document
from borgerraad_tui.chapters.question import answer_document, asked_question
from borgerraad_tui.domain.day_forms import MONTH_NAMES
from borgerraad_tui.domain.period import Period
from borgerraad_tui.export.document_as_csv import HEADINGS, document_as_csv
from borgerraad_tui.export.document_as_json import document_as_json
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.statistics.cross import BY_KEY
from borgerraad_tui.store.register import Register
from tests.chapters.test_compared import SUBSTITUTE
from tests.chapters.test_printed_chapter import PRINTED, every_table, printed_rows
from tests.export.documents import any_document

PERIODS = pytest.mark.parametrize("period", PRINTED["periods"], ids=lambda period: period["period"]["name"])
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What drives a terminal or turns a text round; a line's end is none of it."""


TABLE_IN_JSON = """
SELECT block->>'title', CAST(block->'rows' AS JSON[]), block->'total'
FROM (SELECT unnest(CAST(json_extract(content, '$.blocks') AS JSON[])) AS block FROM read_text(?))
WHERE block->>'table' = ?
"""


@PERIODS
def test_duckdb_finds_every_printed_cell_in_the_csv(
    demo_register: Register, tmp_path: Path, period: dict[str, Any]
) -> None:
    path = tmp_path / "tal.csv"
    path.write_bytes(document_as_csv(every_table(demo_register, period)))
    found = duckdb.read_csv(str(path), sep=";", header=True)
    assert tuple(found.columns) == HEADINGS
    for table in period["tables"]:
        cells = found.filter(f"tabel = {table['table']}").project("titel, række, værdi").fetchall()
        expected = [(table["title"], name, str(number)) for name, *numbers in printed_rows(table) for number in numbers]
        assert [(title, name, str(value)) for title, name, value in cells] == expected


def test_months_and_averages_of_compared_periods_are_numbers(demo_register: Register) -> None:
    # to 15 December: 4 months and 15 of 31 days are 4,48
    half = Period(date(2021, 8, 1), date(2021, 12, 15), "Efterår")
    compared = compare_periods(demo_register, [SUBSTITUTE, half], "then")
    document = comparison_document(demo_register, compared)
    [table, *_] = [block for block in json.loads(document_as_json(document))["blocks"] if block["block"] == "table"]
    found = {name: cells for name, *cells in table["rows"]}
    assert found["Måneder"] == [11, 4.48]
    assert found["Indgår pr. måned"][0] == 19.5
    assert isinstance(found["Indgår pr. måned"][1], float)
    rows = [row[3:] for row in csv.reader(StringIO(document_as_csv(document).decode("utf-8-sig")), delimiter=";")]
    assert ["Måneder", "Efterår", "4,48"] in rows
    assert ["Indgår pr. måned", "Vikarperioden", "19,5"] in rows


@PERIODS
def test_duckdb_finds_every_printed_cell_in_the_json(
    demo_register: Register, tmp_path: Path, period: dict[str, Any]
) -> None:
    path = tmp_path / "tal.json"
    path.write_bytes(document_as_json(every_table(demo_register, period)))
    for table in period["tables"]:
        [(title, rows, total)] = duckdb.execute(TABLE_IN_JSON, [str(path), str(table["table"])]).fetchall()
        assert title == table["title"]
        assert [tuple(json.loads(row)) for row in (*rows, total)] == list(printed_rows(table))


@PERIODS
def test_the_text_says_every_printed_row(demo_register: Register, period: dict[str, Any]) -> None:
    whole = every_table(demo_register, period)
    lines = document_as_text(whole).decode().splitlines()
    for table in whole.of(TableBlock):
        assert lines[lines.index(table.title) + 1 :][: len(table.worded)] == [f"  {line}" for line in table.worded]


@settings(max_examples=60)
@given(any_document())
def test_any_text_in_any_place_stays_text(any_text: Document) -> None:
    read = json.loads(document_as_json(any_text))
    assert [block["block"] for block in read["blocks"]].count("chart") == 2
    text = document_as_text(any_text).decode()
    rows = list(csv.reader(StringIO(document_as_csv(any_text).decode("utf-8-sig")), delimiter=";"))
    assert {len(row) for row in rows} == {len(HEADINGS)}
    for written in (
        text,
        json.dumps(read, ensure_ascii=False).replace("\\n", "\n"),
        *(cell for row in rows for cell in row),
    ):
        assert not CONTROLS.search(written)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_csv_says_what_it_is_about_with_the_divisor_and_every_month(demo_register: Register) -> None:
    found = csv_rows(document_as_csv(every_table(demo_register, PRINTED["periods"][1])))
    assert ["", "", "Dokumentet", "Periode", "", "01-08-2021 – 31-12-2021"] in found
    told = [row[5] for row in found if row[2] == "Tekst"]
    assert any("registreret 118" in text for text in told)
    assert any("om måneden over fem måneder" in text for text in told)
    months = [row for row in found if row[2] == "Henvendelser måned for måned"]
    assert [row[3] for row in months[::2]] == [f"{name} 2021" for name in MONTH_NAMES[7:]]
    assert sum(int(row[5]) for row in months) == 111


def test_an_extract_s_csv_says_its_period_its_filters_and_what_was_left_out(demo_register: Register) -> None:
    period = Period(date(2021, 8, 1), date(2021, 12, 31))
    answer, _ = asked_question(demo_register, BY_KEY["theme"], None, period, "art:klage", 5)
    found = csv_rows(document_as_csv(answer_document(answer, demo_register.municipality, date(2022, 1, 17))))
    said = " ".join(row[5] for row in found if "Bemærkning" in row)
    assert "01-08-2021 – 31-12-2021, filtreret på »art:klage«" in said
    assert "antal er udeladt" in said


def wide(names: list[str]) -> str:
    columns = (Column("Område", "name"), *(Column(name, "count") for name in names))
    table = TableBlock("w", 0, "Bred", columns, (("Diverse", *range(1, 7)), ("I to ord", *range(101, 107))))
    return document_as_text(Document("Haderslev Kommune", "T", "", date(2022, 1, 17), (table,))).decode()


def test_many_numbers_stand_below_each_other_where_they_have_room_and_else_one_a_line() -> None:
    lines = wide(["a", "b", "c", "d", "e", "f"]).splitlines()
    assert lines[-3:] == [
        "  Område      a    b    c    d    e    f",
        "  Diverse     1    2    3    4    5    6",
        "  I to ord  101  102  103  104  105  106",
    ]
    lines = wide([f"Den resterende periode: {name}" for name in "abcdef"]).splitlines()
    assert lines[-7:-4] == ["  I to ord", "    Den resterende periode: a: 101", "    Den resterende periode: b: 102"]
