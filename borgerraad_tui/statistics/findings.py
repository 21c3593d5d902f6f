"""Further findings: outcomes beside the main ones, in a table of their own after the nine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.counted import CountedTable
from borgerraad_tui.statistics.table import printed_names

FINDINGS = 10
"""The table's number."""
FINDINGS_TITLE = "Yderligere mærker"
MARKED = "Henvendelser med mærker"
FINDINGS_BASIS = (
    "Udfald ud over det, henvendelsen tælles under. De indgår ikke i de ni tabeller; en henvendelse kan have flere."
)


class FindingCounts(NamedTuple):
    """How many findings of each outcome, by its catalogue id, and how many inquiries have any."""

    by_outcome: Mapping[int, int]
    inquiries: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """How often an outcome was marked; `entries` are the catalogue ids that print its name."""

    name: str
    count: int
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingTable(CountedTable[FindingRow]):
    """A row for every outcome, named with its action, in printed order; `total` counts the inquiries that have any, each once."""


def finding_table(counts: FindingCounts, catalogue: Catalogue, last: date) -> FindingTable:
    """Count the table; `last` is the day whose catalogue decides the order of rows."""
    number = counts.by_outcome
    outcomes = [
        replace(entry, name=f"{catalogue.name('action', entry.parent)}: {entry.name}")
        for entry in catalogue.of("outcome")
    ]
    rows = tuple(
        FindingRow(name, sum(number.get(entry, 0) for entry in entries), entries)
        for name, entries in printed_names(outcomes, number, last)
    )
    entries = tuple(entry for row in rows for entry in row.entries)
    return FindingTable(rows, FindingRow(MARKED, counts.inquiries, entries))
