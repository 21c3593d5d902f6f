"""What is done for the register beside her work: copies, the lock, the control; and what of it is told, and where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from borgerraad_tui.domain.whereabouts import register_told
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.safekeeping.drives import place_of
from borgerraad_tui.tui.absence import LOOK_EVERY
from borgerraad_tui.tui.clock_set_back import ClockSetBack
from borgerraad_tui.tui.controlling import Controlling
from borgerraad_tui.tui.keeping import Keeping
from borgerraad_tui.tui.locking import Locking
from borgerraad_tui.tui.office import DEMO

if TYPE_CHECKING:
    from borgerraad_tui.tui.app import BorgerraadApp

CONTROL_WRONG: Final = "Kontrollen fandt noget galt: {what}. Menuen (m), »Kontrol«, siger, hvad du skal gøre."


class Caretaking:
    """One app's; nothing of it runs before `begin`, save what she asks for."""

    def __init__(self, app: BorgerraadApp) -> None:
        self._app = app
        office = app.office
        self.keeping = Keeping(app, office, lambda: self._once_open(self._copies_told))
        self.controlling = Controlling(app, office, lambda over: self._once_open(partial(self._control_told, over)))
        self.locking = Locking(app, office, self._ready_to_lock, app.tell_refused, back=self._tell_later)
        self._later: list[Callable[[], None]] = []
        self.clock_set_back = ClockSetBack(office, self._tell_late)

    def begin(self) -> None:
        """From now on by itself, or from when a desk that was locked at once is opened again."""
        self._once_open(self._begin)

    def _begin(self) -> None:
        # a program that is being left has no room to tell it in
        if not self._app.rooms():
            return
        self.keeping.begin()
        self.controlling.begin()
        self._app.set_interval(LOOK_EVERY, self.locking.look)
        self._look_where()
        self.look()

    def stop(self) -> None:
        """No more of it; what is being done is waited for, or broken off."""
        self.controlling.stop()
        self.keeping.stop()

    def stir(self) -> None:
        """Hear that she typed or clicked."""
        self.locking.stir()

    def copy_now(self) -> None:
        """Have each place hold what is saved now, and tell of it once that is so."""
        if self._app.office.register.demo:
            self._app.rooms()[-1].say(DEMO, "late")
        else:
            self.keeping.ask()

    def _look_where(self) -> None:
        """Tell of a register that had better lie elsewhere; the demo may lie anywhere."""
        office, rooms = self._app.office, self._app.rooms()
        if not office.register.demo:
            office.place, told = register_told(place_of(office.register.engine.path.parent))
            if told:
                rooms[0].show_titles()
                rooms[-1].say(told, "late")

    def _ready_to_lock(self) -> str:
        """Have all that is typed on the disk, and nothing half done; return why not, or nothing."""
        self.controlling.stop()
        self.keeping.wait()
        return self._app.keep_drafts()

    def look(self) -> None:
        """Look at the clock; what the file refuses then is told in the room."""
        if not self._app.is_locked:
            self._app.rooms()[-1].attempt(self.clock_set_back.look)

    def _once_open(self, tell: Callable[[], None]) -> None:
        """A copy or a control may end while the desk is being locked: what it tells is read in the file, and waits for it."""
        self._later.append(tell)
        self._tell_later()

    def _tell_later(self) -> None:
        while self._later and not self._app.is_locked:
            try:
                self._later.pop(0)()
            except BorgerraadError as error:
                self._app.tell_refused(error.text)

    def _tell_late(self, told: str) -> None:
        self._app.rooms()[-1].say(told, "late")

    def _copies_told(self) -> None:
        """Say on the desk how old the copy outside the machine is, and in the room what was refused, or made as she asked."""
        self._app.office.copies = self.keeping.standing()
        rooms, made = self._app.rooms(), self.keeping.told_made() or self.keeping.made_again()
        rooms[0].show_titles()
        for told in self.keeping.newly_refused()[:1]:
            rooms[-1].say(told, "late")
        if made:
            rooms[-1].say(made)

    def _control_told(self, over: bool) -> None:
        """Show it where it is read; elsewhere only what is wrong is told, on the desk, and once in the room she is in."""
        rooms, found = self._app.rooms(), self._app.office.controlled
        for room in rooms:
            if room.ROOM == "control":
                room.refresh_content()
        if over and found is not None and found.alarming and rooms[-1].ROOM != "control":
            rooms[0].show_titles()
            rooms[-1].say(CONTROL_WRONG.format(what=found.alarming[0].name), "late")
