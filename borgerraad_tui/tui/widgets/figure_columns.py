"""How wide a column of figures is, and its heading over as many lines as that takes."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.widgets.parts import Part, wrap

WIDEST_HEAD, WIDEST_WORD = 12, 24
"""Cells of a figure's column; a longer heading stands on several lines, broken between words."""


def figure_width(head: str, column: Sequence[str]) -> int:
    """The cells a column needs for its heading and its figures."""
    word = max(map(cells, head.split()), default=0)
    return max(min(cells(head), max(WIDEST_HEAD, min(word, WIDEST_WORD))), *(cells(cell) for cell in column), 1)


def wrapped(text: str, width: int) -> list[str]:
    """A text broken between words into lines of at most so many cells."""
    return ["".join(part.text for part in line).strip() for line in wrap([Part(text)], width)]
