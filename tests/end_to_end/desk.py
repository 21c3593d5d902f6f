"""The program in a real terminal, and what is needed to start it there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.demo import build_demo
from borgerraad_tui.store.register import Register, open_register
from tests.end_to_end.terminal import Terminal

CLOCK = Clock(lambda: datetime(2022, 1, 17, 10, 0))


def make_demo(path: Path) -> Path:
    """The demo register in a file; its day stands still whatever the clock says."""
    build_demo(path, CLOCK).close()
    return path


def desk(
    path: Path, *options: str, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
) -> Terminal:
    """The desk on a register, not yet started: enter it with `with`."""
    command = [sys.executable, "-m", "borgerraad_tui", "--fil", str(path), *options]
    return Terminal(command, columns=columns, rows=rows, env=env)


@contextmanager
def opened(path: Path) -> Iterator[Register]:
    """The register read directly, after the desk has let it go."""
    with closing(open_register(path, CLOCK)) as register:
        yield register
