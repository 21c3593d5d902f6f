"""Internal consultancy (konsulentbistand): counted beside the inquiries, never among them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import Field

from borgerraad_tui.domain.model import Line, Model


class Consultation(Model):
    """One session of sparring, a working group, a talk or teaching; `minutes` None is not noted."""

    id: int | None = None
    day: date
    entered: datetime
    kind: str
    directorate: str | None = None
    topic: Line = ""
    minutes: Annotated[int, Field(ge=0, le=6000)] | None = None

    def edit(self, **changes: Any) -> Self:
        """A copy with these fields changed, validated like a new one."""
        return self.model_validate({**self.model_dump(), **changes})
