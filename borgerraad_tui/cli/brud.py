"""`borgerraad brud`: what was in a file that is gone, in counts, for the report to Datatilsynet."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli import desk
from borgerraad_tui.cli.danish import FILE, DanishCommand
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.invocation import Invocation, Left, register_options
from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.store.engine import Engine
    from borgerraad_tui.store.safekeeping.backups import Copy

CALLED = "brud"
NOBODY = (
    "Kopien er låst. Skriv adgangskoden eller nøglen fra papiret på første linje af standardinput med --kode-fra-stdin."
)


@click.command("brud", cls=DanishCommand)
@click.option("--kopi", "path", type=FILE, metavar="STI", help="En kopi, i stedet for registret, som det er nu.")
@delivered
@register_options
@click.pass_obj
def brud(invocation: Invocation, path: Path | None, delivery: Delivery) -> None:
    """Vis, hvad der lå på en computer eller et drev, der er væk: hvor mange personer, hvilke oplysninger, om det er krypteret.

    Ingen navne er med. Er registret væk, så tag den nyeste kopi: --kopi STI. Den åbnes af adgangskoden eller af
    gendannelsesnøglen fra papiret.
    """
    from borgerraad_tui.chapters.keeping import register_breach

    if path is not None:
        _from_copy(invocation, path, delivery)
        return
    with invocation.existing() as register:
        delivery.deliver(register_breach(register), CALLED)


def _from_copy(invocation: Invocation, path: Path, delivery: Delivery) -> None:
    from borgerraad_tui.chapters.breach import breach_document
    from borgerraad_tui.chapters.keeping import lost_copy
    from borgerraad_tui.store.cipher import is_locked
    from borgerraad_tui.store.holdings import holdings, municipality_of
    from borgerraad_tui.store.safekeeping.backups import is_sound
    from borgerraad_tui.store.safekeeping.chain import head_of
    from borgerraad_tui.store.safekeeping.reading import copy_at

    copy = copy_at(path)
    locked = is_locked(path)
    with closing(_opened(invocation, copy, locked=locked)) as engine:
        lost = lost_copy(copy, locked=locked, sound=is_sound(engine), head=head_of(engine))
        today = invocation.clock.today()
        delivery.deliver(breach_document(municipality_of(engine), lost, holdings(engine), today), CALLED)


def _opened(invocation: Invocation, copy: Copy, *, locked: bool) -> Engine:
    from borgerraad_tui.cli.passphrases import first_line
    from borgerraad_tui.store.safekeeping.reading import read_copy

    if not locked:
        return read_copy(copy, "")
    if invocation.from_stdin:
        return read_copy(copy, first_line())
    if not desk.has_terminal():
        raise InputRefused(NOBODY)
    from borgerraad_tui.tui.gates.unlocking import unlocked

    engine = unlocked(copy.path.name, lambda secret: read_copy(copy, secret), invocation.theme)
    if engine is None:
        raise Left
    return engine
