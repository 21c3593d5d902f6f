"""The way back: a copy, checked, becomes the register again; what stood there is set aside, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from borgerraad_tui.domain.passphrase import read_recovery_key
from borgerraad_tui.errors import BorgerraadError, FileForeign, FileTrouble, RuleBroken, SaveFailed, WrongPassphrase
from borgerraad_tui.store.driver import DatabaseError
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import PATIENCE, check_free, open_engine
from borgerraad_tui.store.safekeeping.backups import MOMENT, Copy, copies_in, free_name, is_sound, is_whole
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.key_file import has_keys, read_keys
from borgerraad_tui.store.safekeeping.placing import Unconfirmed, beside, name_aside, name_back, put_in_place
from borgerraad_tui.store.settings import Settings

ASIDE = "-sat-til-side-"
NO_KEY = (
    "Hverken adgangskoden eller gendannelsesnøglen åbner kopien {name}. Prøv en anden kopi, eller se på papiret igen."
)
NO_KEY_FILE = (
    "Ved siden af kopien {name} ligger der ingen noegle.kopi, og uden den åbner adgangskoden ikke kopien. Læg noegle.kopi fra den"
    " mappe, kopien kommer fra, ved siden af den, eller skriv gendannelsesnøglen fra papiret."
)
NOT_WHOLE = "Kopien {name} er beskadiget, eller den er ikke en kopi fra dette program. Vælg en anden kopi."
NOT_THIS = "Kopien {name} er en anden, end dens navn siger: den er byttet eller omdøbt. Vælg den næste på listen."
NOT_WRITTEN = "Registret kunne ikke gendannes til {path}. Se efter, om der er plads på disken. Intet er ændret."
MOVED = (
    "Registret kunne ikke gendannes til {path}, og det, der stod der før, ligger nu i {aside}. Har et andet program lagt en fil på"
    " pladsen, så flyt den. Giv så filen sit gamle navn igen, når intet andet program bruger den."
)


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
    except FileTrouble:
        return as_key(secret)


def as_key(secret: str) -> list[str]:
    """What was typed as a key: the paper's signs as they are written, however they were typed."""
    try:
        return [read_recovery_key(secret)]
    except RuleBroken:
        return [secret]


def open_copy(copy: Copy, keys: Iterable[str]) -> tuple[Engine, str]:
    """A copy opened to be read, and the key that did it; WrongPassphrase when none does, FileForeign when it is damaged.

    Another register under a copy's name is no copy: its history does not end with the head in the name. A file that is called
    otherwise is taken as it is.
    """
    for key in keys:
        try:
            engine = open_engine(copy.path, create=False, passphrase=key, patience=PATIENCE)
        except WrongPassphrase:
            continue
        except FileForeign as error:
            raise FileForeign(NOT_WHOLE.format(name=copy.path.name)) from error
        try:
            _check_end(engine, copy)
        except BaseException:
            engine.close()
            raise
        return engine, key
    raise WrongPassphrase((NO_KEY if has_keys(copy.path.parent) else NO_KEY_FILE).format(name=copy.path.name))


def _check_end(engine: Engine, copy: Copy) -> None:
    with _asked(copy):
        head = head_of(engine) if copy.head else ""
    if head != copy.head:
        raise FileForeign(NOT_THIS.format(name=copy.path.name))


@contextmanager
def _asked(copy: Copy) -> Iterator[None]:
    """What a file does not answer that every copy does makes it a damaged one: it may lack a table."""
    try:
        yield
    except (FileForeign, DatabaseError) as error:
        raise FileForeign(NOT_WHOLE.format(name=copy.path.name)) from error


def held(copy: Copy, keys: list[str]) -> Held:
    """What a copy holds; BorgerraadError says why it cannot be told."""
    engine, _ = open_copy(copy, keys)
    with closing(engine), _asked(copy):
        newest = engine.one("SELECT at FROM act ORDER BY id DESC LIMIT 1") or ""
        return Held(copy, int(engine.one("SELECT count(*) FROM inquiry")), str(newest))


def restore(
    copy: Copy, keys: list[str], path: Path, passphrase: str, now: datetime, known: Sequence[str] = ()
) -> Path | None:
    """Make the copy the register again, opened by `passphrase` (empty: plain); returns where what stood there was set aside.

    The copy is checked before anything is touched: FileForeign where it is damaged. SaveFailed where the disk refuses, FileInUse
    where another window has the register open. `known` are recovery keys of copies made after it; they stand in the register before
    it takes its place.
    """
    engine, _ = open_copy(copy, keys)
    try:
        if not is_sound(engine):
            raise FileForeign(NOT_WHOLE.format(name=copy.path.name))
        with beside(path) as working:
            engine.copy_to(working, passphrase)
            _check_same(working, path, passphrase, engine, known)
            # she may have opened it in another window since she was asked
            check_free(path)
            aside = _set_aside(path, now)
            _placed(working, path, aside)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN.format(path=path)) from error
    finally:
        engine.close()
    return aside


def newest_first(*folders: Path) -> list[Copy]:
    """The copies of several places, newest first."""
    return sorted((copy for folder in folders for copy in copies_in(folder)), key=lambda copy: copy.made, reverse=True)


def _placed(working: Path, path: Path, aside: Path | None) -> None:
    try:
        put_in_place(working, path)
    except Unconfirmed:
        # a power cut could bring back what stood there, which is whole, too
        return
    except OSError as error:
        if aside is not None:
            _back(path, aside, error)
        raise


def _check_same(working: Path, path: Path, passphrase: str, origin: Engine, known: Sequence[str]) -> None:
    from borgerraad_tui.store.safekeeping.keeper import Keeper  # late: it tells of what was set aside

    try:
        made = open_engine(working, create=False, passphrase=passphrase)
    except BorgerraadError as error:
        raise SaveFailed(NOT_WRITTEN.format(path=path)) from error
    try:
        Keeper(made, Settings(made), path).after_restore(known)
        heads = [each.one("SELECT max(act) || hex(max(chain)) FROM seal") for each in (made, origin)]
        if not is_whole(made) or heads[0] != heads[1]:
            raise SaveFailed(NOT_WRITTEN.format(path=path))
    finally:
        made.close()


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Give what stands in the register's place a name of its own beside it, its journal with it.

    A journal that stayed would be read into the file that comes.
    """
    aside = free_name(path.with_name(f"{path.stem}{ASIDE}{now:{MOMENT}}{path.suffix}"))
    there = path.exists()
    if there:
        name_aside(path, aside)
    if _journal(path).exists():
        try:
            _journal(path).rename(_journal(aside))
        except OSError as error:
            if there:
                _back(path, aside, error)
            raise
    return aside if there else None


def _back(path: Path, aside: Path, refused: OSError) -> None:
    """What stood there has its place again, its journal with it; SaveFailed tells where it lies where it has not."""
    if not name_back(path, aside):
        raise SaveFailed(MOVED.format(path=path, aside=aside)) from refused
    if _journal(aside).exists():
        _journal(aside).rename(_journal(path))


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
