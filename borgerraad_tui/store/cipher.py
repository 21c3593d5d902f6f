"""What can be told of an encrypted file without opening it: whether it is one, and whether a passphrase belongs to it; and how one
is made of a plain one.

SQLCipher answers a wrong passphrase and a damaged first page with the same error. Every page carries a signature made with the
key, so a passphrase that any page agrees with is the right one, whatever else is damaged. Layout and constants are those of
SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): pages of 4,096 bytes, the last 80 of each an initialization vector of
16 and an HMAC-SHA512 of 64; PBKDF2-HMAC-SHA512 over the salt in the file's first 16 bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from borgerraad_tui.errors import FileUnreadable
from borgerraad_tui.store.driver import dbapi2, uri
from borgerraad_tui.store.paths import stands
from borgerraad_tui.store.troubles import UNREADABLE, with_path

PAGE, SALT, VECTOR, SIGNATURE = 4096, 16, 16, 64
ROUNDS, SIGNING_ROUNDS = 400_000, 2
"""Of the first SQLCipher takes 256,000; with these a guess costs at least a fifth of a second (0.13 s before, measured)."""
KEY = 32
SIGNING_MASK = 0x3A
TRIED = 64
"""Pages looked at, evenly over the file: damage that has taken them all has taken the file."""
VALUES = 250
"""Different bytes in a page that is encrypted: one of 4,096 random bytes lacks more than six of the 256 once in 10^30."""

PLAIN = b"SQLite format 3\0"
"""How every database begins that is not encrypted (https://sqlite.org/fileformat.html)."""


def is_locked(path: Path) -> bool:
    """Whether the file looks encrypted from its first byte on; FileUnreadable when the disk does not give it.

    A plain file, one that was cut off, and most of what is no database do not, nor does one that is not there yet.
    """
    if not stands(path):
        return False
    with _readable(path) as file:
        return path.stat().st_size % PAGE == 0 and len(set(file.read(PAGE))) >= VALUES


def export_to(connection: dbapi2.Connection, path: Path, passphrase: str) -> None:
    """Copy a plain file to an encrypted one, or the other way round, over what is there; errors are the driver's."""
    run = connection.execute
    run("ATTACH DATABASE ? AS other KEY ?", (uri(path), typed(passphrase)))
    try:
        if passphrase:
            run(f"PRAGMA other.kdf_iter = {ROUNDS}")
        run("PRAGMA other.synchronous = OFF")
        run("SELECT sqlcipher_export('other')").fetchall()
        for pragma in ("application_id", "user_version"):
            (kept,) = run(f"PRAGMA {pragma}").fetchone()
            run(f"PRAGMA other.{pragma} = {kept}")
    finally:
        run("DETACH DATABASE other")


def is_plain(path: Path) -> bool:
    """Whether the file begins as what anybody can read; FileUnreadable when the disk does not give it.

    One that is damaged is often neither this nor locked.
    """
    if not stands(path):
        return False
    with _readable(path) as file:
        return file.read(len(PLAIN)) == PLAIN


def typed(passphrase: str) -> str:
    """A passphrase as it is used: å is å, however a keyboard writes it."""
    return normalize("NFC", passphrase)


def belongs(path: Path, passphrase: str, salt: bytes | None = None) -> bool:
    """Whether any page of the file was signed with the key of this passphrase; FileUnreadable when the disk does not give it.

    `salt` stands for the file's own where that may be damaged.
    """
    import hashlib  # late: an open that succeeds never asks

    with _readable(path) as file:
        found = salt or file.read(SALT)
        key = hashlib.pbkdf2_hmac("sha512", typed(passphrase).encode(), found, ROUNDS, KEY)
        signing = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ SIGNING_MASK for byte in found), SIGNING_ROUNDS, KEY)
        pages = path.stat().st_size // PAGE
        for number in _spread(pages):
            file.seek(number * PAGE)
            if _signed(file.read(PAGE), number + 1, signing):
                return True
    return False


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise FileUnreadable(with_path(UNREADABLE, path)) from error


def _spread(pages: int) -> Iterator[int]:
    step = max(1, pages // TRIED)
    return iter(range(0, pages, step))


def _signed(page: bytes, number: int, signing: bytes) -> bool:
    """Whether a page's signature fits its contents and its place; the first one's salt is not signed."""
    import hmac

    begins = SALT if number == 1 else 0
    signed, signature = page[begins : PAGE - SIGNATURE], page[PAGE - SIGNATURE :]
    made = hmac.new(signing, signed + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(made, signature)
