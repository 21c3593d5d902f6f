"""Periods beside each other: the printed report's two, across the reorganisation of August 2021."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from borgerraad_tui.statistics.comparison import ComparedCell, ComparedRow, Comparison, breaks, compare
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved

SUBSTITUTE = date(2020, 8, 1), date(2021, 6, 30)
REST = date(2021, 8, 1), date(2021, 12, 31)


def both(register: Register) -> list[Figures]:
    return [register.figures(*SUBSTITUTE), register.figures(*REST)]


def counts(row: ComparedRow) -> list[int | None]:
    return [cell and cell.number for cell in row.cells]


def rows(comparison: Comparison) -> dict[str, list[int | None]]:
    return {row.name: counts(row) for row in (*comparison.rows, *comparison.unmapped)}


def test_as_then_every_printed_row_of_both_periods_stands_with_its_own_name(demo_register: Register) -> None:
    compared = compare(both(demo_register), 1, demo_register.catalogue, "then")
    assert compared.unmapped == ()
    assert rows(compared) == {
        "Arbejdsmarked og Borgerservice": [None, 25],
        "Børn og Kultur": [54, 42],
        "Voksen og Sundhed": [44, 22],
        "Teknik og Klima": [None, 6],
        "Diverse": [13, 16],
        "Beskæftigelse og integration": [41, None],
        "Erhvervs- og borgerservice": [63, None],
    }
    assert counts(compared.total) == [215, 111]


def test_converted_follows_the_mapping_and_tells_what_it_does_not_lead_to(demo_register: Register) -> None:
    compared = compare(both(demo_register), 1, demo_register.catalogue, "converted")
    assert {row.name: counts(row) for row in compared.rows} == {
        "Arbejdsmarked og Borgerservice": [41, 25],
        "Børn og Kultur": [54, 42],
        "Voksen og Sundhed": [44, 22],
        "Teknik og Klima": [None, 6],
        "Diverse": [13, 16],
    }
    assert {row.name: counts(row) for row in compared.unmapped} == {"Erhvervs- og borgerservice": [63, None]}


def test_what_could_have_been_counted_and_was_not_is_none_and_what_could_not_is_nothing(register: Register) -> None:
    # Teknik og Klima began on 1 August 2021, Erhvervs- og borgerservice ended the day before; Diverse is valid throughout
    saved(register, inquiry(date(2021, 7, 20), kind="complaint", directorate="diverse"))
    saved(register, inquiry(date(2021, 9, 6), kind="complaint", directorate="teknik_og_klima"))
    saved(register, inquiry(date(2021, 9, 7), kind="complaint"))
    summer = register.figures(date(2021, 7, 1), date(2021, 8, 31))
    autumn = register.figures(date(2021, 9, 1), date(2021, 9, 30))
    before = register.figures(date(2021, 7, 1), date(2021, 7, 31))
    whole = compare([summer, autumn], 1, register.catalogue, "then")
    assert rows(whole) == {"Teknik og Klima": [0, 1], "Diverse": [1, 0], "Område ikke angivet": [0, 1]}
    assert [cell and cell.percent for cell in whole.rows[0].cells] == [0, 50]
    assert rows(compare([before, autumn], 1, register.catalogue, "then"))["Teknik og Klima"] == [None, 1]
    # of no inquiries there is no share of complaints
    shares = compare([summer, autumn], 3, register.catalogue, "then").rows[0].cells[0]
    assert shares == ComparedCell(0, Fraction(0), None, 0)


def test_what_ended_within_a_period_could_have_been_counted_in_it(register: Register) -> None:
    saved(register, inquiry(date(2021, 6, 1), kind="other", directorate="erhvervs_og_borgerservice"))
    june = register.figures(date(2021, 6, 1), date(2021, 6, 30))
    summer = register.figures(date(2021, 7, 1), date(2021, 8, 31))
    after = register.figures(date(2021, 8, 1), date(2021, 8, 31))
    compared = compare([june, summer, after], 1, register.catalogue, "then")
    assert rows(compared) == {"Erhvervs- og borgerservice": [1, 0, None]}


def test_unequal_lengths_compare_a_month(demo_register: Register) -> None:
    compared = compare(both(demo_register), 3, demo_register.catalogue, "then")
    # 215 over eleven months and 111 over five
    assert [cell and cell.per_month for cell in compared.total.cells] == [Fraction(215, 11), Fraction(111, 5)]
    # 37 of 215 and 60 of 111 are complaints
    assert [cell and cell.percent for cell in compared.total.cells] == [17, 54]


def test_nothing_is_lost_in_either_way(demo_register: Register) -> None:
    for number in (1, 2, 3, 9):
        for names in ("then", "converted"):
            compared = compare(both(demo_register), number, demo_register.catalogue, names)
            for place, total in enumerate((215, 111)):
                cells = [row.cells[place] for row in (*compared.rows, *compared.unmapped)]
                assert sum(cell.number for cell in cells if cell) == total


def test_the_jump_of_the_complaint_share_is_a_break(demo_register: Register) -> None:
    (found,) = breaks(both(demo_register))
    assert found.shares == (17, 54)


def test_chance_and_small_changes_are_none(demo_register: Register) -> None:
    figures = demo_register.figures(*REST)
    few = replace(figures, registered=10, excluded=0, undecided=0, complaints=2, others=8)
    more = replace(few, complaints=5, others=5)
    # 30 points more, but of ten: chance gives that often
    assert list(breaks([few, more])) == []
    many = replace(figures, registered=10_000, excluded=0, undecided=0, complaints=5000, others=5000)
    grown = replace(many, complaints=5300, others=4700)
    # no chance, but three points
    assert list(breaks([many, grown])) == []
    assert list(breaks([replace(many, registered=0, complaints=0, others=0), grown])) == []
