"""Ways on a ring are found for all at once, and a large table takes few searches of its own."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics import suppression
from borgerraad_tui.statistics.rings import on_rings
from borgerraad_tui.statistics.suppression import suppress
from tests.statistics.test_suppression import with_totals

Ways = dict[int, list[tuple[int, int]]]
NODES = st.integers(0, 6)


@st.composite
def networks(draw: st.DrawFn) -> tuple[Ways, dict[int, tuple[int, int]], set[int]]:
    """Ways between a few nodes, several between the same two among them; which ends each has, and which go both ways."""
    ways: Ways = {}
    ends: dict[int, tuple[int, int]] = {}
    both: set[int] = set()
    for way, (begin, end, two) in enumerate(draw(st.lists(st.tuples(NODES, NODES, st.booleans()), max_size=14))):
        if begin == end:
            continue
        ends[way] = begin, end
        ways.setdefault(begin, []).append((end, way))
        if two:
            both.add(way)
            ways.setdefault(end, []).append((begin, way))
    return ways, ends, both


def reached(ways: Ways, start: int, goal: int, without: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for end, way in ways.get(waiting.pop(), ()):
            if way != without and end not in seen:
                seen.add(end)
                waiting.append(end)
    return goal in seen


@given(network=networks())
def test_each_has_a_way_back_that_is_another_one_and_no_one_way_way_is_missed(
    network: tuple[Ways, dict[int, tuple[int, int]], set[int]],
) -> None:
    ways, ends, both = network
    found = on_rings(ways)
    for way, (begin, end) in ends.items():
        back = reached(ways, end, begin, way) or (way in both and reached(ways, begin, end, way))
        assert back if way in found else way in both or not back


def test_a_way_both_ways_among_its_like_is_found() -> None:
    triangle: Ways = {0: [(1, 0), (2, 2)], 1: [(0, 0), (2, 1)], 2: [(1, 1), (0, 2), (3, 3)], 3: [(2, 3)]}
    assert on_rings(triangle) == {0, 1, 2}


def test_a_large_table_of_small_counts_takes_few_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[object] = []
    free_path = suppression._Network._free_path

    def counted(*asked: object) -> object:
        searches.append(asked)
        return free_path(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(suppression._Network, "_free_path", counted)
    random = Random(4)
    left_out = suppress(with_totals([[random.choice((0, 1, 2, 3, 9)) for _ in range(120)] for _ in range(30)]))
    assert len(left_out.small) > 1_000
    assert len(searches) < 20
