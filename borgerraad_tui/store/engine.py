"""The engine: one connection to one file, held exclusively from opening to closing.

What the disk or the file refuses leaves it as one of the program's own errors.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from borgerraad_tui.errors import (
    BorgerraadError,
    FileForeign,
    FileLocked,
    FileTrouble,
    SaveFailed,
    WrongPassphrase,
)
from borgerraad_tui.store.driver import connect, dbapi2, key_pragmas, quoted, uri
from borgerraad_tui.store.troubles import (
    LOCKED,
    REFUSED,
    Code,
    code_of,
    told,
    told_of_copy,
    with_path,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

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
            if isinstance(refused, SaveFailed):
                self._refused = code
            raise refused from error

    def _contact_anew(self) -> None:
        """Have a save that was refused once not be refused for ever.

        What another program held for a moment was opened to be read only, and stays so; a page that was not given once is not given
        again by SQLCipher.
        """
        with self._alone:  # a copy comes here beside the desk
            if self._in_transaction or not (self._gone or self._refused):
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
        with self._translated(copy=path), closing(connect(path, create=True)) as target:
            # whoever wants it on the disk syncs the file once
            for pragma in (*key_pragmas(passphrase), "PRAGMA synchronous = OFF"):
                target.execute(pragma)
            self._connection.backup(target, pages=COPIED_AT_ONCE, sleep=0)

    def _export_to(self, path: Path, passphrase: str) -> None:
        from borgerraad_tui.store.cipher import ROUNDS, typed  # late: it is done once in a register's life

        with self._alone, self._translated(copy=path):
            run = self._connection.execute
            run("ATTACH DATABASE ? AS other KEY ?", (uri(path), typed(passphrase)))
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
            self._connection.execute(f"PRAGMA rekey = {quoted(typed(passphrase))}")
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
        from borgerraad_tui.store.opening import open_engine  # late: opening makes engines

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
