"""What came in at one place on one day, as the adviser on the road sees it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

SQL = """
SELECT i.id, substr(i.entered, 12, 5), i.year, i.number, i.kind, coalesce(d.short, d.name, ''), i.subject, i.closed,
       coalesce(a.short, a.name, ''), i.next_due, i.next_step <> '', i.exclusion IS NOT NULL
FROM inquiry AS i LEFT JOIN catalogue AS d ON d.id = i.directorate LEFT JOIN catalogue AS a ON a.id = i.action
WHERE i.received = ? AND i.place = ? ORDER BY i.entered DESC, i.id DESC
"""


class CameIn(NamedTuple):
    """One inquiry: `clock` is when it was written down, `action` the short name of what it ended in, `excluded` that it left
    the statistics; `planned` tells whether its next step has words."""

    id: int
    clock: str
    year: int
    number: int
    kind: str | None
    directorate: str
    subject: str
    closed: str | None
    action: str
    next_due: str | None
    planned: int
    excluded: int

    @property
    def to_follow_up(self) -> bool:
        """It is open and has a next step."""
        return self.closed is None and not self.excluded and (self.next_due is not None or bool(self.planned))


def came_in(engine: Engine, day: date, place: int) -> list[CameIn]:
    """All that was received on a day at a place (the number of a catalogue entry), the newest written down first."""
    return [CameIn(*row) for row in engine.rows(SQL, (day.isoformat(), place))]
