"""The object that scripts read."""

from __future__ import annotations

import json
from typing import Any

from borgerraad_tui.export.as_json import figures_as_json
from tests.export.conftest import Counted

KEYS = [
    "period", "registered", "excluded", "undecided", "counted", "complaints", "others", "per_month", "consultations",
    "tables", "waits", "findings",
]  # fmt: skip
"""The promised ones, and what has come after them."""


def written(counted: Counted) -> str:
    return figures_as_json(counted.figures, counted.further)


def read(counted: Counted) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(written(counted))
    return body


def test_the_keys_stand_in_their_promised_order(few: Counted) -> None:
    assert list(read(few)) == KEYS


def test_the_period_has_its_days_and_its_months_in_two_decimals(few: Counted) -> None:
    # 22 of 31 days of August and 5 of 30 of September: 0.8763
    assert read(few)["period"] == {"from": "2021-08-10", "to": "2021-09-05", "months": 0.88}


def test_the_figures_of_the_period(few: Counted) -> None:
    body = read(few)
    assert [body[key] for key in KEYS[1:-3]] == [4, 1, 1, 2, 2, 0, 2.3, 0]  # 2 / 0.8763


def test_all_nine_tables_stand_in_order(few: Counted) -> None:
    assert [table["table"] for table in read(few)["tables"]] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_only_table_3_tells_complaints(few: Counted) -> None:
    tables = read(few)["tables"]
    told = [table["table"] for table in tables for row in (*table["rows"], table["total"]) if "complaints" in row]
    assert told == [3, 3]
    assert tables[2]["rows"] == [{"name": "Børn og Kultur", "count": 2, "complaints": 2, "percent": 100}]
    assert list(tables[2]["total"]) == ["name", "count", "complaints", "percent"]


def test_a_table_prints_its_rows_and_then_what_is_missing(few: Counted) -> None:
    assert read(few)["tables"][3] == {
        "table": 4,
        "title": "Borgerrådgiverens handlinger ved klager",
        "rows": [
            {"name": "Undersøgt", "count": 1, "percent": 50},
            {"name": "Ikke afsluttet", "count": 1, "percent": 50},
        ],
        "total": {"name": "I alt", "count": 2, "percent": 100},
    }


def test_outcomes_are_shares_of_all_complaints(few: Counted) -> None:
    assert read(few)["tables"][6]["rows"] == [{"name": "Henstilling", "count": 1, "percent": 50}]
    assert read(few)["tables"][6]["total"] == {"name": "I alt", "count": 1, "percent": 50}


def test_an_empty_register_has_nothing_to_divide(none: Counted) -> None:
    body = read(none)
    assert body["period"] == {"from": None, "to": "2021-12-31", "months": 0}
    assert body["per_month"] is None
    assert all(table["rows"] == [] and table["total"]["percent"] is None for table in body["tables"])


def test_days_waited_are_numbers_and_null_where_they_are_not_known_yet(waited: Counted) -> None:
    replies, answers, contacts, closings, _ = read(waited)["waits"]
    assert (replies["table"], replies["title"]) == (11, "Forvaltningens første svar, dage")
    assert replies["rows"][1] == {
        "name": "Teknik og Klima", "count": 3, "without": 1, "median": 6.0, "percentile_90": None, "longest": 6,
        "longest_without": False,
    }  # fmt: skip
    assert replies["total"] == {
        "name": "I alt", "count": 4, "without": 2, "median": None, "percentile_90": None, "longest": 7, "longest_without": True,
    }  # fmt: skip
    assert (answers["total"]["count"], answers["total"]["without"]) == (4, 4)
    names = ["Teknik og Klima", "Område ikke angivet"]
    assert [[row["name"] for row in table["rows"]] for table in (contacts, closings)] == [names, names]
    assert closings["rows"][0]["median"] == 1.0


def test_the_service_level_tells_what_is_not_due_and_has_a_share_of_the_rest(waited: Counted) -> None:
    table = read(waited)["waits"][-1]
    assert list(table) == ["table", "title", "service_level", "rows", "total"]
    assert (table["table"], table["service_level"]) == (15, 2)
    assert table["rows"] == [
        {"name": "Voksen og Sundhed", "count": 1, "in_time": 0, "late": 1, "not_due": 0, "given_up": 0, "percent": 0},
        {"name": "Teknik og Klima", "count": 3, "in_time": 1, "late": 1, "not_due": 1, "given_up": 0, "percent": 50},
    ]
    assert table["total"] == {
        "name": "I alt",
        "count": 4,
        "in_time": 1,
        "late": 2,
        "not_due": 1,
        "given_up": 0,
        "percent": 33,
    }


def test_findings_have_a_row_for_each_outcome_and_the_inquiries_with_any_once(waited: Counted) -> None:
    assert read(waited)["findings"] == {
        "table": 10,
        "title": "Yderligere mærker",
        "rows": [{"name": "Undersøgt: Henstilling", "count": 1}, {"name": "Undersøgt: Kritik", "count": 1}],
        "total": {"name": "Henvendelser med mærker", "count": 1},
    }


def test_nothing_waited_for_is_no_rows_and_null(none: Counted) -> None:
    body = read(none)
    assert [(table["rows"], table["total"]["count"]) for table in (*body["waits"], body["findings"])] == [([], 0)] * 6
    totals = [table["total"] for table in body["waits"]]
    assert {total.get("median") for total in totals} == {total.get("percent") for total in totals} == {None}


def test_letters_are_written_as_themselves_in_one_line_ended_object(few: Counted) -> None:
    text = written(few)
    assert "Børn og Kultur" in text
    assert text.startswith("{")
    assert text.endswith("}\n")
