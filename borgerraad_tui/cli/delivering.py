"""A finished document on its way out: as text on standard output, or as a file of any format in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borgerraad_tui.cli.danish import FOLDER, Function, Words
from borgerraad_tui.cli.output import note, put, tell
from borgerraad_tui.cli.progress import writing
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS

if TYPE_CHECKING:
    from borgerraad_tui.chapters.blocks import Document

TEXT = "tekst"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a document goes: without a folder it is written out as text."""

    wanted: str
    folder: Path | None
    name: str | None
    replace: bool

    def deliver(self, document: Document, called: str) -> None:
        """Write it; a file's path is told. InputRefused for a file that is there, or a format that needs a file."""
        from borgerraad_tui.export.saving import file_name, safe_name, save

        written = DOCUMENT_FORMATS[self.wanted]
        note(*document.remarks)
        if self.folder is None:
            if self.wanted != TEXT:
                raise InputRefused(f"Formatet {self.wanted} skrives som en fil. Skriv også --ud MAPPE.")
            tell(written.write(document).decode())
            return
        name = file_name(self.name or safe_name(called), written.suffix)
        with writing(name):
            path = save(self.folder, name, written.write(document), replace=self.replace)
        put(f"{path}\n")


def delivered(command: Function) -> Function:
    """The options that say where a document goes; the command takes them as one `delivery`."""

    @wraps(command)
    def run(*arguments: Any, wanted: str, folder: Path | None, name: str | None, replace: bool, **more: Any) -> Any:
        return command(*arguments, delivery=Delivery(wanted, folder, name, replace), **more)

    options: tuple[Callable[[Any], Any], ...] = (
        click.option("--overskriv", "replace", is_flag=True, help="Overskriv en fil af samme navn."),
        click.option("--navn", "name", metavar="NAVN", help="Filens navn. Ellers efter indholdet."),
        click.option(
            "--ud", "folder", type=FOLDER, metavar="MAPPE", help="Skriv en fil i mappen, i stedet for teksten her."
        ),
        click.option("--format", "wanted", type=Words(list(DOCUMENT_FORMATS)), default=TEXT, help="Ellers tekst."),
    )
    made: Any = run
    for option in options:
        made = option(made)
    return made  # type: ignore[no-any-return]
