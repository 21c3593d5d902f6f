"""What going back to a copy would cost."""

from __future__ import annotations

from typing import Final

from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.chain import act_of

SINCE: Final = "SELECT count(*) FROM draft WHERE substr(saved_at, 1, 19) > ?"
UNKNOWN: Final = "ukendt, hvad der går tabt"


def told_lost(engine: Engine, copy: Copy) -> str:
    """What was written after a copy was made, in few words, as far as the register's own history knows the copy.

    A register that is damaged may not tell it, and is the one that a copy is needed for.
    """
    try:
        return _told(engine, copy)
    except FileTrouble:
        return UNKNOWN


def _told(engine: Engine, copy: Copy) -> str:
    act = act_of(engine, copy.head)
    if act is None:
        return "fra en anden historik"
    acts, drafts = int(engine.one("SELECT count(*) FROM act WHERE id > ?", (act,))), drafts_since(engine, copy)
    told = [counted(acts, "handling", "handlinger")] if acts else []
    told += [counted(drafts, "kladde", "kladder")] if drafts else []
    return f"{' og '.join(told)} efter den" if told else "intet går tabt"


def drafts_since(engine: Engine, copy: Copy) -> int:
    """How many drafts were typed in after a copy was made, by the second."""
    return int(engine.one(SINCE, (copy.made.isoformat(),)))
