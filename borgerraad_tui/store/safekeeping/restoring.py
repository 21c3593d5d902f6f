"""The way back: a copy, checked, becomes the register again; what stood there is set aside, never overwritten."""

from __future__ import annotations

from datetime import datetime
from glob import escape
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from borgerraad_tui.domain.passphrase import read_recovery_key
from borgerraad_tui.errors import BorgerraadError, FileForeign, RuleBroken, SaveFailed, WrongPassphrase
from borgerraad_tui.store.engine import Engine, open_engine
from borgerraad_tui.store.safekeeping.backups import MOMENT, Copy, copies_in, is_whole
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of
from borgerraad_tui.store.safekeeping.key_file import read_keys
from borgerraad_tui.store.safekeeping.placing import beside, put_in_place

ASIDE = "-sat-til-side-"
NO_KEY = (
    "Hverken adgangskoden eller gendannelsesnøglen åbner kopien {name}. Prøv en anden kopi, eller se på papiret igen."
)
NOT_WHOLE = "Kopien {name} er beskadiget. Vælg den næste på listen."
NOT_THIS = "Kopien {name} er en anden, end dens navn siger: den er byttet eller omdøbt. Vælg den næste på listen."
NOT_WRITTEN = "Registret kunne ikke gendannes til {path}. Se efter, om der er plads på disken. Intet er ændret."


class Held(NamedTuple):
    """What a copy holds: its inquiries, and the day and moment (ISO) of its newest act."""

    copy: Copy
    inquiries: int
    newest: str


def keys_to(folder: Path, secret: str) -> list[str]:
    """What may open the copies in a folder, the likeliest first: those in the key file, and what was typed itself.

    `secret` is the passphrase or the recovery key from the paper; empty for plain copies.
    """
    try:
        return [*reversed(read_keys(folder, secret)), *as_key(secret)] if secret else [""]
    except (WrongPassphrase, FileForeign):
        return as_key(secret)


def as_key(secret: str) -> list[str]:
    """What was typed as a key: the paper's signs as they are written, however they were typed."""
    try:
        return [read_recovery_key(secret)]
    except RuleBroken:
        return [secret]


def open_copy(copy: Copy, keys: list[str]) -> tuple[Engine, str]:
    """A copy opened to be read, and the key that did it; WrongPassphrase when none does, FileForeign when it is damaged.

    Another register under a copy's name is no copy: its history does not end with the head in the name. A file that is called
    otherwise is taken as it is.
    """
    for key in keys:
        try:
            engine = open_engine(copy.path, create=False, passphrase=key)
        except WrongPassphrase:
            continue
        if copy.head and head_of(engine) != copy.head:
            engine.close()
            raise FileForeign(NOT_THIS.format(name=copy.path.name))
        return engine, key
    raise WrongPassphrase(NO_KEY.format(name=copy.path.name))


def held(copy: Copy, keys: list[str]) -> Held:
    """What a copy holds; BorgerraadError says why it cannot be told."""
    engine, _ = open_copy(copy, keys)
    try:
        newest = engine.one("SELECT at FROM act ORDER BY id DESC LIMIT 1") or ""
        return Held(copy, int(engine.one("SELECT count(*) FROM inquiry")), str(newest))
    finally:
        engine.close()


def restore(copy: Copy, keys: list[str], path: Path, passphrase: str, now: datetime) -> Path | None:
    """Make the copy the register again, opened by `passphrase` (empty: plain); returns where what stood there was set aside.

    The copy is checked before anything is touched: FileForeign where it is damaged. SaveFailed where the disk refuses.
    """
    engine, _ = open_copy(copy, keys)
    try:
        if not is_whole(engine) or any(chain_faults(engine)):
            raise FileForeign(NOT_WHOLE.format(name=copy.path.name))
        with beside(path) as working:
            engine.copy_to(working, passphrase)
            _check_same(working, passphrase, engine)
            aside = _set_aside(path, now)
            put_in_place(working, path)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN.format(path=path)) from error
    finally:
        engine.close()
    return aside


def newest_first(*folders: Path) -> list[Copy]:
    """The copies of several places, newest first."""
    return sorted((copy for folder in folders for copy in copies_in(folder)), key=lambda copy: copy.made, reverse=True)


def _check_same(working: Path, passphrase: str, origin: Engine) -> None:
    try:
        made = open_engine(working, create=False, passphrase=passphrase)
    except BorgerraadError as error:
        raise SaveFailed(NOT_WRITTEN.format(path=working.parent)) from error
    try:
        heads = [each.one("SELECT max(act) || hex(max(chain)) FROM seal") for each in (made, origin)]
        if not is_whole(made) or heads[0] != heads[1]:
            raise SaveFailed(NOT_WRITTEN.format(path=working.parent))
    finally:
        made.close()


def set_aside_of(path: Path) -> list[Path]:
    """The files that once stood in a register's place and were set aside, by name."""
    return sorted(path.parent.glob(f"{escape(path.stem)}{ASIDE}*{escape(path.suffix)}"))


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Give what stands in the register's place a name of its own beside it, its journal with it.

    A power cut must not leave no register at all: where the system can, the file has both names until the other takes its place.
    A journal that stayed would be read into the file that comes.
    """
    if not path.exists():
        return None
    aside = _free(path.with_name(f"{path.stem}{ASIDE}{now:{MOMENT}}{path.suffix}"))
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    try:
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)
    return aside


def _free(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(each for each in chain([path], numbered) if not each.exists())


def lost_after(engine: Engine, head: str) -> int | None:
    """How many acts a register has after the one with this head; None where it has no such act."""
    act = engine.one("SELECT act FROM seal WHERE substr(lower(hex(chain)), 1, ?) = ?", (len(head), head))
    if act is None:
        return None
    return int(engine.one("SELECT count(*) FROM act WHERE id > ?", (act,)))
