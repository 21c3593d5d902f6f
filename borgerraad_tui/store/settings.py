"""Settings: small facts the file remembers about its own desk. No history."""

from __future__ import annotations

from borgerraad_tui.store.engine import Engine

MUNICIPALITY, DEMO_DAY = "municipality", "demo_day"
THEME = "theme"
LEFT_IN, LEFT_ON, TABLE = "left_in", "left_on", "table"
"""The room, the inquiry and the table she was at."""
AT_WORK = "at_work"
"""Not empty as long as the program has not ended in order."""
LAST_PLACE, LAST_STOP = "last_place", "last_stop"
"""The place (a catalogue key) of the last new inquiry at the desk, and of the last one on the road."""
EXPORT_FOLDER = "export_folder"
"""The folder the last document was written to."""
TEMPLATE = "template"
"""The municipality's own Word template that the last Word document was laid in; empty is the program's own."""
PERIOD = "period"
"""The period she chose, as JSON: the day it was chosen on, its first day, its last, its name."""
RECOVERY_KEY = "recovery_key"
"""What opens the copies made from now on; none of a plain register."""
EARLIER_KEYS = "earlier_recovery_keys"
"""Recovery keys of copies made before, oldest first, one a line."""
SECOND_PLACE = "second_place"
"""The folder outside this machine where copies are kept, too."""
SECOND_ON = "second_on"
"""What the second place lay on when it was chosen: where that is mounted, and whether it was the register's own disk."""
KEYS_DUE = "keys_due"
"""Places whose key file is of an earlier passphrase or recovery key, one a line."""
LEFT_BEHIND = "left_behind"
"""Heads of copies made after the one that the register was restored from, one a line."""
USUAL_MINUTES = 15
"""Until the desk locks itself: a talk on the phone is long, and F9 hides at once."""
LOCK_AFTER = "lock_after"
"""Minutes without a key until the desk locks itself; 0 for never."""
COMPARED = "compared"
"""The periods she compared last, as JSON: how their rows are named, and of each its first day, its last, its name."""
SMALL_COUNTS = "small_counts"
"""The limit below which counts were left out of a table for others last."""


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


def lock_minutes(settings: Settings) -> int:
    """Minutes without a key until the desk locks itself; 0 for never."""
    return int(settings.get(LOCK_AFTER, str(USUAL_MINUTES)))
