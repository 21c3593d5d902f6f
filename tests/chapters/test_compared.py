"""The printed report's two periods side by side."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import StringIO

import pytest

from borgerraad_tui.chapters.blocks import Document, Paragraph, TableBlock
from borgerraad_tui.chapters.compared import compare_periods, comparison_document, year_outlook, year_so_far
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.period import Period
from borgerraad_tui.export.document_as_csv import document_as_csv
from borgerraad_tui.statistics.comparison import Names
from borgerraad_tui.statistics.numbers import one_decimal
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved

SUBSTITUTE = Period(date(2020, 8, 1), date(2021, 6, 30), "Vikarperioden")
REST = Period(date(2021, 8, 1), date(2021, 12, 31), "Resten")


def document(register: Register, names: Names = "then") -> Document:
    # given in the wrong order: they stand by their days
    return comparison_document(register, compare_periods(register, [REST, SUBSTITUTE], names))


def rows(found: Document, key: str) -> dict[object, tuple[object, ...]]:
    (table,) = (table for table in found.of(TableBlock) if table.key == key)
    return {row[0]: row[1:] for row in (*table.rows, *([table.total] if table.total else []))}


def test_counts_stand_beside_each_other_with_their_months(demo_register: Register) -> None:
    found = rows(document(demo_register), "counts")
    assert found["Registreret"] == (222, 118)
    assert found["Ikke taget stilling til"] == (7, 0)
    assert found["Indgår i statistikken"] == (215, 111)
    assert found["Måneder"] == (11, 5)
    # 215 / 11 and 111 / 5
    assert found["Indgår pr. måned"] == (Fraction("19.5"), Fraction("22.2"))
    assert found["Konsulentbistand"] == (0, 15)


def test_the_jump_from_17_to_54_per_cent_is_told_as_a_break(demo_register: Register) -> None:
    said = [block.text for block in document(demo_register).of(Paragraph)]
    assert sum("springer fra 17 % til 54 %" in text for text in said) == 1


def test_each_period_is_set_against_the_one_before_it(demo_register: Register) -> None:
    (said,) = (block.text for block in document(demo_register).of(Paragraph) if "om måneden" in block.text)
    # 215 / 11 = 19,5 and 111 / 5 = 22,2; the break of the share is told instead of a rise
    assert said.startswith("I »Resten« indgår 22,2 henvendelser om måneden mod 19,5 i »Vikarperioden«: 14 % flere.")
    assert "springer fra" in said
    assert "steget" not in said


def test_a_fall_is_told_as_a_fall(register: Register) -> None:
    for day, kinds in ((date(2021, 3, 1), "cccccccccccccccccccc"), (date(2021, 4, 1), "cooooooooo")):
        for kind in kinds:
            saved(register, inquiry(day, kind="complaint" if kind == "c" else "other"))
    march, april = Period(date(2021, 3, 1), date(2021, 3, 31)), Period(date(2021, 4, 1), date(2021, 4, 30))
    found = comparison_document(register, compare_periods(register, [march, april], "then"))
    (said,) = (block.text for block in found.of(Paragraph) if "om måneden" in block.text)
    assert said.startswith(
        "I perioden 01-04-2021 – 30-04-2021 indgår 10,0 henvendelser om måneden mod 20,0 i perioden"
        " 01-03-2021 – 31-03-2021: 50 % færre. Klageandelen falder fra 100 % til 10 %."
    )
    assert "klager mindre" in said


def test_the_stream_adds_up(demo_register: Register) -> None:
    found = rows(document(demo_register), "stream")
    for before, new, closed, after in zip(*found.values(), strict=True):
        assert isinstance(before, int)
        assert isinstance(new, int)
        assert isinstance(closed, int)
        assert before + new - closed == after
    assert found["Nye"] == (222, 118)


def test_no_name_of_a_row_is_one_a_spreadsheet_would_run(demo_register: Register) -> None:
    cells = list(csv.reader(StringIO(document_as_csv(document(demo_register)).decode("utf-8-sig")), delimiter=";"))
    assert len(cells) > 50
    assert not [cell for row in cells for cell in row if cell.startswith(("'", "+", "-", "="))]


def test_converted_tells_what_has_no_successor(demo_register: Register) -> None:
    found = document(demo_register, "converted")
    areas = rows(found, "compared 3")
    # 41 of Beskæftigelse og integration became Arbejdsmarked og Borgerservice; 63 of Erhvervs- og borgerservice nobody knows
    assert areas["Arbejdsmarked og Borgerservice"][0] == 41
    assert areas["Erhvervs- og borgerservice"][0] == 63
    (table,) = (table for table in found.of(TableBlock) if table.key == "compared 3")
    assert table.notes[1:] == (
        "Kan ikke omregnes, fordi kataloget ikke siger, hvad de blev til: Erhvervs- og borgerservice (63 i Vikarperioden).",
    )


def test_converted_tells_what_became_several(demo_register: Register) -> None:
    # both of the areas that ended bear one name, and one of them became Arbejdsmarked og Borgerservice, the other Diverse
    entries = [
        replace(entry, name="Beskæftigelse og integration", became="diverse")
        if entry.key == "erhvervs_og_borgerservice"
        else entry
        for entry in demo_register.catalogue.entries
    ]
    demo_register.catalogue = Catalogue(entries)
    found = document(demo_register, "converted")
    assert rows(found, "compared 3")["Beskæftigelse og integration"][0] == 104
    (table,) = (table for table in found.of(TableBlock) if table.key == "compared 3")
    assert table.notes[1:] == (
        "Kan ikke omregnes, fordi det, der hed sådan, ikke blev til ét og det samme:"
        " Beskæftigelse og integration (104 i Vikarperioden).",
    )


@pytest.mark.parametrize(
    ("first_day", "known"), [(date(2021, 7, 1), 6), (date(2021, 7, 2), 5), (date(2021, 12, 1), None)]
)
def test_the_year_is_judged_by_whole_months(register: Register, first_day: date, known: int | None) -> None:
    # the clock stands at 17 January 2022: whole months end with December
    for month in range(first_day.month, 13):
        saved(register, inquiry(max(first_day, date(2021, month, 1)), kind="other"))
    found = year_outlook(register, year_so_far(register))
    assert (found and found.based_on) == known


@pytest.mark.parametrize(
    ("undecided", "told"),
    [
        (0, ""),
        (1, " 1 sag er der ikke taget stilling til; den er ikke regnet med."),
        (2, " 2 sager er der ikke taget stilling til; de er ikke regnet med."),
    ],
)
def test_the_forecast_says_what_it_counts_and_what_it_leaves_out(register: Register, undecided: int, told: str) -> None:
    for month in range(7, 13):
        saved(register, inquiry(date(2021, month, 1), kind="other"))
    saved(register, inquiry(date(2022, 1, 3), kind="other"))
    for _ in range(undecided):
        saved(register, inquiry(date(2022, 1, 4)))
    found = document(register)
    *_, said = (block.text for block in found.of(Paragraph))
    assert said.startswith(
        f"Til og med 17-01-2022 er der 1 henvendelse i 2022, der indgår i statistikken.{told} Fortsætter"
    )


def test_an_empty_register_has_no_outlook(register: Register) -> None:
    assert year_outlook(register, year_so_far(register)) is None


def test_a_share_of_less_than_a_month_is_not_set_against_another(demo_register: Register) -> None:
    short = Period(date(2022, 1, 1), date(2022, 1, 17))
    found = comparison_document(demo_register, compare_periods(demo_register, [REST, short], "then"))
    assert not any("Klageandelen" in block.text for block in found.of(Paragraph))


def test_shares_are_told_with_the_periods_they_are_of(demo_register: Register) -> None:
    autumn, winter = (
        Period(date(2021, 8, 1), date(2021, 9, 30), "Før"),
        Period(date(2021, 10, 1), date(2021, 12, 31), "Efter"),
    )
    found = comparison_document(demo_register, compare_periods(demo_register, [autumn, winter], "then"))
    [said] = [block.text for block in found.of(Paragraph) if "Klageandelen" in block.text]
    assert "i »Efter«" in said.split("Klageandelen")[1]
    assert "i »Før«" in said.split("Klageandelen")[1]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2021, 8, 1), date(2021, 12, 31), "01-08-2021 – 31-12-2021"),
        (date(2021, 12, 1), date(2022, 1, 10), "01-12-2021 – 31-12-2021"),
    ],
)
def test_periods_that_hold_the_same_days_are_told(demo_register: Register, first: date, last: date, days: str) -> None:
    other = Period(first, last, "Den anden")
    found = comparison_document(demo_register, compare_periods(demo_register, [REST, other], "then"))
    [said] = [block.text for block in found.of(Paragraph) if "fælles" in block.text]
    assert f"har dage fælles, {days}: de er talt med i begge." in said
    assert not any("fælles" in block.text for block in document(demo_register).of(Paragraph))


def test_the_same_measure_of_both_periods_stands_side_by_side(demo_register: Register) -> None:
    (table,) = (table for table in document(demo_register).of(TableBlock) if table.key == "compared 3")
    measures = [column.name.rpartition(": ")[2] for column in table.columns[1:]]
    assert measures == ["antal", "antal", "pr. måned", "pr. måned", "andel", "andel"]
    assert table.total
    # table 3 counts 215 inquiries of the first period and 111 of the second, 11 and 5 months
    assert table.total[1:3] == (215, 111)
    assert [one_decimal(cell) for cell in table.total[3:5] if isinstance(cell, Fraction)] == ["19,5", "22,2"]
