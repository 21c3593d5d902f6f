"""What is told while a command writes a file: that it does, on a terminal, and that it was stopped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from borgerraad_tui.cli.output import note

TOLD_AFTER = 0.5
"""Seconds; what is done by then needs no words."""


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Tell that a file is being written and how to stop it, once that takes longer; and that it was stopped."""
    timer = Timer(TOLD_AFTER, note, [f"Skriver »{name}« … Ctrl+C stopper"])
    timer.daemon = True
    # a script reads what goes wrong there, and nothing else
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    except KeyboardInterrupt:
        note("Stoppet: intet halvt er skrevet.")
        raise
    finally:
        timer.cancel()
