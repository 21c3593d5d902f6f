"""A sheet from outside as headings and lines of text, whatever kind of file it came in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from borgerraad_tui.domain.text import fold
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.csv_lines import csv_lines
from borgerraad_tui.intake.faults import Fault, unreadable
from borgerraad_tui.intake.line import Line

MOST_BYTES = 50_000_000
MOST_LINES = 100_000
"""Far more than an office writes in a lifetime; a larger file is a mistake."""


class Sheet(NamedTuple):
    """The line and the folded words of the heading row, the lines with anything in them, and the faults of their shape.

    A line has as many cells as there are headings: spreadsheets leave out empty cells at the end of a line.
    """

    line: int
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def read_bytes(path: Path) -> bytes:
    """The content of a file of bearable size; InputRefused otherwise."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputRefused(f"Filen {path} kan ikke læses. Se efter, om den findes, og om du må læse den.") from error
    if len(content) > MOST_BYTES:
        raise unreadable(str(path), f"den fylder mere end {MOST_BYTES // 1_000_000} MB")
    return content


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read a workbook's first sheet, or CSV; InputRefused for what is neither, and for an empty one."""
    filled = [line for line in _lines(name, content) if any(cell.strip() for cell in line.cells)]
    if not filled:
        raise unreadable(name, "den er tom")
    if len(filled) > MOST_LINES:
        raise unreadable(name, f"den har mere end {MOST_LINES} linjer")
    heading, *rest = filled
    headings = tuple(fold(cell) for cell in _trimmed(heading.cells))
    faults = [_too_long(line, headings) for line in rest if len(_trimmed(line.cells)) > len(headings)]
    return Sheet(heading.number, headings, tuple(_fitted(line, len(headings)) for line in rest), tuple(faults))


def _lines(name: str, content: bytes) -> Iterable[Line]:
    if content.startswith(b"PK"):
        from borgerraad_tui.intake.xlsx_lines import xlsx_lines  # brings openpyxl, which CSV can do without

        return xlsx_lines(name, content)
    return csv_lines(name, content)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return cells[: filled[-1]]


def _fitted(line: Line, width: int) -> Line:
    return Line(line.number, (*line.cells[:width], *[""] * (width - len(line.cells))))


def _too_long(line: Line, headings: tuple[str, ...]) -> Fault:
    value = _trimmed(line.cells)[-1]
    text = f"Linjen har {len(_trimmed(line.cells))} felter, men der er {len(headings)} overskrifter. Er der et semikolon for meget?"
    return Fault(line.number, "sidste felt", value, text)
