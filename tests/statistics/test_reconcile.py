"""A printed report held against the register: what differs, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.printed import printed_as_json, read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.statistics.reconcile import (
    UNKNOWN,
    Deviation,
    Otherwise,
    other_periods,
    reconcile,
    told_of_period,
)
from borgerraad_tui.store.register import Register

PRINTED = read_printed(Path(__file__).with_name("printed-tables.json").read_bytes(), "printed-tables.json")


def deviations(register: Register, printed: PrintedPeriod) -> list[Deviation]:
    return reconcile(printed, register.figures(printed.first, printed.last))


def test_the_substitute_s_period_agrees_in_everything(demo_register: Register) -> None:
    assert deviations(demo_register, PRINTED[0]) == []


def test_the_four_figures_that_disagree_are_found_with_their_causes(demo_register: Register) -> None:
    found = deviations(demo_register, PRINTED[1])
    assert [(one.table, one.name, one.printed, one.computed) for one in found] == [
        (0, "gennemsnit pr. måned", "knap 28", "godt 22"),
        (3, "Teknik og Klima", 66, 67),
        (6, "I alt", 61, 60),
        (7, "I alt", 31, 32),
    ]
    average, cut, sixth, seventh = (one.cause for one in found)
    assert average == "Delt med 4 måneder i stedet for 5 måneder: 111 / 4 = 27,75."
    assert cut == "Skåret af i stedet for rundet: 4 af 6 er 66,67 %."
    assert sixth == "Lagt sammen af rundede rækker (32 + 7 + 2 + 20): 36 af 60 er 60 %."
    assert seventh == "Lagt sammen af rundede rækker (23 + 5 + 3): 19 af 60 er 31,67 %."


def test_another_divisor_is_named(demo_register: Register) -> None:
    (row,) = (row for row in PRINTED[1].tables[1].rows if row.name == "Undersøgt")
    # 19 of the 111 counted instead of the 60 complaints
    table = replace(PRINTED[1].tables[1], rows=(replace(row, percent=17),))
    (found,) = deviations(demo_register, replace(PRINTED[1], per_month="", tables=(table,)))
    assert found.cause == "Delt med 111 (alle henvendelser, der indgår) i stedet for 60: 19 af 111 er 17 %."


def test_a_number_of_another_period_is_explained_by_it(demo_register: Register) -> None:
    first, last = date(2021, 8, 1), date(2021, 11, 30)
    counted = demo_register.figures(first, last).registered
    printed = PrintedPeriod("", date(2021, 8, 1), date(2021, 12, 31), {"registered": counted}, "", ())
    assert counted != demo_register.figures(printed.first, printed.last).registered
    otherwise = [
        Otherwise(demo_register.figures(*span), told_of_period(*span))
        for span in other_periods(printed.first, printed.last)
    ]
    (found,) = reconcile(printed, demo_register.figures(printed.first, printed.last), otherwise)
    assert found.cause == "Talt i en anden periode: 01-08-2021 – 30-11-2021 giver det trykte tal."


def test_what_nothing_explains_is_said_to_be_so(demo_register: Register) -> None:
    printed = PrintedPeriod("", date(2021, 8, 1), date(2021, 12, 31), {"registered": 4711}, "knap 900", ())
    assert [found.cause for found in deviations(demo_register, printed)] == [UNKNOWN, UNKNOWN]


def test_what_was_read_is_written_and_read_again() -> None:
    assert read_printed(printed_as_json(PRINTED), "igen") == PRINTED


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "er ikke JSON"),
        ("[]", "et objekt"),
        ('{"periods": []}', "ingen perioder"),
        ('{"periods": [{"period": {"from": "2021-13-01", "to": "2021-12-31"}}]}', "er ingen dag"),
        ('{"periods": [{"period": {"from": "2021-12-01", "to": "2021-11-30"}}]}', "slutter før"),
        ('{"periods": [{"period": {"from": "2021-01-01", "to": "2021-11-30"}, "registered": -1}]}', "intet antal"),
        (
            '{"periods": [{"period": {"from": "2021-01-01", "to": "2021-11-30"}, "tables": [{"table": 12, "rows": []}]}]}',
            "kendes ikke",
        ),
        (
            '{"periods": [{"period": {"from": "2021-01-01", "to": "2021-11-30"}, "tables": [{"table": 1, "rows": [{}]}]}]}',
            "mangler navn",
        ),
    ],
)
def test_anything_else_is_refused_with_its_place(content: str, told: str) -> None:
    with pytest.raises(InputRefused, match=told):
        read_printed(content, "trykt.json")
