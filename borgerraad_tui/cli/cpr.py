"""`borgerraad cpr`: where in the register something looks like a CPR number, never the number itself."""

from __future__ import annotations

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put

NONE = "Ingen tekst i registret ligner et CPR-nummer."
HOW = "Fjern cifrene på skærmen: menuen, »CPR-numre i teksterne«."


@click.command("cpr", cls=DanishCommand)
@register_options
@click.pass_obj
def cpr(invocation: Invocation) -> None:
    """Vis, hvor i registret der står noget, der ligner et CPR-nummer; kun de første seks cifre bliver vist.

    Alle tekster er med, også kladder, beretningens tekster og det, der stod før (historikken).
    """
    from borgerraad_tui.store.cpr_texts import cpr_texts
    from borgerraad_tui.store.texts import told_place

    with invocation.existing() as register:
        found = cpr_texts(register.engine)
        for text in found:
            put(f"{', '.join(text.numbers)}  {told_place(register.engine, text.at)}\n")
    note(HOW if found else NONE)
