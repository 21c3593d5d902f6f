"""Tally lines by hand: the catalogue with numbers of its own, and lines by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Figures, count
from borgerraad_tui.statistics.tally import NOT_CLOSED, NOT_GIVEN, TallyLine
from tests.registers import packaged

NUMBERED = Catalogue(replace(entry, id=number) for number, entry in enumerate(packaged().entries, start=1))
"""The packaged catalogue as a register would number it."""
FIRST, LAST = date(2021, 8, 1), date(2021, 12, 31)


def inquiries(
    n: int, kind: Kind | None, area: str = "", theme: str = "", action: str = "", outcome: str = "", reason: str = ""
) -> list[TallyLine]:
    """The lines of `n` inquiries alike in everything; an action »open« is none yet."""
    word = kind.value if kind else ""
    if reason or kind is None:
        return [TallyLine("left out", word, _number("exclusion", reason), 0, n)]
    ended = NOT_CLOSED if action == "open" else _number("action", action)
    return [
        TallyLine("directorate", word, _number("directorate", area), 0, n),
        TallyLine("theme", word, _number("theme", theme), 0, n),
        TallyLine("action", word, ended, _number("outcome", outcome), n),
    ]


def figures(
    *groups: Sequence[TallyLine], last: date = LAST, today: date = LAST, catalogue: Catalogue = NUMBERED
) -> Figures:
    """The figures of some inquiries received from August 2021 on."""
    return count([line for group in groups for line in group], catalogue, FIRST, last, today)


def _number(listing: str, key: str) -> int:
    return NUMBERED.id_of(listing, key) or NOT_GIVEN
