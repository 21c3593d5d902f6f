"""Lines of the history and titles of acts written over; the open act tells what is left of each, so that the chain verifies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.chain import ERASED_LINE, ERASED_TITLE, remains, title_remains

ACTS: Final = """
SELECT act.id, at, what, title, chain FROM act JOIN seal ON seal.act = act.id WHERE act.id IN (SELECT value FROM json_each(?))
"""


def write_over(engine: Engine, line: int, left: Mapping[str, Any] | None) -> None:
    """Let a line of the history hold what is left of it (None: nothing), and no salt; inside an open act."""
    body = None if left is None else json.dumps(left, ensure_ascii=False, separators=(",", ":"))
    engine.execute("UPDATE history SET body = ?, salt = x'' WHERE id = ?", (body, line))
    told = json.dumps({"left": remains(body)})
    engine.execute("INSERT INTO history_step VALUES (?, ?, ?)", (ERASED_LINE, line, told))


def write_over_titles(engine: Engine, acts: Iterable[int], left_of: Callable[[str], str]) -> list[str]:
    """Let acts be called by what `left_of` leaves of their titles; returns the titles that were others. Inside an open act."""
    gone = []
    for *head, chain in engine.rows(ACTS, (json.dumps(sorted(acts)),)):
        act, *_, title = head
        left = left_of(title)
        if left != title:
            gone.append(title)
            engine.execute("UPDATE act SET title = ? WHERE id = ?", (left, act))
            told = json.dumps({"left": title_remains((*head[:-1], left), chain)})
            engine.execute("INSERT INTO history_step VALUES (?, ?, ?)", (ERASED_TITLE, act, told))
    return gone
