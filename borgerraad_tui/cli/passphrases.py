"""Where a passphrase comes from: the terminal, or the first line of standard input; never an argument or the environment."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from borgerraad_tui.cli import desk
from borgerraad_tui.errors import InputRefused, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from borgerraad_tui.cli.invocation import Invocation
    from borgerraad_tui.store.register import Locks, Register

NOBODY = (
    "Registret {path} er låst med en adgangskode. Skriv den på første linje af standardinput med --kode-fra-stdin, eller brug"
    " programmet i et terminalvindue."
)
NOBODY_CHOOSES = (
    "Et nyt register bliver låst med en adgangskode. Skriv den på første linje af standardinput med --kode-fra-stdin, eller lav"
    " registret i et terminalvindue. --uden-kode laver et, som enhver med filen kan læse."
)
UNLOCKED = "Registret bliver ikke låst: enhver, der har filen {path}, kan læse alt, hvad der står i den."
LEFT = "Der er ikke valgt nogen adgangskode, så registret er ikke lavet."
NOT_CONFIRMED = (
    "Gendannelsesnøglen er ikke bekræftet, så registret er ikke lavet. Har du skrevet den af, så riv papiret i stykker: næste gang"
    " er den en anden."
)
HEADING = "Et nyt register"


def unlock(invocation: Invocation, opens: Callable[[str], Register]) -> Register | None:
    """The locked register, opened with what is typed; None when she leaves. WrongPassphrase where nobody can be asked again."""
    typed = first_line() if invocation.from_stdin else ""
    if typed:
        return opens(typed)
    if invocation.from_stdin or not desk.has_terminal():
        raise InputRefused(NOBODY.format(path=invocation.path))
    from borgerraad_tui.tui.gates.unlocking import unlocked  # late: a plain register is never asked for

    return unlocked(invocation.path.name, opens, invocation.theme)


def new_locks(invocation: Invocation) -> Locks:
    """Ask for what a new register is locked with; InputRefused where she leaves, or nobody can be asked."""
    from borgerraad_tui.cli.output import note
    from borgerraad_tui.domain.passphrase import new_recovery_key
    from borgerraad_tui.store.register import OPEN, Locks

    if invocation.without_passphrase:
        note(UNLOCKED.format(path=invocation.path))
        return OPEN
    if invocation.from_stdin:
        locks = Locks(_from_stdin(), new_recovery_key())
        note(f"Gendannelsesnøgle, skriv den på papir: {locks.recovery_key}")
        return locks
    if not desk.has_terminal():
        raise InputRefused(NOBODY_CHOOSES)
    return _asked(invocation.theme)


def new_passphrase(heading: str, left: str, invocation: Invocation) -> str:
    """A new passphrase for a register there is; InputRefused where it is weak or she leaves, and then `left` is told."""
    if invocation.from_stdin:
        return _from_stdin()
    from borgerraad_tui.tui.gates.setting_up import chosen_passphrase

    passphrase = chosen_passphrase(heading, invocation.theme)
    if passphrase is None:
        raise InputRefused(left)
    return passphrase


def _from_stdin() -> str:
    from borgerraad_tui.domain.passphrase import check_passphrase

    typed = first_line()
    try:
        return check_passphrase(typed, typed)
    except RuleBroken as error:
        raise InputRefused(error.text) from error


def _asked(theme: str) -> Locks:
    from borgerraad_tui.store.register import Locks
    from borgerraad_tui.tui.gates.setting_up import chosen_passphrase, key_on_paper

    passphrase = chosen_passphrase(HEADING, theme)
    if not passphrase:
        raise InputRefused(LEFT)
    key = key_on_paper(theme)
    if not key:
        raise InputRefused(NOT_CONFIRMED)
    return Locks(passphrase, key)


def first_line() -> str:
    """The first line of standard input, without its end."""
    return sys.stdin.readline().rstrip("\r\n")
