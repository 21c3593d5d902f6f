"""Copies of the register while she works: beside the work, soon after the start, every half hour of changes, and at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.office import Office

if TYPE_CHECKING:
    from borgerraad_tui.store.safekeeping.keeper import Keeper

FIRST_AFTER: Final = 5.0
"""Seconds from the first frame to the first copy, so that it holds up nothing she came to write."""
LOOK_EVERY: Final = 60.0
LONG_AGO: Final = 7
"""Days after which the age of the copy outside the machine is told as late, where something was written since."""

AGAIN: Final = "Der er gemt en kopi igen alle steder."


class Keeping:
    """One copy at a time, in a thread; `told` is called when one is made or refused. The demo has no copies."""

    def __init__(self, app: App[Any], office: Office, told: Callable[[], None]) -> None:
        self._app = app
        self._office = office
        self._told = told
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._asked = False
        self.refused: Sequence[BorgerraadError] = ()
        self._told_of: set[str] = set()

    @property
    def keeper(self) -> Keeper:
        """What knows the places and the keys."""
        from borgerraad_tui.store.safekeeping.keeper import Keeper  # late: the first frame copies nothing

        return Keeper(self._office.register.engine, self._office.register.settings)

    def begin(self) -> None:
        """Copy soon, and look every minute whether one is due."""
        self._loop = asyncio.get_running_loop()
        if not self._office.register.demo:
            self._app.set_timer(FIRST_AFTER, self.start)
            self._app.set_interval(LOOK_EVERY, self._look)

    def ask(self) -> None:
        """Copy now, because she asked for it: it is told when it is done."""
        self._loop, self._asked = asyncio.get_running_loop(), True
        self.start()

    def told_made(self) -> str:
        """What is told of the copies she asked for, once; nothing where she asked for none, or one was refused."""
        asked, self._asked = self._asked, False
        if not asked or self.refused:
            return ""
        keeper = self.keeper
        told = (
            "her og ude" if keeper.second is not None else "her; menuen, »Kopier uden for maskinen«, vælger et sted til"
        )
        newest = keeper.standing(keeper.own).newest
        made = f"{_called(newest.made, self._office.today)} er set efter og ligger {told}." if newest else ""
        return f"{made} {self._warned()}".strip()

    def _warned(self) -> str:
        """Why the second place is none that a copy is safe in, where it is so."""
        from borgerraad_tui.domain.whereabouts import second_told  # late: as above
        from borgerraad_tui.store.safekeeping.drives import place_of

        second = self.keeper.second
        return second_told(place_of(second), place_of(self._office.register.engine.path.parent)) if second else ""

    def start(self) -> None:
        """Have each place hold what is saved now, unless that is being done."""
        if self._thread is None and self._loop is not None and not self._office.register.engine.is_shut:
            self._thread = Thread(target=self._work, args=(self._office.clock.now(),), daemon=True)
            self._thread.start()

    def finish(self) -> list[str]:
        """Wait for the copy being made, and make the last one; returns what is refused and was not told while she worked."""
        self.stop()
        if not self._office.register.demo and not self._office.register.engine.is_shut:
            self.refused = self.keeper.keep(self._office.clock.now())
        return self.newly_refused()

    def stop(self) -> None:
        """Wait for the copy being made, and make no more."""
        self._loop = None
        self.wait()

    def wait(self) -> None:
        """Wait for the copy being made."""
        if self._thread is not None:
            self._thread.join()

    def standing(self) -> tuple[str, bool]:
        """How old the copy outside the machine is, in few words, and whether that is to be told as late; and what is not locked."""
        age, late = self._age()
        plain = not self._office.register.engine.passphrase
        return f"ulåst {self._office.glyphs.separator} {age}" if plain and not late else age, late

    def made_again(self) -> str:
        """What is told once copies are made where one was told as refused; asked before `newly_refused`."""
        return AGAIN if self._told_of and not self.refused else ""

    def newly_refused(self) -> list[str]:
        """Why a copy was refused, as long as it was not told before."""
        refused = [error.text for error in self.refused]
        new = [text for text in refused if text not in self._told_of]
        self._told_of = set(refused)
        return new

    def _age(self) -> tuple[str, bool]:
        keeper = self.keeper
        if self.refused:
            return "ingen ny kopi", True
        if keeper.second is None:
            return "kopi kun her", False
        _, newest, current = keeper.standing(keeper.second)
        if newest is None or (newest.made > self._office.clock.now() and not current):
            return "kopi ude mangler", True
        days = (self._office.today - date(newest.made.year, newest.made.month, newest.made.day)).days
        return f"kopi ude {'i dag' if days <= 0 else f'{days} d'}", days >= LONG_AGO and not current

    def _look(self) -> None:
        # what was refused is tried at the next contact, beside the work: a drive may be long in answering
        if not self._office.register.engine.is_shut and (self.refused or self._is_due()):
            self.start()

    def _is_due(self) -> bool:
        try:
            return self.keeper.is_due(self._office.clock.now())
        except BorgerraadError:
            return True  # what refuses to tell refuses the copy, too, and is told of it

    def _work(self, now: datetime) -> None:
        try:
            self.refused = self.keeper.keep(now)
        finally:
            # whatever came of it, the next one can be made
            loop = self._loop
            if loop is not None:
                loop.call_soon_threadsafe(self._ended)

    def _ended(self) -> None:
        self._thread = None
        if self._loop is not None:
            self._told()


def _called(made: datetime, today: date) -> str:
    """A copy by when it was made; an older one is there where nothing was written since."""
    if made.date() == today:
        return f"Kopien af kl. {made:%H:%M}"
    return f"Intet er skrevet siden kopien af {danish_day(made.date())} kl. {made:%H:%M}. Den"
