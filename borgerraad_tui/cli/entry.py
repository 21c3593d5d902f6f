"""The way in and the way out: arguments to a command, errors to one Danish sentence and an exit status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from datetime import datetime

import click

from borgerraad_tui.cli.crash import tell_crash
from borgerraad_tui.cli.danish import in_danish
from borgerraad_tui.cli.invocation import Invocation, Left
from borgerraad_tui.cli.program import program
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import BorgerraadError, InputRefused, OutputRefused

WRONG_USAGE = 2
INTERRUPTED = 130
"""As shells number Ctrl+C."""


def main() -> None:
    """Run the program as the terminal asked, on the real clock, and end the process."""
    sys.excepthook = tell_crash
    _leave_no_memory()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a pipe on Windows would otherwise take the code page, and a path that is no text would end the program
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:], Clock(datetime.now)))


def _leave_no_memory() -> None:
    """A dump of the memory, as some systems write after a crash, would hold what is encrypted everywhere else."""
    if sys.platform != "win32":
        import resource  # late: Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(arguments: Sequence[str], clock: Clock) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 wrong input or arguments, 3 trouble with the file."""
    try:
        return _perform(arguments, clock)
    except click.UsageError as error:
        return _tell(WRONG_USAGE, in_danish(error))
    except InputRefused as error:
        return _tell(error.exit_status, error.text, *error.faults)
    except OutputRefused as error:
        _let_output_go()
        return _tell(error.exit_status, error.text)
    except BorgerraadError as error:
        return _tell(error.exit_status, error.text)
    except Left:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_output_go()  # the reader has gone
        return 1


def _let_output_go() -> None:
    """What is still buffered must not be tried once more at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _perform(arguments: Sequence[str], clock: Clock) -> int:
    try:
        with program.make_context("borgerraad", [*arguments], obj=Invocation(clock)) as context:
            status = program.invoke(context)
    except click.exceptions.Exit as end:
        status = end.exit_code
    return int(status or 0)


def _tell(status: int, *lines: str) -> int:
    from borgerraad_tui.cli.output import note  # late: the desk tells nothing beside itself

    note(*lines)
    return status
