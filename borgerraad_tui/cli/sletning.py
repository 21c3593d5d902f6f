"""`borgerraad sletning`: what is due to be erased, and what was. It erases nothing: that is asked about at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.domain.text import clean_line, counted

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register

HOW = "Intet er slettet. Gå det igennem på bordet: 7, mærk med x, og slet med e."


@click.command("sletning", cls=DanishCommand)
@click.option("--log", "logged", is_flag=True, help="Vis i stedet, hvad der er slettet, hvornår og hvorfor.")
@register_options
@click.pass_obj
def sletning(invocation: Invocation, logged: bool) -> int:
    """Vis de henvendelser, hvis frist for at blive gemt med navn og tekst er gået.

    Kommandoen sletter aldrig noget. Det gøres på bordet, hvor der bliver spurgt først.
    """
    with invocation.existing() as register:
        lines = [*(_erased(register) if logged else _due(register))]
    put("".join(f"{line}\n" for line in lines))
    if logged and not lines:
        note("Der er ikke slettet noget endnu.")
    elif not logged:
        kept = f"{counted(len(lines), 'henvendelse er', 'henvendelser er')} gemt længere end fristen"
        note(f"{kept}. {HOW}" if lines else "Intet er forfaldet.")
    return 0


def _due(register: Register) -> Iterator[str]:
    from borgerraad_tui.domain.dates import danish_day
    from borgerraad_tui.store.retention import proposed, term_words

    for each in proposed(register.engine, register.clock.today()):
        closed, term = _day(each.closed), term_words(register.catalogue, each.due)
        yield f"{f'{each.year}-{each.number}':<9}  lukket {closed}  forfaldt {danish_day(each.due.day)}  {term}"


def _erased(register: Register) -> Iterator[str]:
    from borgerraad_tui.domain.retention import GROUND_WORDS
    from borgerraad_tui.store.safekeeping.erasing import erasures

    for one in erasures(register.engine):
        told = (_day(one.day), f"{one.year}-{one.number}", GROUND_WORDS[one.ground], one.what, one.why)
        yield "  ".join(filter(None, map(clean_line, told)))


def _day(iso: str) -> str:
    from borgerraad_tui.domain.dates import danish_day, read_iso

    day = read_iso(iso)
    return danish_day(day) if day else ""
