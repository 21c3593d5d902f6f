"""A clock that was set back: what is registered now would get a day, and a number of a year, from before what was saved last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.tui.office import Office

SUMMER_TIME: Final = timedelta(hours=1, minutes=10)
"""The hour that every autumn has twice, and some minutes that a clock may be put right by."""
SET_BACK: Final = (
    "Uret er stillet tilbage: det sidst gemte er fra {day} kl. {clock}. Går uret forkert nu, så stil det, før du registrerer mere."
    " Intet er tabt."
)


class ClockSetBack:
    """Looks at the clock; `tell` is called once for each time it is found set back."""

    def __init__(self, office: Office, tell: Callable[[str], None]) -> None:
        self._office = office
        self._tell = tell
        self.is_back = False
        """Whether it was at the last look."""

    def look(self) -> None:
        """Compare the clock with the moment of what was saved last; BorgerraadError when that cannot be read.

        The demo's day stands still while its time runs.
        """
        if self._office.register.demo:
            return
        newest = self._office.register.acts.newest_at
        before, self.is_back = self.is_back, self._office.clock.now() + SUMMER_TIME < newest
        if self.is_back and not before:
            self._tell(SET_BACK.format(day=danish_day(newest.date()), clock=f"{newest:%H:%M}"))
