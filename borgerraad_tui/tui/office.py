"""What every screen is given: the open register, the signs to draw with, and what she has chosen to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.dates import named_day
from borgerraad_tui.domain.period import Period, on_day, shown_at_first
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import PERIOD
from borgerraad_tui.tui.glyphs import Glyphs, Veil
from borgerraad_tui.tui.place import Place, last_place

if TYPE_CHECKING:
    from borgerraad_tui.chapters.controlled import Controlled
    from borgerraad_tui.tui.shown import Shown

DEMO = "Demoregistret har ingen adgangskode og ingen kopier: det bliver lavet på ny hver gang."


@dataclass(slots=True, eq=False)
class Office:
    """One register in use. `period` is what the statistics show, `chosen` tells whether she chose it; `left` is where she was.

    `stop` is the place on the road she chose, with the day she chose it on; `shown` is what the desk shows, None for all;
    `report` is the report she chose, None for the newest; `documents` tells where documents are kept on this machine. `copies`
    says how old the copy outside the machine is, and whether too old; nothing before that is known. `place` says where
    the register lies and had better not. `controlled` is what the
    control of the register has found since the start.
    """

    register: Register
    glyphs: Glyphs
    period: Period
    chosen: bool
    left: Place
    day: date
    stop: tuple[date, str] | None = None
    shown: Shown | None = None
    report: int | None = None
    documents: Callable[[], Path] = Path.home
    copies: tuple[str, bool] = ("", False)
    place: str = ""
    controlled: Controlled | None = None

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

    def period_name(self, period: Period) -> str:
        """A period's name as it may be shown now."""
        return self.glyphs.hers(period.name) if period.own_name else period.name

    def choose(self, period: Period) -> None:
        """Show a period from now on, also after a restart; BorgerraadError when that cannot be written down."""
        import json  # late: as below

        self.period, self.chosen = period, True
        last = period.last.isoformat() if period.last else None
        told = json.dumps([self.today.isoformat(), period.first.isoformat(), last, period.name], ensure_ascii=False)
        self.register.settings.set(PERIOD, told)

    def turn_day(self) -> bool:
        """Follow the clock to another day: the period shown keeps its meaning. Tells whether there was one."""
        today = self.today
        if today == self.day:
            return False
        if self.chosen:
            self.period = on_day(self.period, self.day, today)
        else:
            self.period = shown_at_first(self.register.periods.all(), today)
        self.day = today
        return True


def open_office(register: Register, glyphs: Glyphs) -> Office:
    """An office on a register as it was left, with the period chosen last or the one that is shown at first."""
    today, named = register.clock.today(), register.periods.all()
    chosen = _chosen(register, named, today)
    return Office(
        register,
        glyphs._replace(veil=Veil()),
        chosen or shown_at_first(named, today),
        chosen is not None,
        last_place(register),
        today,
    )


def _chosen(register: Register, named: list[Period], today: date) -> Period | None:
    told = register.settings.get(PERIOD)
    if not told:
        return None
    import json  # late: the first frame needs it only where she has chosen a period

    day, first, last, name = json.loads(told)
    period = Period(date.fromisoformat(first), date.fromisoformat(last) if last else None, name)
    kept = next((one for one in named if replace(one, id=0) == period), None)
    return kept or on_day(period, date.fromisoformat(day), today)
