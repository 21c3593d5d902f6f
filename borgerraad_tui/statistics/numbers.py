"""Numbers as they are written in Danish text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def decimal_comma(value: Fraction, digits: int) -> str:
    """A number with at most so many decimals, half up, no zeros at the end: 22,2 and 5."""
    written = f"{half_up(value, digits):f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")


def one_decimal(value: Fraction) -> str:
    """A number with exactly one decimal, half up: 22,2 and 31,0."""
    return f"{half_up(value, 1):f}".replace(".", ",")


def in_words(value: Fraction) -> str:
    """A number as one says it: »godt 22« of 22,2, »knap 28« of 27,75, »22« of 22."""
    whole, part = divmod(value, 1)
    if not part:
        return str(whole)
    return f"godt {whole}" if part < Fraction(1, 2) else f"knap {whole + 1}"


def month_count(months: Fraction) -> str:
    """The divisor of the monthly average in words: 1 måned, 0,88 måneder."""
    written = decimal_comma(months, 2)
    return f"{written} {'måned' if written == '1' else 'måneder'}"


def half_up(value: Fraction, digits: int) -> Decimal:
    """A fraction as a decimal with so many digits, half up."""
    step = Decimal(1).scaleb(-digits)
    exact = Decimal(value.numerator * 10 ** (digits + 2) // value.denominator).scaleb(-digits - 2)
    return exact.quantize(step, ROUND_HALF_UP)
