"""`borgerraad sletning`: what is due to be erased, and what was. It erases nothing: that is asked about at the desk."""

from __future__ import annotations

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.domain.text import clean_line, counted

HOW = "Intet er slettet. Gå det igennem på bordet: 7, mærk med x, og slet med e."


@click.command("sletning", cls=DanishCommand)
@click.option("--log", "logged", is_flag=True, help="Vis i stedet, hvad der er slettet, hvornår og hvorfor.")
@register_options
@click.pass_obj
def sletning(invocation: Invocation, logged: bool) -> int:
    """Vis de henvendelser, hvis frist for at blive gemt med navn og tekst er gået.

    Kommandoen sletter aldrig noget. Det gøres på bordet, hvor der bliver spurgt først.
    """
    from borgerraad_tui.domain.dates import danish_day, read_iso
    from borgerraad_tui.domain.retention import GROUND_WORDS
    from borgerraad_tui.store.retention import proposed, term_words
    from borgerraad_tui.store.safekeeping.erasing import erasures

    with invocation.existing() as register:
        if logged:
            for one in erasures(register.engine):
                day = read_iso(one.day)
                told = (
                    danish_day(day) if day else "",
                    f"{one.year}-{one.number}",
                    GROUND_WORDS[one.ground],
                    one.what,
                    one.why,
                )
                put("  ".join(filter(None, map(clean_line, told))) + "\n")
            return 0
        due = proposed(register.engine, register.clock.today())
        for each in due:
            closed = read_iso(each.closed)
            term = term_words(register.catalogue, each.due)
            ended = danish_day(closed) if closed else ""
            put(f"{f'{each.year}-{each.number}':<9}  lukket {ended}  forfaldt {danish_day(each.due.day)}  {term}\n")
    kept = f"{counted(len(due), 'henvendelse er', 'henvendelser er')} gemt længere end fristen"
    note(f"{kept}. {HOW}" if due else "Intet er forfaldet.")
    return 0
