"""What a hit of a search, or a row of a question, must be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from borgerraad_tui.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be; entries are the file's numbers, several of one filter are either of them, and empty is any."""

    directorates: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    outcomes: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
    is_open: tuple[bool, ...] = ()
    departments: tuple[int, ...] = ()
    actions: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    enquirers: tuple[int, ...] = ()
    kinds: tuple[Kind, ...] = ()
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    """1 is Monday."""

    @property
    def of_inquiries_alone(self) -> bool:
        """Whether they ask what only an inquiry's own row tells."""
        return any((
            self.departments, self.actions, self.channels, self.enquirers, self.kinds,
            self.months, self.quarters, self.weekdays,
        ))  # fmt: skip

    @property
    def begin(self) -> date | None:
        """The first day that they let through."""
        bounds = [self.first, date(min(self.years), 1, 1) if self.years else None]
        return max((day for day in bounds if day), default=None)

    def within(self, day: str) -> bool:
        """Whether a day (ISO) lies in the period and in one of the years."""
        if (self.first and day < self.first.isoformat()) or (self.last and day > self.last.isoformat()):
            return False
        return not self.years or int(day[:4]) in self.years


ANY: Final = Filters()
