"""Acts: the one door for writing. An act is one command of the user, whole or not at all, sealed at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.engine import Engine

What = Literal["create", "do", "undo", "redo", "migrate", "erase"]


class Acts:
    """Opens acts on one engine with one clock."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    @contextmanager
    def act(self, title: str, what: What = "do") -> Iterator[int]:
        """Everything written inside is one act; yields its id. Any error rolls all of it back."""
        with self._engine.transaction():
            identifier = self._begin(title, what)
            yield identifier
            if self._engine.one("SELECT 1 FROM history WHERE act = ? LIMIT 1", (identifier,)):
                seal(self._engine, identifier)
            else:
                # an act that changed no row is nothing that could be undone
                self._engine.execute("DELETE FROM act WHERE id = ?", (identifier,))

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Write, look at what it does to the figures, and take it all back."""
        with self._engine.transaction(keep=False):
            self._begin("prøve", "do")
            yield

    @property
    def newest(self) -> int:
        """The id of the newest act, which is the open one while one is open."""
        return int(self._engine.one("SELECT max(id) FROM act"))

    @property
    def newest_at(self) -> datetime:
        """When it was done."""
        return datetime.fromisoformat(self._engine.one("SELECT at FROM act WHERE id = (SELECT max(id) FROM act)"))

    def _begin(self, title: str, what: What) -> int:
        cursor = self._engine.execute(
            "INSERT INTO act (at, what, title) VALUES (?, ?, ?)", (self._clock.now().isoformat(), what, title)
        )
        return int(cursor.lastrowid or 0)


def seal(engine: Engine, act: int) -> None:
    """Close the act: a salted digest of each of its history lines, and the chain over all acts so far.

    The chain is taken over digests, not texts, so that words can be erased later while it still verifies.
    """
    from borgerraad_tui.store.sealing import chained, line_digest, title_digest  # late: the first frame seals nothing

    before = engine.one("SELECT chain FROM seal WHERE act = (SELECT max(act) FROM seal)") or b""
    lines = engine.rows("SELECT id, place, row, body, salt FROM history WHERE act = ? ORDER BY id", (act,))
    digests = b"".join(line_digest(place, row, body, salt) for _, place, row, body, salt in lines)
    *head, title = engine.first("SELECT id, at, what, title FROM act WHERE id = ?", (act,))
    chain = chained(before, tuple(head), title_digest(title), digests)
    last = lines[-1][0] if lines else engine.one("SELECT coalesce(max(id), 0) FROM history")
    engine.execute("INSERT INTO seal (act, last, digests, chain) VALUES (?, ?, ?, ?)", (act, last, digests, chain))
