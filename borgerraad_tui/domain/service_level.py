"""The service levels as they are kept."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from borgerraad_tui.domain.model import Record
from borgerraad_tui.domain.waiting import LONGEST

Days = Annotated[int, Field(ge=1, le=LONGEST)]


class ServiceLevel(Record):
    """How many days a department has for its first reply, and for its answer."""

    reply: Days
    answer: Days
