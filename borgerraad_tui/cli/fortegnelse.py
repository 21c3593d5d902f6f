"""`borgerraad fortegnelse`: the record of processing, filled in from the register."""

from __future__ import annotations

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.invocation import Invocation, register_options


@click.command("fortegnelse", cls=DanishCommand)
@delivered
@register_options
@click.pass_obj
def fortegnelse(invocation: Invocation, delivery: Delivery) -> None:
    """Skriv fortegnelsen over behandlingen (artikel 30), udfyldt efter det, registret rummer nu.

    Det, du selv skal skrive, er mærket UDFYLD SELV.
    """
    from borgerraad_tui.chapters.processing import processing_document

    with invocation.existing() as register:
        delivery.deliver(processing_document(register), "fortegnelse")
