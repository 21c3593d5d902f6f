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

    def reply(self, day: date) -> Self:
        """A copy with the first reply of any kind; a later one changes nothing."""
        return self.edit(replied=self.replied or day)

    def answered_by(self, day: date, answer: str, *, settles: bool) -> Self:
        """A copy with its answer; one that settles it ends the waiting."""
        return self.edit(
            replied=self.replied or day, answered=day, answer=answer, settled=day if settles else self.settled
        )

    def chase(self, day: date) -> Self:
        """A copy with one chaser more."""
        return self.edit(chasers=self.chasers + 1, chased=day)

    def settle(self, day: date) -> Self:
        """A copy nothing more is waited for, answered or not."""
        return self.edit(settled=day)
