"""Fields of one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from borgerraad_tui.tui.widgets.editing import LONGEST_LINE, LineInput
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, FormSide
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.words import Words


class LineField(Field):
    """A label, a line to type in, and words beside it that say how the line is understood or what it is for."""

    DEFAULT_CSS = """
    LineField > Words.reading { padding: 0 0 0 2; }
    """
    TIP = "Enter: næste felt. Shift+Tab: forrige."
    SELECTS: ClassVar[bool] = True
    WIDTHS: ClassVar[tuple[int | str, int | str]] = (14, "1fr")

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self.input = LineInput(self, limit=spec.limit or LONGEST_LINE, select_on_focus=self.SELECTS)
        self.reading = Words(side.glyphs)
        self.reading.add_class("reading")
        width, beside = self.WIDTHS
        self.input.styles.width = spec.width or width
        self.reading.styles.width = "1fr" if spec.width else beside

    def compose(self) -> ComposeResult:
        """Place the line and its reading beside the label."""
        yield self.label
        yield self.input
        yield self.beside

    @property
    def beside(self) -> Widget:
        """What stands right of the line."""
        return self.reading

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

    def put(self, value: str) -> None:
        """Fill the line in from outside."""
        self.input.load(value)
        self.read()

    def edited(self) -> None:
        """Hear of an edit of the line."""
        self.read()
        self.side.field_changed(self)

    def read(self) -> None:
        """Say beside the line how it is understood."""
        self.reading.show(Part(self.spec.hint, "muted"))


class TextField(LineField):
    """A line of free text; the hint stands beside it."""

    # A text is gone on with more often than replaced, and a line selected whole is lost with the next letter.
    SELECTS = False
    WIDTHS = ("1fr", "auto")
