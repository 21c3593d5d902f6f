"""Rows made alike until nobody stands alone: what is rare in a combination is told less exactly, step by step.

A row is safe when at least `limit` rows say the same in every field (k-anonymity). The steps take first what tells least about
the work and most about the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

WITHHELD, EXCLUDED, CLOSED = "udeladt", "udgår", "lukket"
"""What stands for something left out as too rare (an empty field is one that never had anything), for any reason to leave the
statistics, and for any day of closing; no key of a catalogue is spelt like the first two, and no month like the third."""
LIMIT = 5
"""Rows alike that are enough, unless she says otherwise."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One inquiry of the data package: months as 2021-08 (or 2021-K3, 2021) and catalogue keys, empty where there is none."""

    received: str
    kind: str
    directorate: str
    theme: str
    action: str
    outcome: str
    closed: str
    excluded: str
    channel: str
    enquirer: str


Step = Callable[[OpenRow], OpenRow]


class Generalised(NamedTuple):
    """The rows as they may be handed on, in no order that tells anything, and how many were told less exactly."""

    rows: tuple[OpenRow, ...]
    changed: int


def quarter(month: str) -> str:
    """A month as its quarter: 2021-08 is 2021-K3; anything shorter stays."""
    return f"{month[:4]}-K{(int(month[5:7]) + 2) // 3}" if len(month) == 7 and month[5:].isdigit() else month


def year(month: str) -> str:
    """A month or quarter as its year."""
    return month[:4]


STEPS: Mapping[str, Step] = {
    "henvender og kanal udelades": lambda row: replace(row, channel=WITHHELD, enquirer=WITHHELD),
    "lukket måned bliver kvartal": lambda row: replace(row, closed=quarter(row.closed)),
    "modtaget måned bliver kvartal": lambda row: replace(row, received=quarter(row.received)),
    "lukket bliver år": lambda row: replace(row, closed=year(row.closed)),
    "modtaget bliver år": lambda row: replace(row, received=year(row.received)),
    "årsag til at udgå bliver »udgår«": lambda row: replace(row, excluded=row.excluded and EXCLUDED),
    "lukket bliver »lukket«": lambda row: replace(row, closed=row.closed and CLOSED),
    "udfald udelades": lambda row: replace(row, outcome=WITHHELD),
    "tema udelades": lambda row: replace(row, theme=WITHHELD),
    "handling udelades": lambda row: replace(row, action=WITHHELD),
    "område udelades": lambda row: replace(row, directorate=WITHHELD),
    "alt andet udelades": lambda row: OpenRow(*[WITHHELD] * len(OpenRow.__slots__)),
}
"""What is given up, in this order, by what the package's own description calls it.

Days go before what the offices compare: outcomes, themes and areas. Whether one is excluded, closed or decided is told for as
long as anything is, so that an inquiry is never counted in another part than its own.
"""


def generalise(rows: Iterable[OpenRow], limit: int = LIMIT) -> Generalised:
    """Take each rare row a step further until it is rare no more; the last step leaves nothing but that there was one."""
    before = list(rows)
    safe: list[OpenRow] = []
    rare = before
    for step in (None, *STEPS.values()):
        told = [step(row) for row in rare] if step else rare
        # a row that was told less may stand beside rows that were safe already
        alike = Counter([*safe, *told])
        safe += [row for row in told if alike[row] >= limit]
        rare = [row for row in told if alike[row] < limit]
    whole = sorted([*safe, *rare], key=_order)
    return Generalised(tuple(whole), _changed(before, whole))


def _changed(before: Sequence[OpenRow], after: Sequence[OpenRow]) -> int:
    return (Counter(before) - Counter(after)).total()


def _order(row: OpenRow) -> tuple[str, ...]:
    return tuple(getattr(row, field) for field in OpenRow.__slots__)
