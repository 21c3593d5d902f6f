"""`borgerraad katalog`: the register's catalogue, out or in."""

from __future__ import annotations

from pathlib import Path

import click

from borgerraad_tui.cli.danish import FILE, DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.errors import InputRefused


@click.command("katalog", cls=DanishCommand)
@click.argument("changed", metavar="[FIL]", type=FILE, required=False)
@register_options
@click.pass_obj
def katalog(invocation: Invocation, changed: Path | None) -> None:
    """Skriv registrets katalog ud, eller tag et ændret ind fra FIL.

    Poster bliver lagt til og sluttet. En post, der er brugt, bliver aldrig ændret. Kommunens navn er registrets eget og
    bliver heller ikke ændret: et katalog til en anden kommune bliver afvist.
    """
    from borgerraad_tui.domain.catalogue_file import write_catalogue
    from borgerraad_tui.intake.catalogues import catalogue_from
    from borgerraad_tui.store.safekeeping.keeper import keep_before
    from borgerraad_tui.store.settings import MUNICIPALITY

    with invocation.existing() as register:
        if changed is None:
            put(write_catalogue(register.settings.get(MUNICIPALITY), register.catalogue))
            return
        municipality, wanted = catalogue_from(changed)
        own = register.settings.get(MUNICIPALITY)
        if municipality != own:
            raise InputRefused(
                f"Kataloget er til {municipality}, men registret er til {own}; intet er ændret."
                " Brug registrets eget katalog, eller ret »kommune« i filen."
            )
        keep_before(register)
        put("\n".join(register.extend(wanted) or ["Kataloget er uændret."]) + "\n")
