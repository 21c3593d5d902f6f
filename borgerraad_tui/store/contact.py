"""The contact with one file: held from opening to closing, taken up anew where it was refused, and let go while it is locked.

What the disk or the file refuses leaves it as one of the program's own errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock

from borgerraad_tui.errors import (
    BorgerraadError,
    FileForeign,
    FileLocked,
    FileTrouble,
    SaveFailed,
)
from borgerraad_tui.store.driver import dbapi2
from borgerraad_tui.store.troubles import LOCKED, MOVED, Code, code_of, told, told_of_copy, with_path

READS = ("SELECT", "PRAGMA", "WITH")
"""How a statement begins that writes nothing by itself."""


class Contact:
    """What an engine reads and writes through.

    Threads may use it beside the desk's: whoever changes it, or has a transaction open, has the others wait.
    """

    def __init__(self, connection: dbapi2.Connection, path: Path, passphrase: str = "") -> None:
        self._alone = RLock()
        self._copying = Lock()
        self._wanted = False
        """Whether a copy being made lets go, as the file is to be closed."""
        self._connection = connection
        self.path = path
        self.passphrase = passphrase
        self._shut = self._gone = self.is_held = False
        self._file: tuple[int, int] | None = None
        self._refused = 0
        """The result code a save was refused with last, until the file has been contacted anew; 0 for none."""

    def held(self) -> None:
        """Know from now on that the file is this engine's alone, and which it is."""
        self.is_held = True
        with suppress(OSError):
            self._file = file_at(self.path)

    def _look_where(self) -> None:
        """SaveFailed where the name belongs to another file by now: what is written would be found by nobody."""
        try:
            found = file_at(self.path)
        except OSError:  # a disk that does not tell it tells of the save itself
            return
        if self._file is not None and found != self._file:
            raise SaveFailed(with_path(MOVED, self.path))
        self._file = found

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
        with self._alone:
            self._let_go()
            self._gone = True
            self._take(passphrase)

    def _let_go(self) -> None:
        """Close it; a copy being made would hold it, and is broken off."""
        self._wanted = True
        try:
            with self._copying:
                self._connection.close()
        finally:
            self._wanted = False

    def _take(self, passphrase: str) -> tuple[int, int] | None:
        from borgerraad_tui.store.opening import open_engine  # late: opening makes engines

        other = open_engine(self.path, create=False, passphrase=passphrase)
        self._connection, self.passphrase = other._connection, other.passphrase
        self._shut = self._gone = False
        self.__dict__.pop("tables", None)
        return other._file

    @property
    def is_shut(self) -> bool:
        """Whether the file is closed until the passphrase is given again."""
        return self._shut

    def shut(self) -> None:
        """Close the file and forget its key; what is asked of it before `open_again` is refused as FileLocked."""
        with self._alone:
            assert not self._in_transaction
            self._shut = True
            self._let_go()
            self.passphrase = ""
            self.__dict__.pop("tables", None)

    def open_again(self, passphrase: str) -> None:
        """Open the file for whoever holds this engine; WrongPassphrase, or what else is wrong with it by now."""
        self._file = self._take(passphrase)

    def interrupt(self) -> None:
        """Break off what another thread is doing with this file; there it is refused as FileUnreadable.

        Where that thread has closed it meanwhile, nothing is to be broken off.
        """
        with suppress(dbapi2.ProgrammingError):
            self._connection.interrupt()

    def close(self) -> None:
        """Let the file and its lock go."""
        self._connection.close()


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file has a name, as the file system tells files apart; None for none. OSError where it does not say."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
