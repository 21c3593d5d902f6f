"""The line below a form's fields: a note of the moment, a warning, or what to press now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.widgets.fields import Field
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.words import Words

NO_NOTE: Final = Part("")


def hint_for(note: Part, fields: Sequence[Field], current: Field | None) -> Part:
    """Choose what to say: the note, else which field may hold a CPR number, else how to fill in the current field.

    The warning stays as long as the text does, and takes neither the focus nor a key.
    """
    if note.text:
        return note
    suspicious = next((field for field in fields if field.suspicious), None)
    if suspicious is not None:
        return Part(f"Det ligner et CPR-nummer ({suspicious.spec.label}). Skriv det ikke her: brug initialer.", "late")
    return Part(current.TIP if current else "", "muted")


class Hint(Words):
    """The line itself, over two lines when the sentence is longer than one: an error can always be read to its end."""

    DEFAULT_CSS = "Hint { padding: 0 1; min-height: 1; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs, most=2)

    def say(self, part: Part) -> str:
        """Draw what to say, a warning or an error with its sign, and return it as drawn."""
        sign = f"{self.glyphs.late} " if part.role == "late" else ""
        self.show(part._replace(text=sign + part.text))
        return sign + part.text
