"""Rows of any table as an act left them, read back from the history."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from borgerraad_tui.store.dated import Listed
from borgerraad_tui.store.engine import Engine

ROWS = """
SELECT body FROM history WHERE id IN (SELECT max(id) FROM history WHERE place = ? AND act <= ? GROUP BY row)
AND body IS NOT NULL AND """
CHOSEN = """
SELECT wanted.value, (SELECT body FROM history WHERE place = ? AND row = wanted.value AND act <= ? ORDER BY id DESC LIMIT 1)
FROM json_each(?) AS wanted
"""
TABLE = """{table} AS MATERIALIZED (
SELECT line.row AS id, {columns} FROM history AS line WHERE +line.place = '{table}' AND {among}
AND line.id = (SELECT max(id) FROM history WHERE place = '{table}' AND row = line.row AND act <= :act))"""
"""Read once, and through the index of what it is among, which the plus leaves alone."""

Body = Mapping[str, Any]
"""A row by its columns' names, as the file has it."""


def rows_left(engine: Engine, act: int, table: str, where: str, values: tuple[Any, ...] = ()) -> list[Body]:
    """All rows of a table that fulfil a condition on their `body`; the condition is the program's own SQL, values are bound."""
    return [json.loads(row[0]) for row in engine.rows(ROWS + where, (table, act, *values))]


def chosen_left(engine: Engine, act: int, table: str, identifiers: Sequence[int]) -> dict[int, Body]:
    """These rows of a table by their ids, in the given order; one that was not there then is left out."""
    found = dict(engine.rows(CHOSEN, (table, act, json.dumps(list(identifiers)))))
    return {each: json.loads(found[each]) for each in identifiers if found[each]}


def table_left(table: str, columns: Sequence[str], among: str) -> str:
    """A table as the act `:act` left it, for a WITH: below it a SELECT written for the table itself reads what was then.

    `among` is a condition on the history's `line` that holds of every row the SELECT looks for.
    """
    read = ", ".join(f"line.body ->> '{column}' AS {column}" for column in columns)
    return TABLE.format(table=table, columns=read, among=among)


class RowsLeft(Generic[Listed]):
    """A list of rows as an act left them: their ids, and how a window of them is read."""

    def __init__(self, identifiers: Sequence[int], read: Callable[[Sequence[int]], Sequence[Listed]]) -> None:
        self._identifiers = identifiers
        self._read = read

    def count(self) -> int:
        """How many."""
        return len(self._identifiers)

    def rows(self, start: int, number: int) -> Sequence[Listed]:
        """A window of them."""
        return self._read(self._identifiers[start : start + number])

    def index_of(self, key: int) -> int | None:
        """Where one stands."""
        return self._identifiers.index(key) if key in self._identifiers else None
