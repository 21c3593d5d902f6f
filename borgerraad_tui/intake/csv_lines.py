"""Lines of a semicolon-separated file, UTF-8 or Windows-1252."""

from __future__ import annotations

import csv
import io

from borgerraad_tui.intake.faults import unreadable
from borgerraad_tui.intake.line import Line

_SAVE_AS = "gem den som .xlsx eller som CSV med semikolon (UTF-8)"


def csv_lines(name: str, content: bytes) -> list[Line]:
    """All lines with the number of the text line they begin on; InputRefused for what is no such text.

    Quotation marks are read strictly: a forgotten one would silently swallow the lines after it.
    """
    text = _decoded(name, content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    lines: list[Line] = []
    begins = 1
    try:
        for cells in reader:
            lines.append(Line(begins, tuple(cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        heading = text.split("\n", 1)[0]
        if ";" not in heading and ("," in heading or "\t" in heading):
            raise unreadable(name, f"kolonnerne skal være adskilt af semikolon; {_SAVE_AS}") from error
        raise unreadable(name, f"fra linje {begins} {_why(error)}") from error
    return lines


def _decoded(name: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise unreadable(name, f"den er ikke tekst; {_SAVE_AS}")


def _why(error: csv.Error) -> str:
    if "limit" in str(error):
        return f"er et felt længere end {csv.field_size_limit()} tegn; måske mangler et anførselstegn"
    return 'passer anførselstegnene (") ikke sammen'
