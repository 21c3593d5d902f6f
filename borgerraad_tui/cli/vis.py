"""`borgerraad vis`: one inquiry."""

from __future__ import annotations

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.errors import InputRefused


@click.command("vis", cls=DanishCommand)
@click.argument("number", metavar="NUMMER")
@register_options
@click.pass_obj
def vis(invocation: Invocation, number: str) -> None:
    """Skriv en henvendelse op. NUMMER skrives 2021-118 eller 21-118; 118 er dette års."""
    from borgerraad_tui.export.inquiry_page import inquiry_page
    from borgerraad_tui.intake.values import read_number
    from borgerraad_tui.store.findings import findings_of
    from borgerraad_tui.store.kinds import FINDING

    with invocation.existing() as register:
        wanted = read_number(number, register.clock.today().year)
        inquiry = register.inquiries.find(*wanted)
        if inquiry is None:
            raise InputRefused(
                f"Henvendelse {wanted.year}-{wanted.number} findes ikke. Se numrene med »borgerraad liste«."
            )
        findings = findings_of(register.records(FINDING), inquiry.id or 0)
        put(inquiry_page(inquiry, register.catalogue, findings))
