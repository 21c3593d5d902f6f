"""Fields of one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Final

from rich.segment import Segment
from textual.app import ComposeResult

from borgerraad_tui.domain.text import LONGEST_LINE
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.theme import Palette
from borgerraad_tui.tui.widgets.editing import LineInput
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, FormSide
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured, strip

GAP: Final = "  "
FIGURE: Final = re.compile("(?!(?:[^0-9]*[0-9]){5})(?:[0-9:.,½¼¾ ]|timer?|t|minutter|min|m)*")
"""What stands in a field that holds a time or a number: four digits at most, as a telephone or a CPR number has more."""


class LineField(Field):
    """A line to type in, and words beside it that say how it is understood or what it is for.

    `WIDTH` is the line's own width in cells or in CSS; one of `1fr` leaves beside it just the room its hint needs.
    """

    TIP = "Enter: næste felt. Shift+Tab: forrige."
    SELECTS: ClassVar[bool] = True
    WIDTH: ClassVar[int | str] = 14

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self.reading: Parts = ()
        self.input = LineInput(self, limit=spec.limit or LONGEST_LINE, select_on_focus=self.SELECTS or spec.figure)
        width = spec.width or self.WIDTH
        beside = measured([Part(spec.hint)]) + len(GAP) if spec.hint and width == "1fr" else 0
        self.input.styles.width = width
        self.input.styles.margin = (0, beside, 0, side.label_width)

    def compose(self) -> ComposeResult:
        """Place the line."""
        yield self.input

    @property
    def target(self) -> LineInput:
        """The line."""
        return self.input

    @property
    def value(self) -> str:
        """The text as it was typed."""
        return self.input.value

    @property
    def prose(self) -> str:
        """The text as it was typed."""
        return self.input.value

    @property
    def veiled(self) -> bool:
        """Whether what is typed in it is hidden now: a figure is not, but a name in its place is."""
        return super().veiled and not (self.spec.figure and FIGURE.fullmatch(self.input.value))

    def put(self, value: str) -> None:
        """Fill the line in from outside."""
        self.input.load(value)
        self.read()

    def go_on(self) -> None:
        """Be entered behind what is typed, the next time."""
        self.input.goes_on = True

    def edited(self) -> None:
        """Hear of an edit of the line."""
        self.read()
        self.side.field_changed(self)

    def read(self) -> None:
        """Say beside the line how it is understood, or what it is for."""
        if self.spec.told is None or not self.input.value.strip():
            self.say(Part(self.spec.hint, "muted"))
            return
        try:
            told = self.spec.told(self.input.value)
            self.say(Part(self.side.glyphs.hers(told) if self.veiled else told))
        except RuleBroken as fault:
            self.say(Part(f"{self.side.glyphs.late} {fault.text}", "late"))

    def veil_turned(self) -> None:
        """Draw the line and what is said beside it anew."""
        self.read()
        self.input.refresh()
        super().veil_turned()

    def say(self, *parts: Part) -> None:
        """Say something beside the line."""
        parts = tuple(part._replace(text=self.side.glyphs.own(part.text)) for part in parts)
        if parts != self.reading:
            self.reading = parts
            self.refresh()

    def drawn(self, y: int, width: int, inks: Palette) -> Iterable[Segment]:
        """Draw what is said beside the line."""
        left = self.input.outer_size.width + len(GAP)
        room = width - left
        said = cut(self.reading, room, self.side.glyphs.ellipsis) if y == 0 and room > 0 else []
        return strip([Part(" " * left), *said], width, inks)


class TextField(LineField):
    """A line of free text; the hint stands beside it."""

    # A text is gone on with more often than replaced, and a line selected whole is lost with the next letter; a figure is replaced.
    SELECTS = False
    WIDTH = "1fr"
