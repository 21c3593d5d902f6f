"""What going back to a copy would cost."""

from __future__ import annotations

from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.restoring import lost_after


def told_lost(engine: Engine, copy: Copy) -> str:
    """What was saved after a copy was made, in few words, as far as the register's own history knows the copy."""
    acts = lost_after(engine, copy.head)
    if acts is None:
        return "fra en anden historik"
    return f"{counted(acts, 'handling', 'handlinger')} efter den" if acts else "intet går tabt"
