"""No count that is left out of an extract can be computed from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics.suppression import LIMIT, Grid, Spot, suppress


def with_totals(inner: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


@st.composite
def grids(draw: st.DrawFn, most: int = 12, largest: int = 6) -> list[list[int]]:
    rows, columns = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    counts = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, most])
    return with_totals(
        draw(st.lists(st.lists(counts, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )


def equations(grid: Grid) -> Iterator[list[tuple[Spot, int]]]:
    """What everybody knows of a table: each line adds up to its total."""
    rows, columns = len(grid), len(grid[0])
    for row in range(rows):
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


@given(grid=grids(most=6, largest=2), limit=st.integers(2, 6))
def test_each_could_be_another_number_of_at_least_one(grid: list[list[int]], limit: int) -> None:
    hidden = sorted(suppress(grid, limit).spots)
    inner = [spot for spot in hidden if spot.row < len(grid) - 1 and spot.column < len(grid[0]) - 1]
    seen: dict[Spot, set[int]] = {spot: set() for spot in hidden}
    top = max(max(row) for row in grid) + 2
    for numbers in product(range(1, top + 1), repeat=len(inner)):
        guess = [list(row[:-1]) for row in grid[:-1]]
        for spot, number in zip(inner, numbers, strict=True):
            guess[spot.row][spot.column] = number
        whole = with_totals(guess)
        shown = all(
            whole[row][column] == grid[row][column]
            for row in range(len(grid))
            for column in range(len(grid[0]))
            if Spot(row, column) not in seen
        )
        if shown:
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
