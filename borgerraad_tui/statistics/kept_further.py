"""The tables after the nine as plain objects and back, for what a published report keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from borgerraad_tui.statistics.findings import FindingRow, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.promptness import PromptRow, PromptTable
from borgerraad_tui.statistics.waits import WaitRow, WaitSpec, WaitTable

_DAYS = ("median", "ninety")


def further_to_object(further: Further) -> dict[str, Any]:
    """Everything in them, titles among it; fractions are written as texts by whoever writes the object."""
    return asdict(further)


def further_from_object(body: Mapping[str, Any]) -> Further:
    """What was written; a table keeps the titles it had."""
    findings, promptness = body["findings"], body["promptness"]
    return Further(
        FindingTable(tuple(map(_finding, findings["rows"])), _finding(findings["total"])),
        tuple(_waits(body["waits"])),
        PromptTable(tuple(map(_prompt, promptness["rows"])), _prompt(promptness["total"]), promptness["level"]),
    )


def _waits(tables: list[dict[str, Any]]) -> Iterator[WaitTable]:
    for table in tables:
        spec = WaitSpec(**{**table["spec"], "among": tuple(table["spec"]["among"])})
        yield WaitTable(tuple(map(_wait, table["rows"])), _wait(table["total"]), spec)


def _finding(row: dict[str, Any]) -> FindingRow:
    return FindingRow(**_with_entries(row))


def _prompt(row: dict[str, Any]) -> PromptRow:
    return PromptRow(**_with_entries(row))


def _wait(row: dict[str, Any]) -> WaitRow:
    days = {name: None if row[name] is None else Fraction(row[name]) for name in _DAYS}
    return WaitRow(**{**_with_entries(row), **days})


def _with_entries(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "entries": tuple(row["entries"])}
