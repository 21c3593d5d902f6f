"""The chapter of statistics of the printed report, out of the demo register: every cell, and no sentence beside its table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.chapters.blocks import Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.chapters.parts import part_blocks
from borgerraad_tui.chapters.plan import ReportPlan, plan_named, single_period
from borgerraad_tui.chapters.whole import material, report_document
from borgerraad_tui.domain.report import ReportBlock
from borgerraad_tui.intake.demo import REPORT_TITLE
from borgerraad_tui.store.register import Register
from tests import statistics

PRINTED = json.loads((Path(statistics.__file__).parent / "printed-tables.json").read_text(encoding="utf-8"))
DISAGREE = {(3, "Teknik og Klima"): 67, (6, "I alt"): 60, (7, "I alt"): 32}
"""The printed percentages that are not what their own counts give, and what these give (printed-tables.json says which)."""


def document(register: Register, period: dict[str, Any]) -> Document:
    return report_document(register, plan(register, period))


def plan(register: Register, period: dict[str, Any]) -> ReportPlan:
    first, last = (date.fromisoformat(period["period"][end]) for end in ("from", "to"))
    return single_period(register, "Statistik", first, last)


def every_table(register: Register, period: dict[str, Any]) -> Document:
    """The period with the tables that are left out unless she asks for them: 3 and 9 say what 1 and 2 say, and more."""
    asked = {key: ReportBlock(report=0, block=key) for key in ("table 1", "table 2")}
    return report_document(register, replace(plan(register, period), chosen={None: asked}))


def printed_rows(table: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for row in [*table["rows"], {"name": "I alt", **table["total"]}]:
        complaints = [row["klage"]] if table["table"] == 3 else []
        percent = DISAGREE.get((table["table"], row["name"]), row.get("printed_percent", 100))
        yield row["name"], row["count"], *complaints, percent


@pytest.mark.parametrize("period", PRINTED["periods"], ids=lambda period: period["period"]["name"])
def test_every_cell_is_the_printed_one(demo_register: Register, period: dict[str, Any]) -> None:
    tables = {table.number: table for table in every_table(demo_register, period).of(TableBlock)}
    for printed in period["tables"]:
        table = tables[printed["table"]]
        assert table.caption == printed["title"]
        assert [*table.rows, table.total] == list(printed_rows(printed))


def test_what_another_table_says_better_is_left_out_unless_she_asks(demo_register: Register) -> None:
    said = [table.number for table in document(demo_register, PRINTED["periods"][1]).of(TableBlock)]
    assert said == [3, 4, 5, 6, 7, 8, 9]


def test_the_sentences_say_what_the_printed_report_says(demo_register: Register) -> None:
    said = " ".join(block.text for block in document(demo_register, PRINTED["periods"][1]).of(Paragraph))
    for words in (
        "registreret 118 borgerhenvendelser, hvoraf 7 udgår",
        "regnes derfor med 111 henvendelser",
        "60 henvendelser er klager, og 51 er andre henvendelser",
        "godt 22 henvendelser om måneden over fem måneder",
        "15 interne konsulent- eller sparringsfunktioner",
        "77 % af henvendelserne ligger inden for temaet Forvaltningsret eller forvaltningsskik",
    ):
        assert words in said


def test_a_sentence_holds_no_number_that_is_in_none_of_its_period_s_figures(demo_register: Register) -> None:
    period = PRINTED["periods"][1]
    whole = document(demo_register, period)
    known = {118, 7, 111, 60, 51, 15, 22}
    for table in whole.of(TableBlock):
        known |= {cell for row in (*table.rows, table.total or ()) for cell in row if isinstance(cell, int)}
    for block in whole.of(Paragraph):
        if block.role == "figures":
            assert {int(number) for number in re.findall(r"\d+", block.text)} <= known


def test_the_outcomes_of_complaints_stand_in_one_chart_in_the_order_of_their_tables(demo_register: Register) -> None:
    period = PRINTED["periods"][1]
    (chart,) = (chart for chart in document(demo_register, period).of(Chart) if chart.key == "chart outcomes")
    tables = {table["table"]: table for table in period["tables"]}
    printed = [
        (f"{action}: {name}", count, f"{count} ({percent} %)")
        for action, number in (("Anden behandling og hjælp", 6), ("Undersøgt", 7), ("Afvist", 8))
        for name, count, percent in printed_rows(tables[number])
        if name != "I alt"
    ]
    (series,) = chart.series
    assert list(zip(chart.names, series.values, chart.labels, strict=True)) == printed
    assert len(printed) > 6


def test_without_an_outcome_there_is_no_chart_of_them(register: Register) -> None:
    days = {"from": "2021-08-01", "to": "2021-12-31", "name": ""}
    assert "chart outcomes" not in {chart.key for chart in document(register, {"period": days}).of(Chart)}


def test_headings_stand_in_printed_order(demo_register: Register) -> None:
    whole = document(demo_register, PRINTED["periods"][1])
    assert [heading.text for heading in whole.of(Heading) if heading.level == 1] == [
        "Henvendelser til borgerrådgiveren",
        "Fokusområder og anbefalinger",
        "Eksempler",
        "Opfølgning på tidligere anbefalinger",
    ]


def test_the_demo_s_own_report_has_of_each_period_the_tables_the_printed_one_has(demo_register: Register) -> None:
    plan = plan_named(demo_register, REPORT_TITLE)
    assert len(plan.parts) == len(PRINTED["periods"])
    for part, period in zip(plan.parts, PRINTED["periods"], strict=True):
        blocks = part_blocks(material(demo_register, part), plan.chosen.get(part.id, {}))
        tables = {block.number: block for block in blocks if isinstance(block, TableBlock)}
        # the shares of complaints go with their picture, which the printed report has not
        wanted = {table["table"] for table in period["tables"]} | {3}
        assert set(tables) == wanted, part.name
        for printed in period["tables"]:
            table = tables[printed["table"]]
            assert [*table.rows, table.total] == list(printed_rows(printed))
