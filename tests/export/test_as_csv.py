"""CSV: figures in rows, and cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.export.as_csv import figures_as_csv
from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_the_first_row_is_the_headings_and_no_byte_order_mark(few: Figures) -> None:
    assert figures_as_csv(few).startswith("tabel;titel;række;antal;klager;procent\n")


def test_every_row_has_six_cells(few: Figures) -> None:
    assert {len(row) for row in rows(figures_as_csv(few))} == {6}


def test_a_row_of_table_3_has_its_complaints(few: Figures) -> None:
    title = "Henvendelsernes fordeling på direktørområde og klageandel"
    assert ["3", title, "Børn og Kultur", "2", "2", "100"] in rows(figures_as_csv(few))


def test_the_periods_own_figures_name_the_period(few: Figures) -> None:
    own = {row[2]: row[3] for row in rows(figures_as_csv(few)) if row[1] == "Perioden 2021-08-10 – 2021-09-05"}
    assert own == {
        "Registreret": "4", "Udgår": "1", "Udgår: Lukket af anden årsag": "1", "Ikke taget stilling til": "1",
        "Indgår i statistikken": "2", "Klager": "2", "Andre henvendelser": "0", "Måneder": "0,88", "Pr. måned": "2,3",
        "Konsulentbistand": "0",
    }  # fmt: skip


def test_rows_without_inquiries_are_not_written(few: Figures) -> None:
    assert [row[2] for row in rows(figures_as_csv(few)) if row[0] == "1"] == ["Børn og Kultur", "I alt"]


def test_a_share_of_nothing_is_an_empty_cell(none: Figures) -> None:
    totals = [row for row in rows(figures_as_csv(none)) if row[2] == "I alt"]
    assert [row[3:] for row in totals] == [["0", "0" if row[0] == "3" else "", ""] for row in totals]
    assert len(totals) == 9


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
    written = rows(figures_as_csv(register.figures(date(2021, 9, 1), date(2021, 9, 30))))
    assert [row[2:4] for row in written if row[2].startswith("Udgår")] == [
        ["Udgår", "3"],
        ["Udgår: Lukket af anden årsag", "3"],
    ]
