"""Links between inquiries, read from the one they are seen from."""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

SQL = """
SELECT link.id, link.kind, 0, other.id, other.year, other.number, other.subject, link.reason
FROM link JOIN inquiry AS other ON other.id = link.other WHERE link.inquiry = :inquiry
UNION ALL
SELECT link.id, link.kind, 1, other.id, other.year, other.number, other.subject, link.reason
FROM link JOIN inquiry AS other ON other.id = link.inquiry WHERE link.other = :inquiry
ORDER BY 1
"""


class SeenLink(NamedTuple):
    """One link; `side` is 1 where it was made from the other inquiry, whose number and subject follow."""

    id: int
    kind: str
    side: int
    other: int
    year: int
    number: int
    subject: str
    reason: str


def links_of(engine: Engine, inquiry: int) -> list[SeenLink]:
    """Every link of an inquiry, in the order they were made."""
    return [SeenLink(*row) for row in engine.rows(SQL, {"inquiry": inquiry})]
