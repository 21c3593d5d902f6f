"""`borgerraad importer`: a sheet into the register, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import FILE, DanishCommand
from borgerraad_tui.cli.invocation import Invocation, catalogue_option, register_options
from borgerraad_tui.cli.output import note, put

if TYPE_CHECKING:
    from borgerraad_tui.intake.reading import Reading
    from borgerraad_tui.store.register import Register


@click.command("importer", cls=DanishCommand)
@click.argument("sheet", metavar="FIL", type=FILE)
@click.option("--proev", "only_check", is_flag=True, help="Læs og meld fejl, men skriv intet.")
@click.option("--igen", "again", is_flag=True, help="Læs ind, selv om indholdet er læst ind før.")
@register_options
@catalogue_option
@click.pass_obj
def importer(invocation: Invocation, sheet: Path, only_check: bool, again: bool) -> None:
    """Læs henvendelser eller konsulentbistand ind fra et ark.

    FIL er CSV med semikolon eller .xlsx (første ark), med en linje overskrifter: modtaget; art; direktørområde;
    afdeling; tema; øvrige temaer; handling; udfald; udgår; lukket; kanal; sted; henvender; borger; emne; notat;
    næste; næste tekst; esdh; nummer. Kun modtaget skal være der. Konsulentbistand: dato; konsulentbistand;
    direktørområde; emne; minutter.

    Er der fejl i arket, bliver de alle nævnt, og intet bliver skrevet.
    """
    from borgerraad_tui.intake.faults import by_line
    from borgerraad_tui.intake.taking_in import take_in
    from borgerraad_tui.store.safekeeping.keeper import keep_before

    if invocation.born:
        with invocation.existing() as register:
            reading = _checked(sheet, register, again=again)
            if not only_check:
                keep_before(register)
                take_in(register, reading)
    else:
        reading = _checked_for_new(sheet, invocation)
        if not only_check:
            with invocation.made() as register:
                take_in(register, reading)
    note(*by_line(reading.notices, "steder"))
    put(f"{reading.holds} kan læses ind; intet er skrevet.\n" if only_check else f"Indlæst: {reading.holds}.\n")


def _checked(sheet: Path, register: Register, *, again: bool) -> Reading:
    from borgerraad_tui.intake.reading import read_path
    from borgerraad_tui.intake.taking_in import background_of, refuse_faults, refuse_known

    reading = read_path(sheet, background_of(register))
    if not again:
        refuse_known(register, reading)
    refuse_faults(reading)
    return reading


def _checked_for_new(sheet: Path, invocation: Invocation) -> Reading:
    """No register is made for a sheet with faults."""
    from borgerraad_tui.intake.form import Background
    from borgerraad_tui.intake.reading import read_path
    from borgerraad_tui.intake.taking_in import refuse_faults

    _, catalogue = invocation.new_catalogue()
    reading = read_path(sheet, Background(catalogue, invocation.clock.now()))
    refuse_faults(reading)
    return reading
