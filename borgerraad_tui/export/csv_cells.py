"""Semicolon-separated text for Danish spreadsheets, safe to open in one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """The rows as text without a byte order mark (it would be the first thing a script reads); None is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def safe_cell(cell: object) -> object:
    """An apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell
