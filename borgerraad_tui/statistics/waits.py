"""How long was waited: the department's clock and the adviser's own, four declarations over one counting function.

What still waits is counted among all: it is longer than everything that has ended, so a median or a percentile that falls on
it is not known yet, and it is never within the service level. Nobody gets better figures by leaving questions unanswered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import Literal, NamedTuple

from borgerraad_tui.statistics.table import TOTAL, percent

Part = Literal["reply", "answer", "contact", "closing"]


class Wait(NamedTuple):
    """A clock, or `n` alike: whose it is, and its days; `ended` tells whether they are all, or those so far."""

    group: str
    days: int
    ended: bool
    n: int = 1


@dataclass(frozen=True, slots=True)
class WaitSpec:
    """One table: its number after the printed nine, which clocks it is about, and its words."""

    number: int
    part: Part
    title: str
    brief: str
    among: str
    """What is counted, in words that follow a number."""
    waiting: str
    """What those are that have not ended."""


WAIT_TABLES = (
    WaitSpec(11, "reply", "Forvaltningens første svar, dage", "Første svar", "spørgsmål", "uden et første svar"),
    WaitSpec(12, "answer", "Forvaltningens svar, dage", "Svar", "spørgsmål", "ubesvarede"),
    WaitSpec(
        13,
        "contact",
        "Egen tid til første kontakt, dage",
        "Første kontakt",
        "henvendelser, der ikke udgår",
        "uden kontakt endnu",
    ),
    WaitSpec(
        14, "closing", "Egen tid til afslutning, dage", "Til afslutning", "henvendelser, der ikke udgår", "stadig åbne"
    ),
)


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One row: days as exact fractions, None where they are not known yet or there is nothing to count.

    `waiting` of `count` have not ended; `longest` is the longest of all, those so far included, and `longest_waits` tells
    that it is one of these; `within` have ended within the service level.
    """

    name: str
    count: int
    waiting: int
    median: Fraction | None
    ninety: Fraction | None
    longest: int | None
    longest_waits: bool
    within: int

    @property
    def percent(self) -> int | None:
        """How many of all ended within the service level, in whole percent."""
        return percent(self.within, self.count)


@dataclass(frozen=True, slots=True)
class WaitTable:
    """A counted table: a row for every group, and all of them together."""

    spec: WaitSpec
    rows: tuple[WaitRow, ...]
    total: WaitRow


def wait_table(spec: WaitSpec, waits: Sequence[Wait], groups: Iterable[str], level: int) -> WaitTable:
    """Count one table; it has a row for each of `groups`, in that order. `level` is the service level in days."""
    by_group: dict[str, list[Wait]] = {group: [] for group in groups}
    for wait in waits:
        by_group[wait.group].append(wait)
    rows = tuple(_row(group, found, level) for group, found in by_group.items())
    return WaitTable(spec, rows, _row(TOTAL, waits, level))


def quantile(ended: Sequence[int], waiting: int, share: Fraction) -> Fraction | None:
    """The value below which a share of all lies: 1/2 gives the median, 9/10 the 90th percentile.

    `ended` are days in ascending order, and `waiting` further ones are longer than each of them. Of n in order the place
    is share x (n - 1), counted from 0; between two places the value lies between theirs in proportion. That is the median
    as everybody computes it, and the percentile of Hyndman and Fan's type 7 (spreadsheets' PERCENTILE, the method
    "inclusive" of Python's `statistics.quantiles`). None when the place lies among those that wait, or there are none.
    """
    place = share * (len(ended) + waiting - 1)
    low = int(place)
    beyond = place - low
    if place < 0 or low + bool(beyond) >= len(ended):
        return None
    return ended[low] + beyond * (ended[low + bool(beyond)] - ended[low])


def _row(name: str, waits: Sequence[Wait], level: int) -> WaitRow:
    ended = sorted(days for wait in waits if wait.ended for days in repeat(wait.days, wait.n))
    longest = max(waits, key=lambda wait: (wait.days, not wait.ended), default=None)
    waiting = sum(wait.n for wait in waits if not wait.ended)
    return WaitRow(
        name,
        len(ended) + waiting,
        waiting,
        quantile(ended, waiting, Fraction(1, 2)),
        quantile(ended, waiting, Fraction(9, 10)),
        longest and longest.days,
        bool(longest and not longest.ended),
        sum(days <= level for days in ended),
    )
