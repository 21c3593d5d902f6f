"""What is done with the register while no desk stands over it: its locks changed, a copy put in its place.

An errand asks on the gates' own pages, one after the other, and answers the sentence the desk begins with when it is opened
again. Whatever is typed there is no draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import FileTrouble, RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.keeper import Keeper, told_after
from borgerraad_tui.store.safekeeping.locking import KEY_NOT_EVERYWHERE, KEY_STAYS, LOCKED_NOW, NOTHING, lock_plain
from borgerraad_tui.store.safekeeping.lost import told_lost
from borgerraad_tui.store.safekeeping.restoring import newest_first, restore
from borgerraad_tui.tui.absence import Away
from borgerraad_tui.tui.gates.restoring import Restoring
from borgerraad_tui.tui.gates.setting_up import chosen_passphrase, key_on_paper
from borgerraad_tui.tui.gates.unlocking import confirmed
from borgerraad_tui.tui.theme import Role

CHANGE, LOCK, NEW_KEY = "Skift adgangskode", "Lås registret", "En ny gendannelsesnøgle"
KEY_IS_NEW = "Gendannelsesnøglen er ny. Riv det gamle papir i stykker, når de gamle kopier er væk: »Gendan« viser dem."
PLAIN = "Registret er ikke låst endnu. Giv det først en adgangskode (menuen: Skift adgangskode)."


class Done(NamedTuple):
    """The register after an errand, and what is told of it."""

    register: Register
    said: str
    role: Role = "saved"


Errand = Callable[[Register, str, Away | None], Done]
"""Takes the open register, the look that was chosen, and what tells that she left; BorgerraadError says why nothing was done."""


def passphrase(register: Register, theme: str, away: Away | None = None) -> Done:
    """Another passphrase for a locked register, and the first one for a plain one."""
    return _changed(register, theme, away) if register.engine.passphrase else _locked(register, theme)


def new_key(register: Register, theme: str, away: Away | None = None) -> Done:
    """Another recovery key, shown once and typed back."""
    if not register.engine.passphrase:
        raise RuleBroken(PLAIN)
    key = key_on_paper(theme, away) if confirmed(register, NEW_KEY, theme, away) else None
    if key is None:
        return Done(register, KEY_STAYS, "muted")
    keeper = Keeper(register.engine, register.settings)
    keeper.use_recovery_key(key)
    done = _kept(register, keeper, KEY_IS_NEW)
    return done if keeper.is_everywhere else done._replace(said=done.said.replace(KEY_IS_NEW, KEY_NOT_EVERYWHERE))


def restoring(register: Register, theme: str, away: Away | None = None) -> Done:
    """One of the copies made the register again; what stood there is set aside."""
    engine, keeper = register.engine, Keeper(register.engine, register.settings)
    copies = newest_first(*keeper.places())
    places = " og ".join(clean_line(str(folder)) for folder in keeper.places())
    # read before the list: what is read for that may be what shows that the register is damaged
    known, opens = keeper.keys.all(), engine.passphrase
    gate = Restoring(
        "",
        copies,
        places,
        locked=bool(engine.passphrase),
        theme=theme,
        lost=lambda copy, _: told_lost(engine, copy),
        own=keeper.own,
        away=away,
    )
    chosen = gate.run()
    if chosen is None:
        return Done(register, NOTHING, "muted")
    with let_go(engine):
        aside = restore(chosen.copy, chosen.keys, engine.path, opens, register.clock.now(), known)
    again = Register(engine, register.clock)
    name = f" Det, der stod der før, ligger i {clean_line(aside.name)}." if aside else ""
    return Done(again, f"Registret er gendannet fra kopien af {_told(chosen.copy)}.{name}")


def _told(copy: Copy) -> str:
    return f"{danish_day(copy.made.date())} kl. {copy.made:%H:%M}"


def _changed(register: Register, theme: str, away: Away | None) -> Done:
    chosen = chosen_passphrase(CHANGE, theme, away) if confirmed(register, CHANGE, theme, away) else None
    if chosen is None:
        return Done(register, NOTHING, "muted")
    keeper = Keeper(register.engine, register.settings)
    keeper.change_passphrase(chosen)
    return _kept(register, keeper, "Adgangskoden er ændret.")


def _locked(register: Register, theme: str) -> Done:
    """The paper is written before anything is done: a register without it could not be opened from its copies."""
    chosen = chosen_passphrase(LOCK, theme)
    key = key_on_paper(theme) if chosen else None
    if not chosen or not key:
        return Done(register, NOTHING, "muted")
    with let_go(register.engine) as opens_with:
        lock_plain(register.engine.path, chosen, key)
        opens_with(chosen)
    keeper = Keeper(register.engine, register.settings)
    return _kept(register, keeper, LOCKED_NOW)


@contextmanager
def let_go(engine: Engine) -> Iterator[Callable[[str], None]]:
    """The file closed, for whoever writes it anew, and opened again whatever happens; yields what tells of another passphrase."""
    passphrases = [engine.passphrase]
    engine.shut()
    try:
        yield passphrases.append
    except BaseException:
        # where its place is empty, or another file's by now, what was refused tells where it is
        with suppress(FileTrouble):
            engine.open_again(passphrases[-1])
        raise
    engine.open_again(passphrases[-1])


def _kept(register: Register, keeper: Keeper, said: str) -> Done:
    """Copies and key files of now; the first of what was refused, or has to wait, is told."""
    waiting = told_after(keeper, register.clock.now())
    return Done(register, f"{said} {waiting[0]}" if waiting else said, "late" if waiting else "saved")
