"""A row of a table in the report's own words."""

from __future__ import annotations

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.table import Row, TableSpec


def worded(spec: TableSpec, row: Row) -> str:
    """A row in the report's own words: Diverse 16 sager - heraf 1 klage (6 %). Without a basis there is no percentage."""
    words = spec.worded if row.percent is not None else spec.worded.replace(" ({percent} %)", "")
    return words.format(
        name=row.name,
        count=row.count,
        cases=counted(row.count, "sag", "sager"),
        complaints=counted(row.complaints or 0, "klage", "klager"),
        percent=row.percent,
    )
