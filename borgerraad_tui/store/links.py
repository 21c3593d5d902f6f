"""Links between inquiries, read from the one they are seen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from borgerraad_tui.domain.link_kind import LINK_WORDS, LinkKind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine

if TYPE_CHECKING:
    from borgerraad_tui.domain.connection import Link
    from borgerraad_tui.store.records import Records

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
    kind: LinkKind
    side: int
    other: int
    year: int
    number: int
    subject: str
    reason: str


def links_of(engine: Engine, inquiry: int) -> list[SeenLink]:
    """Every link of an inquiry, in the order they were made."""
    return [SeenLink(*row) for row in engine.rows(SQL, {"inquiry": inquiry})]


def link_words(link: SeenLink) -> str:
    """How a link reads from the inquiry it is seen from."""
    return LINK_WORDS[link.kind][link.side]


def add_link(engine: Engine, records: Records[Link], link: Link) -> None:
    """Tie two inquiries; RuleBroken when they are tied that way already, from either side. Inside an open act."""
    if any(seen.other == link.other and seen.kind == link.kind for seen in links_of(engine, link.inquiry)):
        raise RuleBroken("De to henvendelser er allerede forbundet på den måde.", "kind")
    records.add(link)
