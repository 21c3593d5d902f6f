"""The formats a document is written in. A new one is a module with one function from a document to bytes, and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.errors import InputRefused


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format: what the screen calls it, the ending of its files, and its writer (`module.function`, imported when used).

    The writer of a format that has a template takes the file of another one in its place.
    """

    label: str
    suffix: str
    writer: str
    has_template: bool = False

    def write(self, document: Document, template: Path | None = None) -> bytes:
        """The document as a file's content; InputRefused for a template where there is none, or one that does not serve."""
        module, function = self.writer.split(".")
        write = getattr(import_module(f"borgerraad_tui.export.{module}"), function)
        if template and not self.has_template:
            raise InputRefused(f"Formatet »{self.label}« har ingen skabelon. Lad skabelonen være, eller vælg docx.")
        content: bytes = write(document, template) if template else write(document)
        return content


DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = {
    "docx": DocumentFormat("Word-dokument", ".docx", "document_as_docx.document_as_docx", has_template=True),
    "xlsx": DocumentFormat("Excel-regneark", ".xlsx", "document_as_xlsx.document_as_xlsx"),
    "html": DocumentFormat("Side til skærm, væg og print", ".html", "document_as_html.document_as_html"),
    "tekst": DocumentFormat("Ren tekst", ".txt", "document_as_text.document_as_text"),
    "csv": DocumentFormat("CSV til regneark og programmer", ".csv", "document_as_csv.document_as_csv"),
    "json": DocumentFormat("JSON til programmer", ".json", "document_as_json.document_as_json"),
}
"""Each format by the name it is asked for with, in the order they are offered: what is read first, what programs read last."""


def format_letters() -> Mapping[str, str]:
    """A letter for each format, by its name: the first of the name that none before it has."""
    letters: dict[str, str] = {}
    for name in DOCUMENT_FORMATS:
        letters[name] = next((sign for sign in name.upper() if sign.isalpha() and sign not in letters.values()), "")
    return letters
