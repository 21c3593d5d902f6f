"""Lines of the history and titles of acts written over; the open act tells what is left of each, so that the chain verifies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.sealed import ERASED_LINE, ERASED_TITLE, Sealed, remains, title_remains
from borgerraad_tui.store.sealing import (
    BY_COLUMN,
    SALT,
    WHOLE,
    column_digests,
    column_salts,
    is_by_column,
    read,
    title_digest,
    whole_digest,
)

LINE: Final = "SELECT body, salt, chain FROM history JOIN seal USING (act) WHERE id = ?"
TOLD: Final = "SELECT body FROM history WHERE place = ? AND row = ? ORDER BY act DESC, id DESC LIMIT 1"
TELL: Final = "INSERT INTO history_step VALUES (?, ?, ?)"
ACTS: Final = """
SELECT act.id, at, what, title, digests, chain FROM act JOIN seal ON seal.act = act.id
WHERE act.id IN (SELECT value FROM json_each(?))
"""


def write_over(engine: Engine, line: int, left: Mapping[str, Any] | None) -> None:
    """Let a line of the history hold what is left of it (None: nothing), and salts of nothing else; inside an open act."""
    stood, salt, chain = engine.first(LINE, (line,))
    body = None if left is None else json.dumps(left, ensure_ascii=False, separators=(",", ":"))
    told: dict[str, Any] = {"left": remains(body)}
    salts = b""
    if left is not None and is_by_column(chain):
        salts, told["gone"] = _parted(stood, salt, left, _told(engine, ERASED_LINE, line).get("gone", {}))
    engine.execute("UPDATE history SET body = ?, salt = ? WHERE id = ?", (body, salts, line))
    engine.execute(TELL, (ERASED_LINE, line, json.dumps(told)))


def write_over_titles(engine: Engine, acts: Iterable[int], left_of: Callable[[str], str]) -> list[str]:
    """Let acts be called by what `left_of` leaves of their titles; returns the titles that were others. Inside an open act."""
    gone = []
    for act, at, what, title, digests, chain in engine.rows(ACTS, (json.dumps(sorted(acts)),)):
        left = left_of(title)
        if left != title:
            gone.append(title)
            engine.execute("UPDATE act SET title = ? WHERE id = ?", (left, act))
            known = _told(engine, ERASED_TITLE, act).get("title") or title_digest(title).hex()
            told = {"left": title_remains((act, at, what, left), Sealed(digests, chain)), "title": known}
            engine.execute(TELL, (ERASED_TITLE, act, json.dumps(told)))
    return gone


def _parted(stood: str, salt: bytes, left: Mapping[str, Any], gone: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """The salts of the columns that stay as they are, and the digests of those that went, now or before."""
    columns = read(stood)
    whole = gone.get(WHOLE) or whole_digest(stood, salt).hex()
    salts = salt[len(BY_COLUMN) :] if gone else column_salts(salt, len(columns))
    now = {
        column: own.hex()
        for column, own in zip(columns, column_digests(columns, salts), strict=True)
        if columns[column] != left[column]
    }
    every = {WHOLE: whole, **now, **gone}
    kept = (
        bytes(SALT) if column in every else salts[place * SALT : (place + 1) * SALT]
        for place, column in enumerate(columns)
    )
    return BY_COLUMN + b"".join(kept), every


def _told(engine: Engine, place: str, row: int) -> dict[str, Any]:
    """What an erasing before this one told."""
    found = engine.one(TOLD, (place, row))
    return read(found) if found else {}
