"""The program as a script uses it: arguments in, what it writes and its exit status out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from borgerraad_tui.cli.entry import run
from borgerraad_tui.domain.clock import Clock
from tests.conftest import NOW

ROOT = Path(__file__).parents[1]


APART = {**{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}, "PYTHONPATH": str(ROOT)}
"""The environment of a process of its own: this tree's package, and output buffered as scripts get it."""


class Ran(NamedTuple):
    """How a run ended: its exit status, its results and what it told beside them."""

    status: int
    output: str
    told: str


def ran(*arguments: str | Path, at: Clock | None = None) -> Ran:
    """Run one command in this process, on the tests' clock."""
    with redirect_stdout(io.StringIO()) as output, redirect_stderr(io.StringIO()) as told:
        status = run([str(argument) for argument in arguments], at or Clock(lambda: NOW))
    return Ran(status, output.getvalue(), told.getvalue())


def ran_apart(
    *arguments: str | Path, python: tuple[str, ...] = ("-m", "borgerraad_tui"), typed: str | None = None, **more: str
) -> Ran:
    """Run a command in a process of its own, on the real clock; `typed` stands in its input, `more` goes into its environment."""
    done = subprocess.run(
        [sys.executable, *python, *(str(argument) for argument in arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=APART | more,
        input=None if typed is None else typed.encode(),
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
