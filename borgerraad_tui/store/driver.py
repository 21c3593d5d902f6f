"""The driver: which SQLite library is used, how a file is opened with it, and how it is told a key; others take it from here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2 as dbapi2

from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.store.troubles import NO_PLACE, with_path

# sqlite_utils looks for pysqlite3 first; under that name it gets the very library that holds our connection
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

DatabaseError = dbapi2.DatabaseError
"""What the driver finds wrong and no sentence is known for."""


def connect(path: Path, *, create: bool, writes: bool = True, patience: float = 0) -> dbapi2.Connection:
    """A connection to a file, made where `create` says so and there is none; FileTrouble where the place cannot be reached.

    It waits for `patience` seconds for another that holds the file. One that does not write leaves the journal of a save that was
    broken off as it is, too.
    """
    try:
        if create and not path.exists():
            # for her alone from its first byte on; its journal gets the same rights
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return dbapi2.connect(
            f"{uri(path)}?mode={'rw' if writes else 'ro'}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
    except (OSError, ValueError, dbapi2.Error) as error:
        raise FileTrouble(with_path(NO_PLACE, path)) from error


def uri(path: Path) -> str:
    """The path as SQLite reads it: a share on a server (//server/share) must not look like a host's name."""
    plain = path.absolute().as_posix()
    return "file://" + quote(plain if plain.startswith("/") else f"/{plain}")


def key_pragmas(passphrase: str) -> tuple[str, ...]:
    """What is said to a connection before anything else, so that it reads and writes with a passphrase (none: plain)."""
    from borgerraad_tui.store.cipher import ROUNDS, typed  # late: as above

    key = (f"PRAGMA key = {quoted(typed(passphrase))}", f"PRAGMA kdf_iter = {ROUNDS}") if passphrase else ()
    return ("PRAGMA cipher_log_level = NONE", *key)


def quoted(text: str) -> str:
    """A text as SQL writes it; the pragma that takes a key takes no parameter."""
    return "'" + text.replace("'", "''") + "'"
