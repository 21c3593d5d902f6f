"""Small counts left out of an extract, and as many others as it takes that totals do not give them away.

A count from 1 to below the limit could point at a person, so it is left out (primary suppression), totals among them. What is
left can still give it away: the rest of a row and its total tell the missing count. So further counts are left out (secondary
suppression) until each one that is left out could be another number: the counts of a table and its totals are the arcs of a
network whose rows and columns balance, and a count is open exactly if the network can shift one unit around a ring through it.
Everybody knows that what is left out is at least 1, so no shift may take a count below that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LIMIT = 5
"""Counts below are small, unless she says otherwise."""

Grid = Sequence[Sequence[int]]
"""Rows of counts of equal length, the last of each row its total, and the last row the totals of the columns."""


class Spot(NamedTuple):
    """The place of a count in a grid."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is left out of a grid: because it is small, and because it would give that away."""

    small: frozenset[Spot]
    beside: frozenset[Spot]

    @property
    def spots(self) -> frozenset[Spot]:
        """All that is left out."""
        return self.small | self.beside


def suppress(grid: Grid, limit: int = LIMIT) -> Suppression:
    """Leave out every count from 1 to `limit` - 1 and what else it takes; a count of 0 points at nobody and stands."""
    small = frozenset(spot for spot, count in _spots(grid) if 0 < count < limit)
    hidden = set(small)
    while exposed := next((spot for spot in sorted(hidden) if not _open(grid, hidden, spot)), None):
        hidden.add(_beside(grid, hidden, exposed))
    return Suppression(small, frozenset(hidden - small))


def _spots(grid: Grid) -> Iterator[tuple[Spot, int]]:
    return ((Spot(row, column), count) for row, counts in enumerate(grid) for column, count in enumerate(counts))


def _beside(grid: Grid, hidden: set[Spot], exposed: Spot) -> Spot:
    """The count to leave out with an exposed one: in its row or column, no total if it can be helped, and the least."""
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1
    lines = [
        *(Spot(exposed.row, column) for column in range(last_column + 1)),
        *(Spot(row, exposed.column) for row in range(last_row + 1)),
    ]
    shown = [spot for spot in lines if spot not in hidden and grid[spot.row][spot.column]]
    # where both lines are wholly left out already, the ring is closed elsewhere
    shown = shown or [spot for spot, count in _spots(grid) if count and spot not in hidden]
    return min(
        shown,
        key=lambda spot: ((spot.row == last_row) + (spot.column == last_column), grid[spot.row][spot.column], spot),
    )


def _open(grid: Grid, hidden: set[Spot], spot: Spot) -> bool:
    """Whether the count could be another: a ring of shifts leads through it, one way or the other."""
    return any(_leads(grid, hidden - {spot}, start=end, goal=begin) for begin, end in _shifts(grid, spot))


Node = tuple[str, int]


def _shifts(grid: Grid, spot: Spot) -> Iterator[tuple[Node, Node]]:
    """The ways a unit can go over a count, from row to column or back: up always, down only where 1 is left.

    A total balances its line from the other side, so its ways are turned round; the grand total's twice.
    """
    row, column = ("row", spot.row), ("column", spot.column)
    turned = (spot.row == len(grid) - 1) != (spot.column == len(grid[0]) - 1)
    up, down = ((column, row), (row, column)) if turned else ((row, column), (column, row))
    yield up
    if grid[spot.row][spot.column] > 1:
        yield down


def _leads(grid: Grid, through: set[Spot], start: Node, goal: Node) -> bool:
    """Whether units can go on from `start` to `goal` over these counts."""
    ways: dict[Node, list[Node]] = {}
    for spot in through:
        for begin, end in _shifts(grid, spot):
            ways.setdefault(begin, []).append(end)
    seen, waiting = {start}, [start]
    while waiting:
        for end in ways.get(waiting.pop(), []):
            if end == goal:
                return True
            if end not in seen:
                seen.add(end)
                waiting.append(end)
    return False
