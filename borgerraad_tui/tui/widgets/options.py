"""Choices drawn beside each other over as many lines as the width needs, the shortcut letter of each underlined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style

from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Palette
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


class Options:
    """A field's choices with words of explanation behind the last, laid out in a width and drawn line by line."""

    def __init__(self, glyphs: Glyphs, *, stacked: bool = False) -> None:
        self.glyphs = glyphs
        self.stacked = stacked
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._aside = ""

    def show(self, choices: Sequence[Choice], chosen: Collection[str], aside: str = "") -> Literal["", "look", "size"]:
        """Replace the choices, the values of the chosen ones, and the words behind them.

        Returns what is another now: nothing, the look, or perhaps also the number of lines.
        """
        before = (self._choices, self._aside)
        chosen_before = self._chosen
        self._choices = tuple(choice.veiled(self.glyphs) for choice in choices)
        self._chosen, self._aside = frozenset(chosen), shown(aside)
        if (self._choices, self._aside) != before:
            return "size"
        return "look" if self._chosen != chosen_before else ""

    def height(self, width: int) -> int:
        """Return the number of lines the choices need in a width."""
        return max((place.line for place in self._places(width)), default=0) + 1

    def line(self, y: int, width: int, inks: Palette, lively: bool) -> list[Segment]:
        """Draw one line; `lively` choices can be pressed now, and show it."""
        segments: list[Segment] = []
        end = 0
        for index, place in enumerate(self._places(width)):
            if place.line == y:
                segments.append(Segment(" " * (place.start - end), inks["text"]))
                segments.extend(self._block(index, place.width, inks, lively))
                end = place.start + place.width
        return segments

    def at(self, x: int, y: int, width: int) -> Choice | None:
        """Return the choice in a cell."""
        for choice, place in zip(self._choices, self._places(width), strict=False):
            if y == place.line and place.start <= x < place.start + place.width:
                return choice
        return None

    def _places(self, room: int) -> list[Place]:
        names = [*map(named, self._choices), *([self._aside] if self._aside else [])]
        return lay_out([1 + cells(name) for name in names], room, stacked=self.stacked)

    def _block(self, index: int, width: int, inks: Palette, lively: bool) -> list[Segment]:
        if index >= len(self._choices):
            return [Segment(fit(f" {self._aside}", width, self.glyphs.ellipsis), inks["muted"])]
        choice = self._choices[index]
        chosen = choice.value in self._chosen
        ink = inks["text" if chosen or lively or not self._chosen else "muted"] + Style(bold=chosen)
        label = fit(named(choice), width - 1, self.glyphs.ellipsis)
        place = letter_at(label, choice.letter)
        end = max(place, 0) + (place >= 0)
        return [
            Segment(self.glyphs.chosen if chosen else " ", inks["key"]),
            Segment(label[: max(place, 0)], ink),
            Segment(label[max(place, 0) : end], (inks["key"] if lively else ink) + Style(underline=True)),
            Segment(label[end:], ink),
        ]
