"""The tables after the nine as plain Danish text: a sentence a row, no columns."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_TITLE, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.further_wording import kept, waited
from borgerraad_tui.statistics.promptness import PROMPTNESS, PromptTable
from borgerraad_tui.statistics.waits import WaitTable


def further_as_text(further: Further) -> Iterator[Iterator[str]]:
    """The lines of each table."""
    yield _findings(further.findings)
    yield from map(_waits, further.waits)
    yield _promptness(further.promptness)


def _findings(table: FindingTable) -> Iterator[str]:
    yield f"Tabel {FINDINGS}: {FINDINGS_TITLE}"
    for row in table.lines():
        yield f"  {row.name} {row.count}"


def _waits(table: WaitTable) -> Iterator[str]:
    yield f"Tabel {table.spec.number}: {table.spec.title}"
    for row in table.lines():
        yield f"  {waited(table.spec, row)}"


def _promptness(table: PromptTable) -> Iterator[str]:
    yield f"Tabel {PROMPTNESS}: {table.title}"
    for row in table.lines():
        yield f"  {kept(row)}"
