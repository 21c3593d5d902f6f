"""Settings: small facts the file remembers about its own desk. No history."""

from __future__ import annotations

from borgerraad_tui.store.engine import Engine


class Settings:
    """Texts by key."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str, default: str = "") -> str:
        """The value, or the default."""
        value = self._engine.one("SELECT value FROM setting WHERE key = ?", (key,))
        return default if value is None else str(value)

    def set(self, key: str, value: str) -> None:
        """Remember a value (a write of its own, unless an act is open)."""
        if self.get(key) != value:
            self._engine.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value)
            )
