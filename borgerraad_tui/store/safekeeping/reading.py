"""One copy, or a register's file that was lost or found, opened to be read wherever it lies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import MOMENT, NAME, Copy, is_whole
from borgerraad_tui.store.safekeeping.chain import chain_faults
from borgerraad_tui.store.safekeeping.restoring import keys_to, open_copy

NOT_THERE = "Filen {path} kan ikke nås. Se efter, om stien er rigtig, og om drevet er sat i."


def copy_at(path: Path) -> Copy:
    """The copy with its moment and head as its name tells them; another file by the day it was written, without a head."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)
    except OSError as error:
        raise FileTrouble(NOT_THERE.format(path=path)) from error
    name = NAME.fullmatch(path.name)
    return Copy(path, datetime.strptime(name["made"], MOMENT), name["head"]) if name else Copy(path, written, "")


def read_copy(copy: Copy, secret: str) -> Engine:
    """Open it with the passphrase or the key from the paper (empty: a plain one); WrongPassphrase, or FileForeign where damaged."""
    return open_copy(copy, keys_to(copy.path.parent, secret))[0]


def is_sound(engine: Engine) -> bool:
    """Whether the file is whole and its history unbroken."""
    return is_whole(engine) and not any(chain_faults(engine))
