"""What a period holds after the nine tables: further findings, how long was waited, and whether the service level was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.waiting import Heard
from borgerraad_tui.statistics.findings import FindingCounts, FindingTable, finding_table
from borgerraad_tui.statistics.promptness import PromptTable, prompt_table
from borgerraad_tui.statistics.waits import WAIT_TABLES, Wait, WaitedFor, WaitTable, wait_table


@dataclass(frozen=True, slots=True)
class Further:
    """The finished tables, in the order of their numbers."""

    findings: FindingTable
    waits: tuple[WaitTable, ...]
    promptness: PromptTable


class AskedSelection(NamedTuple):
    """The questions behind a figure: asked from `first` to `last`, both included, of these directorates (catalogue ids).

    `heard` is what the figure is about their waiting for.
    """

    first: date
    last: date
    directorates: tuple[int, ...]
    heard: Heard = "answer"


def count_further(
    findings: FindingCounts, waits: Mapping[WaitedFor, Sequence[Wait]], level: int, catalogue: Catalogue, last: date
) -> Further:
    """Turn what was read of a period into its tables; `level` is the service level in days, `last` the day that orders rows."""
    tables = tuple(wait_table(spec, waits[spec.waited_for], catalogue, last) for spec in WAIT_TABLES)
    return Further(
        finding_table(findings, catalogue, last), tables, prompt_table(waits["reply"], level, catalogue, last)
    )
