"""`borgerraad vis`: one inquiry, on the screen or as a file for the journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import FOLDER, DanishCommand, Words
from borgerraad_tui.cli.finding import found_inquiry
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS

if TYPE_CHECKING:
    from borgerraad_tui.domain.inquiry import Inquiry
    from borgerraad_tui.store.register import Register


@click.command("vis", cls=DanishCommand)
@click.argument("number", metavar="NUMMER")
@click.option("--ud", "folder", type=FOLDER, metavar="MAPPE", help="Skriv den som fil i mappen, med log og spørgsmål.")
@click.option(
    "--format", "wanted", type=Words(list(DOCUMENT_FORMATS)), default="tekst", help="Filens format. Ellers tekst."
)
@click.option("--notater", "internal", is_flag=True, help="Tag dine egne notater med i filen.")
@register_options
@click.pass_obj
def vis(invocation: Invocation, number: str, folder: Path | None, wanted: str, internal: bool) -> None:
    """Skriv en henvendelse op. NUMMER skrives 2021-118 eller 21-118; 118 er dette års.

    Med --ud skrives en fil til journalen; dine egne notater er kun med, når du beder om dem.
    """
    with invocation.existing() as register:
        inquiry = found_inquiry(register, number)
        if folder is None:
            _show(register, inquiry)
        else:
            put(f"{_written(register, inquiry, folder, wanted, internal=internal)}\n")


def _show(register: Register, inquiry: Inquiry) -> None:
    from borgerraad_tui.export.inquiry_page import inquiry_page
    from borgerraad_tui.store.findings import findings_of
    from borgerraad_tui.store.kinds import FINDING

    put(inquiry_page(inquiry, register.catalogue, findings_of(register.records(FINDING), inquiry.id or 0)))


def _written(register: Register, inquiry: Inquiry, folder: Path, wanted: str, *, internal: bool) -> Path:
    from borgerraad_tui.chapters.journal import inquiry_document
    from borgerraad_tui.export.saving import file_name, save

    written = DOCUMENT_FORMATS[wanted]
    document = inquiry_document(register, inquiry, internal=internal)
    return save(
        folder, file_name(f"henvendelse-{inquiry.year}-{inquiry.number}", written.suffix), written.write(document)
    )
