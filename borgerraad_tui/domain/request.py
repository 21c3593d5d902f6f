"""Questions to a department and their clock: asked, first reply, answer, chasers; settled when nothing more is waited for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import StringConstraints

from borgerraad_tui.domain.model import Record, Text

Scope = Literal["inquiry", "systemic", "own"]
"""About an inquiry, left by one (are there others with the same error?), or of the adviser's own motion (egen drift)."""


class Request(Record):
    """One question; all days are days of the calendar. `directorate` and `department` are catalogue keys."""

    scope: Scope = "inquiry"
    inquiry: int | None = None
    directorate: str
    department: str | None = None
    asked: date
    entered: datetime
    question: Annotated[Text, StringConstraints(min_length=1)]
    replied: date | None = None
    answered: date | None = None
    answer: Text = ""
    chasers: int = 0
    chased: date | None = None
    settled: date | None = None

    def hear(self, replied: date | None, answered: date | None, answer: str, settled: date | None) -> Self:
        """A copy with what has come back so far; an answer is the first reply where none came before it."""
        return self.edit(replied=replied or answered, answered=answered, answer=answer, settled=settled)

    def chase(self, day: date) -> Self:
        """A copy with one chaser more."""
        return self.edit(chasers=self.chasers + 1, chased=day)
