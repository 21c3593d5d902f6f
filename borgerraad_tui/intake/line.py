"""What every kind of sheet is made of."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line: its number in the file (1 is the first) and its cells as text."""

    number: int
    cells: tuple[str, ...]
