"""The engine: one connection to one file, held exclusively from opening to closing.

The only module that knows which SQLite library is used; everybody else takes the driver's exceptions from here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2

from borgerraad_tui.errors import (
    BorgerraadError,
    FileForeign,
    FileLocked,
    FileTooNew,
    FileTrouble,
    SaveFailed,
    WrongPassphrase,
)
from borgerraad_tui.store.troubles import (
    DAMAGED,
    LOCKED,
    NO_PLACE,
    REFUSED,
    WRONG_PASSPHRASE,
    Code,
    code_of,
    told,
    told_of_copy,
    with_path,
)

# sqlite_utils looks for pysqlite3 first; under that name it gets the very library that holds our connection
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

if TYPE_CHECKING:
    from sqlite_utils import Database

DatabaseError = dbapi2.DatabaseError
"""What the driver finds wrong and no sentence is known for."""
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

CHECKED_AT_ONCE = 64 * 1024 * 1024
"""Bytes of a file whose every page is checked before a figure of it is shown; a larger one is checked beside the work."""
COPIED_AT_ONCE = 64
"""Pages; while they are copied nothing else is read."""
READS = ("SELECT", "PRAGMA", "WITH")
"""How a statement begins that writes nothing by itself."""


class Engine:
    """The open file. `execute` reads and writes with bare SQL; `tables` is the same connection through sqlite_utils.

    A thread may use it beside the desk's (copies, the control): while one has a transaction open, the others wait, so nobody's
    words become part of another's act. What is streamed is read without waiting.
    """

    def __init__(self, connection: dbapi2.Connection, path: Path, passphrase: str = "") -> None:
        self._alone = RLock()
        self._connection = connection
        self.path = path
        self.passphrase = passphrase
        self._shut = self._gone = self.is_held = False
        self._afterwards: list[Callable[[], None]] = []
        self._refused = 0
        """The result code a save was refused with last, until the file has been contacted anew; 0 for none."""

    @cached_property
    def tables(self) -> Database:
        """The file through sqlite_utils (imported now, not at start)."""
        from borgerraad_tui.store.tables import import_tables  # late: no first frame writes

        return import_tables()(self._connection, execute_plugins=False)

    def execute(self, sql: str, parameters: Any = ()) -> dbapi2.Cursor:
        """Run one statement; what the disk or the file refuses becomes our own error."""
        with self._alone, self._translated(sql):
            return self._connection.execute(sql, parameters)

    def script(self, sql: str) -> None:
        """Run many statements inside the open transaction (the driver's own executescript would commit it first)."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if dbapi2.complete_statement(statement):
                self.execute(statement)
                statement = ""

    def rows(self, sql: str, parameters: Any = ()) -> list[Any]:
        """All rows of a SELECT; reading them can meet damage, too."""
        with self._alone, self._translated(sql):
            return list(self._connection.execute(sql, parameters))

    def dicts(self, sql: str, parameters: Any = ()) -> list[dict[str, Any]]:
        """All rows of a SELECT, each by its columns' names."""
        with self._alone, self._translated(sql):
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def stream(self, sql: str, parameters: Any = ()) -> Generator[Any]:
        """The rows of a SELECT one by one, for a reader that may stop early."""
        with self._translated(sql):
            yield from self._connection.execute(sql, parameters)

    def first(self, sql: str, parameters: Any = ()) -> Any:
        """The first row, or None."""
        with self._alone, self._translated(sql):
            return self._connection.execute(sql, parameters).fetchone()

    def one(self, sql: str, parameters: Any = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.first(sql, parameters)
        return row[0] if row else None

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """All or nothing; `keep=False` rolls back at the end too (a trial). Inside an open transaction it is part of that one."""
        with self._alone:
            if self._in_transaction:
                assert keep, "what is part of an open transaction cannot be taken back alone"
                yield
                return
            self.execute("BEGIN EXCLUSIVE")
            try:
                with self._translated():
                    yield
                self.execute("COMMIT" if keep else "ROLLBACK")
            except BaseException:
                self._afterwards.clear()
                self._roll_back()
                raise
            while self._afterwards:
                self._afterwards.pop()()

    def afterwards(self, todo: Callable[[], None]) -> None:
        """Do something once what is being written is saved, at once where nothing is; never where it is refused."""
        with self._alone:
            if self._in_transaction:
                self._afterwards.append(todo)
            else:
                todo()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Read what is saved: no other thread's act is half done, and none begins before the end."""
        with self._alone:
            yield

    def _roll_back(self) -> None:
        if self._in_transaction:
            self._connection.execute("ROLLBACK")

    @property
    def _in_transaction(self) -> bool:
        return not (self._gone or self._shut) and bool(self._connection.in_transaction)

    @contextmanager
    def _translated(self, sql: str = "", copy: Path | None = None) -> Iterator[None]:
        """What the disk or the file refuses leaves the store as one Danish sentence; a fault of the program stays one.

        What is refused while all of it goes to a `copy` is told of the copy's place.
        """
        if self._shut:
            raise FileLocked(with_path(LOCKED, self.path))
        # known beforehand: some refusals end the transaction
        writing = self._in_transaction or not sql.lstrip()[:6].upper().startswith(READS)
        try:
            if self._gone or self._refused:
                self._contact_anew()
            yield
        except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
            code = code_of(error)
            refused = told_of_copy(code, self.path, copy) if copy else told(code, self.path, writing=writing)
            if refused is None:
                raise
            if isinstance(refused, FileForeign) and self.is_held and self.passphrase:
                refused = self._looked_into(refused, writing=writing)
            if isinstance(refused, SaveFailed) and not copy:
                self._refused = code
            raise refused from error

    def _contact_anew(self) -> None:
        """Have a save that was refused once not be refused for ever.

        What another program held for a moment was opened to be read only, and stays so; a page that was not given once is not given
        again by SQLCipher.
        """
        if self._in_transaction:
            return
        again = {Code.READONLY, Code.IOERR} if self.passphrase else {Code.READONLY}
        if self._gone or self._refused & 0xFF in again:
            self._reopen(self.passphrase)
        else:
            # the journal is closed, and opened with the next save
            for mode in ("MEMORY", "TRUNCATE"):
                self._connection.execute(f"PRAGMA journal_mode = {mode}")
        self._refused = 0

    def _looked_into(self, refused: BorgerraadError, *, writing: bool) -> BorgerraadError:
        """A page that the disk did not give looks damaged to SQLCipher, and so does every other from then on: look again."""
        try:
            self._reopen(self.passphrase)
        except FileTrouble as error:
            return error
        return told(Code.IOERR, self.path, writing=writing) or refused

    def _reopen(self, passphrase: str) -> None:
        """Let the file go and open it again; while that fails, it is tried at every contact."""
        self._connection.close()
        self._gone = True
        self.open_again(passphrase)

    def copy_to(self, path: Path, passphrase: str) -> None:
        """Copy all of it to another file, over what is there, encrypted with another passphrase (empty: plain).

        A few pages at a time: the connection can be used meanwhile, and what is written meanwhile is in the copy. Only where
        one of the two is plain and the other is not, nothing else can be done until all is copied.
        """
        if bool(passphrase) is not bool(self.passphrase):
            self._export_to(path, passphrase)
            return
        with self._translated(copy=path), closing(_connect(path, create=True)) as target:
            # whoever wants it on the disk syncs the file once
            for pragma in (*_key_pragmas(passphrase), "PRAGMA synchronous = OFF"):
                target.execute(pragma)
            self._connection.backup(target, pages=COPIED_AT_ONCE, sleep=0)

    def _export_to(self, path: Path, passphrase: str) -> None:
        from borgerraad_tui.store.cipher import ROUNDS, typed  # late: it is done once in a register's life

        with self._alone, self._translated(copy=path):
            run = self._connection.execute
            run("ATTACH DATABASE ? AS other KEY ?", (_uri(path), typed(passphrase)))
            try:
                if passphrase:
                    run(f"PRAGMA other.kdf_iter = {ROUNDS}")
                run("PRAGMA other.synchronous = OFF")
                run("SELECT sqlcipher_export('other')").fetchall()
                for pragma in ("application_id", "user_version"):
                    run(f"PRAGMA other.{pragma} = {self.one(f'PRAGMA {pragma}')}")
            finally:
                run("DETACH DATABASE other")

    def change_key(self, passphrase: str) -> None:
        """Encrypt an encrypted file with another passphrase, whole or not at all."""
        from borgerraad_tui.store.cipher import typed  # late: it is seldom done

        try:
            self._connection.execute(f"PRAGMA rekey = {_quoted(typed(passphrase))}")
        except dbapi2.DatabaseError as error:
            # in memory it has the one key or the other by now; the file has the one it had, unless the very last step was refused
            try:
                self._reopen(self.passphrase)
            except WrongPassphrase:
                self._reopen(passphrase)
                return
            raise SaveFailed(REFUSED) from error
        self.passphrase = passphrase

    @property
    def is_shut(self) -> bool:
        """Whether the file is closed until the passphrase is given again."""
        return self._shut

    def shut(self) -> None:
        """Close the file and forget its key; what is asked of it before `open_again` is refused as FileLocked."""
        assert not self._in_transaction
        self._shut = True
        self._connection.close()
        self.passphrase = ""
        self.__dict__.pop("tables", None)

    def open_again(self, passphrase: str) -> None:
        """Open the same file for whoever holds this engine; WrongPassphrase, or what else is wrong with it by now."""
        other = open_engine(self.path, create=False, passphrase=passphrase)
        self._connection, self.passphrase = other._connection, other.passphrase
        self._shut = self._gone = False
        self.__dict__.pop("tables", None)

    def interrupt(self) -> None:
        """Break off what another thread is doing with this file; there it is refused as FileUnreadable.

        Where that thread has closed it meanwhile, nothing is to be broken off.
        """
        with suppress(dbapi2.ProgrammingError):
            self._connection.interrupt()

    def close(self) -> None:
        """Let the file and its lock go."""
        self._connection.close()


def open_engine(path: Path, *, create: bool, passphrase: str = "") -> Engine:
    """Open `path` alone; `create` lets a file be born (still empty: the caller lays the schema).

    A plain file opens whatever the passphrase. An encrypted one: FileLocked without a passphrase, WrongPassphrase with another,
    FileForeign where it is damaged. Nothing is written before the file is known to be ours and not newer than the program.
    """
    if dbapi2.sqlite_version_info < OLDEST_ENGINE:
        raise FileTrouble(f"SQLite {dbapi2.sqlite_version} er for gammel. Installer programmet igen.")
    engine = _unlocked(path, passphrase, create=create)
    try:
        _check_identity(engine, create=create)
        _check_signatures(engine)
        _set_up(engine)
        if not is_new(engine):  # an empty file is held from its first write on, and stays empty until then
            _take_lock(engine)
        engine.is_held = True
    except BaseException:
        engine.close()
        raise
    return engine


def in_memory() -> Engine:
    """An empty file that is none: to build something in that is only looked at."""
    return Engine(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False), Path(":memory:"))


def is_new(engine: Engine) -> bool:
    """Whether the file holds nothing at all yet."""
    return not engine.one("SELECT count(*) FROM sqlite_schema")


def _connect(path: Path, *, create: bool) -> dbapi2.Connection:
    try:
        if create and not path.exists():
            # for her alone from its first byte on; its journal gets the same rights
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return dbapi2.connect(
            f"{_uri(path)}?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
    except (OSError, ValueError, dbapi2.Error) as error:
        raise FileTrouble(with_path(NO_PLACE, path)) from error


def _uri(path: Path) -> str:
    """The path as SQLite reads it: a share on a server (//server/share) must not look like a host's name."""
    plain = path.absolute().as_posix()
    return "file://" + quote(plain if plain.startswith("/") else f"/{plain}")


def _unlocked(path: Path, passphrase: str, *, create: bool) -> Engine:
    """A connection that reads the file. A plain one is tried first: our own look at the file's bytes would drop its locks."""
    engine = Engine(_connect(path, create=create), path)
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
    return _keyed(Engine(_connect(path, create=False), path), passphrase)


def _keyed(engine: Engine, passphrase: str) -> Engine:
    for pragma in _key_pragmas(passphrase):
        engine.execute(pragma)
    engine.passphrase = passphrase
    return engine


def _key_pragmas(passphrase: str) -> tuple[str, ...]:
    """What is said to a connection before anything else, so that it reads and writes with a passphrase (none: plain)."""
    from borgerraad_tui.store.cipher import ROUNDS, typed  # late: as above

    key = (f"PRAGMA key = {_quoted(typed(passphrase))}", f"PRAGMA kdf_iter = {ROUNDS}") if passphrase else ()
    return ("PRAGMA cipher_log_level = NONE", *key)


def _quoted(text: str) -> str:
    """A text as SQL writes it; the pragma that takes a key takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


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
