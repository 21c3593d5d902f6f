"""The desk from its first opening to its last closing, with the errands she leaves it for between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import lock_minutes
from borgerraad_tui.tui.app import make_app

if TYPE_CHECKING:
    from borgerraad_tui.tui.absence import Away
    from borgerraad_tui.tui.errands import Done

NOT_LOCKED = "Registret er ikke låst: enhver med filen kan læse alt. Menuen (m): Skift adgangskode."


def run_desk(
    register: Register, *, ascii_only: bool = False, theme: str = "", documents: Callable[[], Path] = Path.home
) -> int:
    """Run the desk until it is left for good; returns the exit status.

    An errand keeps the register's engine, so whoever opened it closes it.
    """
    app = make_app(register, ascii_only=ascii_only, theme=theme, documents=documents)
    if not register.demo and not register.engine.passphrase:
        app.begin_saying(NOT_LOCKED, "late")
    app.run()
    while app.errand:
        away = _away(app.office.register)
        done = run_errand(app.errand, app.office.register, app.theme, away)
        if away is not None and away.has_left and not _came_back(done.register, app.theme):
            return 0
        hidden = app.office.glyphs.veil.down
        app = make_app(done.register, ascii_only=ascii_only, theme=app.theme, documents=documents, hidden=hidden)
        app.begin_saying(done.said, done.role)
        app.run()
    app.last_copy()
    return app.return_code or 0


def _away(register: Register) -> Away | None:
    """What tells that she left in the middle of an errand; nothing for a register that cannot be locked."""
    from borgerraad_tui.tui.absence import Away  # late: as below

    return Away(lock_minutes(register.settings)) if register.engine.passphrase else None


def _came_back(register: Register, theme: str) -> bool:
    from borgerraad_tui.tui.gates.unlocking import came_back  # late: as below

    return came_back(register, theme)


def run_errand(named: str, register: Register, theme: str, away: Away | None = None) -> Done:
    """Do one errand; a refusal is what the desk begins with, as long as there is a register to open it on."""
    from borgerraad_tui.tui import errands  # late: she seldom leaves for one

    try:
        done: Done = getattr(errands, named)(register, theme, away)
    except BorgerraadError as error:
        if register.engine.is_shut:
            raise
        return errands.Done(register, error.text, "late")
    return done
