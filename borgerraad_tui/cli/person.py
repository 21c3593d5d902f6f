"""`borgerraad person`: everything the register holds about the person behind an inquiry, as one document."""

from __future__ import annotations

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.finding import found_inquiry
from borgerraad_tui.cli.invocation import Invocation, register_options


@click.command("person", cls=DanishCommand)
@click.argument("number", metavar="HENVENDELSE")
@click.option("--notater", "internal", is_flag=True, help="Tag dine egne notater og kladder med.")
@delivered
@register_options
@click.pass_obj
def person(invocation: Invocation, number: str, internal: bool, delivery: Delivery) -> None:
    """Skriv alt, registret har om personen bag en henvendelse, som ét dokument (indsigt, artikel 15).

    Alle henvendelser, der er samlet som samme persons, er med, og det, der stod før. Andres oplysninger er ikke med: hvor
    andres tekster nævner samme navn, telefon eller mail, får du at vide på skærmen, så du kan se efter.
    """
    from borgerraad_tui.chapters.person import person_document

    with invocation.existing() as register:
        inquiry = found_inquiry(register, number)
        document = person_document(register, inquiry.id or 0, internal=internal)
        delivery.deliver(document, f"indsigt-{inquiry.year}-{inquiry.number}")
