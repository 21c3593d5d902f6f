"""How long was waited: the department's clock and the adviser's own, four declarations over one counting function.

Days are days of the calendar: weekends and holidays count, as they do for whoever waits. What never ended is counted among all,
whether it still waits or nothing more will come (a question given up without a reply, an inquiry closed without a contact): it is
longer than everything that has ended, so a median or a percentile that falls on it is not known. Nobody gets better figures by
leaving questions unanswered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import repeat
from typing import Literal, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.counted import CountedTable
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.table import DIRECTORATES, TOTAL, printed_names
from borgerraad_tui.statistics.tally import NOT_GIVEN

WaitedFor = Literal["reply", "answer", "contact", "closing"]
"""What ends a clock."""
NOT_KNOWN = "ukendt"
"""A median or a percentile that falls on what has not ended."""
QUESTIONS = "spørgsmål", "spørgsmål"
INQUIRIES = "henvendelse, der ikke udgår", "henvendelser, der ikke udgår"


class Wait(NamedTuple):
    """A clock, or `n` alike: its directorate's catalogue id (0 not given), and its days.

    Not `ended`, the days are those so far, or until nothing more was waited for; `given_up` is a question settled without it.
    """

    directorate: int
    days: int
    ended: bool
    n: int = 1
    given_up: bool = False


class Group(NamedTuple):
    """The clocks of one row: its name, the catalogue ids that print it, and the clocks."""

    name: str
    entries: tuple[int, ...]
    waits: Sequence[Wait]


@dataclass(frozen=True, slots=True)
class WaitSpec:
    """One table: its number after the printed nine, which clocks it is about, and its words."""

    number: int
    waited_for: WaitedFor
    title: str
    brief: str
    among: tuple[str, str]
    """What is counted, one and several, in words that follow a number."""
    without: str
    """What those are that have not ended, in words that follow their number."""
    head: str
    """The same as the heading of a narrow column."""


WAIT_TABLES = (
    WaitSpec(
        11, "reply", "Forvaltningens første svar, dage", "Første svar", QUESTIONS, "uden et første svar", "Uden svar"
    ),
    WaitSpec(12, "answer", "Forvaltningens svar, dage", "Svar", QUESTIONS, "uden et svar", "Uden svar"),
    WaitSpec(
        13, "contact", "Egen tid til første kontakt, dage", "Første kontakt", INQUIRIES, "uden kontakt", "Uden kontakt"
    ),
    WaitSpec(
        14, "closing", "Egen tid til afslutning, dage", "Til afslutning", INQUIRIES, "uden afslutning", "Ikke afsluttet"
    ),
)


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One row: days as exact fractions, None where they are not known yet or there is nothing to count.

    `entries` are the directorates' catalogue ids (0 not given). `without` of `count` have not ended; `longest` is the longest of
    all, these included, and `longest_without` tells that it is one of these.
    """

    name: str
    entries: tuple[int, ...]
    count: int
    without: int
    median: Fraction | None
    ninety: Fraction | None
    longest: int | None
    longest_without: bool

    def told(self, days: Fraction | None) -> str | None:
        """Days of the row with at most one decimal, or that they are not known; None of nothing."""
        if days is None:
            return NOT_KNOWN if self.count else None
        return decimal_comma(days, 1)


@dataclass(frozen=True, slots=True)
class WaitTable(CountedTable[WaitRow]):
    """A counted table; its total is all rows together."""

    spec: WaitSpec


def wait_table(spec: WaitSpec, waits: Sequence[Wait], catalogue: Catalogue, last: date) -> WaitTable:
    """Count one table; `last` is the day whose catalogue decides the order of rows."""
    *rows, total = (_row(group) for group in groups_of(waits, catalogue, last))
    return WaitTable(tuple(rows), total, spec)


def groups_of(waits: Sequence[Wait], catalogue: Catalogue, last: date) -> Iterator[Group]:
    """The rows that clocks are counted in, as table 1 has them; then all of them together."""
    by_directorate: dict[int, list[Wait]] = defaultdict(list)
    for wait in waits:
        by_directorate[wait.directorate].append(wait)
    counts = Counter({entry: len(found) for entry, found in by_directorate.items()})
    names = printed_names(catalogue.of("directorate"), counts, last)
    if NOT_GIVEN in counts:
        names.append((DIRECTORATES, (NOT_GIVEN,)))
    for name, entries in names:
        yield Group(name, entries, [wait for entry in entries for wait in by_directorate.get(entry, ())])
    yield Group(TOTAL, tuple(entry for _, entries in names for entry in entries), waits)


def quantile(ended: Sequence[int], waiting: int, share: Fraction) -> Fraction | None:
    """The value below which a share of all lies: 1/2 gives the median, 9/10 the 90th percentile.

    `ended` are days in ascending order, and `waiting` further ones are longer than each of them. It is the interpolated
    percentile, not the nearest rank: of n in order the place is share x (n - 1), counted from 0, and between two places the
    value lies between theirs in proportion. That is the median as everybody computes it, and type 7 of Hyndman and Fan
    (spreadsheets' PERCENTILE, the method "inclusive" of Python's `statistics.quantiles`). None when the place lies among
    those that wait, or there are none.
    """
    place = share * (len(ended) + waiting - 1)
    low = int(place)
    beyond = place - low
    if place < 0 or low + bool(beyond) >= len(ended):
        return None
    return ended[low] + beyond * (ended[low + bool(beyond)] - ended[low])


def _row(group: Group) -> WaitRow:
    waits = group.waits
    ended = sorted(days for wait in waits if wait.ended for days in repeat(wait.days, wait.n))
    longest = max(waits, key=lambda wait: (wait.days, not wait.ended), default=None)
    without = sum(wait.n for wait in waits if not wait.ended)
    return WaitRow(
        group.name,
        group.entries,
        len(ended) + without,
        without,
        quantile(ended, without, Fraction(1, 2)),
        quantile(ended, without, Fraction(9, 10)),
        longest and longest.days,
        bool(longest and not longest.ended),
    )
