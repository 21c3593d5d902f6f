"""A locked register to be copied, and copies of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.backups import Copy, keep_copy, own_folder
from borgerraad_tui.store.safekeeping.key_file import write_keys
from borgerraad_tui.store.settings import RECOVERY_KEY
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler i 'Gram' hver fredag"
NOW = datetime(2022, 1, 17, 10, 0)
SECRET = "Kuverten fra Bispebroen"
ANOTHERS = b"lagt der af et andet program"


def locked_register(path: Path, clock: Clock, catalogue: Catalogue) -> Register:
    """An encrypted register with one inquiry, its key file written."""
    locks = Locks(PASSPHRASE, new_recovery_key())
    register = create_register(path, clock, "Haderslev Kommune", catalogue, locks=locks)
    saved(register, inquiry(subject=SECRET))
    own_folder(path).mkdir()
    write_keys(own_folder(path), PASSPHRASE, [register.settings.get(RECOVERY_KEY)])
    return register


def taken_meanwhile(monkeypatch: pytest.MonkeyPatch, place: Path, *, one_number: bool = False) -> None:
    """A drive on which no file has two names, and a program that puts one in a place the moment it is free, and holds it.

    With `one_number` the drive says of any two files that they are the same.
    """
    replaces = Path.replace

    def refuses(*_: object) -> None:
        raise OSError("ingen to navne")

    def replace(path: Path, to: Path) -> Path:
        if to == place:
            place.write_bytes(ANOTHERS)
            raise PermissionError("optaget")
        return replaces(path, to)

    monkeypatch.setattr(Path, "hardlink_to", refuses)
    monkeypatch.setattr(Path, "replace", replace)
    if one_number:
        monkeypatch.setattr(Path, "samefile", lambda *_: True)


def copied(register: Register, now: datetime = NOW) -> Copy:
    """A copy in the register's own folder."""
    own_folder(register.engine.path).mkdir(exist_ok=True)
    return keep_copy(register.engine, own_folder(register.engine.path), now)
