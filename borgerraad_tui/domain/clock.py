"""The one way time comes in: handed down from the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The office's clock, local time to the second."""

    read: Callable[[], datetime]

    def now(self) -> datetime:
        """This moment."""
        return self.read().replace(microsecond=0, tzinfo=None)

    def today(self) -> date:
        """The office's day."""
        return self.now().date()


def standing_still(clock: Clock, day: date) -> Clock:
    """A clock whose day stands at `day` while its time of day runs (the demo)."""
    return Clock(lambda: datetime.combine(day, clock.now().time()))
