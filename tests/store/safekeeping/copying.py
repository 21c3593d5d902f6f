"""A locked register to be copied, and copies of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

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


def locked_register(path: Path, clock: Clock, catalogue: Catalogue) -> Register:
    """An encrypted register with one inquiry, its key file written."""
    locks = Locks(PASSPHRASE, new_recovery_key())
    register = create_register(path, clock, "Haderslev Kommune", catalogue, locks=locks)
    saved(register, inquiry(subject=SECRET))
    own_folder(path).mkdir()
    write_keys(own_folder(path), PASSPHRASE, [register.settings.get(RECOVERY_KEY)])
    return register


def copied(register: Register, now: datetime = NOW) -> Copy:
    """A copy in the register's own folder."""
    own_folder(register.engine.path).mkdir(exist_ok=True)
    return keep_copy(register.engine, own_folder(register.engine.path), now)
