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


class Holder(NamedTuple):
    """A copy that was made while the words were in the register; `goes` is the day the rule of thinning takes it away.

    One that is not `known` to the register's history is never taken away by it.
    """

    copy: Copy
    goes: date | None
    known: bool = True


class Place(NamedTuple):
    """One folder: whether it can be reached, and the copies in it that still hold what was erased."""

    folder: Path
    reached: bool
    holders: tuple[Holder, ...]


def places_holding(engine: Engine, keeper: Keeper, first: int, erasing: int, now: datetime) -> list[Place]:
    """Where copies lie that end between the act that wrote the first word and the one that erased it, the newest first.

    A copy whose head the register does not know may hold anything, and no thinning takes it.
    """
    acts = {chain.hex()[:SHOWN]: act for act, chain in engine.rows("SELECT act, chain FROM seal")}
    found = []
    for folder in keeper.places():
        copies = copies_in(folder)
        days = days_they_go([copy for copy in copies if copy.head in acts], now)
        among = [copy for copy in copies if first <= acts.get(copy.head, first) < erasing]
        found.append(
            Place(
                folder, folder.is_dir(), tuple(Holder(copy, days.get(copy.path), copy.head in acts) for copy in among)
            )
        )
    return found


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
