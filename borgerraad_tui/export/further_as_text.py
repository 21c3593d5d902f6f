"""The tables after the nine as plain Danish text: a sentence a row, no columns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_TITLE, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.promptness import PROMPTNESS, PromptRow, PromptTable
from borgerraad_tui.statistics.waits import WaitRow, WaitSpec, WaitTable


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
        yield f"  {row.name} {_waited(table.spec, row)}"


def _waited(spec: WaitSpec, row: WaitRow) -> str:
    told = counted(row.count, *spec.among) + (f", heraf {row.without} {spec.without}" if row.without else "")
    if row.longest is None:
        return told
    longest = counted(row.longest, "dag", "dage") + (f" ({spec.without})" if row.longest_without else "")
    return f"{told}: median {_days(row.median)}, 90. percentil {_days(row.ninety)}, længst {longest}"


def _days(value: Fraction | None) -> str:
    if value is None:
        return "kendes ikke"
    return f"{decimal_comma(value, 1)} {'dag' if value == 1 else 'dage'}"


def _promptness(table: PromptTable) -> Iterator[str]:
    yield f"Tabel {PROMPTNESS}: {table.title}"
    for row in table.lines():
        yield f"  {row.name} {_kept(row)}"


def _kept(row: PromptRow) -> str:
    not_due = counted(row.not_due, "endnu ikke forfalden", "endnu ikke forfaldne")
    given_up = f", {row.given_up} opgivet inden fristen" if row.given_up else ""
    told = f"{row.in_time} i tide, {row.late} for sent, {not_due}{given_up}"
    return told if row.percent is None else f"{told} ({row.percent} % i tide)"
