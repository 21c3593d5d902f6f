"""Internal consultancy (konsulentbistand): counted beside the inquiries, never among them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from borgerraad_tui.domain.model import Line, Record


class Consultation(Record):
    """One session of sparring, a working group, a talk or teaching; `minutes` None is not noted."""

    day: date
    entered: datetime
    kind: str
    directorate: str | None = None
    topic: Line = ""
    minutes: Annotated[int, Field(ge=0, le=6000)] | None = None
