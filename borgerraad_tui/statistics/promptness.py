"""Whether departments keep the service level: their first replies in time, too late, and not due yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.counted import CountedTable
from borgerraad_tui.statistics.table import percent
from borgerraad_tui.statistics.waits import Group, Wait, groups_of

PROMPTNESS = 15
"""The table's number, after the clocks."""
BRIEF = "Svarfristen"


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One row: how the questions of a row stand to the service level, a term of whole calendar days from the day asked.

    In time is a first reply on the term's last day or before. Late is one after it, and a question without any whose term has
    run out. A question without a reply whose term has not run out (or had not when it was settled without one) is not due: it is
    neither in time nor late, and stands outside the percentage. Percent in time = in time / (in time + late).
    """

    name: str
    entries: tuple[int, ...]
    in_time: int
    late: int
    not_due: int

    @property
    def count(self) -> int:
        """All questions of the row."""
        return self.due + self.not_due

    @property
    def due(self) -> int:
        """Those the percentage is of."""
        return self.in_time + self.late

    @property
    def percent(self) -> int | None:
        """How many of those due were replied to in time, in whole percent; None of none."""
        return percent(self.in_time, self.due)


@dataclass(frozen=True, slots=True)
class PromptTable(CountedTable[PromptRow]):
    """A counted table; `level` is the service level in days."""

    level: int

    @property
    def title(self) -> str:
        """Its title, which names the service level."""
        return f"Første svar inden for {counted(self.level, 'dag', 'dage')}"


def prompt_table(replies: Sequence[Wait], level: int, catalogue: Catalogue, last: date) -> PromptTable:
    """Count the clocks of first replies against the service level; `last` is the day whose catalogue orders the rows."""
    *rows, total = (_row(group, level) for group in groups_of(replies, catalogue, last))
    return PromptTable(tuple(rows), total, level)


def _row(group: Group, level: int) -> PromptRow:
    within = [wait for wait in group.waits if wait.days <= level]
    late = sum(wait.n for wait in group.waits if wait.days > level)
    in_time = sum(wait.n for wait in within if wait.ended)
    return PromptRow(group.name, group.entries, in_time, late, sum(wait.n for wait in within if not wait.ended))
