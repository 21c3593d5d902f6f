"""Days waited: held against Python's own statistics, and what still waits is never dropped."""

from __future__ import annotations

import statistics
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics.promptness import prompt_table
from borgerraad_tui.statistics.waits import WAIT_TABLES, Wait, WaitRow, quantile, wait_table
from tests.statistics.counting import NUMBERED

HALF, NINETY = Fraction(1, 2), Fraction(9, 10)
REPLY = WAIT_TABLES[0]
LAST = date(2021, 12, 31)
A, B = (NUMBERED.id_of("directorate", key) or 0 for key in ("voksen_og_sundhed", "teknik_og_klima"))
ENDED = NUMBERED.id_of("directorate", "erhvervs_og_borgerservice") or 0
"""A directorate of the old organisation."""
DAYS = st.integers(0, 400)
WAITS = st.lists(
    st.builds(Wait, st.sampled_from([0, A, B, ENDED]), DAYS, st.booleans(), st.integers(1, 4)), max_size=30
)


def total(*waits: Wait) -> WaitRow:
    """The line of all of them."""
    return wait_table(REPLY, waits, NUMBERED, LAST).total


@given(st.lists(DAYS, min_size=1))
def test_the_median_is_that_of_pythons_statistics(days: list[int]) -> None:
    assert quantile(sorted(days), 0, HALF) == statistics.median(days)


@given(st.lists(DAYS.map(Fraction), min_size=2))
def test_the_90th_percentile_is_the_inclusive_one_of_pythons_statistics(days: list[Fraction]) -> None:
    assert quantile(sorted(map(int, days)), 0, NINETY) == statistics.quantiles(days, n=10, method="inclusive")[-1]


@given(st.lists(DAYS), st.integers(1, 30), st.sampled_from([HALF, NINETY]))
def test_what_waits_counts_as_longer_than_all_that_has_ended(days: list[int], waiting: int, share: Fraction) -> None:
    beyond = 10_000
    whole = [*sorted(days), *[beyond] * waiting]
    found = quantile(sorted(days), waiting, share)
    known = quantile(whole, 0, share)
    assert known is not None
    # between an ended wait and an open one the value depends on how long the open one will be
    assert found == known if found is not None else known > max(days, default=-1)


@pytest.mark.parametrize(
    ("ended", "waiting", "share", "value"),
    [
        ([], 0, HALF, None),
        ([4], 0, NINETY, 4),
        ([1, 2, 3, 4], 0, HALF, Fraction(5, 2)),
        ([1, 2, 3], 1, HALF, Fraction(5, 2)),
        ([1, 2], 2, HALF, None),
        ([1, 2, 3], 2, HALF, 3),
        ([], 3, HALF, None),
        (list(range(11)), 0, NINETY, 9),
        (list(range(10)), 1, NINETY, 9),
        (list(range(9)), 2, NINETY, None),
    ],
)
def test_where_a_median_or_percentile_lies(ended: list[int], waiting: int, share: Fraction, value: object) -> None:
    assert quantile(ended, waiting, share) == value


def test_a_department_s_figures_by_hand() -> None:
    row = total(Wait(A, 1, True), Wait(A, 2, True), Wait(A, 3, True), Wait(B, 40, False))
    assert (row.count, row.without) == (4, 1)
    assert (row.median, row.ninety) == (Fraction(5, 2), None)
    assert (row.longest, row.longest_without) == (40, True)


def test_nothing_asked_has_no_figures_but_its_count() -> None:
    row = total()
    assert (row.count, row.without, row.median, row.ninety, row.longest, row.longest_without) == (
        0,
        0,
        *[None] * 3,
        False,
    )
    assert wait_table(REPLY, [], NUMBERED, LAST).printed == ()


@given(WAITS)
def test_nothing_is_lost_between_the_rows_and_all(waits: list[Wait]) -> None:
    table = wait_table(REPLY, waits, NUMBERED, LAST)
    for field in ("count", "without"):
        assert getattr(table.total, field) == sum(getattr(row, field) for row in table.rows)
    assert table.total.count == sum(wait.n for wait in waits)
    assert table.total.longest == max((wait.days for wait in waits), default=None)
    entries = [entry for row in table.rows for entry in row.entries]
    assert sorted(table.total.entries) == sorted(set(entries)) == sorted(entries)
    assert {entry for row in table.printed for entry in row.entries} >= {wait.directorate for wait in waits}


def test_the_rows_stand_as_in_table_1_what_ended_after_what_is_valid_and_what_is_not_given_last() -> None:
    waits = [Wait(entry, 1, True) for entry in (0, ENDED, B, A)]
    names = ["Voksen og Sundhed", "Teknik og Klima", "Erhvervs- og borgerservice", "Område ikke angivet"]
    assert [row.name for row in wait_table(REPLY, waits, NUMBERED, LAST).printed] == names


@given(WAITS)
def test_clocks_that_are_alike_count_as_many_as_they_are(waits: list[Wait]) -> None:
    single = [wait._replace(n=1) for wait in waits for _ in range(wait.n)]
    assert wait_table(REPLY, waits, NUMBERED, LAST) == wait_table(REPLY, single, NUMBERED, LAST)
    assert prompt_table(waits, 2, NUMBERED, LAST) == prompt_table(single, 2, NUMBERED, LAST)


@pytest.mark.parametrize(
    ("waits", "counts", "share"),
    [
        ([Wait(A, 0, False), Wait(A, 2, False)], (0, 0, 2, 0), None),
        ([Wait(A, 3, False)], (0, 1, 0, 0), 0),
        ([Wait(A, 2, True), Wait(A, 0, False)], (1, 0, 1, 0), 100),
        ([Wait(A, 3, True), Wait(A, 2, True, 2), Wait(A, 1, False, 5), Wait(A, 9, False)], (2, 2, 5, 0), 50),
        ([Wait(A, 2, False, given_up=True), Wait(A, 2, True)], (1, 0, 0, 1), 100),
        ([Wait(A, 3, False, given_up=True)], (0, 1, 0, 0), 0),
        ([], (0, 0, 0, 0), None),
    ],
)
def test_what_is_not_due_yet_or_was_given_up_before_is_neither_in_time_nor_late(
    waits: list[Wait], counts: tuple[int, int, int, int], share: int | None
) -> None:
    row = prompt_table(waits, 2, NUMBERED, LAST).total
    assert (row.in_time, row.late, row.not_due, row.given_up) == counts
    assert (row.count, row.percent) == (sum(counts), share)


def test_the_title_names_the_service_level() -> None:
    titles = [prompt_table([], level, NUMBERED, LAST).title for level in (1, 5)]
    assert titles == ["Første svar inden for 1 dag", "Første svar inden for 5 dage"]
