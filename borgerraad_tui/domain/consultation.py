"""Internal consultancy (konsulentbistand): counted beside the inquiries, never among them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from borgerraad_tui.domain.model import Line, Record
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import RuleBroken

MOST_MINUTES = 6000
"""The longest one session can be, in minutes: a hundred hours."""

_HALVES = {"": 0, "½": 30, ",5": 30, ".5": 30, "¼": 15, "¾": 45, ",25": 15, ",75": 45}
"""What may stand behind the whole hours, in minutes."""
_UNIT = r"(?: ?m(?:in(?:utter)?)?\.?)?"
_HOURS = (
    rf"(?P<hours>[0-9]{{1,3}})?(?P<part>½|¼|¾|,5|,25|,75|\.5)? ?(?:t|time|timer)\.?(?: ?(?P<over>[0-9]{{1,2}}){_UNIT})?"
)
_CLOCK = "(?P<hours>[0-9]{1,3}):(?P<over>[0-5][0-9])"
_MINUTES = rf"(?P<over>[0-9]{{1,9}}){_UNIT}"


def read_minutes(text: str) -> int:
    """Read how long a session took: `90`, `90 min`, `1:30`, `1t 30`, `1½ t`; RuleBroken for anything else."""
    for form in (_MINUTES, _CLOCK, _HOURS):
        found = re.fullmatch(form, fold(text))
        told = found.groupdict() if found else {}
        if any(told.values()):
            minutes = 60 * int(told.get("hours") or 0) + _HALVES[told.get("part") or ""] + int(told.get("over") or 0)
            if minutes <= MOST_MINUTES:
                return minutes
    raise RuleBroken(
        f"Minutterne {quoted(text)} kan ikke læses. Skriv fx 45, 1:30 eller 1½ t, højst {MOST_MINUTES} minutter.",
        "minutes",
    )


class Consultation(Record):
    """One session of sparring, a working group, a talk or teaching; `minutes` None is not noted."""

    day: date
    entered: datetime
    kind: str
    directorate: str | None = None
    topic: Line = ""
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES)] | None = None
