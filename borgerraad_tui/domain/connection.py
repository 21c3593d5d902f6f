"""What ties inquiries together: people who come back, links with a reason, and outcomes beside the main one."""

from __future__ import annotations

from borgerraad_tui.domain.link_kind import LinkKind
from borgerraad_tui.domain.model import Line, Record


class Person(Record):
    """Somebody behind inquiries; `same_as` names the record this one was joined to, and emptied parts them again."""

    same_as: int | None = None


class Link(Record):
    """One inquiry beside another."""

    inquiry: int
    other: int
    kind: LinkKind
    reason: Line = ""


class Finding(Record):
    """An outcome beside the main one: reopened by the authority and criticised. Never counted in the nine tables."""

    inquiry: int
    outcome: str
