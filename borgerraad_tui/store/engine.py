"""The engine: one connection to one file, held exclusively from opening to closing.

What the disk or the file refuses leaves it as one of the program's own errors.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borgerraad_tui.errors import (
    FileLocked,
    FileUnreadable,
    SaveFailed,
    WrongPassphrase,
)
from borgerraad_tui.store.contact import READS, Contact
from borgerraad_tui.store.driver import connect, dbapi2, key_pragmas, quoted
from borgerraad_tui.store.troubles import (
    LOCKED,
    REFUSED,
    STOPPED,
    with_path,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

COPIED_AT_ONCE = 64
"""Pages; while they are copied nothing else is read."""
STREAMED_AT_ONCE = 32
"""Rows."""


class Engine(Contact):
    """The open file. `execute` reads and writes with bare SQL; `tables` is the same connection through sqlite_utils.

    A thread may use it beside the desk's (copies, the control): while one has a transaction open, the others wait, so nobody's
    words become part of another's act.
    """

    def __init__(self, connection: dbapi2.Connection, path: Path, passphrase: str = "") -> None:
        super().__init__(connection, path, passphrase)
        self._afterwards: list[Callable[[], None]] = []

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
        """The rows of a SELECT one by one, for a reader that may stop early; others may read and write between them.

        FileUnreadable where the file is contacted anew meanwhile.
        """
        with self._alone:
            cursor, connection = self.execute(sql, parameters), self._connection
        while rows := self._next_of(cursor, connection):
            yield from rows

    def _next_of(self, cursor: dbapi2.Cursor, connection: dbapi2.Connection) -> list[Any]:
        with self._alone, self._translated(READS[0]):
            if connection is not self._connection:
                raise FileUnreadable(STOPPED)
            return list(cursor.fetchmany(STREAMED_AT_ONCE))

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
                if keep:
                    self._look_where()
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

    def _goes_on(self, *_: int) -> None:
        if self._wanted:
            raise FileUnreadable(STOPPED)

    def copy_to(self, path: Path, passphrase: str) -> None:
        """Copy all of it to another file, over what is there, encrypted with another passphrase (empty: plain).

        A few pages at a time: the connection can be used meanwhile, and what is written meanwhile is in the copy. Only where
        one of the two is plain and the other is not, nothing else can be done until all is copied.
        """
        with self._alone:
            assert not self._in_transaction, "an act that is half done is in no copy"
        if bool(passphrase) is not bool(self.passphrase):
            from borgerraad_tui.store.cipher import export_to  # late: it is done once in a register's life

            with self._alone, self._translated(copy=path):
                export_to(self._connection, path, passphrase)
            return
        with self._translated(copy=path), closing(connect(path, create=True)) as target, self._copying:
            if self._shut:
                raise FileLocked(with_path(LOCKED, self.path))
            # whoever wants it on the disk syncs the file once
            for pragma in (*key_pragmas(passphrase), "PRAGMA synchronous = OFF"):
                target.execute(pragma)
            self._connection.backup(target, pages=COPIED_AT_ONCE, progress=self._goes_on, sleep=0)

    def change_key(self, passphrase: str) -> None:
        """Encrypt an encrypted file with another passphrase, whole or not at all."""
        from borgerraad_tui.store.cipher import typed  # late: it is seldom done

        with self._alone:
            try:
                self._connection.execute(f"PRAGMA rekey = {quoted(typed(passphrase))}")
            except dbapi2.DatabaseError as error:
                # in memory it has the one key or the other now; the file has the one it had, unless its very last step was refused
                try:
                    self._reopen(self.passphrase)
                except WrongPassphrase:
                    self._reopen(passphrase)
                    return
                raise SaveFailed(REFUSED) from error
            self.passphrase = passphrase
