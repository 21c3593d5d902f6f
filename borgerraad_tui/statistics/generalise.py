"""Rows made alike until nobody stands alone: what is rare in a combination is told less exactly, step by step.

A row is safe when at least `limit` rows say the same in every field (k-anonymity). The steps take first what tells least about
the work and most about the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

LIMIT = 5
"""Rows alike that are enough, unless she says otherwise."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One inquiry of the data package: months as 2021-08 (or 2021-3. kvartal, 2021), catalogue keys, empty for not told."""

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
    "henvender og kanal udelades": lambda row: replace(row, channel="", enquirer=""),
    "lukket måned bliver kvartal": lambda row: replace(row, closed=quarter(row.closed)),
    "modtaget måned bliver kvartal": lambda row: replace(row, received=quarter(row.received)),
    "udfald udelades": lambda row: replace(row, outcome=""),
    "lukket bliver år": lambda row: replace(row, closed=year(row.closed)),
    "tema udelades": lambda row: replace(row, theme=""),
    "modtaget bliver år": lambda row: replace(row, received=year(row.received)),
    "handling udelades": lambda row: replace(row, action=""),
    "område udelades": lambda row: replace(row, directorate=""),
    "årsag til at udgå udelades": lambda row: replace(row, excluded=""),
    "alt andet udelades": lambda row: OpenRow(*[""] * len(OpenRow.__slots__)),
}
"""What is given up, in this order, by what the package's own description calls it."""


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
