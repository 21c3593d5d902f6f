"""A passphrase compared with the one of a register that is open: that it is she who is back, or who changes its locks."""

from __future__ import annotations

import time
from hmac import compare_digest

from borgerraad_tui.errors import WrongPassphrase
from borgerraad_tui.store.cipher import typed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.troubles import WRONG_PASSPHRASE

A_GUESS = 0.2
"""Seconds a wrong one costs where the file itself does not ask."""


def check_known(engine: Engine, passphrase: str) -> None:
    """WrongPassphrase unless it is the one that the file was opened with; each guess costs a while."""
    time.sleep(A_GUESS)
    if not compare_digest(*(typed(each).encode() for each in (passphrase, engine.passphrase))):
        raise WrongPassphrase(WRONG_PASSPHRASE)
