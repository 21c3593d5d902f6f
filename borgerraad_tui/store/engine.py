"""The engine: one connection to one file, held exclusively from opening to closing.

The only module that knows which SQLite library is used; everybody else takes the driver's exceptions from here.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2

from borgerraad_tui.errors import FileForeign, FileTooNew, FileTrouble
from borgerraad_tui.store.troubles import DAMAGED, NO_PLACE, Code, told, with_path

# sqlite_utils looks for pysqlite3 first; under that name it gets the very library that holds our connection
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x42524744
SCHEMA_VERSION = 8
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

READS = ("SELECT", "PRAGMA", "WITH")
"""How a statement begins that writes nothing by itself."""


class Engine:
    """The open file. `execute` reads and writes with bare SQL; `tables` is the same connection through sqlite_utils."""

    def __init__(self, connection: dbapi2.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @cached_property
    def tables(self) -> Database:
        """The file through sqlite_utils (imported now, not at start)."""
        return import_tables()(self._connection, execute_plugins=False)

    def execute(self, sql: str, parameters: Any = ()) -> dbapi2.Cursor:
        """Run one statement; what the disk or the file refuses becomes our own error."""
        with self._translated(sql):
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
        with self._translated(sql):
            return list(self._connection.execute(sql, parameters))

    def dicts(self, sql: str, parameters: Any = ()) -> list[dict[str, Any]]:
        """All rows of a SELECT, each by its columns' names."""
        with self._translated(sql):
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def stream(self, sql: str, parameters: Any = ()) -> Generator[Any]:
        """The rows of a SELECT one by one, for a reader that may stop early."""
        with self._translated(sql):
            yield from self._connection.execute(sql, parameters)

    def first(self, sql: str, parameters: Any = ()) -> Any:
        """The first row, or None."""
        with self._translated(sql):
            return self._connection.execute(sql, parameters).fetchone()

    def one(self, sql: str, parameters: Any = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.first(sql, parameters)
        return row[0] if row else None

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """All or nothing; `keep=False` rolls back at the end too (a trial). Inside an open transaction it is part of that one."""
        if self._connection.in_transaction:
            assert keep, "what is part of an open transaction cannot be taken back alone"
            yield
            return
        self.execute("BEGIN EXCLUSIVE")
        try:
            with self._translated():
                yield
            self.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def _translated(self, sql: str = "") -> Iterator[None]:
        """What the disk or the file refuses leaves the store as one Danish sentence; a fault of the program stays one."""
        # known beforehand: some refusals end the transaction
        writing = self._connection.in_transaction or not sql.lstrip()[:6].upper().startswith(READS)
        try:
            yield
        except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
            refused = told(_code(error), self.path, writing=writing)
            if refused is None:
                raise
            raise refused from error

    def close(self) -> None:
        """Let the file and its lock go."""
        self._connection.close()


def open_engine(path: Path, *, create: bool) -> Engine:
    """Open `path` alone; `create` lets a file be born (still empty: the caller lays the schema).

    Nothing is written before the file is known to be ours and not newer than the program.
    """
    if dbapi2.sqlite_version_info < OLDEST_ENGINE:
        raise FileTrouble(f"SQLite {dbapi2.sqlite_version} er for gammel. Installer programmet igen.")
    engine = Engine(_connect(path, create=create), path)
    try:
        _check_identity(engine, create=create)
        _set_up(engine)
        if not is_new(engine):  # an empty file is held from its first write on, and stays empty until then
            _take_lock(engine)
    except BaseException:
        engine.close()
        raise
    return engine


def import_tables() -> type[Database]:
    """Bring in the library behind `Engine.tables`; called ahead of the first save, which would wait for it.

    It imports Python's own sqlite3 to name a type. A second SQLite, a megabyte, has no place in this process: ours stands there
    while the library is read.
    """
    ours = {"sqlite3": sqlcipher3, "sqlite3.dbapi2": dbapi2}
    lent = {name: module for name, module in ours.items() if name not in sys.modules}
    sys.modules.update(lent)
    try:
        from sqlite_utils import Database
    finally:
        for name in lent:
            sys.modules.pop(name, None)
    return Database


def is_new(engine: Engine) -> bool:
    """Whether the file holds nothing at all yet."""
    return not engine.one("SELECT count(*) FROM sqlite_schema")


def schema_text() -> str:
    """schema.sql: beside the package in a wheel, at the top level in a checkout."""
    from importlib.resources import files  # late: only a new register needs it

    packaged = files("borgerraad_tui").joinpath("schema.sql")
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "schema.sql").read_text(encoding="utf-8")


def lay_schema(engine: Engine) -> None:
    """Lay schema.sql into a new file, inside the open transaction."""
    engine.script(schema_text())
    engine.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _connect(path: Path, *, create: bool) -> dbapi2.Connection:
    mode = "rwc" if create else "rw"
    try:
        return dbapi2.connect(
            f"{_uri(path)}?mode={mode}",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
    except dbapi2.Error as error:
        raise FileTrouble(with_path(NO_PLACE, path)) from error


def _uri(path: Path) -> str:
    """The path as SQLite reads it: a share on a server (//server/share) must not look like a host's name."""
    plain = path.absolute().as_posix()
    return "file://" + quote(plain if plain.startswith("/") else f"/{plain}")


def _check_identity(engine: Engine, *, create: bool) -> None:
    engine.execute("PRAGMA cipher_log_level = NONE")
    application, version = engine.one("PRAGMA application_id"), engine.one("PRAGMA user_version")
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise FileTooNew(
            f"Registret er skrevet af en nyere udgave af programmet (fil {version}, program {SCHEMA_VERSION})."
            " Installer den nyeste udgave."
        )
    new = is_new(engine)
    if (new and not create) or (not new and application != APPLICATION_ID):
        raise FileForeign(with_path(DAMAGED, engine.path))


def _set_up(engine: Engine) -> None:
    for pragma in PRAGMAS:
        engine.execute(f"PRAGMA {pragma}")


def _take_lock(engine: Engine) -> None:
    engine.execute("BEGIN EXCLUSIVE")
    engine.execute("COMMIT")


def _code(error: Exception) -> int:
    """SQLite's result code; 0 for what the driver itself finds wrong, but text in the file that is no UTF-8 is damage."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return Code.CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0))
