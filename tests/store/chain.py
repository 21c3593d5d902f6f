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

    Of an erased line or title the digests of what went are told by a later act, and what is left still fits. Acts of earlier
    versions have a shorter link, over whole lines, and here nothing of theirs is erased.
    """
    seals = {act: rest for act, *rest in engine.execute("SELECT act, last, digests, chain FROM seal")}
    erased, renamed = told(engine, "erased"), told(engine, "erased_title")
    broken, before, newest = [], b"", 0
    for *head, title in engine.execute("SELECT id, at, what, title FROM act ORDER BY id").fetchall():
        lines = engine.execute(
            "SELECT id, place, row, body, salt FROM history WHERE act = ? ORDER BY id", head[:1]
        ).fetchall()
        newest = max([newest, *(identifier for identifier, *_ in lines)])
        last, sealed, chain = seals.pop(head[0], (None, b"", b""))
        called = renamed.get(head[0], {}).get("title", _hash(title).hex())
        old = len(chain) == DIGEST
        about = _hash(ascii(tuple(head)).encode() + bytes.fromhex(called))
        linked = _hash(before + (repr((*head, title)).encode() if old else about) + sealed) + (b"" if old else b"\2")
        each = [(line, sealed[DIGEST * place :][:DIGEST]) for place, line in enumerate(lines)]
        fits = [_fitted(*pair) if old else _fits(*pair, erased) for pair in each]
        if last != newest or len(sealed) != DIGEST * len(lines) or not all(fits) or linked != chain:
            broken.append(head[0])
        before = chain
    return [*broken, *seals]


def told(engine: Engine, place: str) -> dict[int, dict[str, Any]]:
    """What the lines of a place tell, the latest of each."""
    lines = engine.execute("SELECT row, body FROM history WHERE place = ? ORDER BY id", (place,)).fetchall()
    return {row: json.loads(body) for row, body in lines}


def _fits(line: tuple[Any, ...], sealed: bytes, erased: dict[int, dict[str, Any]]) -> bool:
    identifier, place, row, body, salt = line
    about = erased.get(identifier)
    if about and about["left"] != _hash((body or "").encode()).hex():
        return False
    if body is None:
        return about is not None or _hash(salt + ascii((place, row, None)).encode()) == sealed
    columns = json.loads(body)
    gone = {column: bytes.fromhex(digest) for column, digest in about["gone"].items()} if about else {}
    salts = salt[1:] if about else hashlib.shake_256(salt).digest(16 * len(columns))
    each = [
        gone.get(column) or _hash(salts[16 * at :][:16] + ascii((column, value)).encode())
        for at, (column, value) in enumerate(columns.items())
    ]
    whole = gone.get("") or _hash(salt + body.encode())
    return _hash(b"columns\0" + ascii((place, row)).encode() + whole + b"".join(each)) == sealed


def _fitted(line: tuple[Any, ...], sealed: bytes) -> bool:
    _, *content, salt = line
    return _hash(salt + repr(tuple(content)).encode()) == sealed


def _hash(content: bytes | str) -> bytes:
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode()).digest()


def strayed_rows(engine: Engine) -> Iterator[tuple[str, int]]:
    """Rows that are not as their newest history line left them."""
    for place in HISTORIES:
        present = dict(engine.execute(f"SELECT id, body FROM {place}_body").fetchall())  # noqa: S608 - the names stand above
        newest = dict(engine.execute("SELECT row, body FROM history WHERE place = ? ORDER BY id", (place,)).fetchall())
        for row in present.keys() | newest.keys():
            if present.get(row) != newest.get(row):
                yield place, row
