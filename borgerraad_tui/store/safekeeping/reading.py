"""One copy, or a register's file that was lost or found, opened to be read wherever it lies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.paths import is_folder
from borgerraad_tui.store.safekeeping.backups import Copy, as_copy
from borgerraad_tui.store.safekeeping.key_file import NAME as KEY_FILE
from borgerraad_tui.store.safekeeping.restoring import keys_to, open_copy

NOT_THERE = "Filen {path} kan ikke nås. Se efter, om stien er rigtig, og om drevet er sat i."

A_FOLDER = (
    "{path} er en mappe. Skriv stien til en kopi i den: en fil, hvis navn begynder med en dato og ender på .kopi."
)
A_KEY = "{path} er nøglen til kopierne og ingen kopi. Skriv stien til en af de andre filer i mappen."


def copy_at(path: Path) -> Copy:
    """The copy with its moment and head as its name tells them; another file by the day it was written, without a head."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)
    except OSError as error:
        raise FileTrouble(NOT_THERE.format(path=path)) from error
    if is_folder(path):
        raise FileTrouble(A_FOLDER.format(path=path))
    if path.name == KEY_FILE:
        raise FileTrouble(A_KEY.format(path=path))
    return as_copy(path) or Copy(path, written, "")


def read_copy(copy: Copy, secret: str) -> Engine:
    """Open it with the passphrase or the key from the paper (empty: a plain one); WrongPassphrase, or FileForeign where damaged."""
    return open_copy(copy, keys_to(copy.path.parent, secret))[0]
