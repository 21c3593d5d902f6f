"""Figures as CSV: one row a figure, so that any spreadsheet can look one up."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.export.csv_cells import csv_text
from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_TITLE, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.numbers import decimal_comma, one_decimal
from borgerraad_tui.statistics.promptness import PROMPTNESS, PromptTable
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Table
from borgerraad_tui.statistics.waits import WaitTable

HEADINGS = (
    "tabel", "titel", "række", "antal", "klager", "procent", "uden", "median", "90 %", "længst", "længste uden", "i tide",
    "for sent", "ikke forfaldne", "opgivet",
)  # fmt: skip
"""Days and what has not ended come after what the nine tables have, so that these stand where they always stood."""

_Cells = tuple[object, ...]


def figures_as_csv(figures: Figures, further: Further) -> str:
    """The period's own figures first (no table number, the period as title), then every table with its total."""
    tables = [cells for table in figures.tables for cells in _table(table)]
    waits = [cells for table in further.waits for cells in _waits(table)]
    rows = [*_period(figures), *tables, *_findings(further.findings), *waits, *_promptness(further.promptness)]
    return csv_text([HEADINGS, *((*cells, *[None] * (len(HEADINGS) - len(cells))) for cells in rows)])


def _period(figures: Figures) -> Iterator[_Cells]:
    first = figures.first.isoformat() if figures.first else ""
    title = f"Perioden {first} – {figures.last.isoformat()}"
    per_month = figures.per_month
    named: dict[str, object] = {
        "Registreret": figures.registered,
        "Udgår": figures.excluded,
        **{f"Udgår: {reason.name}": reason.n for reason in figures.excluded_by},
        "Ikke taget stilling til": figures.undecided,
        "Indgår i statistikken": figures.counted,
        "Klager": figures.complaints,
        "Andre henvendelser": figures.others,
        "Måneder": decimal_comma(figures.months, 2),
        "Pr. måned": None if per_month is None else one_decimal(per_month),
        "Konsulentbistand": figures.consultations,
    }
    for name, value in named.items():
        yield None, title, name, value


def _table(table: Table) -> Iterator[_Cells]:
    for row in (*table.printed, table.total):
        yield table.spec.number, table.spec.title, row.name, row.count, row.complaints, row.percent


def _findings(table: FindingTable) -> Iterator[_Cells]:
    for row in (*table.printed, table.total):
        yield FINDINGS, FINDINGS_TITLE, row.name, row.count


def _waits(table: WaitTable) -> Iterator[_Cells]:
    for row in (*table.printed, table.total):
        named = (table.spec.number, table.spec.title, row.name, row.count, None, None, row.without)
        longest_without = "ja" if row.longest_without else None
        yield *named, row.told(row.median), row.told(row.ninety), row.longest, longest_without


def _promptness(table: PromptTable) -> Iterator[_Cells]:
    for row in (*table.printed, table.total):
        named = (PROMPTNESS, table.title, row.name, row.count, None, row.percent)
        yield *named, *[None] * 5, row.in_time, row.late, row.not_due, row.given_up
