"""Older files brought up to date: numbered steps, each with its SQL beside this module, all in one act that is never undone.

`schema.sql` is what a new file gets; a test holds the two together. A step changes tables by plain SQL: a library that copies
a table drops its triggers.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Final

from borgerraad_tui.store.acts import Acts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES
from borgerraad_tui.store.opening import SCHEMA_VERSION

OTHERWISE: Final = """
SELECT now.id, now.body, newest.body FROM {place}_body AS now JOIN history AS newest
ON newest.id = (SELECT max(id) FROM history WHERE place = ? AND row = now.id) WHERE newest.body IS NOT now.body ORDER BY now.id
"""
NOTHING: Final = (None, "", 0)
"""What a column that was added holds in the rows that were there before it."""


def migrate(engine: Engine, acts: Acts) -> None:
    """Bring the file to the program's version, whole or not at all."""
    version = int(engine.one("PRAGMA user_version"))
    with acts.act(f"Registret opdateret til udgave {SCHEMA_VERSION}", "migrate"):
        for step in range(version + 1, SCHEMA_VERSION + 1):
            engine.script(step_text(step))
        _note_columns(engine)
        engine.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _note_columns(engine: Engine) -> None:
    """Have the history say of each row that the columns that were added are empty: an undo puts a row back as it says.

    A row that is otherwise another than its history says stays so, and the control tells of it.
    """
    for place in PLACES:
        for row, now, newest in engine.rows(OTHERWISE.format(place=place), (place,)):
            if newest and _has_grown(json.loads(newest), json.loads(now)):
                engine.execute("INSERT INTO history_step VALUES (?, ?, ?)", (place, row, now))


def _has_grown(before: dict[str, object], now: dict[str, object]) -> bool:
    return all(before[key] == value if key in before else value in NOTHING for key, value in now.items())


def step_text(version: int) -> str:
    """The SQL that brings a file of the version before to this one."""
    return files(__name__).joinpath(f"to_{version}.sql").read_text(encoding="utf-8")
