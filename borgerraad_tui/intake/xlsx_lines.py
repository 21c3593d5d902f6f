"""Lines of an Excel workbook's first sheet. The only place that knows openpyxl."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from borgerraad_tui.intake.faults import unreadable
from borgerraad_tui.intake.line import Line

_LAST_ROW = 1_048_576
"""Of an Excel sheet; a row with a higher number is forged."""
_BROKEN = (
    InvalidFileException, BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, RuntimeError, EOFError, OSError,
)  # fmt: skip
"""What openpyxl and the zip and XML readers below it raise on a damaged file (bad XML is a SyntaxError); no common root."""


def xlsx_lines(name: str, content: bytes) -> list[Line]:
    """All lines with anything in them, by row number; InputRefused for what is no workbook. Formulas give their last value."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations it drops; only the values are wanted here
            warnings.simplefilter("ignore")
            return list(_filled(content))
    except _BROKEN as error:
        raise unreadable(name, "den ligner et Excel-ark, men er beskadiget eller låst") from error


def _filled(content: bytes) -> Iterator[Line]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > _LAST_ROW:
                raise ValueError("more rows than Excel has")
            cells = tuple(_text(value) for value in values)
            if any(cells):
                yield Line(number, cells)
    finally:
        book.close()


def _text(value: object) -> str:
    """A cell as it would stand in CSV: real dates as 2021-08-31, whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
