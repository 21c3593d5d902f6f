"""The seal chain computed again, apart from the program: what does not fit has been tampered with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES

DIGEST = 32
HISTORIES = PLACES


def broken_seals(engine: Engine) -> list[int]:
    """The acts whose lines, titles, moments or chain do not fit their seal, and those without one.

    An erased line has no salt, and an erased title no link of its own: what is left of either is told by a later act.
    """
    seals = {act: rest for act, *rest in engine.execute("SELECT act, last, digests, chain FROM seal")}
    erased, renamed = told(engine, "erased"), told(engine, "erased_title")
    broken, before, newest = [], b"", 0
    for head in engine.execute("SELECT id, at, what, title FROM act ORDER BY id").fetchall():
        lines = engine.execute(
            "SELECT id, place, row, body, salt FROM history WHERE act = ? ORDER BY id", head[:1]
        ).fetchall()
        newest = max([newest, *(identifier for identifier, *_ in lines)])
        last, sealed, chain = seals.pop(head[0], (None, b"", b""))
        linked = hashlib.sha256(before + repr(head).encode() + sealed).digest()
        named = renamed.get(head[0]) == hashlib.sha256(repr(head).encode() + chain).hexdigest()
        fits = [_fits(line, sealed[DIGEST * place :][:DIGEST], erased) for place, line in enumerate(lines)]
        if last != newest or len(sealed) != DIGEST * len(lines) or not all(fits) or (linked != chain and not named):
            broken.append(head[0])
        before = chain
    return [*broken, *seals]


def told(engine: Engine, place: str) -> dict[int, str]:
    """What the lines of a place say is left, the latest of each."""
    lines = engine.execute("SELECT row, body FROM history WHERE place = ? ORDER BY id", (place,)).fetchall()
    return {row: json.loads(body)["left"] for row, body in lines}


def _fits(line: tuple[Any, ...], sealed: bytes, erased: dict[int, str]) -> bool:
    identifier, *content, salt = line
    if salt:
        return hashlib.sha256(salt + repr(tuple(content)).encode()).digest() == sealed
    return erased.get(identifier) == hashlib.sha256((content[-1] or "").encode()).hexdigest()


def strayed_rows(engine: Engine) -> Iterator[tuple[str, int]]:
    """Rows that are not as their newest history line left them."""
    for place in HISTORIES:
        present = dict(engine.execute(f"SELECT id, body FROM {place}_body").fetchall())  # noqa: S608 - the names stand above
        newest = dict(engine.execute("SELECT row, body FROM history WHERE place = ? ORDER BY id", (place,)).fetchall())
        for row in present.keys() | newest.keys():
            if present.get(row) != newest.get(row):
                yield place, row
