"""How wide the columns of a printed table are, and how large its letters, so that no word of it is broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from borgerraad_tui.export.measure import text_width

SIZE, LEAST_SIZE = 10.0, 6.0
"""Points of a cell's letters as they should be, and as they may be."""
SPLIT_SIZE = 8.0
"""Points that the letters of a table have at least that is parted for want of room."""
BOLD = 1.1
"""How much wider a heading is than its letters."""
PADDING = 9.0
"""Points beside the letters."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns' widths in points, and the size of the letters in them."""

    columns: list[float]
    size: float


def column_widths(rows: Sequence[Sequence[str]], right: Sequence[bool], room: float) -> Widths:
    """Share out the room; `rows` begin with the heading, and `right` says which columns are numbers.

    A column has what its longest word takes, and of the rest as much as its longest text wants: a heading over numbers wants
    two lines. What nobody wants is the first column's. Where not even the words have room, the letters are smaller.
    """
    columns = list(zip(*rows, strict=True))
    least = _least(columns)
    size = max(LEAST_SIZE, SIZE * min(1.0, (room - PADDING * len(columns)) / max(1.0, SIZE * sum(least))))
    given = [size * width + PADDING for width in least]
    wanted = [size * _wanted(column, number) + PADDING for column, number in zip(columns, right, strict=True)]
    missing = [max(0.0, want - have) for want, have in zip(wanted, given, strict=True)]
    rest = room - sum(given)
    if rest > 0:
        share = min(1.0, rest / max(sum(missing), 1.0))
        given = [have + share * more for have, more in zip(given, missing, strict=True)]
    # what is left over, and what not even small letters saved
    given[0] += max(0.0, room - sum(given))
    return Widths([width * room / sum(given) for width in given], size)


def column_parts(rows: Sequence[Sequence[str]], room: float) -> list[list[int]]:
    """The places of the columns that stand together where the words have no room in one table, even in the smallest letters.

    The first column, the rows' names, is in every part; each has one more at least.
    """
    least = _least(list(zip(*rows, strict=True)))
    if _taken(least, LEAST_SIZE) <= room:
        return [list(range(len(least)))]
    parts: list[list[int]] = []
    for place in range(1, len(least)):
        wider = [*parts[-1], place] if parts else []
        if wider and _taken([least[each] for each in wider], SPLIT_SIZE) <= room:
            parts[-1] = wider
        else:
            parts.append([0, place])
    return parts or [[0]]


def _taken(least: Sequence[float], size: float) -> float:
    return sum(size * width + PADDING for width in least)


def _least(columns: Sequence[Sequence[str]]) -> list[float]:
    """What the longest word of each column takes, at letters of one point."""
    return [max(_longest_word(text, heading=not row) for row, text in enumerate(column)) for column in columns]


def _longest_word(text: str, *, heading: bool) -> float:
    return (BOLD if heading else 1.0) * max(text_width(word, 1) for word in text.split(" "))


def _wanted(column: Sequence[str], number: bool) -> float:
    heading, *cells = column
    words = heading.split(" ")
    parted = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(len(words) if number else 1))
    return max(
        BOLD * min(max(text_width(part, 1) for part in parts) for parts in parted),
        *(text_width(cell, 1) for cell in cells),
        0.0,
    )
