"""Values of filters that are no entries of a list: the kind, and months, quarters and weekdays as they may be typed.

Each reader returns what the file has of it; RuleBroken with what would be accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from borgerraad_tui.domain.dates import YEARS
from borgerraad_tui.domain.day_forms import MONTH_NAMES, WEEKDAYS
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import RuleBroken

_OTHER_KINDS: Final = ("anden", "andet", "andre", fold(Kind.OTHER.label))
_COMPLAINTS: Final = ("klage", "klager")
_SHORTEST: Final = 3
"""Letters of a month's name."""
_SPLIT: Final = re.compile(r"[\s./-]+")


def read_kind(value: str, today: date) -> str:
    """The kind: complaint or other."""
    for words, kind in ((_COMPLAINTS, Kind.COMPLAINT), (_OTHER_KINDS, Kind.OTHER)):
        if fold(value) in words:
            return kind.value
    raise RuleBroken(f"art:{quoted(value)} kendes ikke. Skriv art:klage eller art:anden.")


def read_month(value: str, today: date) -> str:
    """A month of a year as 2021-08, or of any year as 08."""
    return _part_of_year(value, _month, "måned", f"måned:8-{today.year} eller måned:august")


def read_quarter(value: str, today: date) -> str:
    """A quarter of a year as 2021-3, or of any year as 3."""
    return _part_of_year(value, _quarter, "kvartal", f"kvartal:3-{today.year} eller kvartal:3")


def read_weekday(value: str, today: date) -> str:
    """A weekday as 1 to 7, Monday first."""
    typed = fold(value)
    for number, name in enumerate(WEEKDAYS, 1):
        if len(typed) > 1 and name.startswith(typed):
            return str(number)
    raise RuleBroken(f"ugedag:{quoted(value)} kendes ikke. Skriv fx ugedag:mandag.")


def day_is(day: str, months: tuple[str, ...], quarters: tuple[str, ...], weekdays: tuple[str, ...]) -> bool:
    """Whether a day (ISO) is in one of the months, one of the quarters and on one of the weekdays; none of them is any."""
    quarter = str((int(day[5:7]) + 2) // 3)
    return (
        (not months or day[:7] in months or day[5:7] in months)
        and (not quarters or f"{day[:4]}-{quarter}" in quarters or quarter in quarters)
        and (not weekdays or str(date.fromisoformat(day).isoweekday()) in weekdays)
    )


def _part_of_year(value: str, read: Callable[[str], str], name: str, examples: str) -> str:
    """The part, and its year before it where one is told: in front or behind, in two figures or four."""
    parts = [part for part in _SPLIT.split(fold(value)) if part]
    years = [part for part in parts if re.fullmatch("[0-9]{4}", part) and int(part) in YEARS]
    if not years and len(parts) == 2 and re.fullmatch("[0-9]{2}", parts[1]):
        years = parts[1:]
    rest = [part for part in parts if part not in years]
    found = read(rest[0]) if len(rest) == 1 and len(years) <= 1 else ""
    if not found:
        raise RuleBroken(f"{name}:{quoted(value)} kan ikke læses. Skriv fx {examples}.")
    return f"{years[0] if len(years[0]) == 4 else f'20{years[0]}'}-{found}" if years else found


def _month(typed: str) -> str:
    if typed.isdecimal() and typed.isascii():
        return f"{int(typed):02}" if 1 <= int(typed) <= len(MONTH_NAMES) else ""
    if len(typed) < _SHORTEST:
        return ""
    return next((f"{number:02}" for number, name in enumerate(MONTH_NAMES, 1) if name.startswith(typed)), "")


def _quarter(typed: str) -> str:
    found = re.fullmatch("k?([1-4])", typed)
    return found[1] if found else ""
