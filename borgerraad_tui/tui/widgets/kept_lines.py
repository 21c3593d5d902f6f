"""The lines of a list as they were drawn a moment ago: most lines of a list that scrolls are on the next frame too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, NamedTuple

from textual.strip import Strip

from borgerraad_tui.tui.widgets.columns import Frame
from borgerraad_tui.tui.widgets.windows import RowT

MOST_KEPT: Final = 200
"""Drawn lines that are kept for the next frame."""


class Place(NamedTuple):
    """A line of the list: the position of its row, and whether the cursor stands there."""

    number: int
    active: bool = False


class KeptLines(Generic[RowT]):
    """Drawn lines, as long as the frame they were drawn in is the same; `draw` draws one that is not there."""

    def __init__(self, draw: Callable[[Place], Strip]) -> None:
        self.frame: Frame[RowT] = Frame(0, 0, (), "", {})
        self._draw = draw
        self._lines: dict[Place, Strip] = {}

    def begin(self, frame: Frame[RowT]) -> None:
        """Go on in a frame; in another one nothing is drawn yet, and of too many none are kept."""
        if frame != self.frame or len(self._lines) > MOST_KEPT:
            self._lines.clear()
        self.frame = frame

    def line(self, place: Place) -> Strip:
        """Return a line, drawn once."""
        if place not in self._lines:
            self._lines[place] = self._draw(place)
        return self._lines[place]

    def forget(self) -> None:
        """Have every line drawn anew."""
        self._lines.clear()
