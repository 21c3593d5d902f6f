"""How much room texts take in a sheet: how wide its columns are, how high its rows, and where a text goes on in the next row.

Not every program makes room by itself, and none shows more of a cell than the highest row holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from borgerraad_tui.chapters.blocks import Column
from borgerraad_tui.export.cell_text import NUMBERS
from borgerraad_tui.export.measure import text_width, wrap

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LEAST_NAME_WIDTH, NAME_WIDTH, FIGURE_WIDTH, WORDS_WIDTH = 16, 52, 14, 60
"""Widths of columns, in signs: of names at least and at most, of figures, and of words at most."""
SIGN, LETTERS, LINE = 7.2, 11.0, 15.0
"""Points: the room of a sign, the size of letters and the height of a line. A column is measured in signs of the font it is shown
in; texts are measured in a wide one."""
HIGHEST_ROW = 409.0
"""Points; no spreadsheet has a higher one."""
MOST_LINES = int(HIGHEST_ROW // LINE)
LONGEST_CELL = 32_000
"""A cell takes 32,767 characters."""


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths in signs: the names' and those of words by what stands in them, a cell of each in every row."""
    return [_width(number, column, [row[number] for row in rows]) for number, column in enumerate(columns)]


def pieces(text: str, width: int) -> list[str]:
    """A text as what stands below each other in cells of a width in signs, each whole in the highest row; one at least."""
    # marks that take no room may be more than a cell takes
    return [piece for high in _as_high(text, width) for piece in _cells(high)]


def make_room(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]], least: int = 1) -> None:
    """A row as high as the longest of its texts needs in a column of so many signs."""
    lines = max([least, *(len(_lines(text, width)) for text, width in texts)])
    if lines > 1:
        sheet.set_row(row, min(lines * LINE, HIGHEST_ROW))


def _width(number: int, column: Column, texts: Sequence[str]) -> int:
    if number == 0:
        return min(NAME_WIDTH, max(LEAST_NAME_WIDTH, *(len(text) + 4 for text in (column.name, *texts))))
    if column.measure in NUMBERS:
        return FIGURE_WIDTH
    widest = max((text_width(text, LETTERS) for text in texts), default=0.0)
    return min(WORDS_WIDTH, max(FIGURE_WIDTH, ceil(widest / SIGN) + 1))


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width * SIGN, LETTERS)


def _cells(text: str) -> Iterator[str]:
    return (text[at : at + LONGEST_CELL] for at in range(0, max(1, len(text)), LONGEST_CELL))


def _as_high(text: str, width: int) -> Iterator[str]:
    """A text parted before every line that the highest row has no room for."""
    begins, at = [], 0
    for number, line in enumerate(_lines(text, width)):
        at = text.index(line, at)
        if number and number % MOST_LINES == 0:
            begins.append(at)
        at += len(line)
    return (text[begin:end].rstrip(" ") for begin, end in pairwise([0, *begins, len(text)]))
