"""The file's own text: strict tables with a comment each, history that misses no column, and lists that read through an index."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.consultations import ConsultationWindow
from borgerraad_tui.store.day_list import came_in
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.examples import ExampleWindow
from borgerraad_tui.store.history import PLACES
from borgerraad_tui.store.listing import (
    InquiryWindow,
    all_inquiries,
    narrowed_inquiries,
    open_inquiries,
    selected_inquiries,
)
from borgerraad_tui.store.opening import APPLICATION_ID, SCHEMA_VERSION
from borgerraad_tui.store.recommendations import Ledger
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.schema import schema_text
from borgerraad_tui.store.search_filters import filtered_order
from borgerraad_tui.store.views import Cut, View, viewed
from tests.running import ROOT

TEXT = (ROOT / "schema.sql").read_text(encoding="utf-8")
TABLES = re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", TEXT, re.MULTILINE)
WITH_HISTORY = list(PLACES)
WITHOUT_HISTORY = {
    "act",
    "history",
    "seal",
    "numbering",
    "draft",
    "setting",
    "intake",
    "tally",
    "search_todo",
    "search",
    "name_word",
}
INDEXES = {"search"}
SPAN = (date(2021, 8, 1), date(2021, 12, 31))


def columns(engine: Engine, table: str) -> list[str]:
    return [row[1] for row in engine.execute(f"PRAGMA table_info({table})")]


def one(engine: Engine, sql: str, *values: object) -> Any:
    found = engine.one(sql, values)
    assert found is not None
    return found


def test_every_table_is_told_with_or_without_history() -> None:
    assert set(TABLES) == {*WITH_HISTORY, *WITHOUT_HISTORY}


@pytest.mark.parametrize("table", [table for table in TABLES if table not in INDEXES])
def test_every_table_is_strict(lasting_register: Register, table: str) -> None:
    assert lasting_register.engine.execute(f"SELECT strict FROM pragma_table_list('{table}')").fetchone() == (1,)  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_a_comment_that_names_it_stands_before_every_table(table: str) -> None:
    before = TEXT[: re.search(rf"^CREATE (VIRTUAL )?TABLE {table}\b", TEXT, re.MULTILINE).start()]  # type: ignore[union-attr]
    block = re.search(r"((?:--[^\n]*\n)+)\Z", before)
    assert block is not None
    assert block[1].startswith(f"-- {table}: ")


def test_the_file_holds_exactly_what_the_text_says(lasting_register: Register) -> None:
    plain = dbapi2.connect(":memory:")
    plain.executescript(TEXT)
    wanted = plain.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    plain.close()
    laid = lasting_register.engine.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    assert laid.fetchall() == wanted


def test_a_new_file_says_whose_it_is_and_of_which_version(lasting_register: Register) -> None:
    assert one(lasting_register.engine, "PRAGMA application_id") == APPLICATION_ID
    assert one(lasting_register.engine, "PRAGMA user_version") == SCHEMA_VERSION


@pytest.mark.parametrize("table", WITH_HISTORY)
def test_history_holds_every_column_of_its_table(lasting_register: Register, table: str) -> None:
    sql = one(
        lasting_register.engine, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?", f"{table}_body"
    )
    named = re.findall(r"'(\w+)',\s+(\w+)", sql)
    assert [key for key, _ in named] == columns(lasting_register.engine, table)
    assert [key for key, column in named if key != column] == []


@pytest.mark.parametrize("table", WITH_HISTORY)
def test_a_table_with_history_never_gives_an_id_twice_and_has_its_three_triggers(
    lasting_register: Register, table: str
) -> None:
    sql = one(lasting_register.engine, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table)
    assert "INTEGER PRIMARY KEY AUTOINCREMENT" in sql
    triggers = lasting_register.engine.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name LIKE '%_history_%'",
        (table,),
    ).fetchall()
    assert {name: re.findall(rf"AFTER (\w+) ON {table} BEGIN", text) for name, text in triggers} == {
        f"{table}_history_{word.lower()}": [word] for word in ("INSERT", "UPDATE", "DELETE")
    }


def test_the_catalogue_of_a_new_file_is_in_its_history(lasting_register: Register) -> None:
    engine = lasting_register.engine
    newest = engine.execute("SELECT row, body FROM history WHERE place = 'catalogue' ORDER BY id").fetchall()
    rows = {row["id"]: dict(row) for row in engine.tables.table("catalogue").rows}
    assert rows == {row: json.loads(body) for row, body in newest}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("inquiry", "directorate"), ("inquiry", "theme"), ("inquiry", "action"), ("further_theme", "inquiry"),
        ("further_theme", "theme"), ("catalogue", "parent"), ("history", "act"),
    ],
)  # fmt: skip
def test_a_reference_that_is_searched_by_leads_an_index(lasting_register: Register, table: str, column: str) -> None:
    engine = lasting_register.engine
    assert column in [row[3] for row in engine.execute(f"PRAGMA foreign_key_list({table})")]
    indexes = [row[1] for row in engine.execute(f"PRAGMA index_list({table})")]
    assert column in [engine.one("SELECT name FROM pragma_index_info(?)", (index,)) for index in indexes]


def plans(engine: Engine, read: Callable[[], object]) -> str:
    """How the engine reads what a list asks for."""
    asked: list[str] = []
    engine.tables.conn.set_trace_callback(asked.append)
    read()
    engine.tables.conn.set_trace_callback(None)
    # an index asks the file a question of its own, which the trace tells as a comment
    told = [sql for sql in asked if not sql.startswith("--")]
    return "\n".join(row[3] for sql in told for row in engine.execute(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize(
    ("window", "index"),
    [
        (open_inquiries, "inquiry_open"),
        (all_inquiries, "inquiry_received"),
        *((partial(viewed, view=View(cut, 3), today=SPAN[1]), "inquiry_open") for cut in get_args(Cut)),
        (lambda engine: selected_inquiries(engine, Selection(*SPAN)), "inquiry_received (received>? AND received<?)"),
        (
            lambda engine: selected_inquiries(engine, Selection(*SPAN, "directorate", entries=(3,))),
            "inquiry_directorate (directorate=? AND received>? AND received<?)",
        ),
        (
            lambda engine: selected_inquiries(engine, Selection(*SPAN, "theme", entries=(25,))),
            "inquiry_theme (theme=? AND received>? AND received<?)",
        ),
        (
            lambda engine: selected_inquiries(engine, Selection(*SPAN, "action", Kind.COMPLAINT, (46,))),
            "inquiry_action_received (action=? AND received>? AND received<?)",
        ),
        (
            lambda engine: selected_inquiries(engine, Selection(*SPAN, "outcome", Kind.COMPLAINT, (55,), (46,))),
            "inquiry_action (action=? AND outcome=? AND received>? AND received<?)",
        ),
        (
            lambda engine: selected_inquiries(engine, Selection(*SPAN, "left out", entries=(0,))),
            "inquiry_left_out (received>? AND received<?)",
        ),
        (
            lambda engine: InquiryWindow(engine, filtered_order(Filters(places=(1,), first=SPAN[0], last=SPAN[1]))),
            "inquiry_place (place=? AND received>? AND received<?)",
        ),
        (
            lambda engine: InquiryWindow(engine, filtered_order(Filters(directorates=(3,)))),
            "inquiry_directorate (directorate=?)",
        ),
        (lambda engine: ConsultationWindow(engine, *SPAN), "consultation_day (day>? AND day<?)"),
        (Ledger, "recommendation_given (given>? AND given<?)"),
        (Ledger, "recommendation_status_newest (recommendation=?)"),
        (ExampleWindow, "example_marked (marked>? AND marked<?)"),
        (
            lambda engine: narrowed_inquiries(engine, Selection(*SPAN), {"theme": (25,), "directorate": (3,)}),
            "inquiry_theme (theme=? AND received>? AND received<?)",
        ),
    ],
    ids=[
        "open",
        "all",
        *get_args(Cut),
        "counted",
        "area",
        "theme",
        "action",
        "outcome",
        "left out",
        "filtered",
        "one area",
        "consultations",
        "recommendations",
        "their status",
        "examples",
        "narrowed",
    ],
)
def test_a_list_is_read_through_its_index(
    lasting_register: Register,
    window: Callable[[Engine], InquiryWindow],
    index: str,
) -> None:
    plan = plans(lasting_register.engine, lambda: window(lasting_register.engine).rows(0, 100))
    assert re.search(rf"USING (COVERING )?INDEX {re.escape(index)}", plan)


def test_a_filtered_search_asks_the_index_alone_what_to_read(lasting_register: Register) -> None:
    def search() -> object:
        filters = Filters(
            directorates=(3,), themes=(25,), outcomes=(46,), places=(42,), is_open=(False,), first=SPAN[0]
        )
        return lasting_register.search.hits("ord", 2021, filters)

    plan = plans(lasting_register.engine, search)
    assert "SCAN search VIRTUAL TABLE" in plan
    for table in ("inquiry", "log_entry", "request", "reminder", "appointment"):
        assert re.search(rf"SEARCH {table} USING (COVERING )?(INDEX|INTEGER)", plan)
        assert f"SCAN {table}" not in plan


@pytest.mark.parametrize("part", ["directorate", "theme", "action"])
def test_what_stands_behind_a_figure_is_sorted_by_its_index(lasting_register: Register, part: str) -> None:
    engine = lasting_register.engine
    plan = plans(engine, lambda: selected_inquiries(engine, Selection(*SPAN, part, Kind.COMPLAINT, (3,))).rows(0, 100))
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("cut", get_args(Cut))
def test_a_view_of_the_desk_is_sorted_by_its_index(lasting_register: Register, cut: Cut) -> None:
    engine = lasting_register.engine
    plan = plans(engine, lambda: viewed(engine, View(cut, 3), SPAN[1]).rows(0, 100))
    assert "TEMP B-TREE" not in plan
    assert "SCAN request" not in plan


def test_the_days_list_of_a_place_is_read_from_its_day_alone(lasting_register: Register) -> None:
    engine = lasting_register.engine
    assert "INDEX inquiry_place (place=? AND received=?)" in plans(engine, lambda: came_in(engine, SPAN[0], 30))


def test_the_figures_of_a_period_are_read_from_the_tally_alone(lasting_register: Register) -> None:
    plan = plans(lasting_register.engine, lambda: lasting_register.figures(*SPAN))
    assert "SEARCH tally USING PRIMARY KEY (span=? AND since>? AND since<?)" in plan
    assert "inquiry" not in plan


def test_the_text_is_read_beside_the_package_where_it_was_shipped_and_else_from_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("borgerraad_tui.store.schema.files", lambda package: tmp_path)
    assert schema_text() == TEXT
    (tmp_path / "schema.sql").write_text("-- den medfølgende: æøå\n", encoding="utf-8")
    assert schema_text() == "-- den medfølgende: æøå\n"


def test_the_wheel_ships_the_text_beside_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert shipped == {"schema.sql": "borgerraad_tui/schema.sql"}
