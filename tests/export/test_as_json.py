"""The object that scripts read."""

from __future__ import annotations

import json
from typing import Any

from borgerraad_tui.export.as_json import figures_as_json
from borgerraad_tui.statistics.report import Figures

KEYS = [
    "period", "registered", "excluded", "undecided", "counted", "complaints", "others", "per_month", "consultations",
    "tables",
]  # fmt: skip


def read(figures: Figures) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(figures_as_json(figures))
    return body


def test_the_keys_stand_in_their_promised_order(few: Figures) -> None:
    assert list(read(few)) == KEYS


def test_the_period_has_its_days_and_its_months_in_two_decimals(few: Figures) -> None:
    # 22 of 31 days of August and 5 of 30 of September: 0.8763
    assert read(few)["period"] == {"from": "2021-08-10", "to": "2021-09-05", "months": 0.88}


def test_the_figures_of_the_period(few: Figures) -> None:
    body = read(few)
    assert [body[key] for key in KEYS[1:-1]] == [4, 1, 1, 2, 2, 0, 2.3, 0]


def test_all_nine_tables_stand_in_order(few: Figures) -> None:
    assert [table["table"] for table in read(few)["tables"]] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_only_table_3_tells_complaints(few: Figures) -> None:
    tables = read(few)["tables"]
    told = [table["table"] for table in tables for row in (*table["rows"], table["total"]) if "complaints" in row]
    assert told == [3, 3]
    assert tables[2]["rows"] == [{"name": "Børn og Kultur", "count": 2, "complaints": 2, "percent": 100}]
    assert list(tables[2]["total"]) == ["name", "count", "complaints", "percent"]


def test_a_table_prints_its_rows_and_then_what_is_missing(few: Figures) -> None:
    assert read(few)["tables"][3] == {
        "table": 4,
        "title": "Borgerrådgiverens handlinger ved klager",
        "rows": [
            {"name": "Undersøgt", "count": 1, "percent": 50},
            {"name": "Ikke afsluttet", "count": 1, "percent": 50},
        ],
        "total": {"name": "I alt", "count": 2, "percent": 100},
    }


def test_outcomes_are_shares_of_all_complaints(few: Figures) -> None:
    assert read(few)["tables"][6]["rows"] == [{"name": "Henstilling", "count": 1, "percent": 50}]
    assert read(few)["tables"][6]["total"] == {"name": "I alt", "count": 1, "percent": 50}


def test_an_empty_register_has_nothing_to_divide(none: Figures) -> None:
    body = read(none)
    assert body["period"] == {"from": None, "to": "2021-12-31", "months": 0}
    assert body["per_month"] is None
    assert all(table["rows"] == [] and table["total"]["percent"] is None for table in body["tables"])


def test_letters_are_written_as_themselves_in_one_line_ended_object(few: Figures) -> None:
    text = figures_as_json(few)
    assert "Børn og Kultur" in text
    assert text.startswith("{")
    assert text.endswith("}\n")
