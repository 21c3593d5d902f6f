"""The log of an inquiry: talks, meetings, mails, letters and notes. A correction is an entry of its own."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from borgerraad_tui.domain.model import Line, Record, Text
from borgerraad_tui.domain.text import quoted
from borgerraad_tui.errors import RuleBroken

Party = Literal["citizen", "department", "other"]
Minutes = Annotated[int, Field(ge=0, le=6000)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, 10:42."""


_TIME = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[:. ]?(\d\d))?", re.IGNORECASE)


def read_clock(text: str) -> str | None:
    """A time of day as it is typed: 10:30, 10.30, 1030, 9 and kl. 9; None for nothing. RuleBroken for anything else."""
    plain = text.strip()
    if not plain:
        return None
    found = _TIME.fullmatch(plain)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise RuleBroken(f"{quoted(text)} kan ikke læses som et klokkeslæt. Skriv fx 10:30.", "clock")
    return f"{hour:02}:{minute:02}"


class LogEntry(Record):
    """What was said or done. `happened` is the day it was, `entered` when it was written down (forvaltningens notatpligt, § 13).

    `kind` and `manner` are keys of the catalogue's lists `log` and `manner`; `department` is the unit it was with. `esdh` is
    the document's number in the municipality's own journal.
    """

    inquiry: int
    corrects: int | None = None
    happened: date
    clock: Clock | None = None
    entered: datetime
    kind: str
    manner: str | None = None
    party: Party | None = None
    department: str | None = None
    minutes: Minutes | None = None
    text: Text = ""
    esdh: Line = ""

    def corrected(self, entered: datetime, **changes: object) -> Self:
        """The entry that corrects this one; this one stays as it is."""
        return self.edit(**changes, id=None, corrects=self.id, entered=entered)


class Reminder(Record):
    """A thing to remember about an inquiry on a day, beside its one next step; `done` is the day it was over."""

    inquiry: int
    due: date
    text: Annotated[Line, StringConstraints(min_length=1)]
    done: date | None = None
