"""Choices that another field's change has taken away: told in the form, as a save is refused until they are mended."""

from __future__ import annotations

from borgerraad_tui.domain.rules import LABELS
from borgerraad_tui.tui.widgets.form import Form


class LostChoices:
    """One form's, as far as they were told."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tell(self, form: Form, changed: str) -> None:
        """Name those there are, where a new one is among them, and whenever the day was changed."""
        lost = {
            field.spec.key: field.spec for field in form.fields if field.lost and (field.display or field.spec.tail)
        }
        news, self._told = lost.keys() - self._told, set(lost)
        of_day = form.field(changed).spec.kind == "day"
        if news or (lost and of_day):
            first, *others = (LABELS.get(key, spec.label) for key, spec in lost.items())
            named = " og ".join([first, *(other[0].lower() + other[1:] for other in others)])
            form.tell(f"{named} {'gjaldt ikke den dag' if of_day else 'gælder ikke længere'}: vælg igen.")
