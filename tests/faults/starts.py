"""Starts of the program: a second one beside an open register is refused, and one after a kill works at once.

A start is a process of its own that runs a command as from the command line; it is forked from a warm one, and every tenth is a
new interpreter.
"""

from __future__ import annotations

import io
import os
import pickle
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from borgerraad_tui.cli.entry import run
from borgerraad_tui.store.register import open_register
from borgerraad_tui.store.troubles import IN_USE
from tests.faults.adviser import Adviser, new_register
from tests.faults.cheap_keys import CLOCK
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.standing import faults_of
from tests.running import Ran, ran_apart

NEW_INTERPRETER = 10
"""Of so many starts one is a new interpreter."""
AT_ONCE = 5
"""Seconds a start takes at most, on a busy machine: no lock was waited for."""
LONGEST_LIFE = 0.06
"""Seconds from a register's opening to the kill."""


def prove_second(trial: Trial) -> Outcome:
    """So many starts beside a window that is at work; what it saves meanwhile is all there afterwards."""
    outcome, path = Outcome({"starts": 0, "refused": 0}), _register(trial.folder)
    with _at_work(path, trial.dice) as heard:
        for number in range(trial.rounds):
            _judge(_started(path, number), (3, ""), IN_USE, number, outcome)
    lines = [*heard]
    outcome.count("acknowledged meanwhile", len(lines))
    outcome.wrong += [] if lines else ["the window saved nothing meanwhile"]
    outcome.wrong += faults_of(path, lines)
    return outcome


def control_second(trial: Trial) -> Outcome:
    """A start beside no window is not refused."""
    outcome, path = Outcome({"starts": 0, "refused": 0}), _register(trial.folder)
    _judge(_started(path, 1), (3, ""), IN_USE, 1, outcome)
    return outcome


def prove_after_kill(trial: Trial) -> Outcome:
    """So many kills of a window at work, each followed by a start that lists what was registered."""
    outcome, path = Outcome({"starts": 0, "opened at once": 0}), _register(trial.folder)
    registered = 1
    for number in range(trial.rounds):
        with _at_work(path, trial.dice) as heard:
            time.sleep(trial.dice.uniform(0, LONGEST_LIFE))
        began = time.monotonic()
        started = _started(path, number)
        listed = started.output.count("nr. ")
        registered += sum(line.endswith(" null") for line in heard)
        outcome.count("starts")
        at_once = started.status == 0 and time.monotonic() - began < AT_ONCE
        outcome.count("opened at once", at_once)
        if not at_once or not registered <= listed <= registered + 1:
            outcome.wrong.append(f"start {number}: {started}, {registered} were registered")
        registered = listed
    outcome.wrong += faults_of(path, ())
    return outcome


def control_after_kill(trial: Trial) -> Outcome:
    """A lock that outlives its process: another one holds it."""
    outcome, path = Outcome({"starts": 0}), _register(trial.folder)
    with _at_work(path, trial.dice):
        started = _started(path, 1)
        outcome.count("starts")
        outcome.wrong += [] if started.status == 0 else [started.told]
    return outcome


def _register(folder: Path) -> Path:
    path = folder / "register.db"
    new_register(path, locked=False).close()
    return path


def _judge(started: Ran, ended: tuple[int, str], told: str, number: int, outcome: Outcome) -> None:
    outcome.count("starts")
    refused = (started.status, started.output) == ended and started.told == f"{told}\n"
    outcome.count("refused", refused)
    if not refused:
        outcome.wrong.append(f"start {number}: {started}")


@contextmanager
def _at_work(path: Path, dice: Random) -> Iterator[list[str]]:
    """A window that registers one inquiry after another; killed at the end, when what it told is there to be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _register_on(path, dice.random(), writing)
        finally:
            os._exit(1)
    os.close(writing)
    assert os.read(reading, 1)  # it has the file open
    heard: list[str] = []
    try:
        yield heard
    finally:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(reading, encoding="utf-8") as left:
            heard += left.read().split("\n")[:-1]
        assert status == signal.SIGKILL, f"the window ended by itself, with {status}"


def _register_on(path: Path, seed: float, pipe: int) -> None:
    adviser = Adviser(
        open_register(path, CLOCK), random.Random(seed), lambda line: os.write(pipe, f"{line}\n".encode())
    )
    os.write(pipe, b"o")
    while True:
        # slowly, so that a long row of starts does not fill the pipe
        adviser.do("register")
        time.sleep(0.01)


def _started(path: Path, number: int) -> Ran:
    arguments = ["liste", "--fil", str(path)]
    if number % NEW_INTERPRETER == 0:
        return ran_apart(*arguments)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with redirect_stdout(io.StringIO()) as output, redirect_stderr(io.StringIO()) as told:
                status = run(arguments, CLOCK)
            with os.fdopen(writing, "wb") as answer:
                pickle.dump((status, output.getvalue(), told.getvalue()), answer)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        ended = Ran(*pickle.load(answer))
    os.waitpid(child, 0)
    return ended


SECOND = Proof("second", "a second start beside an open register is refused", 50, 1_000, prove_second, control_second)
AFTER_KILL = Proof(
    "restart", "a start after kill -9 opens the register at once", 50, 1_000, prove_after_kill, control_after_kill
)
