"""What was saved while a draft of the same lay: what she touched stands, the rest is as saved, and both are told."""

from __future__ import annotations

import json
from collections.abc import Collection

from borgerraad_tui.domain.dates import danish_day, read_iso
from borgerraad_tui.domain.text import clean_line, quoted
from borgerraad_tui.tui.widgets.choice import chosen
from borgerraad_tui.tui.widgets.fields import Field, Values
from borgerraad_tui.tui.widgets.form import Form

BEGUN = "@begun"
"""The name under which a draft holds what stood in the saved row's fields when it was begun, as JSON."""


class Meanwhile:
    """One form's `begun`: what its saved fields held when the draft was begun, which is now where there is none.

    `changed` are the fields saved otherwise since, `both` those of them in which the draft says something else again.
    """

    def __init__(self, saved: Collection[str], opened: Values, typed: Values | None) -> None:
        kept = json.loads((typed or {}).get(BEGUN, "{}"))
        self.begun: Values = kept or {key: opened[key] for key in saved if key in opened}
        self.changed = [key for key, value in self.begun.items() if opened.get(key, value) != value]
        self.both = [key for key in self.changed if (typed or {}).get(key, opened[key]) != opened[key]]
        self._opened = opened

    def in_draft(self) -> Values:
        """What a draft has to hold of it."""
        return {BEGUN: json.dumps(self.begun, ensure_ascii=False)} if self.begun else {}

    def tell(self, form: Form) -> None:
        """Say what was changed, and point out the saved text in each field that was changed on both sides."""
        told = []
        for key in self.both:
            field = form.field(key)
            field.since = f"{field.spec.label} er rettet siden: {_worded(field, self._opened)}. Ctrl+S gemmer dit."
            told.append(field.since)
        rest = [form.field(key).spec.label for key in self.changed if key not in self.both]
        if rest:
            told.append(f"{'Også rettet' if told else 'Rettet'} siden, og hentet ind her: {', '.join(rest)}.")
        if told:
            form.tell(" ".join(told))


def _worded(field: Field, saved: Values) -> str:
    """What is saved in a field, as it is read; quoted, and cut where it is long."""
    value = saved[field.spec.key]
    if field.spec.choices is not None:
        printed = {choice.value: choice.printed for choice in field.spec.choices(saved)}
        return quoted(", ".join(printed.get(key, key) for key in chosen(value)))
    day = read_iso(value) if field.spec.kind == "day" else None
    return quoted(danish_day(day) if day else clean_line(value))
