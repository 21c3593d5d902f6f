"""A form as data: what it asks, what is made of the answers, and how that is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlan(Generic[T]):
    """One form. `read` turns values into a model or raises RuleBroken; `write` saves it with the draft's end, or raises.

    `name` is what its drafts are filed under and `target` the row it was opened on. `start` gets the focus, the first field
    where nothing is said. `preview` says under the form what saving would do; `follow` gives values that a changed field
    brings with it; `titled` makes the title of what is filled in. What stands behind a title's first separator is hers:
    `Afslut KLAGE 118 · Lejekontrakt og varme`.
    """

    name: str
    title: str
    specs: Sequence[FieldSpec]
    read: Callable[[Values], T]
    write: Callable[[T, int | None], object]
    values: Values = field(default_factory=dict)
    does: str = ""
    """What Ctrl+S does, in a word, where it is not saving."""
    start: str = ""
    target: int | None = None
    preview: Callable[[Values], str] | None = None
    follow: Callable[[str, Values], Mapping[str, str]] | None = None
    titled: Callable[[Values], str] | None = None
    offer: Callable[[Values], Mapping[str, str]] | None = None
    """Values that F5 fills in, where what the preview says names the key."""
    saved: Collection[str] = ()
    """The fields that hold what stands in the saved row: what is changed in it while a draft lies is told."""
    beside: Values = field(default_factory=dict)
    """What a draft holds beside what was typed: what the form was opened for, as far as `target` does not say it."""
    dialog: bool = True
    """Over the room, which can be seen behind it; else over the whole screen."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """What a further letter asks for, and the field it leads to."""

    @property
    def first(self) -> str:
        """The field to begin in."""
        return self.start or self.specs[0].key
