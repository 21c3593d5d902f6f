"""What every model shares: frozen, strict about unknown fields, built when first used; and text cleaned where it enters."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

from borgerraad_tui.domain.text import clean_line, clean_text

Line = Annotated[str, AfterValidator(clean_line)]
Text = Annotated[str, AfterValidator(clean_text)]


class NoPlugins(ModuleType):
    """Stands where pydantic looks for plugins, which means reading about every package there is: 2 MB, and other people's code
    between what was typed and the register.
    """

    @staticmethod
    def get_plugins() -> tuple[()]:
        """None."""
        return ()


sys.modules["pydantic.plugin._loader"] = NoPlugins("pydantic.plugin._loader")


class Model(BaseModel):
    """The base: a change is a new copy."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, validate_by_name=True, validate_by_alias=True
    )


class Record(Model):
    """What has a row of its own; `id` is None until it is saved."""

    id: int | None = None

    def edit(self, **changes: Any) -> Self:
        """A copy with these fields changed, cleaned and validated like a new one."""
        return self.model_validate({**self.model_dump(), **changes})
