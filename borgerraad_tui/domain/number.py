"""An inquiry's number as people and lists write it."""

from __future__ import annotations

import re
from typing import NamedTuple

_CENTURY = 2000
"""Two digits are a year of this century, as in dates."""


class Number(NamedTuple):
    """An inquiry's number: 2021-118."""

    year: int
    number: int


def find_number(text: str, this_year: int) -> Number | None:
    """Read `2021-118`, `21-118` as narrow lists write it, or a bare `118`, which is this year's; None of anything else."""
    found = re.fullmatch(r"(?:([0-9]{4}|[0-9]{2})-)?([0-9]{1,6})", text)
    if found is None or int(found[2]) == 0:
        return None
    year = int(found[1] or this_year)
    return Number(year + _CENTURY if year < 100 else year, int(found[2]))
