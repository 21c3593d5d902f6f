"""`borgerraad afstem`: a printed report held against the register."""

from __future__ import annotations

from pathlib import Path

import click

from borgerraad_tui.cli.danish import FILE, DanishCommand
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.invocation import Invocation, register_options


@click.command("afstem", cls=DanishCommand)
@click.argument("printed", type=FILE, metavar="FIL")
@delivered
@register_options
@click.pass_obj
def afstem(invocation: Invocation, printed: Path, delivery: Delivery) -> None:
    """Hold en trykt beretnings tal op mod registret. FIL er de trykte tal som JSON.

    Hvert tal, der afviger, skrives op med det trykte, det talte og årsagen.
    """
    from borgerraad_tui.chapters.reconciled import reconciled_document
    from borgerraad_tui.intake.printed import printed_in

    periods = printed_in(printed)
    with invocation.existing() as register:
        delivery.deliver(reconciled_document(register, printed.stem, periods), f"afstemning {printed.stem}")
