"""Lists of rows by a day of theirs, newest first, read in windows through that day's index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from borgerraad_tui.store.engine import Engine

Listed = TypeVar("Listed", bound=Sequence[Any])


class DatedList(NamedTuple):
    """One list: its table, the day its rows stand by, and what is read of a row, `t` being the table."""

    table: str
    day: str
    select: str


class DatedWindow(Generic[Listed]):
    """The rows of a list from `first` to `last`, both included; what is declared is the program's own SQL, days are bound."""

    def __init__(self, engine: Engine, listed: DatedList, row: type[Listed], first: date, last: date) -> None:
        self.engine = engine
        self.span = (first.isoformat(), last.isoformat())
        self._listed = listed
        self._row = row

    def count(self) -> int:
        """How many the span holds."""
        return int(self.engine.one(f"SELECT count(*) FROM {self._listed.table} WHERE {self._within('')}", self.span))  # noqa: S608

    def rows(self, start: int, number: int) -> Sequence[Listed]:
        """The rows from position `start` on."""
        day = f"t.{self._listed.day}"
        sql = f"{self._listed.select} WHERE {self._within('t.')} ORDER BY {day} DESC, t.id DESC LIMIT ? OFFSET ?"
        return [self._row(*row) for row in self.engine.rows(sql, (*self.span, number, start))]

    def index_of(self, key: int) -> int | None:
        """The position of a row, or None."""
        table, day = self._listed.table, self._listed.day
        at = self.engine.one(f"SELECT {day} FROM {table} WHERE id = ? AND {self._within('')}", (key, *self.span))  # noqa: S608
        if at is None:
            return None
        sql = f"SELECT count(*) FROM {table} WHERE {day} <= ? AND ({day}, id) > (?, ?)"  # noqa: S608
        return int(self.engine.one(sql, (self.span[1], at, key)))

    def _within(self, prefix: str) -> str:
        return f"{prefix}{self._listed.day} BETWEEN ? AND ?"
