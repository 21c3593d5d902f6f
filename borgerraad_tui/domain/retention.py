"""How long what somebody can be known by is kept, and when an inquiry falls due to be erased. Free of pydantic: lists read it.

Storage limitation asks for terms that are written down (databeskyttelsesforordningen art. 5, 1, e); which ones, the office's own
by-laws and the municipality's archivist say. They are not known to the program, so the usual ones are a proposal, hers to set.
Nothing is ever erased by itself (arkivloven: records are discarded by the rules of the archives alone).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

Part = Literal["complaint", "other", "excluded"]
"""What has a term of its own: complaints, other inquiries, and those that left the statistics."""
Ground = Literal["term", "asked", "mistake", "other"]
"""Why something was erased."""

PART_WORDS: Final[Mapping[Part, str]] = {
    "complaint": "Klager", "other": "Andre henvendelser", "excluded": "Udgåede",
}  # fmt: skip
GROUND_WORDS: Final[Mapping[Ground, str]] = {
    "term": "Fristen er gået", "asked": "Borgeren har bedt om det", "mistake": "Skrevet ved en fejl", "other": "Andet",
}  # fmt: skip
USUAL: Final[Mapping[Part, int]] = {"complaint": 5, "other": 5, "excluded": 2}
"""Years. No source names a term for a citizens' adviser; these are the program's proposal until she sets hers."""
LONGEST: Final = 99
"""Years: no term is longer."""


class Terms(NamedTuple):
    """Years by part, and by outcome (a catalogue id) where one has a term of its own."""

    parts: Mapping[Part, int]
    outcomes: Mapping[int, int]

    def term(self, ended: Ended) -> tuple[Part | int, int]:
        """The term that holds for an inquiry: the part or outcome it is of, and its years."""
        if ended.outcome in self.outcomes and not ended.excluded:
            return ended.outcome, self.outcomes[ended.outcome]
        return ended.part, self.parts[ended.part]


class Ended(NamedTuple):
    """One inquiry as the rule sees it; `closed` is the day of its last closing (ISO), None while it is open.

    `waits` tells that something about it is still to come: an answer, a reminder, an appointment.
    """

    id: int
    kind: str | None
    outcome: int = 0
    excluded: bool = False
    closed: str | None = None
    waits: bool = False

    @property
    def part(self) -> Part:
        """Which of the three; one that is closed undecided is as other inquiries."""
        if self.excluded:
            return "excluded"
        return "complaint" if self.kind == "complaint" else "other"


class Due(NamedTuple):
    """The day from which an inquiry is due, and the term that says so."""

    day: date
    by: Part | int
    years: int


def fall_due(inquiries: Iterable[Ended], continued: Iterable[tuple[int, int]], terms: Terms) -> dict[int, Due]:
    """When each inquiry falls due, counted from its last closing; one that is open, or still waits for something, is in it never.

    What continues another is the same case: all of it falls due together, with the last of it, and not while any of it is open.
    """
    ended = {one.id: one for one in inquiries}
    own = {one.id: _own(one, terms) for one in ended.values()}
    found: dict[int, Due] = {}
    for case in _cases(ended, continued):
        days = [own[each] for each in case]
        if None not in days:
            found |= dict.fromkeys(case, max((due for due in days if due is not None), key=lambda due: due.day))
    return found


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of a leap day the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _own(one: Ended, terms: Terms) -> Due | None:
    if one.closed is None or one.waits:
        return None
    by, years = terms.term(one)
    return Due(years_after(date.fromisoformat(one.closed), years), by, years)


def _cases(ended: Mapping[int, Ended], continued: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The inquiries that continue each other, one after another over any number of links; most stand alone."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in continued:
        if one in ended and other in ended:
            beside[one].add(other)
            beside[other].add(one)
    seen: set[int] = set()
    for start in ended:
        if start in seen:
            continue
        case, waiting = [], [start]
        seen.add(start)
        while waiting:
            case.append(waiting.pop())
            new = beside[case[-1]] - seen if case[-1] in beside else set()
            seen |= new
            waiting += new
        yield case
