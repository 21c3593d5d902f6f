"""The Word document: every printed cell, real headings, captions and tables, nothing of the machine."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings

from borgerraad_tui.chapters.blocks import Bullets, Chart, Column, Document, Heading, TableBlock
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export import document_as_docx as writing
from borgerraad_tui.export.document_as_docx import document_as_docx
from borgerraad_tui.export.docx_template import STYLES, own_template
from borgerraad_tui.export.picture import chart_picture
from borgerraad_tui.export.settled_zip import settled_zip
from borgerraad_tui.store.register import Register
from tests.chapters.test_printed_chapter import PRINTED, document, every_table, printed_rows
from tests.export.documents import PLAIN, any_document
from tests.export.word import parts, reopened

PICTURE = chart_picture(next(PLAIN.of(Chart)))


def captioned(word: Word) -> dict[str, Table]:
    """Each table by the caption right above it."""
    pieces = list(word.iter_inner_content())
    found = {}
    for above, piece in pairwise(pieces):
        if isinstance(piece, Table):
            assert isinstance(above, Paragraph)
            assert style(above) == "Caption"
            found[above.text] = piece
    return found


def style(paragraph: Paragraph) -> str:
    assert paragraph.style
    return str(paragraph.style.name)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def shown(row: tuple[object, ...]) -> list[str]:
    name, *counts, percent = row
    return [str(name), *map(str, counts), f"{percent}\N{NO-BREAK SPACE}%"]


@pytest.mark.parametrize("period", PRINTED["periods"], ids=lambda period: period["period"]["name"])
def test_every_cell_is_the_printed_one(demo_register: Register, period: dict[str, Any]) -> None:
    tables = captioned(reopened(document_as_docx(every_table(demo_register, period))))
    for expected in period["tables"]:
        table = tables[f"Tabel {expected['table']}: {expected['title']}"]
        assert cells(table)[1:] == [shown(row) for row in printed_rows(expected)]


def test_a_table_s_heading_is_one_and_stands_on_every_page() -> None:
    [table] = reopened(document_as_docx(PLAIN)).tables
    assert cells(table)[0] == ["Område", "Antal", "Klageandel", "Svartid", "Bemærkning"]
    heading, *rows = (row._tr.trPr for row in table.rows)
    assert heading is not None
    assert heading.find(qn("w:tblHeader")) is not None
    for properties in rows:
        assert properties is not None
        assert properties.find(qn("w:tblHeader")) is None
        assert properties.find(qn("w:cantSplit")) is not None, "no row is parted by a page"
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    assert [look.get(qn(f"w:{part}")) for part in ("firstRow", "lastRow", "firstColumn")] == ["1", "1", "1"]


def test_a_table_wider_than_the_page_is_parted_and_every_number_keeps_its_row() -> None:
    columns = (Column("Måned", "name"), *(Column(f"Forvaltningsafdelingen {n}", "count") for n in range(15)))
    rows = tuple((f"august {year}", *range(year, year + 15)) for year in (2020, 2021))
    wide = TableBlock("wide", 0, "Måned og afdeling", columns, rows)
    word = reopened(document_as_docx(replace(PLAIN, blocks=(wide,))))
    tables = captioned(word)
    assert list(tables) == [f"Måned og afdeling (del {n} af {len(tables)})" for n in range(1, len(tables) + 1)]
    assert len(tables) > 1
    joined = [cells(table) for table in tables.values()]
    assert all(
        lines[place][0] == name for lines in joined for place, name in enumerate(["Måned", *(r[0] for r in rows)])
    )
    for place, row in enumerate(rows, 1):
        assert [cell for lines in joined for cell in lines[place][1:]] == [str(cell) for cell in row[1:]]


def test_numbers_stand_to_the_right_in_a_style_of_their_own() -> None:
    [table] = reopened(document_as_docx(PLAIN)).tables
    for row in table.rows:
        assert [style(cell.paragraphs[0]) for cell in row.cells] == [
            "Beretning Tabeltekst", *["Beretning Tabeltal"] * 3, "Beretning Tabeltekst",
        ]  # fmt: skip


def test_pictures_and_tables_have_alternative_texts(demo_register: Register) -> None:
    whole = document(demo_register, PRINTED["periods"][1])
    word = reopened(document_as_docx(whole))
    told = [shape._inline.docPr.get("descr", "") for shape in word.inline_shapes]
    assert len(told) == 5
    assert "Børn og Kultur 42 sager - heraf 30 klager (71 %)" in told[1]
    for table, block in zip(word.tables, whole.of(TableBlock), strict=True):
        described = table._tbl.tblPr.find(qn("w:tblDescription"))
        assert described is not None
        assert described.get(qn("w:val")) == "; ".join(block.worded)


def test_headings_lists_and_her_own_words_have_their_styles() -> None:
    word = reopened(document_as_docx(PLAIN))
    said = [(style(paragraph), paragraph.text) for paragraph in word.paragraphs]
    assert said[:8] == [
        ("Title", "Beretning"),
        ("Subtitle", "Haderslev Kommune · 01-08-2021 – 31-12-2021 · skrevet 17-01-2022"),
        ("Heading 1", "Statistik"),
        ("Heading 3", "Første del"),
        ("Beretning Egen tekst", "Egne ord."),
        ("Beretning Egen tekst", "Nyt afsnit\nmed to linjer."),
        ("Normal", "12 henvendelser."),
        ("List Bullet", "Et råd"),
    ]


def test_a_sentence_before_a_table_stays_on_its_page(demo_register: Register) -> None:
    word = reopened(document_as_docx(document(demo_register, PRINTED["periods"][1])))
    kept = [paragraph.text for paragraph in word.paragraphs if paragraph.paragraph_format.keep_with_next]
    assert [text[:4] for text in kept] == ["54 %", "36 a", "19 a", "5 af", "77 %"]


def test_the_document_is_danish_and_says_whose_it_is_and_nothing_of_the_machine() -> None:
    content = document_as_docx(PLAIN)
    word = reopened(content)
    properties = word.core_properties
    assert (properties.title, properties.language) == ("Beretning", "da-DK")
    assert properties.author == properties.last_modified_by == "Borgerrådgiveren, Haderslev Kommune"
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2022, 1, 17)
    languages = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    assert b"python" not in b"".join(parts(content).values()).lower()


def test_the_same_document_is_the_same_bytes_whenever_it_is_written() -> None:
    content = document_as_docx(PLAIN)
    assert document_as_docx(PLAIN) == content
    with ZipFile(BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2022, 1, 17, 0, 0, 0)}


def test_it_holds_no_field_but_page_numbers_and_points_at_nothing_outside() -> None:
    content = parts(document_as_docx(PLAIN))
    fields = [text for part in content.values() for text in re.findall(rb'w:instr="([^"]*)"|<w:instrText', part)]
    assert sorted(fields) == [b" NUMPAGES ", b" PAGE "]
    assert not [name for name, part in content.items() if b'TargetMode="External"' in part]


@settings(max_examples=40)
@given(any_document())
def test_any_text_in_any_place_is_read_back_as_text(any_text: Document) -> None:
    with pytest.MonkeyPatch.context() as drawing:  # tests/export/test_charts.py draws any text
        drawing.setattr(writing, "chart_picture", lambda chart: PICTURE)
        content = document_as_docx(any_text)
    word = reopened(content)
    headings = [paragraph.text for paragraph in word.paragraphs if style(paragraph).startswith("Heading")]
    assert headings == [clean_line(heading.text) for heading in any_text.of(Heading)]
    points = [paragraph.text for paragraph in word.paragraphs if style(paragraph) == "List Bullet"]
    assert points == [clean_line(item) for bullets in any_text.of(Bullets) for item in bullets.items]
    [block] = any_text.of(TableBlock)
    tables = [cells(table) for table in word.tables]
    names = [name for table in tables for name in table[0][1:]]
    assert [tables[0][0][0], *names] == [clean_line(column.name) for column in block.columns]
    for table in tables:
        assert [row[0] for row in table[1:-1]] == [clean_line(str(row[0])) for row in block.rows]
    told = [shape._inline.docPr.get("descr", "") for shape in word.inline_shapes]
    assert told == [clean_line(chart.alt) for chart in any_text.of(Chart)]
    assert b"<w:instrText" not in parts(content)["word/document.xml"]


def test_every_style_is_used() -> None:
    """A style that no document needs would only be one more for the municipality to make."""
    content = parts(document_as_docx(PLAIN))["word/document.xml"].decode()
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="(\w+)"', content))
    keys = {style.name: style.style_id for style in docx.Document(str(own_template())).styles}
    assert {keys[style.name] for style in STYLES} - {"Normal"} <= used | {"Heading2"}


def test_a_zip_of_a_day_before_zips_keeps_to_what_it_can_say() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr("a", b"1")
    with ZipFile(BytesIO(settled_zip(packed.getvalue(), date(1970, 5, 2)))) as settled:
        assert settled.infolist()[0].date_time == (1980, 5, 2, 0, 0, 0)
        assert settled.read("a") == b"1"
