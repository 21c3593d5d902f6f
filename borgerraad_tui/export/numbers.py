"""Numbers as they are written in Danish text."""

from __future__ import annotations

from fractions import Fraction

from borgerraad_tui.statistics.report import half_up


def decimal_comma(value: Fraction, digits: int) -> str:
    """A number with at most so many decimals, half up, no zeros at the end: 22,2 and 5."""
    written = f"{half_up(value, digits):f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")


def counted(number: int, one: str, many: str) -> str:
    """A number and what it counts: 1 klage, 2 klager."""
    return f"{number} {one if number == 1 else many}"
