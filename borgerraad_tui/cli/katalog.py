"""`borgerraad katalog`: the register's catalogue, out or in."""

from __future__ import annotations

from pathlib import Path

import click

from borgerraad_tui.cli.danish import FILE, DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options


@click.command("katalog", cls=DanishCommand)
@click.argument("changed", metavar="[FIL]", type=FILE, required=False)
@register_options
@click.pass_obj
def katalog(invocation: Invocation, changed: Path | None) -> None:
    """Skriv registrets katalog ud, eller tag et ændret ind fra FIL.

    Poster bliver lagt til og sluttet. En post, der er brugt, bliver aldrig ændret.
    """
    from borgerraad_tui.domain.catalogue_file import write_catalogue
    from borgerraad_tui.intake.catalogues import catalogue_from
    from borgerraad_tui.store.settings import MUNICIPALITY

    with invocation.existing() as register:
        if changed is None:
            click.echo(write_catalogue(register.settings.get(MUNICIPALITY), register.catalogue), nl=False)
            return
        municipality, wanted = catalogue_from(changed)
        changes = register.extend(wanted)
        if municipality != register.settings.get(MUNICIPALITY):
            register.settings.set(MUNICIPALITY, municipality)
            changes.append(f"kommune: {municipality}")
        click.echo("\n".join(changes) if changes else "Kataloget er uændret.")
