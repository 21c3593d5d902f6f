"""Which cells a change moves: two counts of the same period compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row


class Move(NamedTuple):
    """One cell that is another number afterwards; `table` is 0 for what stands above the tables."""

    table: int
    name: str
    before: int
    after: int


def moves(before: Figures, after: Figures) -> Iterator[Move]:
    """What leaves or enters the tables, then every row that changes and table 3's complaints, what grows before what shrinks."""
    for name, one, other in (
        ("ikke afgjort", before.undecided, after.undecided),
        ("udgår", before.excluded, after.excluded),
    ):
        if one != other:
            yield Move(0, name, one, other)
    changed = [
        Move(old.spec.number, name, here.get(name, 0), there.get(name, 0))
        for old, new in zip(before.tables, after.tables, strict=True)
        for here, there in [(_cells(old.rows), _cells(new.rows))]
        for name in here | there
    ]
    yield from (move for move in changed if move.after > move.before)
    yield from (move for move in changed if move.after < move.before)


def _cells(rows: tuple[Row, ...]) -> dict[str, int]:
    complaints = {f"klager i {row.name}": row.complaints for row in rows if row.complaints is not None}
    return {row.name: row.count for row in rows} | complaints
