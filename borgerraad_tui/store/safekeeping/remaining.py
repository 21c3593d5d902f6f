"""Copies that still hold what was erased: which they are, when each goes by itself, and how they go at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, to_keep
from borgerraad_tui.store.safekeeping.chain import SHOWN
from borgerraad_tui.store.safekeeping.keeper import Keeper

LONGEST: Final = timedelta(days=366 * 2)
"""Beyond it no copy is kept that the rule of thinning lets go, when one is made each day."""
NEEDED: Final = "Der er ingen ny, efterset kopi i {folder} endnu. Lav en med »borgerraad kopier«, før de gamle slettes."
NOT_REMOVED: Final = "Kopien {name} kunne ikke slettes. Se efter, om drevet er der, og prøv igen."
SPANS: Final = """
SELECT e.inquiry, i.year || '-' || i.number, (SELECT min(act) FROM history WHERE place = 'inquiry' AND row = e.inquiry),
  (SELECT min(act) FROM history WHERE place = 'erasure' AND row = e.id)
FROM erasure AS e JOIN inquiry AS i ON i.id = e.inquiry ORDER BY e.id
"""


class Span(NamedTuple):
    """The acts between which a copy may hold what was erased of an inquiry: from `first` until before `act`, which erased it."""

    inquiry: int
    number: str
    first: int
    act: int


class Holder(NamedTuple):
    """A copy made while words of these inquiries were in the register; `goes` is the day the rule of thinning takes it away.

    One that is not `known` to the register's history may hold any of them, and is never taken away by it.
    """

    copy: Copy
    goes: date | None
    numbers: tuple[str, ...] = ()
    known: bool = True


class Place(NamedTuple):
    """One folder: whether it can be reached, and the copies in it that still hold what was erased."""

    folder: Path
    reached: bool
    holders: tuple[Holder, ...]


def spans_of(engine: Engine) -> list[Span]:
    """Of every erasure, the oldest first; what was erased of an inquiry once more was written after it was erased before."""
    found: dict[int, list[Span]] = {}
    for inquiry, number, first, act in engine.rows(SPANS):
        before = found.setdefault(inquiry, [])
        before.append(Span(inquiry, number, before[-1].act + 1 if before else first, act))
    return sorted((span for spans in found.values() for span in spans), key=lambda span: (span.act, span.inquiry))


def places_holding(engine: Engine, keeper: Keeper, spans: Sequence[Span], now: datetime) -> list[Place]:
    """Where copies lie that were made between the act that wrote the first word and the one that erased it, the newest first."""
    acts = {chain.hex()[:SHOWN]: act for act, chain in engine.rows("SELECT act, chain FROM seal")}
    found = []
    for folder in keeper.places():
        copies = copies_in(folder)
        days = days_they_go([copy for copy in copies if copy.head in acts], now)
        holders = (_holder(copy, acts.get(copy.head), spans, days.get(copy.path)) for copy in copies)
        found.append(Place(folder, folder.is_dir(), tuple(holder for holder in holders if holder.numbers)))
    return found


def _holder(copy: Copy, at: int | None, spans: Sequence[Span], goes: date | None) -> Holder:
    held = (span.number for span in spans if at is None or span.first <= at < span.act)
    return Holder(copy, goes, tuple(dict.fromkeys(held)), at is not None)


def days_they_go(copies: Sequence[Copy], now: datetime) -> dict[Path, date]:
    """The day each copy goes when one more is made each day from now on, by the rule itself."""
    left = {copy.path: copy for copy in copies}
    made: list[Copy] = []
    gone: dict[Path, date] = {}
    for days in range(LONGEST.days):
        if not left:
            break
        at = now + timedelta(days=days)
        made.insert(0, Copy(Path(f"{days}"), at, ""))
        stays = {copy.path for copy in to_keep([*made, *left.values()])}
        for path in [path for path in left if path not in stays]:
            gone[path] = at.date()
            del left[path]
        made = [copy for copy in made if copy.path in stays]
    return gone


def remove_copies(holders: Iterable[Holder]) -> int:
    """Delete them at once; SaveFailed where a folder has no newer copy to fall back on, or the disk refuses. Returns how many."""
    number = 0
    for holder in holders:
        path = holder.copy.path
        if not any(copy.made > holder.copy.made for copy in _kept_beside(path, holders)):
            raise SaveFailed(NEEDED.format(folder=path.parent))
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed(NOT_REMOVED.format(name=path.name)) from error
        number += 1
    return number


def _kept_beside(path: Path, going: Iterable[Holder]) -> list[Copy]:
    goes = {holder.copy.path for holder in going}
    return [copy for copy in copies_in(path.parent) if copy.path not in goes]
