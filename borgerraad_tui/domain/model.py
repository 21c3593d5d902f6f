"""What every model shares: frozen, strict about unknown fields, built when first used; and text cleaned where it enters."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from borgerraad_tui.domain.text import clean_line, clean_text

Line = Annotated[str, AfterValidator(clean_line)]
Text = Annotated[str, AfterValidator(clean_text)]


class Model(BaseModel):
    """The base: a change is a new copy."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, validate_by_name=True, validate_by_alias=True
    )
