"""Examples worth telling: a case in words that point at nobody, and what was looked at before it may go into a report."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.domain.model import Line, Record, Text


class Example(Record):
    """One inquiry or consultation told anonymously; `cleared` is the day every finding was settled and it may be handed on."""

    inquiry: int | None = None
    consultation: int | None = None
    marked: date
    title: Line = ""
    text: Text = ""
    cleared: date | None = None


class Settlement(Record):
    """A finding of the program's that she has looked at and let stand, with the words it was about."""

    example: int
    kind: str
    words: Line
