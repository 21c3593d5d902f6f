"""Choices drawn beside each other over as many lines as the width needs, the shortcut letter of each underlined."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import palette
from borgerraad_tui.tui.widgets.fields import Choice
from borgerraad_tui.tui.widgets.parts import shown

GAP: Final = 2
"""Blanks between two choices, beside the cell in front of each that holds the sign of the chosen one."""


class Place(NamedTuple):
    """Where a block stands: its line, its first cell and its width in cells."""

    line: int
    start: int
    width: int


def lay_out(widths: Sequence[int], room: int, *, stacked: bool = False) -> list[Place]:
    """Place blocks from left to right, on a new line where the room is used up, or each on its own when `stacked`."""
    places: list[Place] = []
    line = start = 0
    for width in widths:
        width = min(width, max(room, 1))
        if places and (stacked or start + width > room):
            line, start = line + 1, 0
        places.append(Place(line, start, width))
        start += width + GAP
    return places


def letter_at(label: str, letter: str) -> int:
    """Return where to underline a letter: at its first start of a word, else anywhere in the label, else -1."""
    wanted = (letter.upper(), letter.lower())
    starts = [place for place in range(len(label)) if not label[:place][-1:].isalnum()]
    found = (place for place in (*starts, *range(len(label))) if letter and label[place] in wanted)
    return next(found, -1)


def named(choice: Choice) -> str:
    """Return a choice's label with its letter in front when the label does not contain it."""
    label = shown(choice.label)
    return label if not choice.letter or letter_at(label, choice.letter) >= 0 else f"{choice.letter} {label}"


class Options(Widget):
    """The choices of a field, with words of explanation behind the last; a click reports the choice it hit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Options { width: 1fr; height: auto; min-height: 1; }"

    def __init__(self, glyphs: Glyphs, clicked: Callable[[Choice], None], *, stacked: bool = False) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.stacked = stacked
        self._clicked = clicked
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._aside = ""

    def show(self, choices: Sequence[Choice], chosen: Collection[str], aside: str = "") -> None:
        """Replace the choices, the values of the chosen ones, and the words behind them."""
        moved = tuple(choices) != self._choices or aside != self._aside
        self._choices, self._chosen, self._aside = tuple(choices), frozenset(chosen), aside
        self.refresh(layout=moved)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines the choices need."""
        return max((place.line for place in self._places(width)), default=0) + 1

    def render_line(self, y: int) -> Strip:
        """Draw one line of choices."""
        plain = palette(self)["text"]
        segments: list[Segment] = []
        end = 0
        for index, place in enumerate(self._places(self.size.width)):
            if place.line == y:
                segments.append(Segment(" " * (place.start - end), plain))
                segments.extend(self._drawn(index, place.width))
                end = place.start + place.width
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        """Report the choice under the mouse."""
        event.stop()
        for choice, place in zip(self._choices, self._places(self.size.width), strict=False):
            if event.y == place.line and place.start <= event.x < place.start + place.width:
                self._clicked(choice)

    def _places(self, room: int) -> list[Place]:
        names = [*map(named, self._choices), *([shown(self._aside)] if self._aside else [])]
        return lay_out([1 + cells(name) for name in names], room, stacked=self.stacked)

    def _drawn(self, index: int, width: int) -> list[Segment]:
        inks = palette(self)
        if index >= len(self._choices):
            return [Segment(fit(f" {shown(self._aside)}", width, self.glyphs.ellipsis), inks["muted"])]
        choice = self._choices[index]
        chosen = choice.value in self._chosen
        if chosen:
            ink = inks["text"] + Style(bold=True)
        else:
            ink = inks["muted" if self._chosen and not self.has_focus else "text"]
        label = fit(named(choice), width - 1, self.glyphs.ellipsis)
        sign = Segment(self.glyphs.chosen if chosen else " ", inks["key"])
        place = letter_at(label, choice.letter)
        if place < 0:
            return [sign, Segment(label, ink)]
        letter = (inks["key"] if self.has_focus else ink) + Style(underline=True)
        return [
            sign,
            Segment(label[:place], ink),
            Segment(label[place : place + 1], letter),
            Segment(label[place + 1 :], ink),
        ]
