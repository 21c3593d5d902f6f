"""Whether departments keep the service level: their first replies in time, too late, and not due yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.text import counted
from borgerraad_tui.domain.waiting import is_late
from borgerraad_tui.statistics.table import percent
from borgerraad_tui.statistics.waits import Group, Wait, groups_of

PROMPTNESS = 15
"""The table's number, after the clocks."""
BRIEF = "Svarfristen"
Standing = Literal["in_time", "late", "not_due", "given_up"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One row: how the questions of a row stand to the service level, a term of whole calendar days from the day asked.

    In time is a first reply on the term's last day or before. Late is one after it, and a question without any whose term has
    run out, also where it was given up later. Not due is a question without a reply whose term has not run out yet. Given up is one
    that was settled without a reply before its term had run out: nobody can say any more whether a reply would have come in time.
    The last two stand outside the percentage. Percent in time = in time / (in time + late).
    """

    name: str
    entries: tuple[int, ...]
    in_time: int
    late: int
    not_due: int
    given_up: int

    @property
    def count(self) -> int:
        """All questions of the row."""
        return self.due + self.not_due + self.given_up

    @property
    def due(self) -> int:
        """Those the percentage is of."""
        return self.in_time + self.late

    @property
    def percent(self) -> int | None:
        """How many of those due were replied to in time, in whole percent; None of none."""
        return percent(self.in_time, self.due)


@dataclass(frozen=True, slots=True)
class PromptTable:
    """A counted table: `level` is the service level in days, `rows` in printed order, rows of nothing among them."""

    level: int
    rows: tuple[PromptRow, ...]
    total: PromptRow

    @property
    def title(self) -> str:
        """Its title, which names the service level."""
        return f"Første svar inden for {counted(self.level, 'dag', 'dage')}"

    @property
    def printed(self) -> tuple[PromptRow, ...]:
        """The rows that count anything."""
        return tuple(row for row in self.rows if row.count)


def prompt_table(replies: Sequence[Wait], level: int, catalogue: Catalogue, last: date) -> PromptTable:
    """Count the clocks of first replies against the service level; `last` is the day whose catalogue orders the rows."""
    *rows, total = (_row(group, level) for group in groups_of(replies, catalogue, last))
    return PromptTable(level, tuple(rows), total)


def _row(group: Group, level: int) -> PromptRow:
    counts: Counter[str] = Counter()
    for wait in group.waits:
        counts[_standing(wait, level)] += wait.n
    return PromptRow(group.name, group.entries, **{each: counts[each] for each in STANDINGS})


def _standing(wait: Wait, level: int) -> Standing:
    if is_late(wait.days, level):
        return "late"
    if wait.ended:
        return "in_time"
    return "given_up" if wait.given_up else "not_due"
