"""The fields of a form as one: what stands in them, which of them can be reached, and which are shown.

A field's choices and its reach may hang on what stands in the others; here they are asked until nothing moves any more. Where one
cannot be read, it is what it was: what stands in the form stays, and one goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.widgets.choice import ChoiceField, ManyField
from borgerraad_tui.tui.widgets.dateline import DayField, StepField
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, FormSide, Kind, Values
from borgerraad_tui.tui.widgets.note import NoteField
from borgerraad_tui.tui.widgets.pick import PickField
from borgerraad_tui.tui.widgets.textline import TextField

LOOSE: Final = "@"
"""What the name of a field begins with under which a draft holds what is typed in it and is no value yet."""
KINDS: Final[Mapping[Kind, type[Field]]] = {
    "choice": ChoiceField,
    "many": ManyField,
    "pick": PickField,
    "text": TextField,
    "day": DayField,
    "step": StepField,
    "note": NoteField,
}


class FieldSet:
    """Fields built from specs, in order."""

    def __init__(self, specs: Sequence[FieldSpec], side: FormSide) -> None:
        self.fields = tuple(KINDS[spec.kind](spec, side) for spec in specs)
        self.tail_shown = False
        self._reached: dict[str, bool] = {}
        self.unread = ""
        """Why something could not be read when all of it was asked last; nothing where it could."""

    @property
    def tail_hidden(self) -> bool:
        """Whether there are further fields, not shown yet."""
        return not self.tail_shown and any(field.spec.tail for field in self.fields)

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(field for field in self.fields if field.spec.key == key)

    def beside(self, field: Field, step: int) -> Field | None:
        """Return the next field that can be reached in one direction, or None."""
        place = self.fields.index(field)
        others = self.fields[place + 1 :] if step > 0 else reversed(self.fields[:place])
        return next((other for other in others if other.open), None)

    def values(self) -> dict[str, str]:
        """Return every field's value, lost choices included; that of a field which cannot be reached is empty."""
        standing = self._standing()
        return {field.spec.key: field.value if self._reachable(field, standing) else "" for field in self.fields}

    def loose(self) -> dict[str, str]:
        """Return what is typed and is no value yet, by the field's name behind `LOOSE`."""
        return {f"{LOOSE}{field.spec.key}": field.loose for field in self.fields if field.loose}

    def reachable(self, field: Field) -> bool:
        """Whether a field is asked at all, as the others stand."""
        return self._reachable(field, self._standing())

    def fill(self, values: Values) -> None:
        """Fill in all fields; one without a value is emptied, and a tail with values is shown."""
        whole = {field.spec.key: values.get(field.spec.key, "") for field in self.fields}
        for field in self.fields:
            self._offer(field, whole)
            field.put(whole[field.spec.key])
            if f"{LOOSE}{field.spec.key}" in values:
                field.retype(values[f"{LOOSE}{field.spec.key}"])
        self.tail_shown = any(
            field.spec.tail and not field.spec.given and (field.value or field.loose) for field in self.fields
        )

    def read_again(self) -> None:
        """Ask every field's choices again until what stands is the same, then show the fields that can be reached."""
        self.unread = ""
        for _ in self.fields:
            values = self._standing()
            news = [self._offer(field, values) for field in self.fields]
            if not any(news):
                break
        values = self._standing()
        for field in self.fields:
            field.display = self._reachable(field, values) and (self.tail_shown or not field.spec.tail)

    def _standing(self) -> dict[str, str]:
        """Return what of every value can be chosen now: what choices and reach are asked on."""
        values = {field.spec.key: field.standing for field in self.fields}
        for field in self.fields:
            if not self._reachable(field, values):
                values[field.spec.key] = ""
        return values

    def _offer(self, field: Field, values: Values) -> bool:
        """Give a field its choices; return whether others are chosen because of them."""
        if field.spec.choices is None:
            return False
        try:
            return field.offer(field.spec.choices(values))
        except BorgerraadError as error:
            self.unread = error.text
            return False

    def _reachable(self, field: Field, values: Values) -> bool:
        key = field.spec.key
        try:
            self._reached[key] = field.spec.reachable is None or field.spec.reachable(values)
        except BorgerraadError as error:
            self.unread = error.text
        return self._reached.get(key, False)
