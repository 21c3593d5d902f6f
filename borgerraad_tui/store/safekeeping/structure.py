"""How a register is built: its tables, indexes, views and triggers, against those that the program lays into a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import in_memory
from borgerraad_tui.store.schema import lay_schema

Structure = Mapping[tuple[str, str], str]
"""The SQL of each thing by its type and name, without comments and blanks."""
COMMENT = re.compile(r"--[^\n]*")
NAMED = {"table": "tabellen", "index": "indekset", "view": "visningen", "trigger": "udløseren"}


def structure_of(engine: Engine) -> Structure:
    """What stands in a file; the engine's own things (sqlite_…) come and go."""
    rows = engine.rows("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    return {(kind, name): " ".join(COMMENT.sub("", sql or "").split()) for kind, name, sql in rows}


def structure_faults(engine: Engine) -> Iterator[str]:
    """What is missing in a register, is another than the program's, or does not come from it; one sentence each."""
    found, wanted = structure_of(engine), _of_a_new_one()
    for kind, name in sorted(found.keys() | wanted.keys()):
        told = f"{NAMED[kind]} {clean_line(name)}"
        if (kind, name) not in found:
            yield f"{told} mangler."
        elif (kind, name) not in wanted:
            yield f"{told} er ikke lavet af programmet."
        elif found[kind, name] != wanted[kind, name]:
            yield f"{told} er en anden, end programmet laver den."


def _of_a_new_one() -> Structure:
    engine = in_memory()
    try:
        with engine.transaction():
            lay_schema(engine)
        return structure_of(engine)
    finally:
        engine.close()
