"""`borgerraad kopier`: where copies are kept, how old they are, and one more now."""

from __future__ import annotations

from pathlib import Path

import click

from borgerraad_tui.cli.danish import DanishCommand, Misused
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import InputRefused

REFUSED = 1
"""As for what the disk does not take."""


@click.command("kopier", cls=DanishCommand)
@click.option("--til", "folder", metavar="MAPPE", help="Et sted mere, fx en USB-nøgle; det huskes.")
@click.option("--kun-her", "only_here", is_flag=True, help="Glem det andet sted igen; kopierne der bliver liggende.")
@register_options
@click.pass_context
def kopier(context: click.Context, folder: str | None, only_here: bool) -> int:
    """Lav en kopi nu alle de steder, hvor der er gemt noget siden den sidste, og vis, hvor gamle de er.

    Kopierne ved siden af registret laver programmet selv. Med --til MAPPE er der et sted mere, uden for computeren.
    """
    from borgerraad_tui.domain.whereabouts import second_told
    from borgerraad_tui.store.safekeeping.drives import place_of
    from borgerraad_tui.store.safekeeping.keeper import Keeper, outside

    invocation: Invocation = context.obj
    if folder is not None and only_here:
        raise Misused("--til og --kun-her siger hver sit. Vælg den ene.", context)
    # a path of nothing would be the folder she stands in
    place = Path(folder) if folder and folder.strip() else None
    with invocation.existing() as register:
        if register.demo:
            raise InputRefused("Demoregistret har ingen kopier: det bliver lavet på ny hver gang.")
        keeper = Keeper(register.engine, register.settings)
        if place is not None:
            keeper.choose_second(outside(place.absolute(), keeper.own))
            note(*filter(None, [second_told(place_of(place), place_of(invocation.path.parent))]))
        elif only_here or folder is not None:
            keeper.choose_second(None)
        refused = keeper.keep(invocation.clock.now())
        for kept in keeper.places():
            newest = keeper.standing(kept).newest
            age = f"{newest.made:%d-%m-%Y %H:%M}" if newest else "ingen kopi"
            put(f"{age:<16}  {clean_line(str(kept))}\n")
    note(*(error.text for error in refused))
    return REFUSED if refused else 0
