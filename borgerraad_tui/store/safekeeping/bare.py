"""The bytes of a register as they are without its lock, free places and all, in memory alone: what can be searched for a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from borgerraad_tui.store.cipher import KEY, PAGE, ROUNDS, SALT, SIGNATURE, VECTOR, typed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.placing import beside

HEADER: Final = b"SQLite format 3\0"


def bare_bytes(engine: Engine) -> bytes:
    """The register's file, page by page, its empty pages among them; what a lock adds to each page is left out.

    It is read from a copy that is encrypted as the file is and gone at once: a look of our own at the open file would drop the
    locks that hold it.
    """
    with beside(engine.path.with_name(f"{engine.path.name}.eftersyn")) as working:
        engine.copy_to(working, engine.passphrase)
        return file_bytes(working, engine.passphrase)


def file_bytes(path: Path, passphrase: str) -> bytes:
    """The same of a file that nobody holds; OSError when it cannot be read."""
    content = path.read_bytes()
    return b"".join(_unlocked(content, passphrase)) if passphrase else content


def _unlocked(content: bytes, passphrase: str) -> Iterator[bytes]:
    """The pages as SQLCipher 4 lays them: AES-256-CBC, each with a vector of its own at its end."""
    import hashlib  # late: few looks at a register need it

    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    key = AES256(hashlib.pbkdf2_hmac("sha512", typed(passphrase).encode(), content[:SALT], ROUNDS, KEY))
    ends = PAGE - VECTOR - SIGNATURE
    yield HEADER
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        begins = 0 if start else SALT
        opened = Cipher(key, CBC(page[ends : ends + VECTOR])).decryptor()
        yield opened.update(page[begins:ends]) + opened.finalize()
