"""What seals an act: digests of its history lines and the chain over them, made so that words can go and the rest be proved.

A line's digest is over a digest of each of its columns, each with a salt of its own that is drawn from the line's. Whoever takes
words away keeps the digests of those columns and the salts of the others: what stands in them is proved without the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

SALT: Final = 16
"""Bytes of a salt."""
DIGEST: Final = 32
"""Bytes of a digest."""
BY_COLUMN: Final = b"\x02"
"""Ends each link over digests by column; those before it are over the whole line, and are of `DIGEST` bytes."""
WHOLE: Final = ""
"""What the digest of a line's text itself is called among those of its columns."""


def is_by_column(chain: bytes) -> bool:
    """Whether an act's lines are sealed column by column."""
    return len(chain) > DIGEST


def chained(before: bytes, head: tuple[Any, ...], title: bytes, digests: bytes) -> bytes:
    """The next link: over the one before, the act (its id, moment and kind, and its title's digest), and its lines' digests."""
    return sha256(before + sha256(ascii(head).encode() + title) + digests) + BY_COLUMN


def title_digest(title: str) -> bytes:
    """The digest of what an act is called."""
    return sha256(title.encode())


def line_digest(place: str, row: int, body: str | None, salt: bytes) -> bytes:
    """The digest of one history line as it was written; ValueError where its body is no object."""
    if body is None:
        return sha256(salt + ascii((place, row, None)).encode())
    columns = read(body)
    return joined_digest(
        place, row, whole_digest(body, salt), column_digests(columns, column_salts(salt, len(columns)))
    )


def read(body: str) -> dict[str, Any]:
    """A line's columns; ValueError where there are none to read."""
    import json  # late: as below

    columns = json.loads(body)
    if not isinstance(columns, dict):
        raise ValueError
    return columns


def joined_digest(place: str, row: int, whole: bytes, columns: Sequence[bytes]) -> bytes:
    """A line's digest over those of its text and of its columns."""
    return sha256(b"columns\0" + ascii((place, row)).encode() + whole + b"".join(columns))


def whole_digest(body: str, salt: bytes) -> bytes:
    """The digest of a line's text, with the line's own salt."""
    return sha256(salt + body.encode())


def column_salts(salt: bytes, number: int) -> bytes:
    """The salts of so many columns, one after the other; none tells of the others."""
    import hashlib  # late: as below

    return hashlib.shake_256(salt).digest(SALT * number)


def column_digests(columns: Mapping[str, Any], salts: bytes) -> list[bytes]:
    """The digest of each column, in order."""
    return [
        sha256(salts[place * SALT : (place + 1) * SALT] + ascii(column).encode())
        for place, column in enumerate(columns.items())
    ]


def sha256(content: bytes) -> bytes:
    """The SHA-256 digest."""
    import hashlib  # late: it brings in OpenSSL, which the first frame would wait for

    return hashlib.sha256(content).digest()
