"""What stands in a register after a fault, held against what was acknowledged before it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.safekeeping.backups import copies_in, is_whole, own_folder
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.restoring import open_copy
from tests.faults.adviser import RECOVERY_KEY, promised
from tests.faults.cheap_keys import CLOCK
from tests.store.chain import broken_seals, strayed_rows
from tests.store.recount import recounted, tally


def faults_of(path: Path, lines: Iterable[str], passphrase: str = "") -> list[str]:
    """Start again, as she would: everything wrong with the register, and everything acknowledged that is not in it."""
    try:
        with closing(open_register(path, CLOCK, passphrase)) as register:
            if not is_whole(register.engine):
                return ["unreadable: the file is not whole"]
            return [*_unsound(register), *_lost(register, promised(lines))]
    except BorgerraadError as error:
        return [f"unreadable: {type(error).__name__}"]


def _unsound(register: Register) -> Iterator[str]:
    engine = register.engine
    for act in broken_seals(engine):
        yield f"unsound: act {act} does not fit its seal"
    for place, row in strayed_rows(engine):
        yield f"unsound: {place} {row} is not as its history left it"
    if tally(engine) != recounted(engine):
        yield "unsound: the tally is not a recount"


def _lost(register: Register, known: Mapping[str, str]) -> Iterator[str]:
    for about, value in known.items():
        what, _, key = about.partition(" ")
        if not IS_THERE[what](register, key, value):
            yield f"lost: {about} {value[:40]}"


def _sealed(register: Register, act: str, chain: str) -> bool:
    return bool(register.engine.one("SELECT hex(chain) = ? FROM seal WHERE act = ?", (chain, int(act))))


def _drafted(register: Register, key: str, subject: str) -> bool:
    kept = register.engine.one("SELECT json_extract(body, '$.subject') FROM draft WHERE id = ?", (int(key),))
    return bool(kept == json.loads(subject))


def _remembered(register: Register, key: str, value: str) -> bool:
    return register.settings.get(key) == str(json.loads(value))


def _copied(register: Register, key: str, act: str) -> bool:
    """Whether a copy that opens and is whole holds that act."""
    keys = [RECOVERY_KEY if register.engine.passphrase else ""]
    for copy in copies_in(own_folder(register.engine.path)):
        try:
            engine, _ = open_copy(copy, keys)
        except BorgerraadError:
            continue
        with closing(engine):
            if (
                is_whole(engine)
                and head_of(engine) == copy.head
                and engine.one("SELECT max(act) FROM seal") >= int(act)
            ):
                return True
    return False


IS_THERE: Mapping[str, Callable[[Register, str, str], bool]] = {
    "sealed": _sealed,
    "draft": _drafted,
    "setting": _remembered,
    "copy": _copied,
}
