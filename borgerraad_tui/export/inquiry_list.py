"""A list of inquiries as text, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import cells, clean_line
from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.store.listing import ListedInquiry

HEADINGS = ("nummer", "modtaget", "art", "direktørområde", "emne", "lukket", "udgår", "næste", "næste tekst")
"""As the sheets that are read in, where they have the same columns."""


def list_as_text(rows: Sequence[ListedInquiry]) -> str:
    """One line an inquiry, its subject last; the other columns as wide as the widest of them."""
    table = [_columns(row) for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    return "".join(_line(columns, widths) for columns in table)


def list_as_csv(rows: Sequence[ListedInquiry]) -> str:
    """One row an inquiry under headings; days as 2021-08-31."""
    return csv_text(
        [
            HEADINGS,
            *(
                (
                    _number(row), row.received, _kind(row.kind), row.directorate, row.subject, row.closed,
                    "ja" if row.excluded else None, row.next_due, row.next_step,
                )
                for row in rows
            ),
        ]
    )  # fmt: skip


def list_as_json(rows: Sequence[ListedInquiry]) -> str:
    """One array, one object an inquiry; null where nothing is given."""
    body = [
        {
            "number": _number(row), "received": row.received, "kind": _kind(row.kind) or None,
            "directorate": row.directorate or None, "subject": row.subject, "closed": row.closed,
            "excluded": bool(row.excluded), "next_due": row.next_due, "next_step": row.next_step,
        }
        for row in rows
    ]  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


LIST_FORMATS: Mapping[str, Callable[[Sequence[ListedInquiry]], str]] = {
    "tekst": list_as_text,
    "json": list_as_json,
    "csv": list_as_csv,
}
"""Each format's name and its writer."""


def _columns(row: ListedInquiry) -> tuple[str, ...]:
    kind = _kind(row.kind) or "ikke afgjort"
    columns = (_number(row), kind, _day(row.received), row.directorate, _state(row), row.subject)
    return tuple(clean_line(text) for text in columns)


def _line(columns: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (width - cells(text)) for text, width in zip(columns, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _number(row: ListedInquiry) -> str:
    return f"{row.year}-{row.number}"


def _kind(kind: str | None) -> str:
    return Kind(kind).key if kind else ""


def _state(row: ListedInquiry) -> str:
    if row.excluded:
        return "udgår"
    if row.closed:
        return f"lukket {_day(row.closed)}"
    return f"næste {_day(row.next_due)}" if row.next_due else "åben"


def _day(day: str) -> str:
    return danish_day(date.fromisoformat(day))
