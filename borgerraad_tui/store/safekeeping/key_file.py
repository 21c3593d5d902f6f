"""The key file beside the copies: a small encrypted file that opens with the passphrase and holds what opens each copy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.opening import APPLICATION_ID, PATIENCE, open_engine
from borgerraad_tui.store.paths import is_there, stands
from borgerraad_tui.store.safekeeping.placing import beside, put_in_place

NAME = "noegle.kopi"
NOT_WRITTEN = "Nøglen til kopierne i {folder} kunne ikke skrives. Se efter, om drevet er der, og om der er plads."


def write_keys(folder: Path, passphrase: str, keys: Sequence[str]) -> None:
    """Write every recovery key whose copies may lie there, newest last; whole or not at all. SaveFailed where the disk refuses."""
    try:
        with beside(folder / NAME) as working:
            engine = open_engine(working, create=True, passphrase=passphrase)
            try:
                with engine.transaction():
                    engine.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    engine.execute("CREATE TABLE recovery (keys TEXT NOT NULL)")
                    engine.execute("INSERT INTO recovery VALUES (?)", (json.dumps(list(keys)),))
            finally:
                engine.close()
            put_in_place(working, folder / NAME)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN.format(folder=folder)) from error


def has_keys(folder: Path) -> bool:
    """Whether there is a key file."""
    return is_there(folder / NAME)


def set_keys_aside(folder: Path) -> None:
    """Let a key file that is not this register's, or damaged, keep its bytes under another name. SaveFailed as in writing."""
    numbered = (folder / f"noegle-sat-til-side-{number}.kopi" for number in count(1))
    try:
        free = next(path for path in numbered if not path.exists())
        (folder / NAME).rename(free)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN.format(folder=folder)) from error


def read_keys(folder: Path, passphrase: str) -> list[str]:
    """The recovery keys, newest last; none where there is no key file.

    WrongPassphrase; FileForeign where it is damaged, FileUnreadable where the disk does not give it.
    """
    path = folder / NAME
    if not stands(path):
        return []
    engine = open_engine(path, create=False, passphrase=passphrase, patience=PATIENCE)
    try:
        return [str(key) for key in json.loads(engine.one("SELECT keys FROM recovery"))]
    finally:
        engine.close()
