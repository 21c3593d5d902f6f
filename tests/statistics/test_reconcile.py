"""A printed report held against the register: what differs, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.printed import MOST_BYTES, printed_as_json, printed_in, read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.statistics.reconcile import (
    LEFT_OUT,
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


def test_a_counted_row_that_a_whole_table_leaves_out_is_told(demo_register: Register) -> None:
    whole = PRINTED[1].table(9)
    left = next(row for row in whole.rows if row.name == "Andet")
    table = replace(whole, rows=tuple(row for row in whole.rows if row is not left))
    (found,) = deviations(demo_register, replace(PRINTED[1], per_month="", tables=(table,)))
    assert found == (9, "Andet", "antal", None, left.count, LEFT_OUT)
    # without its total the table is not whole yet
    unfinished = replace(table, rows=tuple(row for row in table.rows if row.name != "I alt"))
    assert deviations(demo_register, replace(PRINTED[1], per_month="", tables=(unfinished,))) == []


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


def test_a_number_that_only_happens_to_be_another_period_s_is_not_explained_by_it(demo_register: Register) -> None:
    printed = PRINTED[1]
    right = demo_register.figures(printed.first, printed.last)
    other = demo_register.figures(printed.first, date(2021, 11, 30))
    row = next(row for row in printed.tables[0].rows if row.name == "Diverse")
    (there,) = (each for each in other.table(3).rows if each.name == "Diverse")
    assert there.count != row.count, "the number that is typed wrong"
    wrong = [replace(each, count=there.count) if each is row else each for each in printed.tables[0].rows]
    table = replace(printed.tables[0], rows=tuple(wrong))
    otherwise = [Otherwise(other, "I en anden periode.")]
    found = reconcile(replace(printed, per_month="", tables=(table,)), right, otherwise)
    (typed,) = (one for one in found if one.name == "Diverse" and one.measure == "antal")
    assert typed.cause == UNKNOWN


def test_a_table_of_another_period_is_explained_in_all_its_figures(demo_register: Register) -> None:
    first, last = PRINTED[1].first, date(2021, 11, 30)
    other = demo_register.figures(first, last).table(3)
    rows = tuple(PrintedRow(row.name, row.count, row.complaints, row.percent) for row in (*other.printed, other.total))
    printed = PrintedPeriod("", first, PRINTED[1].last, {}, "", (PrintedTable(3, rows),))
    otherwise = [
        Otherwise(demo_register.figures(*span), told_of_period(*span))
        for span in other_periods(printed.first, printed.last)
    ]
    found = reconcile(printed, demo_register.figures(printed.first, printed.last), otherwise)
    assert len(found) > 3
    told = {one.cause for one in found if one.measure != "procent"}
    assert told == {"Talt i en anden periode: 01-08-2021 – 30-11-2021 giver det trykte tal."}
    # and a percentage that is right of the numbers beside it is no mistake of its own
    assert all(one.cause.startswith("Følger af de trykte antal: ") for one in found if one.measure == "procent")


def test_an_average_of_the_printed_number_follows_from_it(demo_register: Register) -> None:
    # 100 over the five months is 20, where 111 are counted
    printed = PrintedPeriod("", PRINTED[1].first, PRINTED[1].last, {"counted": 100}, "20", ())
    _, average = deviations(demo_register, printed)
    assert (average.computed, average.cause) == ("godt 22", "Følger af det trykte antal: 100 / 5 = 20.")


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        # 111 over five months is 22,2
        ("22,2", True),
        ("22,20", True),
        ("22.2", True),
        ("22", True),
        ("godt 22", True),
        ("Godt 22 henvendelser", True),
        ("godt 22 sager om måneden", True),
        ("22,2 borgerhenvendelser pr. måned", True),
        ("22 pr. måned", True),
        ("22,3", False),
        ("22,25", False),
        ("23", False),
        ("knap 22", False),
        ("22,2 heste", False),
        ("22,", False),
        ("9" * 40, False),
    ],
)
def test_an_average_may_be_printed_as_a_number_and_with_what_it_counts(
    demo_register: Register, printed: str, agrees: bool
) -> None:
    period = PrintedPeriod("", PRINTED[1].first, PRINTED[1].last, {}, printed, ())
    assert (deviations(demo_register, period) == []) == agrees


def test_an_average_over_other_months_is_explained_by_the_nearest_and_the_others_are_told(
    demo_register: Register,
) -> None:
    # 111 over 13 to 15 months is 8,54, 7,93 and 7,4; printed whole, 14 and no other gives 8 (111 / 13 is printed as 9)
    period = PrintedPeriod("", PRINTED[1].first, PRINTED[1].last, {}, "8", ())
    (found,) = deviations(demo_register, period)
    assert found.cause == "Delt med 14 måneder i stedet for 5 måneder: 111 / 14 = 7,93."
    # 4 is what 111 over 25 to 31 months comes to: 4,44 to 3,58
    (found,) = deviations(demo_register, replace(period, per_month="4"))
    assert (
        found.cause
        == "Delt med 25 måneder i stedet for 5 måneder: 111 / 25 = 4,44. Det kan også være 26, 27, 28 eller flere."
    )


def test_an_average_of_too_few_months_is_explained_by_the_nearest_one(demo_register: Register) -> None:
    # 2 over eleven months is 0,18
    printed = PrintedPeriod("", date(2020, 8, 1), date(2021, 6, 30), {"counted": 2}, "knap 1", ())
    found = deviations(demo_register, printed)[-1]
    # 0,5 and more is »knap 1«: over 3 and 4 months; 4 is nearer to 11
    assert found.cause == "Delt med 4 måneder i stedet for 11 måneder: 2 / 4 = 0,5. Det kan også være 3."


def test_rounded_up_is_named(demo_register: Register) -> None:
    # 36 of 60 is 60 %, 25 of 111 is 22,52 and 7 of 111 is 6,31, printed as 7
    (andet,) = (row for row in PRINTED[1].tables[6].rows if row.name == "Andet")
    table = replace(PRINTED[1].tables[6], rows=(replace(andet, percent=7),))
    (found,) = deviations(demo_register, replace(PRINTED[1], per_month="", tables=(table,)))
    assert found.cause == "Rundet op i stedet for til nærmeste: 7 af 111 er 6,31 %."


def test_what_nothing_explains_is_said_to_be_so(demo_register: Register) -> None:
    printed = PrintedPeriod("", date(2021, 8, 1), date(2021, 12, 31), {"registered": 4711}, "knap 900", ())
    assert [found.cause for found in deviations(demo_register, printed)] == [UNKNOWN, UNKNOWN]


def test_what_was_read_is_written_and_read_again() -> None:
    assert read_printed(printed_as_json(PRINTED), "igen") == PRINTED


def one_period(days: Any = None, **body: Any) -> str:
    """A file of one period with something in it."""
    return json.dumps({"periods": [{"period": days or {"from": "2021-01-01", "to": "2021-11-30"}, **body}]})


def test_what_is_left_out_or_null_is_not_printed_and_a_name_is_cleaned() -> None:
    (period,) = read_printed(
        one_period({"from": "2021-01-01", "to": "2021-01-31", "name": "\x1b[2J\ud800A\n"}, klage=None), "f"
    )
    assert (period.name, period.headers, period.figures) == ("[2J\ufffdA", {}, 0)
    assert read_printed(printed_as_json((period,)), "igen") == (period,)


def test_a_total_is_the_total_whatever_it_calls_itself() -> None:
    (period,) = read_printed(one_period(tables=[{"table": 1, "rows": [], "total": {"name": "Sum", "count": 3}}]), "f")
    assert period.table(1).total == PrintedRow("I alt", 3)


@pytest.mark.parametrize("named", ["folder", "missing", "device", "endless", "large"])
def test_a_file_that_cannot_be_read_is_told_plainly(tmp_path: Path, named: str) -> None:
    (tmp_path / "large").write_bytes(b" " * (MOST_BYTES + 1))
    paths = {"folder": tmp_path, "device": Path("/dev/zero"), "endless": tmp_path / ("x" * 5000)}
    told = "for stor" if named == "large" else "kan ikke læses"
    with pytest.raises(InputRefused, match=told):
        printed_in(paths.get(named, tmp_path / named))


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
        ("[" * 100_000, "er ikke JSON"),
        (b"\xff\xfe\x00", "er ikke JSON"),
        ("9" * 5000, "er ikke JSON"),
        (one_period(registered=10**12), "alt for stort"),
        (one_period(registered=True), "intet antal"),
        (one_period(registered="<b>118</b>"), "intet antal"),
        (one_period(registered=float("nan")), "intet antal"),
        (one_period(printed_monthly={"a": 1}), "en tekst"),
        (one_period(printed_monthly="x" * 301), "en tekst"),
        (one_period(days={"from": "0001-01-01", "to": "2021-11-30"}), "ligger uden for"),
        (one_period(days={"from": "2021-01-01", "to": "9999-12-31"}), "ligger uden for"),
        (one_period(days=5), "et objekt"),
        (one_period(tables={}), "en liste"),
        (one_period(tables=[{"table": 1, "rows": []}, {"table": 1, "rows": []}]), "»tabel 1« står to gange"),
        (
            one_period(tables=[{"table": 1, "rows": [{"name": "Diverse"}, {"name": "DIVERSE "}]}]),
            "»DIVERSE« står to gange",
        ),
        (
            one_period(tables=[{"table": 1, "rows": [{"name": "I alt"}], "total": {"count": 1}}]),
            "»I alt« står to gange",
        ),
        (one_period(tables=[{"table": 1, "rows": [{"name": f"{n}"} for n in range(101)]}]), "plads til 100"),
        (one_period(tables=[{"table": 1, "rows": [{"name": ["Diverse"]}]}]), "en tekst"),
        (json.dumps({"periods": 2 * json.loads(one_period())["periods"]}), "står to gange"),
    ],
)
def test_anything_else_is_refused_with_its_place(content: str | bytes, told: str) -> None:
    with pytest.raises(InputRefused, match=told):
        read_printed(content, "trykt.json")
