"""`borgerraad adgangskode`: a plain register locked, the passphrase of a locked one changed, or a new key for the paper."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register
    from borgerraad_tui.store.safekeeping.keeper import Keeper

LOCK, CHANGE = "Lås registret", "En ny adgangskode"
NOT_LOCKED = "Nøglen er ikke skrevet af, så registret er ikke låst."


@click.command("adgangskode", cls=DanishCommand)
@click.option("--ny-noegle", "new_key", is_flag=True, help="Lav en ny gendannelsesnøgle; adgangskoden bliver.")
@register_options
@click.pass_obj
def adgangskode(invocation: Invocation, new_key: bool) -> None:
    """Lås et register, der ikke har nogen adgangskode, eller giv det en anden.

    Et register, der bliver låst, får også en gendannelsesnøgle til papiret, og intet læseligt bliver liggende. Med
    --kode-fra-stdin er den første linje den gamle adgangskode (når der er en), og den næste den nye.
    """
    with invocation.existing() as register:
        locked = bool(register.engine.passphrase)
        if register.demo:
            raise InputRefused("Demoregistret har ingen adgangskode.")
        if new_key and not locked:
            raise InputRefused("Registret er ikke låst endnu. Lås det først med »borgerraad adgangskode«.")
        if locked:
            _change(register, invocation, only_key=new_key)
            return
    _lock(invocation)


def _lock(invocation: Invocation) -> None:
    """The paper is written before anything is done: a register without it could not be opened from its copies."""
    from borgerraad_tui.cli.passphrases import new_passphrase
    from borgerraad_tui.store.register import open_register
    from borgerraad_tui.store.safekeeping.keeper import Keeper
    from borgerraad_tui.store.safekeeping.locking import LOCKED_NOW, NOTHING, lock_plain

    passphrase = new_passphrase(LOCK, NOTHING, invocation)
    lock_plain(invocation.path, passphrase, _key_on_paper(invocation, NOT_LOCKED))
    with closing(open_register(invocation.path, invocation.clock, passphrase)) as register:
        _kept(Keeper(register.engine, register.settings), invocation)
    put(f"{LOCKED_NOW}\n")


def _change(register: Register, invocation: Invocation, *, only_key: bool) -> None:
    from borgerraad_tui.cli.passphrases import new_passphrase
    from borgerraad_tui.store.safekeeping.keeper import Keeper
    from borgerraad_tui.store.safekeeping.locking import KEY_NOT_EVERYWHERE, KEY_STAYS, NOTHING

    keeper = Keeper(register.engine, register.settings)
    if only_key:
        keeper.use_recovery_key(_key_on_paper(invocation, KEY_STAYS))
    else:
        keeper.change_passphrase(new_passphrase(CHANGE, NOTHING, invocation))
    _kept(keeper, invocation)
    put(f"{'Gendannelsesnøglen' if only_key else 'Adgangskoden'} er ændret.\n")
    if only_key and not keeper.is_everywhere:
        put(f"{KEY_NOT_EVERYWHERE}\n")


def _kept(keeper: Keeper, invocation: Invocation) -> None:
    """Copies and key files of now; a place that is not reached is told, and gets its own at the next contact."""
    from borgerraad_tui.store.safekeeping.keeper import told_after

    note(*told_after(keeper, invocation.clock.now()))


def _key_on_paper(invocation: Invocation, left: str) -> str:
    """A new recovery key: shown once to be written on paper, and typed back; InputRefused where it is not, and `left` is told."""
    from borgerraad_tui.domain.passphrase import new_recovery_key

    if invocation.from_stdin:
        key = new_recovery_key()
        note(f"Gendannelsesnøgle, skriv den på papir: {key}")
        return key
    from borgerraad_tui.tui.gates.setting_up import key_on_paper

    written = key_on_paper(invocation.theme)
    if written is None:
        raise InputRefused(left)
    return written
