"""Encrypted registers whose key is derived in few rounds: what these proofs try is not how long a guess takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.store import cipher
from borgerraad_tui.store.register import Locks

NOW = datetime(2022, 1, 17, 10, 0)
CLOCK = Clock(lambda: NOW)
PASSPHRASE, RECOVERY_KEY = "små æbler gror", new_recovery_key()
LOCKS = Locks(PASSPHRASE, RECOVERY_KEY)
FEW = 1_000
"""Rounds of the derivation."""
PROGRAM = f"""
import sys
from borgerraad_tui.store import cipher
cipher.ROUNDS = {FEW}
from borgerraad_tui.cli import main
sys.argv = ["borgerraad", *sys.argv[1:]]
main()
"""
"""The program as it starts, in an interpreter of its own."""


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Derive keys in few rounds until the end."""
    usual, cipher.ROUNDS = cipher.ROUNDS, FEW
    try:
        yield
    finally:
        cipher.ROUNDS = usual
