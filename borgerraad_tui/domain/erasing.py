"""What is kept of retention and erasure: her terms, what she keeps longer, and what was erased and why."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from borgerraad_tui.domain.model import Line, Record
from borgerraad_tui.domain.retention import LONGEST, Ground, Part

Years = Annotated[int, Field(ge=1, le=LONGEST)]


class RetentionTerm(Record):
    """The years of one part, or of one outcome."""

    part: Part | None = None
    outcome: str | None = None
    years: Years


class RetentionHold(Record):
    """An inquiry that is kept until a day, though it is due."""

    inquiry: int
    until: date
    reason: Annotated[Line, StringConstraints(min_length=1)]


class Erasure(Record):
    """What was taken away from one inquiry, on which ground, and why; nothing of what was taken away itself."""

    inquiry: int
    day: date
    ground: Ground
    what: Line
    why: Line = ""
