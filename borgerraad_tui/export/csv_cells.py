"""Semicolon-separated text for Danish spreadsheets, safe to open in one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """The rows as text without a byte order mark (it would be the first thing a script reads); None is an empty cell."""
    return plain_csv_text([safe_cell(cell) for cell in row] for row in rows)


def plain_csv_text(rows: Iterable[Sequence[object]]) -> str:
    """The same with each cell as it is: for a reader that runs no formulas."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(rows)
    return written.getvalue()


def safe_cell(cell: object) -> object:
    """An apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell
