"""A search she gave a name."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from borgerraad_tui.domain.model import Line, Record


class SavedSearch(Record):
    """The words as she typed them, filters among them."""

    name: Annotated[Line, StringConstraints(min_length=1)]
    words: Annotated[Line, StringConstraints(min_length=1)]
