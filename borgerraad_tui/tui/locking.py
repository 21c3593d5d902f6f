"""When the desk locks itself: after some minutes without a key, after sleep, and when she asks; the passphrase brings her back.

Locked, the file is closed: the engine has forgotten its key, and what was typed lies in it as drafts. Every screen stays where
it is, under one that shows nothing. Where the disk does not take a draft, the file stays open below, with the draft in memory: what
is seen, and what is asked for, is the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.settings import USUAL_MINUTES, lock_minutes
from borgerraad_tui.tui.absence import Absence
from borgerraad_tui.tui.office import Office

if TYPE_CHECKING:
    from borgerraad_tui.tui.app import BorgerraadApp
    from borgerraad_tui.tui.screens.locked import Locked

NOT_CLOSED: Final = "{why} Registret er ikke lukket, mens det var låst: kladden er kun i hukommelsen."
PLAIN: Final = "Registret har ingen adgangskode, så det kan ikke låses. F9 skjuler navne og tekster."


class Locking:
    """Locks and looks; `keep` puts what is typed on the disk and says why not, `refused` hears what is to be told of it.

    `back` hears that she is back; `wall` and `counted` are seconds.
    """

    def __init__(
        self,
        app: BorgerraadApp,
        office: Office,
        keep: Callable[[], str],
        refused: Callable[[str], None],
        wall: Callable[[], float] = time.time,
        counted: Callable[[], float] = time.monotonic,
        *,
        back: Callable[[], None] = lambda: None,
    ) -> None:
        self._app = app
        self._office = office
        self._keep = keep
        self._refused = refused
        self._back = back
        self._absence = Absence(wall, counted)
        self._locked: Locked | None = None
        self._why = ""
        self._minutes = USUAL_MINUTES

    @property
    def can(self) -> bool:
        """Whether there is a passphrase to come back with."""
        return bool(self._office.register.engine.passphrase)

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase is asked for now."""
        return self._locked is not None

    def stir(self) -> None:
        """Hear that she typed or clicked."""
        self._absence.stir()

    def look(self) -> None:
        """Lock where nobody has stirred for long, or the machine has slept."""
        slept = self._absence.has_slept()
        if self._locked is not None:
            self._shut(self._locked)
            return
        if not self.can:
            return
        # while they cannot be read they are what they were: a desk that cannot read locks itself all the same
        with suppress(BorgerraadError):
            self._minutes = lock_minutes(self._office.register.settings)
        if slept or self._absence.is_idle(self._minutes):
            self.lock()

    def lock(self) -> None:
        """Show nothing, at once; then shut the file."""
        if self._locked is not None:
            return
        if not self.can:
            self._refused(PLAIN)
            return
        from borgerraad_tui.tui.screens.locked import Locked

        self._locked = Locked(self._office, self._app.typeahead, self._opened)
        self._app.push_screen(self._locked)
        # a copy being made is waited for, and a slow drive takes its time: the names are gone by then
        self._locked.call_after_refresh(self._shut, self._locked)

    def _shut(self, locked: Locked) -> None:
        """Close the file, unless it is; one that a passphrase is tried against waits for the next look."""
        if locked is not self._locked or locked.is_trying or self._office.register.engine.is_shut:
            return
        self._why = self._keep()
        locked.covers(self._why)
        if not self._why:
            self._office.register.shut()

    def _opened(self) -> None:
        """Hear that she is back; what kept the file open is told where she is."""
        self._locked = None
        why, self._why = self._why, ""
        self.stir()
        self._back()
        if why:
            self._refused(NOT_CLOSED.format(why=why))
