"""The line below a form's fields: a note of the moment, a warning, or what to press now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.fields import Field
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, shown, strip, wrap

NO_NOTE: Final = Part("")
MOST_LINES: Final = 4
LIKE_CPR: Final = "Det ligner et CPR-nummer ({field}). Skriv det ikke her: brug initialer."
CPR_TOO: Final = "CPR-nummer i {field}?"
"""The same where something else has to be said first."""
KEPT_OUT: Final = (
    "Whistleblowersager ({field}) har deres egen fortrolighed og hører til i whistleblowerenheden. Skriv dem ikke her."
)
"""Said of a text that speaks of one, and never in the way: it may also only be what somebody was advised of."""
KEPT_OUT_TOO: Final = "Whistleblowersag i {field}?"


def hint_for(note: Part, fields: Sequence[Field], current: Field | None) -> Part:
    """Choose what to say: the note, else what was saved meanwhile in the current field, else how to fill it in; and always which
    fields may hold a CPR number or speak of a whistleblower report.

    A warning stays as long as the text does, whatever else there is to say, and takes neither the focus nor a key.
    """
    moment = note if note.text else Part(current.since if current else "", "late")
    asked = (
        (LIKE_CPR, CPR_TOO, [field.spec.label for field in fields if field.suspicious]),
        (KEPT_OUT, KEPT_OUT_TOO, [field.spec.label for field in fields if field.kept_out]),
    )
    found = [(beside if moment.text else alone, ", ".join(labels)) for alone, beside, labels in asked if labels]
    if found:
        warnings = [told.format(field=labels) for told, labels in found]
        return Part(" ".join(filter(None, (moment.text, *warnings))), "late")
    return moment if moment.text else Part(current.TIP if current else "", "muted")


class Hint(Widget):
    """The line itself, over up to four lines when there is more to say: an error can always be read to its end."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Hint { width: 1fr; height: auto; padding: 0 1; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.said = Part("")
        self._told = Part("")

    def say(self, part: Part) -> str:
        """Draw what to say, a warning or an error with its sign, and return it as drawn."""
        self._told = part
        sign = f"{self.glyphs.late} " if part.role == "late" else ""
        part = part._replace(text=sign + shown(self.glyphs.own(part.text)))
        if part != self.said:
            self.said = part
            self.refresh(layout=True)
        return part.text

    def veil_turned(self) -> None:
        """Say the same anew: what it quotes is hidden now, or shown again."""
        self.say(self._told)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are to say."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.content_size.width)
        return strip(lines[y] if y < len(lines) else (), self.content_size.width, palette(self))

    def _lines(self, width: int) -> Sequence[Parts]:
        lines = wrap([self.said], width)
        if len(lines) <= MOST_LINES:
            return lines
        rest = [part for line in lines[MOST_LINES - 1 :] for part in (*line, Part(" "))]
        return [*lines[: MOST_LINES - 1], cut(rest, width, self.glyphs.ellipsis)]
