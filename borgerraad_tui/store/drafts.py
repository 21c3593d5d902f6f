"""Drafts: what was typed into a form and not saved yet. No history; gone in the transaction that saves the form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.engine import Engine

CHANGE = "UPDATE draft SET body = ?, saved_at = ? WHERE id = ? RETURNING id"
ADD = "INSERT INTO draft (form, target, body, saved_at) VALUES (?, ?, ?, ?) RETURNING id"


class Draft(NamedTuple):
    """A form's values as typed; `target` is the row the form was opened on (None for a new one), `saved_at` an ISO moment."""

    id: int
    form: str
    target: int | None
    values: Mapping[str, str]
    saved_at: str


class Drafts:
    """The drafts of one open register, newest first; `waiting` as long as the disk has not taken what was to be kept."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.waiting = False
        self._engine = engine
        self._clock = clock

    def all(self) -> list[Draft]:
        """Every draft."""
        rows = self._engine.rows("SELECT id, form, target, body, saved_at FROM draft ORDER BY id DESC")
        return [Draft(identifier, form, target, json.loads(body), at) for identifier, form, target, body, at in rows]

    def count(self) -> int:
        """How many there are."""
        return int(self._engine.one("SELECT count(*) FROM draft"))

    def keep(self, identifier: int | None, form: str, target: int | None, values: Mapping[str, str]) -> int:
        """Put the draft on the disk, over the one before; returns its id."""
        body, now = json.dumps(dict(values), ensure_ascii=False), self._clock.now().isoformat()
        self.waiting = True
        with self._engine.transaction():
            kept = identifier and self._engine.one(CHANGE, (body, now, identifier))
            kept = kept or self._engine.one(ADD, (form, target, body, now))
        self.waiting = False
        return int(kept)

    def drop(self, identifier: int | None) -> None:
        """Forget a draft; inside an act it goes or stays with the act."""
        self._engine.execute("DELETE FROM draft WHERE id = ?", (identifier,))
        self.waiting = False
