"""Copies that still hold what was erased: which they are, when each goes by itself, and how they go at once.

It is certain of a copy that the register's history knows, where it was made between the act that wrote the first of it and the one
that erased it. One from before may hold it in a draft (store/safekeeping/half_typed.py), and one of another history anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from borgerraad_tui.domain.text import capitalised, clean_line
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.paths import is_folder
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, to_keep
from borgerraad_tui.store.safekeeping.chain import SHOWN, head_of
from borgerraad_tui.store.safekeeping.copy_control import DAMAGED, is_sound_copy, keys_at_hand
from borgerraad_tui.store.safekeeping.half_typed import looking, may_hold
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.sealed import ERASED_LINE

LONGEST: Final = timedelta(days=366 * 2)
"""Beyond it no copy is kept that the rule of thinning lets go, when one is made each day."""
NEEDED: Final = "Der er ingen ny, efterset kopi i {folder} endnu. Lav en med »borgerraad kopier«, før de gamle slettes."
NOT_REMOVED: Final = "Kopien {name} kunne ikke slettes. Se efter, om drevet er der, og prøv igen."
SPANS: Final = """
SELECT e.inquiry, i.year || '-' || i.number, (SELECT min(act) FROM history WHERE place = 'inquiry' AND row = e.inquiry),
  (SELECT min(act) FROM history WHERE place = 'erasure' AND row = e.id)
FROM erasure AS e JOIN inquiry AS i ON i.id = e.inquiry ORDER BY e.id
"""
EMPTIED: Final = """
SELECT told.act, min(gone.act) FROM history AS told JOIN history AS gone ON gone.id = told.row
WHERE told.place = ? GROUP BY told.act
"""


class Span(NamedTuple):
    """The acts between which a copy holds what was erased of an inquiry: from `first` until before `act`, which erased it.

    `since` is the act that erased it the time before; 0 for none.
    """

    inquiry: int
    number: str
    first: int
    act: int
    since: int = 0


class Holder(NamedTuple):
    """A copy made while words of the inquiries `numbers` were in the register; of those in `maybe` a draft in it may hold some.

    `goes` is the day the rule of thinning takes it away. One that is not `known` to the register's history may hold any of them,
    and is never taken away by it.
    """

    copy: Copy
    goes: date | None
    numbers: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    known: bool = True


class Place(NamedTuple):
    """One folder: whether it can be reached, and the copies in it that still hold what was erased, or may.

    Where copies are `kept` no more none is made nor thinned out.
    """

    folder: Path
    reached: bool
    holders: tuple[Holder, ...]
    kept: bool = True

    @property
    def going(self) -> tuple[Holder, ...]:
        """Those that can go at once: in a folder that was left, what is of another history may be another register's."""
        return tuple(holder for holder in self.holders if self.kept or holder.known)


def spans_of(engine: Engine) -> list[Span]:
    """Of every erasure, the oldest first; what was erased of an inquiry once more was written after it was erased before.

    The erasing act tells which lines it emptied: where one is from before any of its inquiries (somebody's earlier inquiry that was
    undone, a search), nobody knows any more whose it was, and all of them begin there.
    """
    found: dict[int, list[Span]] = {}
    for inquiry, number, first, act in engine.rows(SPANS):
        before = found.setdefault(inquiry, [])
        since = before[-1].act if before else 0
        before.append(Span(inquiry, number, since + 1 if before else first, act, since))
    spans = [span for of_one in found.values() for span in of_one]
    emptied = dict(engine.rows(EMPTIED, (ERASED_LINE,)))
    earliest: dict[int, int] = {}
    for span in spans:
        earliest[span.act] = min(span.first, earliest.get(span.act, span.first))
    begun = {act: first for act, first in emptied.items() if first < earliest.get(act, first)}
    spans = [span._replace(first=begun.get(span.act, span.first)) for span in spans]
    return sorted(spans, key=lambda span: (span.act, span.inquiry))


def places_holding(engine: Engine, keeper: Keeper, spans: Sequence[Span], now: datetime) -> list[Place]:
    """Where copies lie that hold what was erased, or may, the newest first; also in folders where copies are kept no more.

    A copy from before is opened to look for drafts, in tenths of a second each.
    """
    acts = {chain.hex()[:SHOWN]: act for act, chain in engine.rows("SELECT act, chain FROM seal")}
    look = looking(engine, keys_at_hand(keeper, engine))
    found = []
    for folder, kept in _folders(keeper):
        copies = copies_in(folder)
        at = {copy: acts[copy.head] for copy in copies if copy.head in acts}
        days = days_they_go(list(at), now) if kept else {}
        drafts = {span: set(may_hold(_before(span, at), span.inquiry, look)) for span in spans}
        holders = (_holder(copy, at.get(copy), drafts, days.get(copy.path)) for copy in copies)
        holding = tuple(holder for holder in holders if holder.numbers or holder.maybe)
        found.append(Place(folder, is_folder(folder), holding, kept))
    return found


def _folders(keeper: Keeper) -> Iterator[tuple[Path, bool]]:
    """Where copies are kept, and where they were."""
    kept = list(keeper.places())
    yield from ((folder, True) for folder in kept)
    now = {folder.absolute() for folder in kept}
    yield from ((folder, False) for folder in sorted(keeper.keys.places()) if folder.absolute() not in now)


def _before(span: Span, at: Mapping[Copy, int]) -> list[Copy]:
    """The copies from before a span, newest first, back to the erasure before it of the same inquiry."""
    before = (copy for copy in at if span.since <= at[copy] < span.first)
    return sorted(before, key=lambda copy: (at[copy], copy.made), reverse=True)


def _holder(copy: Copy, at: int | None, drafts: Mapping[Span, set[Copy]], goes: date | None) -> Holder:
    if at is None:
        return Holder(copy, goes, _numbers(drafts), known=False)
    held = _numbers(span for span in drafts if span.first <= at < span.act)
    maybe = _numbers(span for span, copies in drafts.items() if copy in copies)
    return Holder(copy, goes, held, tuple(number for number in maybe if number not in held))


def _numbers(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.number for span in spans))


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


def remove_copies(engine: Engine, keeper: Keeper, places: Sequence[Place]) -> int:
    """Delete those that can go, at once; returns how many. SaveFailed where the disk refuses.

    SaveFailed, and nothing is deleted, where a folder has no whole copy of now to fall back on; for one where copies are kept no
    more it is looked for beside the register.
    """
    for folder in dict.fromkeys(place.folder if place.kept else keeper.own for place in places if place.going):
        _require_copy_of_now(engine, keeper, folder)
    going = [holder.copy.path for place in places for holder in place.going]
    for path in going:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed(NOT_REMOVED.format(name=path.name)) from error
    return len(going)


def _require_copy_of_now(engine: Engine, keeper: Keeper, folder: Path) -> None:
    """SaveFailed where none in a folder is whole and ends with what is saved now."""
    head, told = head_of(engine), clean_line(str(folder))
    of_now = [copy for copy in copies_in(folder) if copy.head == head]
    if not of_now:
        raise SaveFailed(NEEDED.format(folder=told))
    if not any(is_sound_copy(copy, keys_at_hand(keeper, engine)) for copy in of_now):
        raise SaveFailed(capitalised(DAMAGED.format(name=of_now[0].path.name, more="", folder=told)))
