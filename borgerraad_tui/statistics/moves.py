"""Which cells a change moves: two counts of the same period compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row


class Move(NamedTuple):
    """One cell that is another number afterwards."""

    table: int
    name: str
    before: int
    after: int


def moves(before: Figures, after: Figures) -> Iterator[Move]:
    """Every row of every table that changes, what grows before what shrinks."""
    changed = [
        Move(old.spec.number, name, _count(old.rows, name), _count(new.rows, name))
        for old, new in zip(before.tables, after.tables, strict=True)
        for name in dict.fromkeys(row.name for row in (*old.rows, *new.rows))
    ]
    yield from (move for move in changed if move.after > move.before)
    yield from (move for move in changed if move.after < move.before)


def _count(rows: tuple[Row, ...], name: str) -> int:
    return next((row.count for row in rows if row.name == name), 0)
