"""The seal chain computed again, apart from the program: what does not fit has been tampered with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES

DIGEST = 32
HISTORIES = PLACES


def broken_seals(engine: Engine) -> list[int]:
    """The acts whose lines, titles, moments or chain do not fit their seal, and those without one."""
    seals = {act: rest for act, *rest in engine.execute("SELECT act, last, digests, chain FROM seal")}
    broken, before, newest = [], b"", 0
    for head in engine.execute("SELECT id, at, what, title FROM act ORDER BY id").fetchall():
        lines = engine.execute(
            "SELECT id, place, row, body, salt FROM history WHERE act = ? ORDER BY id", head[:1]
        ).fetchall()
        digests = [hashlib.sha256(salt + repr(tuple(line)).encode()).digest() for _, *line, salt in lines]
        newest = max([newest, *(identifier for identifier, *_ in lines)])
        last, sealed, chain = seals.pop(head[0], (None, b"", b""))
        told = hashlib.sha256(before + repr(head).encode() + sealed).digest()
        if (last, sealed, chain) != (newest, b"".join(digests), told):
            broken.append(head[0])
        before = chain
    return [*broken, *seals]


def strayed_rows(engine: Engine) -> Iterator[tuple[str, int]]:
    """Rows that are not as their newest history line left them."""
    for place in HISTORIES:
        present = dict(engine.execute(f"SELECT id, body FROM {place}_body").fetchall())  # noqa: S608 - the names stand above
        newest = dict(engine.execute("SELECT row, body FROM history WHERE place = ? ORDER BY id", (place,)).fetchall())
        for row in present.keys() | newest.keys():
            if present.get(row) != newest.get(row):
                yield place, row
