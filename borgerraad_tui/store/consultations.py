"""Consultations as a period's list shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

LIST_SQL = """
SELECT c.id, c.day, kind.name, coalesce(d.short, d.name, ''), c.topic, c.minutes
FROM consultation AS c JOIN catalogue AS kind ON kind.id = c.kind LEFT JOIN catalogue AS d ON d.id = c.directorate
WHERE c.day BETWEEN ? AND ? ORDER BY c.day DESC, c.id DESC LIMIT ? OFFSET ?
"""


class ListedConsultation(NamedTuple):
    """One line of the list; `day` is ISO text, kind and directorate are printed names."""

    id: int
    day: str
    kind: str
    directorate: str
    topic: str
    minutes: int | None


class ConsultationWindow:
    """The consultations of a period, newest first, read in windows."""

    def __init__(self, engine: Engine, first: date, last: date) -> None:
        self._engine = engine
        self._span = (first.isoformat(), last.isoformat())

    def count(self) -> int:
        """How many the period holds."""
        return int(self._engine.one("SELECT count(*) FROM consultation WHERE day BETWEEN ? AND ?", self._span))

    def minutes(self) -> int:
        """Minutes noted in the period."""
        return int(
            self._engine.one("SELECT coalesce(sum(minutes), 0) FROM consultation WHERE day BETWEEN ? AND ?", self._span)
        )

    def rows(self, start: int, number: int) -> Sequence[ListedConsultation]:
        """The rows from position `start` on."""
        return [ListedConsultation(*row) for row in self._engine.rows(LIST_SQL, (*self._span, number, start))]

    def index_of(self, key: int) -> int | None:
        """The position of a row, or None."""
        day = self._engine.one("SELECT day FROM consultation WHERE id = ? AND day BETWEEN ? AND ?", (key, *self._span))
        if day is None:
            return None
        return int(
            self._engine.one(
                "SELECT count(*) FROM consultation WHERE day <= ? AND (day, id) > (?, ?)", (self._span[1], day, key)
            )
        )
