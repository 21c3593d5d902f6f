"""`borgerraad kopier`: where copies are kept, how old they are, and one more now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand, Misused
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.store.safekeeping.keeper import Keeper

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
    from borgerraad_tui.store.safekeeping.keeper import Keeper

    invocation: Invocation = context.obj
    if folder is not None and only_here:
        raise Misused("--til og --kun-her siger hver sit. Vælg den ene.", context)
    with invocation.existing() as register:
        if register.demo:
            raise InputRefused("Demoregistret har ingen kopier: det bliver lavet på ny hver gang.")
        keeper = Keeper(register.engine, register.settings)
        if only_here or folder is not None:
            _choose(keeper, folder or "", invocation.path)
        refused = keeper.keep(invocation.clock.now())
        for kept in keeper.places():
            newest = keeper.standing(kept).newest
            age = f"{newest.made:%d-%m-%Y %H:%M}" if newest else "kan ikke nås" if keeper.away(kept) else "ingen kopi"
            put(f"{age:<16}  {clean_line(str(kept))}\n")
    note(*(error.text for error in refused))
    return REFUSED if refused else 0


def _choose(keeper: Keeper, folder: str, register: Path) -> None:
    """Keep copies there from now on, too; nowhere else where nothing is named, for that path would be where she stands."""
    from borgerraad_tui.domain.whereabouts import second_told
    from borgerraad_tui.store.safekeeping.drives import place_of
    from borgerraad_tui.store.safekeeping.keeper import outside

    if not folder.strip():
        keeper.choose_second(None)
        return
    place = Path(folder)
    keeper.choose_second(outside(place.absolute(), keeper.own))
    note(*filter(None, [second_told(place_of(place), place_of(register.parent))]))
