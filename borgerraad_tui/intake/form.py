"""What a kind of sheet looks like, and what it is read against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import Names

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register

Entered = TypeVar("Entered")


def _none_taken(year: int, number: int) -> bool:
    return False


def _none_known(year: int, number: int) -> None:
    return None


@dataclass(frozen=True)
class Background:
    """What a sheet is read against: the catalogue, this moment, and the inquiries there are (none in a new register).

    `taken` tells whether a number is given, `inquiry` finds the one it was given to.
    """

    catalogue: Catalogue
    now: datetime
    taken: Callable[[int, int], bool] = _none_taken
    inquiry: Callable[[int, int], Inquiry | None] = _none_known

    @cached_property
    def names(self) -> Names:
        """The catalogue by name."""
        return Names(self.catalogue)


@dataclass(frozen=True, slots=True)
class Form(Generic[Entered]):
    """One kind of sheet: the headings it knows, those it must have, and how a row is read.

    `read` notes the row's faults in the row; what it returns is to be used only when there are none.
    """

    headings: tuple[str, ...]
    required: tuple[str, ...]
    read: Callable[[Row, Background], Entered | None]


@dataclass(frozen=True, slots=True)
class Addition(Generic[Entered]):
    """A sheet of what stands beside inquiries, and how one row of it is written inside the open act."""

    form: Form[Entered]
    lay: Callable[[Register, Entered], object]
