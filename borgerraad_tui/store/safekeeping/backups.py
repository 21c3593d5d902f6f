"""Copies of the register: made beside their place, opened again and checked, and only then counted as copies.

A copy of an encrypted register is encrypted with its recovery key, which stands inside the register: so copies need no question,
and the passphrase (through the key file beside them) or the paper opens each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import NamedTuple

from borgerraad_tui.errors import BorgerraadError, SaveFailed
from borgerraad_tui.store.driver import DatabaseError
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES
from borgerraad_tui.store.opening import PATIENCE, open_engine
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of
from borgerraad_tui.store.safekeeping.placing import beside, put_in_place, wipe
from borgerraad_tui.store.settings import RECOVERY_KEY

NAME = re.compile(r"(?P<made>\d{8}-\d{6})-(?P<head>[0-9a-f]{12})(?P<before>-foer)?(?:-(?P<number>\d+))?\.kopi")
LEFT = ".*.kopi.del*"
MOMENT = "%Y%m%d-%H%M%S"
KEEP = {"%Y%m%d%H": 24, "%Y%m%d": 14, "%Y%m": 12}
"""How many hours, days and months keep their newest copy."""
KEPT_BEFORE = 12
"""Copies made before a migration or an import that stay, the newest."""
ONE_AT_A_TIME = Lock()
"""The copies that one program makes, beside the work and before much is changed."""
TRIES = 20
"""Copies made anew because something was saved meanwhile."""
State = tuple[str, tuple[int, ...]]
NOT_CHECKED = (
    "Kopien kunne ikke læses igen, og er derfor ikke gemt. Registret er urørt. Se efter, om drevet med {folder} fejler."
)
OVERTAKEN = (
    "Der blev gemt i registret, hver gang kopien i {folder} var skrevet, så den er ikke gemt. Registret er urørt. Lav en kopi"
    " igen, når der er gemt færdigt."
)
NOT_WRITTEN = "Der kunne ikke gemmes en kopi i {folder}. Se efter, om drevet er der, og om der er plads."


class Copy(NamedTuple):
    """One copy: when it was made, the head of the history in it, and whether it was made before much was changed at once."""

    path: Path
    made: datetime
    head: str
    before: bool = False


def own_folder(register: Path) -> Path:
    """Where the copies of a register lie beside it."""
    return register.with_name(f"{register.stem}-kopier")


def copies_in(folder: Path) -> list[Copy]:
    """The copies in a folder, newest first; none where there is no such folder."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    copies = [copy for copy in map(as_copy, paths) if copy is not None]
    return sorted(copies, key=_order, reverse=True)


def _order(copy: Copy) -> tuple[datetime, int, str]:
    """By the second it was made, and of those of one second by the number that the later ones got."""
    name = NAME.fullmatch(copy.path.name)
    return copy.made, int((name and name["number"]) or 1), copy.path.name


def as_copy(path: Path) -> Copy | None:
    """A copy as its name tells of it; None where it is not called like one, or after a day there is not."""
    name = NAME.fullmatch(path.name)
    if name is None:
        return None
    try:
        made = datetime.strptime(name["made"], MOMENT)
    except ValueError:
        return None
    return Copy(path, made, name["head"], bool(name["before"]))


def state_of(engine: Engine) -> State:
    """What a copy has to agree with: the head of the history, and how many rows each table with a history holds."""
    # the names stand in the program
    known = {name for (name,) in engine.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    # a file of an earlier version has fewer
    places = (place for place in PLACES if place in known)
    counts = (int(engine.one(f"SELECT count(*) FROM {place}")) for place in places)  # noqa: S608
    return head_of(engine), tuple(counts)


def keep_copy(engine: Engine, folder: Path, now: datetime, *, before: bool = False) -> Copy:
    """Write a copy, open it again with the key it will be opened with, check it, and put it in its place.

    It may run beside other work: what is saved meanwhile is in it. SaveFailed where the disk refuses or the copy is not what it
    should be; then none is left behind. One made `before` much is changed stays when others are thinned out.
    """
    try:
        # one at a time: what lies half made is then what a program that was killed has left
        with ONE_AT_A_TIME:
            for left in folder.glob(LEFT):
                wipe(left)
            with beside(folder / f"{now:{MOMENT}}-{token_hex(4)}.kopi") as working:
                head = _copied(engine, working, key_to_copies(engine))
                path = free_name(folder / f"{now:{MOMENT}}-{head}{'-foer' if before else ''}.kopi")
                put_in_place(working, path)
                return Copy(path, now.replace(microsecond=0), head, before)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN.format(folder=folder)) from error


def free_name(path: Path) -> Path:
    """The name, with a number where another copy has it."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(each for each in chain([path], numbered) if not each.exists())


def recovery_key_of(engine: Engine) -> str:
    """What opens the copies of this register; empty for a plain one."""
    return str(engine.one("SELECT value FROM setting WHERE key = ?", (RECOVERY_KEY,)) or "")


def key_to_copies(engine: Engine) -> str:
    """What a copy is encrypted with: a locked register without a recovery key has none that anybody could read either."""
    return recovery_key_of(engine) or engine.passphrase


def _copied(engine: Engine, path: Path, key: str) -> str:
    """Copy until nothing was saved between the copying and the checking; returns its head.

    SaveFailed where it is not whole, or something was saved every time.
    """
    for _ in range(TRIES):
        engine.copy_to(path, key)
        with engine.at_rest():
            state = state_of(engine)
        found = _state_there(path, key)
        if found is None:
            raise SaveFailed(NOT_CHECKED.format(folder=path.parent))
        if found == state:
            return found[0]
    raise SaveFailed(OVERTAKEN.format(folder=path.parent))


def _state_there(path: Path, key: str) -> State | None:
    """The state of a copy that opens and is whole."""
    try:
        engine = open_engine(path, create=False, passphrase=key, patience=PATIENCE)
        try:
            return state_of(engine) if is_whole(engine) else None
        finally:
            engine.close()
    except BorgerraadError:
        return None


def is_whole(engine: Engine) -> bool:
    """What the engine itself finds in a file: signatures, pages, indexes, references; what it stumbles over is not whole."""
    try:
        if engine.rows("PRAGMA cipher_integrity_check"):
            return False
        return bool(engine.one("PRAGMA integrity_check") == "ok") and not engine.rows("PRAGMA foreign_key_check")
    except DatabaseError:
        return False


def is_sound(engine: Engine) -> bool:
    """Whether the file is whole and its history unbroken; one that lacks a table has none."""
    try:
        return is_whole(engine) and not any(chain_faults(engine))
    except DatabaseError:
        return False


def thin_out(folder: Path, made: Copy, known: Collection[str]) -> list[Copy]:
    """Remove what need not be kept: the newest copy of each of the last 24 hours, 14 days and 12 months that have one stays.

    `made` is the copy just made. What seems newer was made before the clock was set back, and takes no other's place. Only copies
    whose head is `known` to the register's history go: another may be all that is left of what the register has lost.
    """
    copies = [copy for copy in copies_in(folder) if copy.head in known]
    ahead = [copy for copy in copies if copy.made >= made.made and copy != made]
    rest = [copy for copy in copies if copy not in ahead]
    stays = {copy.path for part in (ahead, rest) for copy in to_keep(part)}
    return [copy for copy in copies if copy.path not in stays and _removed(copy.path)]


def _removed(path: Path) -> bool:
    """Whether a copy is gone; one that another program holds stays until the next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def to_keep(copies: Iterable[Copy]) -> Iterator[Copy]:
    """Of copies, newest first, those that stay."""
    newest_first = list(copies)
    yield from [copy for copy in newest_first if copy.before][:KEPT_BEFORE]
    for span, number in KEEP.items():
        by_span: dict[str, Copy] = {}
        for copy in newest_first:
            by_span.setdefault(copy.made.strftime(span), copy)
        yield from list(by_span.values())[:number]
