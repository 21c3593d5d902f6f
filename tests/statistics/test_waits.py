"""Days waited: held against Python's own statistics, and what still waits is never dropped."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics.waits import WAIT_TABLES, Wait, WaitRow, quantile, wait_table

HALF, NINETY = Fraction(1, 2), Fraction(9, 10)
REPLY = WAIT_TABLES[0]
DAYS = st.integers(0, 400)
WAITS = st.lists(st.builds(Wait, st.sampled_from(["A", "B"]), DAYS, st.booleans(), st.integers(1, 4)), max_size=30)


def total(*waits: Wait, level: int = 2) -> WaitRow:
    """The line of all of them."""
    return wait_table(REPLY, waits, ["A", "B"], level).total


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
    row = total(Wait("A", 1, True), Wait("A", 2, True), Wait("A", 3, True), Wait("B", 40, False))
    assert (row.count, row.waiting, row.within, row.percent) == (4, 1, 2, 50)
    assert (row.median, row.ninety) == (Fraction(5, 2), None)
    assert (row.longest, row.longest_waits) == (40, True)


def test_one_that_still_waits_is_not_within_the_service_level_yet() -> None:
    assert total(Wait("A", 0, False)).percent == 0


def test_nothing_asked_has_no_figures_but_its_count() -> None:
    assert total() == WaitRow("I alt", 0, 0, None, None, None, False, 0)
    assert total().percent is None


@given(WAITS, st.integers(1, 20))
def test_nothing_is_lost_between_the_rows_and_all(waits: list[Wait], level: int) -> None:
    table = wait_table(REPLY, waits, ["B", "A"], level)
    assert [row.name for row in table.rows] == ["B", "A"]
    for field in ("count", "waiting", "within"):
        assert getattr(table.total, field) == sum(getattr(row, field) for row in table.rows)
    assert table.total.count == sum(wait.n for wait in waits)
    assert table.total.longest == max((wait.days for wait in waits), default=None)


@given(WAITS)
def test_clocks_that_are_alike_count_as_many_as_they_are(waits: list[Wait]) -> None:
    single = [wait._replace(n=1) for wait in waits for _ in range(wait.n)]
    assert wait_table(REPLY, waits, ["A", "B"], 2) == wait_table(REPLY, single, ["A", "B"], 2)
