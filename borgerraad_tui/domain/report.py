"""A report to the council: its sub-periods, what is in it, and what is kept beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.model import Line, Record, Text
from borgerraad_tui.errors import RuleBroken

Name = Annotated[Line, StringConstraints(min_length=1)]


class Report(Record):
    """One report; `published` is the day its figures were frozen, None while it is being written."""

    title: Name
    entered: datetime
    published: date | None = None


def part_title(name: str, first: date, last: date) -> str:
    """A sub-period's name and days, as a heading."""
    days = f"{danish_day(first)} – {danish_day(last)}"
    return f"{name}, {days}" if name else days


class ReportPart(Record):
    """One sub-period of a report, both days included."""

    report: int
    name: Line = ""
    first: date
    last: date

    @property
    def title(self) -> str:
        """Its name and days, as a heading."""
        return part_title(self.name, self.first, self.last)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise RuleBroken(
                f"Delperioden slutter ({danish_day(self.last)}) før den begynder ({danish_day(self.first)})."
                " Byt om på de to datoer.",
                "last",
            )
        return self


class ReportBlock(Record):
    """Whether a table of a part, or a chapter of the report (`part` None), is in, and her own text beside it.

    `block` is a key of `chapters.parts` or `chapters.whole`.
    """

    report: int
    part: int | None = None
    block: Name
    included: bool = True
    text: Text = ""


class Frozen(Record):
    """What a published part stands by; the last three are JSON (`statistics.kept`)."""

    part: int
    at: datetime
    act: int
    rules: Text
    figures: str
    facts: str
    catalogue: str


class Printed(Record):
    """The figures of a printed report, as JSON (`statistics.printed`)."""

    name: Name
    body: str


class Question(Record):
    """A cross-table of her own: the properties that make its rows and columns (none: one column), and filters as in the search."""

    name: Name
    rows: Name
    columns: Line = ""
    words: Line = ""
