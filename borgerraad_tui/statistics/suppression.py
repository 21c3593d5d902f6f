"""Small counts left out of an extract, and as many others as it takes that totals do not give them away.

A count from 1 to below the limit could point at a person, so it is left out (primary suppression), totals among them. What is
left can still give it away: the rest of a row and its total tell the missing count. So further counts are left out (secondary
suppression) until each one that is left out could be another number: the counts of a table and its totals are the arcs of a
network whose rows and columns balance, and a count is open exactly if the network can shift one unit around a ring through it
(a flow of whole numbers within bounds is unique in an arc only where no such ring leads through it). Everybody knows that what
is left out is at least 1, so no shift may take a count below that. Where a count is not open, the ring is closed that leaves out
the fewest totals, and then the least.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from borgerraad_tui.statistics.rings import on_rings

LIMIT = 5
"""Counts below are small, unless she says otherwise."""
LEAST_LIMIT = 3
"""Below 3 only the count 1 would be small, and the limit itself would tell what was left out."""

Grid = Sequence[Sequence[int]]
"""Rows of counts of equal length, the last of each row its total, and the last row the totals of the columns.

With one column alone its counts are no totals: they only add up downwards.
"""


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
    network = _Network(grid)
    network.hide(small)
    open_ = network.on_rings()
    for spot in sorted(small):
        if spot not in open_:
            ring = network.ring(spot)
            network.hide(ring)
            # all that the ring leads through is open with it
            open_ |= ring
    return Suppression(small, frozenset(network.hidden - small))


def _spots(grid: Grid) -> Iterator[tuple[Spot, int]]:
    return ((Spot(row, column), count) for row, counts in enumerate(grid) for column, count in enumerate(counts))


Node: TypeAlias = tuple[str, int]
Price: TypeAlias = tuple[int, int]
"""What a way leaves out: how many totals, and how many inquiries."""
FREE: Price = (0, 0)


class _Network:
    """The counts above 0 of a grid as ways between the nodes of their row and their column; those hidden stand apart, too."""

    def __init__(self, grid: Grid) -> None:
        self._grid, self._one_column = grid, len(grid[0]) == 1
        self._last_row, self._last_column = len(grid) - 1, len(grid[0]) - 1
        self.hidden: set[Spot] = set()
        self._hidden_ways: dict[Node, list[tuple[Node, Spot]]] = {}
        self._ways: dict[Node, list[tuple[Node, Spot]]] = {}
        for spot, count in _spots(grid):
            for begin, end in self._shifts(spot) if count else ():
                self._ways.setdefault(begin, []).append((end, spot))

    def hide(self, spots: Collection[Spot]) -> None:
        """Leave these counts out."""
        for spot in sorted(set(spots) - self.hidden):
            for begin, end in self._shifts(spot):
                self._hidden_ways.setdefault(begin, []).append((end, spot))
        self.hidden.update(spots)

    def on_rings(self) -> set[Spot]:
        """Hidden counts that surely need no further one."""
        return on_rings(self._hidden_ways)

    def ring(self, spot: Spot) -> set[Spot]:
        """The counts of a ring through one: of hidden ones alone where there is such a ring, else the cheapest.

        There always is one: up with the count, its two totals and the grand total.
        """
        ends = [*self._shifts(spot)]
        for begin, end in ends:
            path = self._free_path(end, begin, spot)
            if path:
                return {spot, *path}
        paths = (self._cheapest_path(end, begin, spot) for begin, end in ends)
        _, cheapest = min(found for found in paths if found is not None)
        return {spot, *cheapest}

    def _free_path(self, start: Node, goal: Node, without: Spot) -> list[Spot]:
        """Any way on from `start` to `goal` over hidden counts but one; empty when there is none."""
        came: dict[Node, tuple[Node, Spot]] = {}
        waiting = [start]
        while waiting and goal not in came:
            node = waiting.pop()
            for end, spot in self._hidden_ways.get(node, ()):
                if end not in came and end != start and spot != without:
                    came[end] = node, spot
                    waiting.append(end)
        path: list[Spot] = []
        while goal in came:
            goal, spot = came[goal]
            path.append(spot)
        return path

    def _cheapest_path(self, start: Node, goal: Node, without: Spot) -> tuple[Price, tuple[Spot, ...]] | None:
        """The cheapest way on from `start` to `goal` and what it costs (Dijkstra); None when there is none."""
        waiting: list[tuple[Price, tuple[Spot, ...], Node]] = [(FREE, (), start)]
        seen: set[Node] = set()
        while waiting:
            price, path, node = heappop(waiting)
            if node == goal:
                return price, path
            if node in seen:
                continue
            seen.add(node)
            for end, spot in self._ways.get(node, ()):
                if spot != without and end not in seen:
                    more = FREE if spot in self.hidden else (self._sums(spot), self._grid[spot.row][spot.column])
                    heappush(waiting, ((price[0] + more[0], price[1] + more[1]), (*path, spot), end))
        return None

    def _sums(self, spot: Spot) -> int:
        """Of how many lines a count is the total."""
        return (spot.row == self._last_row) + (spot.column == self._last_column and not self._one_column)

    def _shifts(self, spot: Spot) -> Iterator[tuple[Node, Node]]:
        """The ways a unit can go over a count, from row to column or back: up always, down only where 1 is left.

        A total balances its line from the other side, so its ways are turned round; the grand total's twice. In one column
        alone no row balances: all of them are one node.
        """
        row, column = ("row", 0 if self._one_column else spot.row), ("column", spot.column)
        up, down = ((column, row), (row, column)) if self._sums(spot) == 1 else ((row, column), (column, row))
        yield up
        if self._grid[spot.row][spot.column] > 1:
            yield down
