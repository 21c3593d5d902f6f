"""Which ways of a network surely lie on a ring, found for all of them at once instead of one search for each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Way = TypeVar("Way", bound=Hashable)


def on_rings(ways: Mapping[Node, Sequence[tuple[Node, Way]]]) -> set[Way]:
    """Ways that a ring leads through without going back over the same way; perhaps not all of them.

    `ways` are, from each node, where each way leads on; one that may be gone both ways stands at both its ends. A one-way way
    lies on a ring exactly if both its ends belong to one strongly connected component: the way back is another one. A two-way
    way lies on one if it is no bridge between two-way ways alone.
    """
    ends: dict[Way, list[tuple[Node, Node]]] = {}
    for begin, onward in ways.items():
        for end, way in onward:
            ends.setdefault(way, []).append((begin, end))
    component = _components({node: [end for end, _ in onward] for node, onward in ways.items()})
    one_way = {way for way, found in ends.items() if len(found) == 1 and len({component[end] for end in found[0]}) == 1}
    both = {node: [(end, way) for end, way in onward if len(ends[way]) == 2] for node, onward in ways.items()}
    return one_way | {way for way, found in ends.items() if len(found) == 2}.difference(_bridges(both))


def _components(onward: Mapping[Node, Sequence[Node]]) -> dict[Node, Node]:
    """Each node's strongly connected component, called by one of its nodes (Kosaraju)."""
    back: dict[Node, list[Node]] = {}
    for begin, found in onward.items():
        for end in found:
            back.setdefault(end, []).append(begin)
    seen: set[Node] = set()
    last_left = [node for start in dict.fromkeys((*onward, *back)) for node in _left(onward, start, seen)]
    component: dict[Node, Node] = {}
    reached: set[Node] = set()
    for start in reversed(last_left):
        for node in _left(back, start, reached):
            component[node] = start
    return component


def _left(onward: Mapping[Node, Sequence[Node]], start: Node, seen: set[Node]) -> Iterator[Node]:
    """Nodes not seen yet that can be reached, each after all that is reached from it; depth first."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(onward.get(start, ())))]
    while path:
        node, rest = path[-1]
        further = next((end for end in rest if end not in seen), None)
        if further is None:
            path.pop()
            yield node
        else:
            seen.add(further)
            path.append((further, iter(onward.get(further, ()))))


def _bridges(both: Mapping[Node, Sequence[tuple[Node, Way]]]) -> Iterable[Way]:
    """Ways whose loss parts two nodes, of ways that may be gone both ways (Tarjan's low links)."""
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    bridges: list[Way] = []
    for start in both:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        path: list[tuple[Node, Way | None, Iterator[tuple[Node, Way]]]] = [(start, None, iter(both[start]))]
        while path:
            node, came, rest = path[-1]
            step = next(rest, None)
            if step is None:
                path.pop()
                if came is not None:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                    if low[node] > order[above]:
                        bridges.append(came)
            elif step[1] != came:
                end, way = step
                if end in order:
                    low[node] = min(low[node], order[end])
                else:
                    order[end] = low[end] = len(order)
                    path.append((end, way, iter(both.get(end, ()))))
    return bridges
