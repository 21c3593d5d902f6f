"""`borgerraad statistik`: all figures of a period."""

from __future__ import annotations

from datetime import date

import click

from borgerraad_tui.cli.danish import DanishCommand, Words, day_option
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.export.formats import FORMATS


@click.command("statistik", cls=DanishCommand)
@day_option("--fra", "first", "Periodens første dag. Ellers den første registrerede.")
@day_option("--til", "last", "Periodens sidste dag. Ellers i dag.")
@click.option("--format", "wanted", type=Words(list(FORMATS)), default="tekst", help="Ellers tekst.")
@register_options
@click.pass_obj
def statistik(invocation: Invocation, first: date | None, last: date | None, wanted: str) -> None:
    """Skriv en periodes tal: de ni tabeller og det, de bygger på, yderligere mærker og ventetider.

    Begge dage tæller med. Datoer skrives 2021-08-01 eller 1-8-2021.
    """
    from borgerraad_tui.store.further import read_further

    with invocation.existing() as register:
        until = last or register.clock.today()
        if first and last is None and first > until:
            raise InputRefused(
                f"--fra {danish_day(first)} ligger i fremtiden, og uden --til slutter perioden i dag, {danish_day(until)}."
                " Skriv en tidligere dag, eller skriv også --til."
            )
        if first:
            until = Period(first, until).until(until)
        figures = register.figures(first, until)
        put(FORMATS[wanted](figures, read_further(register, figures)))
