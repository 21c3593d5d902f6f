"""What every screen is given: the open register, the signs to draw with, and the period shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.dates import named_day
from borgerraad_tui.domain.period import Period, shown_at_first
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.glyphs import Glyphs


@dataclass(slots=True)
class Office:
    """One register in use. `period` is what the statistics show; it is not written anywhere."""

    register: Register
    glyphs: Glyphs
    period: Period

    @property
    def clock(self) -> Clock:
        """The register's clock (the demo's day stands still)."""
        return self.register.clock

    @property
    def today(self) -> date:
        """The office's day."""
        return self.register.clock.today()

    @property
    def catalogue(self) -> Catalogue:
        """The lists she chooses from."""
        return self.register.catalogue

    def day_line(self) -> str:
        """The day as the title lines write it, with a word where it is the demo's own."""
        return f"{'demo ' + self.glyphs.separator + ' ' if self.register.demo else ''}{named_day(self.today)}"


def open_office(register: Register, glyphs: Glyphs) -> Office:
    """An office on a register, with the period that is shown at first."""
    return Office(register, glyphs, shown_at_first(register.periods.all(), register.clock.today()))
