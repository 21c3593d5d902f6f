"""The report that was printed in 2022, reproduced from the demo's sheets by the program's own commands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.intake.demo import SHEETS
from tests.conftest import DEMO_SHEETS
from tests.running import ran

PRINTED = json.loads(Path(__file__).with_name("printed-tables.json").read_text(encoding="utf-8"))
PERIODS: list[dict[str, Any]] = PRINTED["periods"]
TABLES = [(number, table["table"]) for number, period in enumerate(PERIODS) for table in period["tables"]]

Computed = Mapping[str, Any]


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> list[Computed]:
    """Each printed period as `borgerraad statistik` gives it, after `borgerraad importer` of every demo sheet that is counted."""
    register = tmp_path_factory.mktemp("printed") / "register.db"
    for sheet in SHEETS:
        assert ran("importer", DEMO_SHEETS / sheet, "--fil", register, "--uden-kode").status == 0
    return [
        json.loads(
            ran(
                *("statistik", "--fil", register, "--format", "json"),
                *("--fra", period["period"]["from"], "--til", period["period"]["to"]),
            ).output
        )
        for period in PERIODS
    ]


def printed_table(period: int, number: int) -> dict[str, Any]:
    return next(table for table in PERIODS[period]["tables"] if table["table"] == number)


def disagreements(computed: list[Computed]) -> Iterator[tuple[str, int, int]]:
    """Where a printed percentage is not the computed one, the printed one, and the computed one."""
    for period, number in TABLES:
        printed, table = printed_table(period, number), computed[period]["tables"][number - 1]
        pairs = [*zip(printed["rows"], table["rows"], strict=True), (printed["total"], table["total"])]
        for line, row in pairs:
            if line.get("printed_percent", row["percent"]) != row["percent"]:
                yield f"table {number}, {line.get('name', 'total')}", line["printed_percent"], row["percent"]


@pytest.mark.parametrize(("period", "number"), TABLES)
def test_every_printed_table_has_its_rows_in_order_with_their_counts(
    computed: list[Computed], period: int, number: int
) -> None:
    printed, table = printed_table(period, number), computed[period]["tables"][number - 1]
    assert table["title"] == printed["title"]
    assert [(row["name"], row["count"]) for row in table["rows"]] == [
        (row["name"], row["count"]) for row in printed["rows"]
    ]
    assert table["total"]["count"] == printed["total"]["count"]


def test_table_3_prints_the_complaints_of_each_directorate(computed: list[Computed]) -> None:
    printed, table = printed_table(1, 3), computed[1]["tables"][2]
    assert [row["complaints"] for row in table["rows"]] == [row["klage"] for row in printed["rows"]]
    assert table["total"]["complaints"] == printed["total"]["klage"]


def test_every_printed_percentage_is_computed_but_for_the_three_that_disagree_with_their_own_counts(
    computed: list[Computed],
) -> None:
    assert list(disagreements(computed)) == [
        ("table 3, Teknik og Klima", 66, 67),
        ("table 6, total", 61, 60),
        ("table 7, total", 31, 32),
    ]


def test_the_printed_monthly_average_took_four_months_for_five(computed: list[Computed]) -> None:
    assert PERIODS[1]["printed_monthly"] == "knap 28"
    assert 27 < computed[1]["counted"] / 4 < 28
    assert computed[1]["per_month"] == 22.2
    assert computed[1]["period"]["months"] == 5.0


def wrong_averages(computed: list[Computed]) -> Iterator[str]:
    """Where a monthly average printed as »knap 28« is not the one just below 28 that is computed."""
    for period, found in zip(PERIODS, computed, strict=True):
        printed = re.fullmatch(r"knap (\d+)", period.get("printed_monthly", ""))
        if printed and not int(printed[1]) - 1 < found["per_month"] < int(printed[1]):
            yield "text, monthly average"


def test_the_four_disagreements_are_all_that_are_known(computed: list[Computed]) -> None:
    known = [item["where"] for item in PRINTED["printed_figures_that_disagree_with_their_own_counts"]]
    assert sorted(known) == sorted([*(where for where, _, _ in disagreements(computed)), *wrong_averages(computed)])


@pytest.mark.parametrize("period", [0, 1])
@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("registered", "registered"), ("excluded", "excluded"), ("undecided", "undecided"), ("counted", "counted"),
        ("complaints", "klage"), ("others", "andre_henvendelser"), ("consultations", "consultations"),
    ],
)  # fmt: skip
def test_a_printed_period_holds_what_the_report_says(
    computed: list[Computed], period: int, key: str, printed: str
) -> None:
    assert computed[period][key] == PERIODS[period].get(printed, 0)
