"""Sheets for tests, as bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import Reading, read_content

COMPLAINT = {
    "modtaget": "2021-09-01", "art": "klage", "direktørområde": "Børn og Kultur", "afdeling": "Skolerne",
    "tema": "Hjemmelsspørgsmål", "handling": "Undersøgt", "udfald": "Henstilling", "lukket": "2021-09-20",
    "kanal": "Telefon", "sted": "Vojens", "henvender": "Borger", "emne": "Specialundervisning",
}  # fmt: skip
"""A row without a fault."""


def csv_sheet(*rows: Mapping[str, str], encoding: str = "utf-8") -> bytes:
    """Rows below the headings of the first; a row leaves out what it does not have."""
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=list(rows[0]), delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode(encoding)


def workbook(*rows: Sequence[object]) -> bytes:
    """A workbook whose first sheet holds these rows, and whose second holds something else."""
    book = Workbook()
    first = book.worksheets[0]
    for row in rows:
        first.append(list(row))
    book.create_sheet("Andet ark").append(["ikke", "dette"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def told(reading: Reading) -> list[str]:
    """The faults of a reading as they are told."""
    return [fault.told() for fault in reading.faults]


def faults_of(background: Background, *rows: Mapping[str, str]) -> list[str]:
    """What is told of a sheet with these rows."""
    return told(read_content("ark.csv", csv_sheet(*rows), background))
