"""What one inquiry weighs in the figures: the facts a published report keeps, selected and compared without the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from borgerraad_tui.statistics.by_month import MonthLine
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.statistics.tally import NOT_CLOSED, NOT_GIVEN, TallyLine


class Fact(NamedTuple):
    """One inquiry: ISO days, catalogue ids or None; `closed` tells whether it was, not when."""

    id: int
    received: str
    kind: str | None
    directorate: int | None
    theme: int | None
    action: int | None
    outcome: int | None
    exclusion: int | None
    closed: bool


class Moved(NamedTuple):
    """One inquiry that counts otherwise now; None where it was not there, or is not in the period any more."""

    id: int
    before: Fact | None
    after: Fact | None


def selected(facts: Iterable[Fact], selection: Selection, marked: Collection[int] = ()) -> list[Fact]:
    """The inquiries behind a figure, newest first: the same rule as the register's lists (store/listing.py).

    `marked` are the inquiries that have one of the selection's findings, where it is about findings: no fact tells them.
    """
    first, last = selection.first.isoformat(), selection.last.isoformat()
    found = [fact for fact in facts if first <= fact.received <= last and _belongs(fact, selection, marked)]
    return sorted(found, key=lambda fact: (fact.received, fact.id), reverse=True)


def moved(before: Iterable[Fact], after: Iterable[Fact]) -> list[Moved]:
    """Every inquiry that counts otherwise, in the order of their ids.

    What was changed and changed back is not among them, nor what was changed in a fact that is not counted, as the theme of
    one that is excluded.
    """
    old, new = ({fact.id: fact for fact in facts} for facts in (before, after))
    pairs = (Moved(each, old.get(each), new.get(each)) for each in sorted(old | new))
    return [pair for pair in pairs if _weight(pair.before) != _weight(pair.after)]


def months_of(facts: Iterable[Fact]) -> Iterator[MonthLine]:
    """One line for each counted inquiry, by the month it was received."""
    return (MonthLine(fact.received[:7], kind, 1) for fact in facts if (kind := _kind(fact)))


def lines_of(facts: Iterable[Fact]) -> list[TallyLine]:
    """The tally lines of these inquiries, by the rule that `tally_step` in schema.sql keeps; consultations are not among them."""
    counts: Counter[tuple[str, str, int, int]] = Counter()
    for fact in facts:
        for part, entry, outcome in _parts(fact):
            counts[part, fact.kind or "", entry, outcome] += 1
    return [TallyLine(*key, n) for key, n in counts.items()]


def _weight(fact: Fact | None) -> tuple[object, ...]:
    """Everything a fact adds to: its tally lines, its month, and the adviser's clocks, which one that is excluded has not."""
    if fact is None:
        return ()
    clock = () if fact.exclusion is not None else (fact.received, fact.directorate)
    return (*_parts(fact), _kind(fact), *clock)


def _kind(fact: Fact) -> str | None:
    """What it is counted as; None where it is left out."""
    return None if fact.exclusion is not None else fact.kind


def _parts(fact: Fact) -> Iterator[tuple[str, int, int]]:
    if _kind(fact) is None:
        yield "left out", fact.exclusion or NOT_GIVEN, 0
        return
    yield "directorate", fact.directorate or NOT_GIVEN, 0
    yield "theme", fact.theme or NOT_GIVEN, 0
    if fact.closed:
        yield "action", fact.action or NOT_GIVEN, fact.outcome or NOT_GIVEN
    else:
        yield "action", NOT_CLOSED, 0


def _belongs(fact: Fact, selection: Selection, marked: Collection[int]) -> bool:
    left_out = _kind(fact) is None
    if selection.part == "registered":
        return True
    if selection.part == "left out":
        return left_out and (fact.exclusion or NOT_GIVEN) in selection.entries
    if selection.part in ("contact", "closing"):
        return fact.exclusion is None and (fact.directorate or NOT_GIVEN) in selection.entries
    if left_out or selection.kind not in (None, fact.kind):
        return False
    if selection.part == "finding":
        return fact.closed and fact.id in marked
    return selection.part == "" or _entry(fact, selection) in selection.entries


def _entry(fact: Fact, selection: Selection) -> int | None:
    """Which of a part's entries the inquiry counts under; None for none of them."""
    values: Mapping[str, int | None] = {
        "directorate": fact.directorate or NOT_GIVEN,
        "theme": fact.theme or NOT_GIVEN,
        "action": (fact.action or NOT_GIVEN) if fact.closed else NOT_CLOSED,
        "outcome": (fact.outcome or NOT_GIVEN) if fact.closed and fact.action in selection.within else None,
    }
    return values[selection.part]
