"""Opening: a file is known to be ours, whole, and not newer than the program before anything is written, and is then held alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from borgerraad_tui.errors import FileForeign, FileInUse, FileLocked, FileTooNew, FileTrouble, WrongPassphrase
from borgerraad_tui.store.driver import DatabaseError, connect, dbapi2, key_pragmas
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.troubles import DAMAGED, LOCKED, WRONG_PASSPHRASE, with_path

APPLICATION_ID = 0x42524744
SCHEMA_VERSION = 9
OLDEST_ENGINE = (3, 53, 2)
"""SQLite with the WAL-reset (3.51.3) and FTS5 (3.53.2) corruption fixes."""

PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "recursive_triggers=ON",
)
"""TRUNCATE with EXTRA lost no acknowledged save in simulated power cuts, where the default lost some."""

PATIENCE = 5.0
"""Seconds to wait for a copy or a key file: the program itself looks at them beside the desk, for some tenths of one each."""
CHECKED_AT_ONCE = 64 * 1024 * 1024
"""Bytes of a file whose every page is checked before a figure of it is shown; a larger one is checked beside the work."""


def open_engine(path: Path, *, create: bool, passphrase: str = "", patience: float = 0) -> Engine:
    """Open `path` alone; `create` lets a file be born (still empty: the caller lays the schema).

    A plain file opens whatever the passphrase. An encrypted one: FileLocked without a passphrase, WrongPassphrase with another,
    FileForeign where it is damaged, FileInUse where another has it open for `patience` seconds more. Nothing is written before the
    file is known to be ours and not newer than the program.
    """
    if dbapi2.sqlite_version_info < OLDEST_ENGINE:
        raise FileTrouble(f"SQLite {dbapi2.sqlite_version} er for gammel. Installer programmet igen.")
    engine = _unlocked(path, passphrase, create=create, patience=patience)
    try:
        _check_identity(engine, create=create)
        _check_signatures(engine)
        _set_up(engine)
        if not is_new(engine):  # an empty file is held from its first write on, and stays empty until then
            _take_lock(engine)
        engine.held()
    except BaseException:
        engine.close()
        raise
    return engine


def check_free(path: Path) -> None:
    """FileInUse where another window has the file open, locked or plain; nothing else is wrong here, and no byte is written."""
    try:
        with closing(Engine(connect(path, create=False, writes=False), path)) as engine:
            # alone: a header that says WAL then makes no files beside it
            engine.execute("PRAGMA locking_mode = EXCLUSIVE")
            engine.one("PRAGMA application_id")
    except FileInUse:
        raise
    except (FileTrouble, DatabaseError):
        # not there, damaged, another's, or not given by the disk
        return


def in_memory() -> Engine:
    """An empty file that is none: to build something in that is only looked at."""
    return Engine(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False), Path(":memory:"))


def is_new(engine: Engine) -> bool:
    """Whether the file holds nothing at all yet."""
    return not engine.one("SELECT count(*) FROM sqlite_schema")


def _unlocked(path: Path, passphrase: str, *, create: bool, patience: float) -> Engine:
    """A connection that reads the file. A plain one is tried first: our own look at the file's bytes would drop its locks."""
    engine = Engine(connect(path, create=create, patience=patience), path)
    try:
        if passphrase and path.stat().st_size == 0:
            return _keyed(engine, passphrase)
        engine.execute("PRAGMA cipher_log_level = NONE")
        engine.one("PRAGMA application_id")
    except FileForeign:
        from borgerraad_tui.store.cipher import is_locked  # late: a plain register needs none of it

        engine.close()
        if not is_locked(path):
            raise
    except BaseException:
        engine.close()
        raise
    else:
        return engine
    if not passphrase:
        raise FileLocked(with_path(LOCKED, path))
    return _keyed(Engine(connect(path, create=False, patience=patience), path), passphrase)


def _keyed(engine: Engine, passphrase: str) -> Engine:
    for pragma in key_pragmas(passphrase):
        engine.execute(pragma)
    engine.passphrase = passphrase
    return engine


def _check_identity(engine: Engine, *, create: bool) -> None:
    try:
        application, version = engine.one("PRAGMA application_id"), engine.one("PRAGMA user_version")
    except FileForeign:
        from borgerraad_tui.store.cipher import belongs  # late: as above

        # the engine tells a wrong passphrase and damage with one and the same word
        if engine.passphrase and engine.path.stat().st_size and not belongs(engine.path, engine.passphrase):
            raise WrongPassphrase(WRONG_PASSPHRASE) from None
        raise
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise FileTooNew(
            f"Registret er skrevet af en nyere udgave af programmet (fil {version}, program {SCHEMA_VERSION})."
            " Installer den nyeste udgave."
        )
    new = is_new(engine)
    if (new and not create) or (not new and application != APPLICATION_ID):
        raise FileForeign(with_path(DAMAGED, engine.path))


def _check_signatures(engine: Engine) -> None:
    """FileForeign when a page of an encrypted file is not as it was written; 41 MB took 0.15 s."""
    if (
        engine.passphrase
        and engine.path.stat().st_size <= CHECKED_AT_ONCE
        and engine.rows("PRAGMA cipher_integrity_check")
    ):
        raise FileForeign(with_path(DAMAGED, engine.path))


def _set_up(engine: Engine) -> None:
    for pragma in PRAGMAS:
        engine.execute(f"PRAGMA {pragma}")


def _take_lock(engine: Engine) -> None:
    engine.execute("BEGIN EXCLUSIVE")
    engine.execute("COMMIT")
