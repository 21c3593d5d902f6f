"""`borgerraad kontrol`: everything that can be wrong with a register, one line each."""

from __future__ import annotations

from contextlib import closing

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put, tell
from borgerraad_tui.domain.text import clean_line

FAULTY = 3
"""As for a file that cannot be used."""


@click.command("kontrol", cls=DanishCommand)
@register_options
@click.pass_obj
def kontrol(invocation: Invocation) -> int:
    """Se registret efter: filen, opbygningen, historikken, optællingen, reglerne, søgningen og kopierne.

    Hver ting får en linje. Er noget galt, eller kan det ikke ses efter, står det under linjen med, hvad du skal gøre, og
    slutstatus er 3.
    """
    from borgerraad_tui.store.safekeeping.control import controls

    well = True
    with invocation.existing() as register, closing(controls(register)) as checks:
        for check in checks:
            well = well and (check.is_well or check.advice)
            put(f"{check.mark:<7}  {check.name}\n")
            for told in () if check.is_well else (*check.faults, check.remedy):
                tell(f"         {clean_line(told)}")
    return 0 if well else FAULTY
