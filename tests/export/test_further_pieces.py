"""Waits, the service level and findings in the report: left out unless she asks, and then the same figures in every format."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from borgerraad_tui.chapters.blocks import Document, Paragraph, TableBlock
from borgerraad_tui.chapters.loose_figures import loose_figures
from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.chapters.plan import ReportPlan, read_plan, single_period
from borgerraad_tui.chapters.publishing import publish
from borgerraad_tui.chapters.sentences import service_level
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.statistics.promptness import PromptRow, PromptTable
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART, REQUEST
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.export.conftest import Counted
from tests.export.page import read_page, table_rows
from tests.export.word import reopened

FURTHER = [f"table {number}" for number in range(10, 16)]
FIRST, LAST = date(2022, 1, 1), date(2022, 1, 16)
REPLIES = [
    ("Voksen og Sundhed", 1, 1, None, None, 7),
    ("Teknik og Klima", 3, 1, Fraction(6), None, 6),
    ("I alt", 4, 2, None, None, 7),
]
"""Of three questions two were replied to after 2 and 6 days, so half had a reply within 6; the fourth has waited 7."""
IN_TIME = [("Voksen og Sundhed", 0, 1, 0, 0, 0), ("Teknik og Klima", 1, 1, 1, 0, 50), ("I alt", 1, 2, 1, 0, 33)]
MARKS = [("Undersøgt: Henstilling", 1), ("Undersøgt: Kritik", 1), ("Henvendelser med mærker", 1)]


def asked_for(register: Register) -> Document:
    plan = single_period(register, "Statistik", FIRST, NOW.date())
    chosen = {key: ReportBlock(report=0, block=key) for key in FURTHER}
    return report_document(register, replace(plan, chosen={None: chosen}))


def written(document: Document, name: str) -> bytes:
    return DOCUMENT_FORMATS[name].write(document)


def tables(document: Document) -> dict[int, TableBlock]:
    return {table.number: table for table in document.of(TableBlock)}


def rows(table: TableBlock) -> list[tuple[object, ...]]:
    return [*table.rows, *([table.total] if table.total else [])]


def said(document: Document) -> Iterator[str]:
    return (block.text for block in document.of(Paragraph) if block.role == "figures")


def test_they_are_left_out_unless_she_asks(register: Register, waited: Counted) -> None:
    proposed = report_document(register, single_period(register, "Statistik", FIRST, NOW.date()))
    assert not tables(proposed).keys() & set(range(10, 16))
    assert [piece.key for piece in PIECES if not piece.proposed] == ["table 1", "table 2", *FURTHER]


def test_they_hold_what_the_statistics_show(register: Register, waited: Counted) -> None:
    found = tables(asked_for(register))
    assert [rows(found[number]) for number in (10, 11, 15)] == [MARKS, REPLIES, IN_TIME]
    assert found[15].caption == "Første svar inden for 2 dage"
    of_all = {table.spec.number: table.total for table in waited.further.waits}
    for number in range(11, 15):
        total = rows(found[number])[-1]
        assert total[1] == of_all[number].count
        assert total[3:] == (of_all[number].median, of_all[number].ninety, of_all[number].longest)


def test_sentences_say_the_figures_of_their_tables(register: Register, waited: Counted) -> None:
    whole = asked_for(register)
    sentences = list(said(whole))
    level = (
        "33 % af spørgsmålene til forvaltningen fik et første svar inden for 2 dage (1 af 3)."
        " Ikke regnet med: 1, der endnu ikke er forfaldent."
    )
    assert level in sentences
    assert "1 henvendelse har mærker ud over det udfald, den tælles under." in sentences
    assert not [text for text in sentences if "Mindst halvdelen" in text], "half of all is not known"
    assert not [text for text in sentences if loose_figures(text, whole.blocks)]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((10, 3, 0, 0), "77 % af spørgsmålene til forvaltningen fik et første svar inden for 2 dage (10 af 13)."),
        (
            (1, 1, 2, 1),
            "50 % af spørgsmålene til forvaltningen fik et første svar inden for 2 dage (1 af 2)."
            " Ikke regnet med: 2, der endnu ikke er forfaldne, og 1, der blev opgivet inden fristen.",
        ),
        (
            (0, 0, 0, 3),
            "Om et første svar kom i tide, kan ikke siges om noget spørgsmål til forvaltningen."
            " Ikke regnet med: 3, der blev opgivet inden fristen.",
        ),
    ],
)
def test_the_service_level_is_told_of_those_it_can_be_told_of(counts: tuple[int, int, int, int], told: str) -> None:
    assert service_level(PromptTable((), PromptRow("I alt", (), *counts), 2)) == told


def ask(register: Register, *replies: int | None) -> None:
    """Questions of 3 January, replied to on such days of it, or not yet."""
    values = {
        "scope": "own",
        "directorate": "teknik_og_klima",
        "entered": NOW,
        "question": "?",
        "asked": date(2022, 1, 3),
    }
    with register.acts.act("Spurgt"):
        for reply in replies:
            replied = date(2022, 1, reply) if reply else None
            register.records(REQUEST).add(REQUEST.model.model_validate({**values, "replied": replied}))


@pytest.mark.parametrize(
    ("replies", "told"),
    [
        ((5, None), "Den ene uden et første svar er regnet med som den længste."),
        ((5, None, None), "De 2 uden et første svar er regnet med som de længste."),
    ],
)
def test_those_without_an_end_are_told_of_as_one_or_many(
    register: Register, replies: tuple[int | None, ...], told: str
) -> None:
    ask(register, *replies)
    assert told in tables(asked_for(register))[11].notes


def test_half_is_told_where_it_is_known(register: Register) -> None:
    ask(register, 5, 6)
    sentences = list(said(asked_for(register)))
    assert "Mindst halvdelen af spørgsmålene til forvaltningen fik et første svar inden for 2,5 dage." in sentences


def test_of_nothing_it_is_said_that_there_is_nothing(register: Register) -> None:
    whole = asked_for(register)
    assert not tables(whole)
    assert list(said(whole)).count("I perioden er der ingen spørgsmål.") == 3
    assert list(said(whole)).count("I perioden er der ingen henvendelser, der ikke udgår.") == 2
    assert "I perioden er der ingen mærker ud over udfaldene." in said(whole)


def test_every_format_has_them(register: Register, waited: Counted) -> None:
    whole = asked_for(register)
    word = reopened(written(whole, "docx"))
    in_word = {
        table.cell(0, 1).text: [[cell.text for cell in row.cells] for row in table.rows] for table in word.tables
    }
    assert in_word["I tide"][-1] == ["I alt", "1", "2", "1", "0", "33\N{NO-BREAK SPACE}%"]
    captions = [
        table_rows(table)
        for table in read_page(written(whole, "html")).all("table")
        if "Forvaltningens første svar, dage" in table.text
    ]
    assert captions[0][-1] == ["I alt", "4", "2", "–", "–", "7"]
    book = load_workbook(BytesIO(written(whole, "xlsx")))
    assert [cell.value for cell in book["Tabel 11"][5]] == ["Teknik og Klima", 3, 1, 6, None, 6]
    in_csv = list(csv.reader(StringIO(written(whole, "csv").decode("utf-8-sig")), delimiter=";"))
    assert [row[3:] for row in in_csv if row[1] == "15"][-1] == ["I alt", "Andel i tide", "33"]
    blocks = json.loads(written(whole, "json"))["blocks"]
    assert next(block for block in blocks if block.get("table") == 11)["rows"][1] == [
        "Teknik og Klima",
        3,
        1,
        6.0,
        None,
        6,
    ]
    text = written(whole, "tekst").decode()
    assert "  I alt 1 i tide, 2 for sent, 1 endnu ikke forfalden (33 % i tide)" in text


def published(register: Register) -> ReportPlan:
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Januar", entered=NOW)).id or 0
        part = register.records(REPORT_PART).add(ReportPart(report=report, first=FIRST, last=LAST)).id
        for key in FURTHER:
            register.records(REPORT_BLOCK).add(ReportBlock(report=report, part=part, block=key))
    with register.acts.act("Offentliggjort"):
        publish(register, report, NOW.date())
    return read_plan(register, report)


def test_published_they_stand_whatever_is_answered_afterwards(
    register: Register, waited: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = published(register)
    before = [rows(table) for table in report_document(register, plan).of(TableBlock)]
    monkeypatch.setattr(register, "clock", Clock(lambda: NOW.replace(day=28)))
    with register.acts.act("Svaret"):
        for request in register.records(REQUEST).where("replied IS NULL", ()):
            register.records(REQUEST).update(request.edit(replied=NOW.date()))
    assert [rows(table) for table in report_document(register, plan).of(TableBlock)] == before
    assert REPLIES in before


def test_published_before_they_were_kept_they_are_told_to_be_missing(register: Register, waited: Counted) -> None:
    plan = published(register)
    with register.acts.act("Som en tidligere udgave skrev den"):
        register.engine.execute("UPDATE frozen SET figures = json_remove(figures, '$.further')")
    whole = report_document(register, plan)
    assert not tables(whole).keys() & set(range(10, 16))
    missing = [block for block in whole.of(Paragraph) if block.text.startswith("Tabellen blev ikke gemt")]
    assert len(missing) == len(FURTHER)
