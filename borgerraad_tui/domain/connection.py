"""What ties inquiries together: people who come back, links with a reason, and outcomes beside the main one."""

from __future__ import annotations

from typing import Literal

from borgerraad_tui.domain.model import Line, Record

LinkKind = Literal["continues", "repeats", "same_error"]
LINK_WORDS: dict[LinkKind, tuple[str, str]] = {
    "continues": ("fortsætter", "fortsættes af"),
    "repeats": ("gentager", "gentages af"),
    "same_error": ("samme fejl som", "samme fejl som"),
}
"""A link as it reads from the one side and from the other."""


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
