"""No count that is left out of an extract can be computed from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics.suppression import LEAST_LIMIT, LIMIT, Grid, Spot, suppress


def with_totals(inner: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def one_column(counts: list[int]) -> list[list[int]]:
    """A table of one property alone: its counts and their total below each other."""
    return [[count] for count in (*counts, sum(counts))]


@st.composite
def grids(draw: st.DrawFn, most: int = 12, largest: int = 6) -> list[list[int]]:
    """Tables of every shape: one column alone, and rows and columns in which nothing is."""
    rows, columns = draw(st.integers(1, largest)), draw(st.integers(0, largest))
    counts = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, most])
    inner = st.lists(
        st.one_of(st.lists(counts, min_size=columns, max_size=columns), st.just([0] * columns)),
        min_size=rows,
        max_size=rows,
    )
    if not columns:
        return one_column(draw(st.lists(counts, min_size=rows, max_size=rows)))
    return with_totals(draw(inner))


def equations(grid: Grid) -> Iterator[list[tuple[Spot, int]]]:
    """What everybody knows of a table: each line adds up to its total; a row of one count alone says nothing."""
    rows, columns = len(grid), len(grid[0])
    for row in range(rows) if columns > 1 else ():
        yield [(Spot(row, column), -1 if column == columns - 1 else 1) for column in range(columns)]
    for column in range(columns):
        yield [(Spot(row, column), -1 if row == rows - 1 else 1) for row in range(rows)]


def determined(grid: Grid, hidden: frozenset[Spot]) -> set[Spot]:
    """The unknowns that the linear system fixes: Gauss and Jordan with exact fractions; one alone in its row is solved."""
    unknowns = sorted(hidden)
    matrix = [
        [Fraction(sum(sign for spot, sign in line if spot == unknown)) for unknown in unknowns]
        for line in equations(grid)
    ]
    rank = 0
    for column in range(len(unknowns)):
        pivot = next((row for row in range(rank, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [value / matrix[rank][column] for value in matrix[rank]]
        for row in range(len(matrix)):
            if row != rank and (factor := matrix[row][column]):
                matrix[row] = [value - factor * top for value, top in zip(matrix[row], matrix[rank], strict=True)]
        rank += 1
    return {
        unknowns[next(column for column, value in enumerate(row) if value)]
        for row in matrix
        if sum(bool(value) for value in row) == 1
    }


@given(grid=grids())
def test_no_count_left_out_is_a_solution_of_the_linear_system(grid: list[list[int]]) -> None:
    assert determined(grid, suppress(grid).spots) == set()


@given(grid=grids())
def test_every_small_count_is_left_out_and_no_zero(grid: list[list[int]]) -> None:
    left_out = suppress(grid)
    for row, counts in enumerate(grid):
        for column, count in enumerate(counts):
            if 0 < count < LIMIT:
                assert Spot(row, column) in left_out.small
            if count == 0:
                assert Spot(row, column) not in left_out.spots


Bounds = dict[Spot, tuple[float, float]]


def narrowed(grid: Grid, bounds: Bounds) -> Bounds | None:
    """The bounds after each equation has narrowed each of its unknowns, again and again; None when nothing is left of one."""
    found, before = dict(bounds), None
    while found != before:
        before = dict(found)
        for line in equations(grid):
            known = sum(sign * grid[spot.row][spot.column] for spot, sign in line if spot not in found)
            for spot, sign in line:
                if spot not in found:
                    continue
                others = [
                    tuple(sorted(each * bound for bound in found[other]))
                    for other, each in line
                    if other in found and other != spot
                ]
                low, high = (-known - sum(pair[end] for pair in others) for end in (1, 0))
                low, high = (low, high) if sign > 0 else (-high, -low)
                found[spot] = max(found[spot][0], low), min(found[spot][1], high)
                if found[spot][0] > found[spot][1]:
                    return None
    return found


def solvable(grid: Grid, bounds: Bounds) -> bool:
    """Whether whole numbers within the bounds fit every equation: each is tried from what it is on."""
    found = narrowed(grid, bounds)
    if found is None:
        return False
    spot = next((each for each, (low, high) in found.items() if low < high), None)
    if spot is None:
        return True
    low, high = found[spot]
    near = sorted(range(int(low), int(min(high, 60)) + 1), key=lambda value: abs(value - grid[spot.row][spot.column]))
    return any(solvable(grid, {**found, spot: (value, value)}) for value in near)


@given(grid=grids(largest=5), limit=st.integers(LEAST_LIMIT, 8))
def test_what_is_known_to_be_at_least_one_leaves_each_more_than_one_whole_number(
    grid: list[list[int]], limit: int
) -> None:
    hidden: Bounds = dict.fromkeys(suppress(grid, limit).spots, (1, inf))
    for spot in hidden:
        count = grid[spot.row][spot.column]
        assert any(solvable(grid, {**hidden, spot: (other, other)}) for other in (count - 1, count + 1) if other), spot


def test_a_number_with_bounds_that_meet_is_seen_by_the_test() -> None:
    grid = with_totals([[1, 1, 20], [20, 20, 20]])
    hidden: Bounds = dict.fromkeys([Spot(0, 0), Spot(0, 1), Spot(1, 0), Spot(1, 1)], (1, inf))
    assert determined(grid, frozenset(hidden)) == set(), "the linear system alone leaves it open"
    assert solvable(grid, hidden)
    assert not solvable(grid, {**hidden, Spot(0, 0): (2, 2)})


@given(grid=grids(most=6, largest=2), limit=st.integers(LEAST_LIMIT, 6))
def test_each_could_be_another_number_though_one_of_them_is_known_to_be_small(
    grid: list[list[int]], limit: int
) -> None:
    hidden = sorted(suppress(grid, limit).spots)
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1
    inner = [spot for spot in hidden if spot.row < last_row and (spot.column < last_column or not last_column)]
    seen: dict[Spot, set[int]] = {spot: set() for spot in hidden}
    top = max(max(row) for row in grid) + 2
    for numbers in product(range(1, top + 1), repeat=len(inner)):
        guess = [list(row if not last_column else row[:-1]) for row in grid[:-1]]
        for spot, number in zip(inner, numbers, strict=True):
            guess[spot.row][spot.column] = number
        whole = with_totals(guess) if last_column else one_column([row[0] for row in guess])
        shown = all(
            whole[row][column] == grid[row][column]
            for row in range(len(grid))
            for column in range(len(grid[0]))
            if Spot(row, column) not in seen
        )
        # that anything is left out tells that something is small
        if shown and any(whole[spot.row][spot.column] < limit for spot in hidden):
            for spot in hidden:
                seen[spot].add(whole[spot.row][spot.column])
    assert all(len(values) > 1 for values in seen.values())


@pytest.mark.parametrize("limit", [3, 5, 10])
def test_a_table_of_large_counts_is_shown_whole(limit: int) -> None:
    assert not suppress(with_totals([[12, 30], [11, 44]]), limit).spots


def test_two_ones_that_only_add_up_to_two_need_a_third() -> None:
    grid = with_totals([[1, 1, 20], [20, 20, 20]])
    left_out = suppress(grid)
    assert {Spot(0, 0), Spot(0, 1)} <= left_out.small
    # 1 + 1 is the only way to 2: something larger has to be left out in the row, too
    assert any(spot.row == 0 for spot in left_out.beside)


def test_one_column_alone_needs_another_count_or_the_total() -> None:
    assert suppress(one_column([3, 10, 20])).beside == {Spot(1, 0)}
    assert suppress(one_column([3])).spots == {Spot(0, 0), Spot(1, 0)}
    assert suppress(one_column([])) == suppress(one_column([0])) == suppress(one_column([8]))


def test_the_least_and_no_total_is_left_out_beside() -> None:
    grid = with_totals([[3, 30, 9], [20, 20, 6], [50, 7, 40]])
    # the cheapest ring through the small count: 9 in its row, 20 and 6 in the row below
    assert suppress(grid).spots == {Spot(0, 0), Spot(0, 2), Spot(1, 0), Spot(1, 2)}


def test_a_column_beside_its_own_totals_does_not_give_up_the_grand_total() -> None:
    left_out = suppress(with_totals([[3], [10], [40]]))
    assert left_out.spots == {Spot(0, 0), Spot(0, 1), Spot(1, 0), Spot(1, 1)}
