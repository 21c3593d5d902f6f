"""The intake log: which contents were taken in, so that the same one is recognised. No history."""

from __future__ import annotations

from datetime import datetime

from borgerraad_tui.store.engine import Engine

TAKEN_IN = """
SELECT at FROM intake WHERE digest = ? AND EXISTS (
  SELECT 1 FROM history AS line WHERE line.act = intake.act AND (
    line.place = 'inquiry' AND EXISTS (SELECT 1 FROM inquiry WHERE id = line.row)
    OR line.place = 'consultation' AND EXISTS (SELECT 1 FROM consultation WHERE id = line.row)))
"""
"""A content whose rows were all undone is not in the register any more."""

REMEMBER = "INSERT INTO intake VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, act = excluded.act"


class IntakeLog:
    """The digests of one open register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def taken_in(self, digest: str) -> str | None:
        """The moment (ISO) the content was taken in, or None when nothing of it stands in the register."""
        at = self._engine.one(TAKEN_IN, (digest,))
        return None if at is None else str(at)

    def remember(self, digest: str, at: datetime, act: int) -> None:
        """Note a content inside the act that takes it in."""
        self._engine.execute(REMEMBER, (digest, at.isoformat(), act))
