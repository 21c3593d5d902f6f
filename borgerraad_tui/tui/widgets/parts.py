"""Text with roles, measured in terminal cells: what every line of the screen that is not a form field is made of.

A `Part` is data: it is drawn as it stands, never read as markup, and control codes never reach the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.domain.text import cells, fit, is_narrow
from borgerraad_tui.tui.theme import Palette, Role


class Part(NamedTuple):
    """A run of text in one role; a click on it runs `command`, if it names one."""

    text: str
    role: Role = "text"
    command: str = ""


Parts: TypeAlias = Sequence[Part]


def shown(text: str) -> str:
    """Return text as one line that only shows: control codes, line ends and invisible marks become blanks."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def measured(parts: Parts) -> int:
    """Return the width of parts in terminal cells."""
    return sum(cells(shown(part.text)) for part in parts)


def cut(parts: Parts, width: int, ellipsis: str) -> list[Part]:
    """Return parts within `width` cells; what was cut off ends in the ellipsis, one cell wide."""
    if measured(parts) <= width:
        return list(parts)
    kept: list[Part] = []
    for part in parts:
        text = shown(part.text)
        if cells(text) >= width:
            kept.append(part._replace(text=fit(text + " ", width, ellipsis)))
            break
        kept.append(part)
        width -= cells(text)
    return kept


def strip(parts: Parts, width: int, palette: Palette, ground: Role = "text") -> Strip:
    """Draw parts as one line of exactly `width` cells, filled up in the role `ground`."""
    drawn = [Segment(shown(part.text), palette[part.role]) for part in parts if part.text]
    # as Rich measures, which is how the line will be cut into pieces
    missing = width - sum(len(text) if is_narrow(text) else cell_len(text) for text, _, _ in drawn)
    if missing < 0:
        return Strip(drawn).adjust_cell_length(width)
    if missing:
        drawn.append(Segment(" " * missing, palette[ground]))
    return Strip(drawn, width)


@lru_cache(maxsize=8)
def blank(width: int, style: Style) -> Strip:
    """Return an empty line, the same one each time."""
    return Strip.blank(width, style)


def painted(widget: Widget, lines: Iterable[Strip], crop: Region) -> list[Strip]:
    """Return the lines of `crop` as Textual paints them, for a widget whose lines reach from edge to edge.

    What Textual adds to each line of a widget (borders, padding, opacity) is left out: it costs more than the line itself. A
    line that is given again as the same strip costs next to nothing. Filters are kept, but for the one that looks for the
    terminal's own sixteen colours, which no role has.
    """
    found = list(lines)
    for each in widget.get_line_filters():
        if not isinstance(each, ANSIToTruecolor):
            _, background = widget.background_colors
            found = [line.apply_filter(each, background) for line in found]
    if crop.column_span != (0, widget.outer_size.width):
        found = [line.crop(*crop.column_span) for line in found]
    return found


def wrap(parts: Parts, width: int, hang: int = 0) -> list[list[Part]]:
    """Break parts between words into lines of at most `width` cells; lines after the first start `hang` cells in.

    Line ends in the text are kept, and a word longer than a line is broken where the line ends. What stands beside each other
    in one role is one part: each costs the terminal its colours anew.
    """
    indent = " " * min(hang, width // 2)
    lines: list[list[Part]] = [[]]
    room = width
    for part in parts:
        for number, text in enumerate(part.text.splitlines()):
            if number:
                lines.append([Part(indent)] if indent else [])
                room = width - len(indent)
            first, *others = _broken(shown(text), room, max(1, width - len(indent)))
            _append(lines[-1], part, first)
            room -= cells(first)
            for piece in others:
                lines.append([Part(indent)] if indent else [])
                _append(lines[-1], part, piece)
                room = width - len(indent) - cells(piece)
    return lines


def _broken(text: str, room: int, width: int) -> list[str]:
    """Break one line between words: the first piece has `room` cells and may be empty, the others have `width`."""
    if cells(text) <= room:
        return [text]
    pieces = [""]
    for word in re.findall(r" +|[^ ]+", text):
        for piece in [word] if cells(word) <= width else chop_cells(word, width):
            taken = cells(piece)
            if taken > room and not piece.isspace():
                pieces.append("")
                room = width
            pieces[-1] += piece if taken <= room else " " * room
            room -= min(taken, room)
    return pieces


def _append(line: list[Part], part: Part, text: str) -> None:
    """Add a part's text to a line, to what stands last where that has the same role and command."""
    if not text:
        return
    if line and line[-1][1:] == part[1:]:
        text = line.pop().text + text
    line.append(Part(text, part.role, part.command))
