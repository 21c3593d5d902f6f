"""Recommendations of the reports, across years: to whom, what came of them, and what they rest on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from borgerraad_tui.domain.model import Line, Record, Text

Status = Literal["given", "accepted", "under_way", "done", "repeated", "dropped"]
STATUS_WORDS: dict[Status, str] = {
    "given": "givet", "accepted": "tiltrådt", "under_way": "i gang", "done": "gennemført", "repeated": "gentaget",
    "dropped": "opgivet",
}  # fmt: skip
"""Where a recommendation stands, as the ledger says it."""


STATUS_KEYS: dict[str, Status] = {word: status for status, word in STATUS_WORDS.items()}
"""The status by its Danish word."""


class Recommendation(Record):
    """One recommendation; without a directorate it is for the municipality as a whole. `repeats` is the earlier one's id.

    `reply` is the addressee's answer and `plan` its action plan; `report` names the report it stands in.
    """

    given: date
    entered: datetime
    report: Line = ""
    title: Annotated[Line, StringConstraints(min_length=1)]
    text: Text = ""
    directorate: str | None = None
    department: str | None = None
    theme: str | None = None
    reply: Text = ""
    plan: Text = ""
    repeats: int | None = None


class RecommendationStatus(Record):
    """Where a recommendation stood from a day on."""

    recommendation: int
    day: date
    status: Status
    text: Line = ""


class Basis(Record):
    """Two of the three belong together: what a recommendation rests on, or the inquiry a consultation was about."""

    recommendation: int | None = None
    consultation: int | None = None
    inquiry: int | None = None
