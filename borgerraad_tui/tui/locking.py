"""When the desk locks itself: after some minutes without a key, after sleep, and when she asks; the passphrase brings her back.

Locked, the file is closed: the engine has forgotten its key, and what was typed lies in it as drafts. Every screen stays where
it is, under one that shows nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from borgerraad_tui.store.settings import lock_minutes
from borgerraad_tui.tui.office import Office

if TYPE_CHECKING:
    from borgerraad_tui.tui.screens.locked import Locked

SLEPT: Final = 60.0
"""Seconds on the wall beyond those the program counted: the machine slept."""
LOOK_EVERY: Final = 5.0
PLAIN: Final = "Registret har ingen adgangskode, så det kan ikke låses. F9 skjuler navne og tekster."


class Locking:
    """Locks and looks; `keep` puts what is typed on the disk and says why not, `refused` hears why there is no lock.

    `wall` and `counted` are seconds.
    """

    def __init__(
        self,
        app: App[Any],
        office: Office,
        keep: Callable[[], str],
        refused: Callable[[str], None],
        wall: Callable[[], float] = time.time,
        counted: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._office = office
        self._keep = keep
        self._refused = refused
        self._wall = wall
        self._counted = counted
        self._stirred = counted()
        self._looked = (wall(), counted())
        self._minutes = lock_minutes(office.register.settings)

    @property
    def can(self) -> bool:
        """Whether there is a passphrase to come back with."""
        return bool(self._office.register.engine.passphrase)

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be read now."""
        return self._office.register.engine.is_shut

    def stir(self) -> None:
        """Hear that she typed or clicked."""
        self._stirred = self._counted()

    def look(self) -> None:
        """Lock where nobody has stirred for long, or the machine has slept."""
        wall, counted = self._wall(), self._counted()
        slept = wall - self._looked[0] - (counted - self._looked[1]) > SLEPT or counted - self._looked[1] > SLEPT
        self._looked = (wall, counted)
        if self.is_locked or not self.can:
            return
        self._minutes = lock_minutes(self._office.register.settings)
        idle = self._minutes and counted - self._stirred >= self._minutes * 60
        if slept or idle:
            self.lock()

    def lock(self) -> None:
        """Show nothing, at once; then shut the file. What refuses brings back what was shown, and is told."""
        if not self.can:
            self._refused(PLAIN)
            return
        from borgerraad_tui.tui.screens.locked import Locked

        locked = Locked(self._office, self.stir)
        self._app.push_screen(locked)
        # a copy being made is waited for, and a slow drive takes its time: the names are gone by then
        locked.call_after_refresh(self._shut, locked)

    def _shut(self, locked: Locked) -> None:
        refused = self._keep()
        if refused:
            locked.dismiss(None)
            self._refused(f"{refused} Registret er derfor ikke låst. F9 skjuler navne og tekster.")
        elif not self.is_locked:
            self._office.register.engine.shut()
