"""schema.sql laid into a new file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import APPLICATION_ID, SCHEMA_VERSION


def schema_text() -> str:
    """schema.sql: beside the package in a wheel, at the top level in a checkout."""
    packaged = files("borgerraad_tui").joinpath("schema.sql")
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "schema.sql").read_text(encoding="utf-8")


def lay_schema(engine: Engine) -> None:
    """Lay schema.sql into a new file, inside the open transaction."""
    engine.script(schema_text())
    engine.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
