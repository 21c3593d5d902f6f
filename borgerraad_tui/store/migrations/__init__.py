"""Older files brought up to date: numbered steps, each with its SQL beside this module, all in one act that is never undone.

`schema.sql` is what a new file gets; a test holds the two together. A step changes tables by plain SQL: a library that copies
a table drops its triggers.
"""

from __future__ import annotations

from importlib.resources import files

from borgerraad_tui.store.acts import Acts
from borgerraad_tui.store.engine import SCHEMA_VERSION, Engine


def migrate(engine: Engine, acts: Acts) -> None:
    """Bring the file to the program's version, whole or not at all."""
    version = int(engine.one("PRAGMA user_version"))
    with acts.act(f"Registret opdateret til udgave {SCHEMA_VERSION}", "migrate"):
        for step in range(version + 1, SCHEMA_VERSION + 1):
            engine.script(step_text(step))
        engine.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def step_text(version: int) -> str:
    """The SQL that brings a file of the version before to this one."""
    return files(__name__).joinpath(f"to_{version}.sql").read_text(encoding="utf-8")
