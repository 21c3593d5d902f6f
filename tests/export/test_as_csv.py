"""CSV: figures in rows, and cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.export.as_csv import HEADINGS, figures_as_csv
from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.store.register import Register
from tests.export.conftest import Counted, counted
from tests.registers import inquiry, saved


def written(all_tables: Counted) -> str:
    return figures_as_csv(all_tables.figures, all_tables.further)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_the_first_row_is_the_headings_and_no_byte_order_mark(few: Counted) -> None:
    assert written(few).startswith("tabel;titel;række;antal;klager;procent;")


def test_every_row_has_a_cell_for_every_heading(few: Counted, waited: Counted) -> None:
    for text in (written(few), written(waited)):
        assert {len(row) for row in rows(text)} == {len(HEADINGS)}


def test_a_row_of_table_3_has_its_complaints(few: Counted) -> None:
    title = "Henvendelsernes fordeling på direktørområde og klageandel"
    assert ["3", title, "Børn og Kultur", "2", "2", "100"] in [row[:6] for row in rows(written(few))]


def test_the_periods_own_figures_name_the_period(few: Counted) -> None:
    own = {row[2]: row[3] for row in rows(written(few)) if row[1] == "Perioden 2021-08-10 – 2021-09-05"}
    assert own == {
        "Registreret": "4", "Udgår": "1", "Udgår: Lukket af anden årsag": "1", "Ikke taget stilling til": "1",
        "Indgår i statistikken": "2", "Klager": "2", "Andre henvendelser": "0", "Måneder": "0,88", "Pr. måned": "2,3",
        "Konsulentbistand": "0",
    }  # fmt: skip


def test_rows_without_inquiries_are_not_written(few: Counted) -> None:
    assert [row[2] for row in rows(written(few)) if row[0] == "1"] == ["Børn og Kultur", "I alt"]


def test_a_share_of_nothing_is_an_empty_cell(none: Counted) -> None:
    totals = [row for row in rows(written(none)) if row[2] == "I alt"]
    assert [row[3:6] for row in totals] == [["0", "0" if row[0] == "3" else "", ""] for row in totals]
    assert [row[0] for row in totals] == [*"123456789", "11", "12", "13", "14", "15"]


def test_waits_and_the_service_level_follow_the_nine_tables_each_under_its_own_headings(waited: Counted) -> None:
    lines = written(waited).splitlines()
    assert lines[0] == (
        "tabel;titel;række;antal;klager;procent;uden;median;90 %;længst;længste uden;i tide;for sent;ikke forfaldne;opgivet"
    )
    assert [line for line in lines if line.startswith(("11;", "15;"))] == [
        "11;Forvaltningens første svar, dage;Voksen og Sundhed;1;;;1;ukendt;ukendt;7;ja;;;;",
        "11;Forvaltningens første svar, dage;Teknik og Klima;3;;;1;6;ukendt;6;;;;;",
        "11;Forvaltningens første svar, dage;I alt;4;;;2;ukendt;ukendt;7;ja;;;;",
        "15;Første svar inden for 2 dage;Voksen og Sundhed;1;;0;;;;;;0;1;0;0",
        "15;Første svar inden for 2 dage;Teknik og Klima;3;;50;;;;;;1;1;1;0",
        "15;Første svar inden for 2 dage;I alt;4;;33;;;;;;1;2;1;0",
    ]


def test_findings_come_between_them(waited: Counted) -> None:
    assert [row[2:4] for row in rows(written(waited)) if row[0] == "10"] == [
        ["Undersøgt: Henstilling", "1"], ["Undersøgt: Kritik", "1"], ["Henvendelser med mærker", "1"],
    ]  # fmt: skip
    assert list(dict.fromkeys(row[0] for row in rows(written(waited))[1:])) == ["", *map(str, range(1, 16))]


@pytest.mark.parametrize("cell", ["=1+1", "+45 12 34", "-2 dage", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert csv_text([[cell]]).startswith("'")


def test_numbers_and_other_texts_stand_as_they_are() -> None:
    assert csv_text([[-1, "a=b", None, 'sag "7"; brev']]) == '-1;a=b;;"sag ""7""; brev"\n'


def test_two_reasons_of_one_name_are_one_figure(register: Register, haderslev: Catalogue) -> None:
    old = haderslev.get("exclusion", "anden_aarsag")
    assert old is not None
    ended = [replace(entry, valid_to=date(2021, 8, 31)) if entry is old else entry for entry in haderslev.entries]
    register.extend(Catalogue([*ended, replace(old, key="ny", valid_from=date(2021, 9, 1), position=9)]))
    for reason in ("anden_aarsag", "ny", "ny"):
        saved(register, inquiry(exclusion=reason))
    found = rows(written(counted(register, date(2021, 9, 1), date(2021, 9, 30))))
    assert [row[2:4] for row in found if row[2].startswith("Udgår")] == [
        ["Udgår", "3"],
        ["Udgår: Lukket af anden årsag", "3"],
    ]
