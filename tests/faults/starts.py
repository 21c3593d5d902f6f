"""Starts of the program: a second one beside an open register is refused, and one after a kill works at once.

A start is a process of its own that runs a command as from the command line; it is forked from a warm one, and every tenth is a
new interpreter. Half of them are of an encrypted register, and give its passphrase.
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
from typing import NamedTuple
from unittest.mock import patch

from borgerraad_tui.cli.entry import run
from borgerraad_tui.store.register import open_register
from borgerraad_tui.store.troubles import IN_USE
from tests.faults.adviser import Adviser, new_register
from tests.faults.cheap_keys import CLOCK, PASSPHRASE, PROGRAM, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.standing import faults_of
from tests.running import Ran, ran_apart

NEW_INTERPRETER = 10
"""Of so many starts one is a new interpreter."""
AT_ONCE = 5
"""Seconds a start takes at most, on a busy machine: no lock was waited for."""
LONGEST_LIFE = 0.06
"""Seconds from a register's opening to the kill."""


@cheap_keys()
def prove_second(trial: Trial) -> Outcome:
    """So many starts beside a window that is at work; what it saves meanwhile is all there afterwards."""
    outcome = Outcome({"starts": 0, "refused": 0})
    for office in _offices(trial.folder):
        with _at_work(office, trial.dice) as heard:
            for number in range(trial.rounds // 2):
                _judge(office, number, outcome)
        lines = [*heard]
        outcome.count("acknowledged meanwhile", len(lines))
        outcome.wrong += [] if lines else [f"{office.kind}: the window saved nothing meanwhile"]
        outcome.wrong += [f"{office.kind}: {fault}" for fault in faults_of(office.path, lines, office.passphrase)]
    return outcome


@cheap_keys()
def control_second(trial: Trial) -> Outcome:
    """A start beside no window is not refused."""
    outcome = Outcome({"starts": 0, "refused": 0})
    for office in _offices(trial.folder):
        _judge(office, 1, outcome)
    return outcome


@cheap_keys()
def prove_after_kill(trial: Trial) -> Outcome:
    """So many kills of a window at work, each followed by a start that lists what was registered."""
    outcome = Outcome({"starts": 0, "opened at once": 0})
    for office in _offices(trial.folder):
        registered = 1
        for number in range(trial.rounds // 2):
            registered = _killed_and_started(office, number, registered, trial.dice, outcome)
        outcome.wrong += [f"{office.kind}: {fault}" for fault in faults_of(office.path, (), office.passphrase)]
    return outcome


def _killed_and_started(office: Office, number: int, registered: int, dice: Random, outcome: Outcome) -> int:
    """One kill and one start after it; returns how many it lists, given how many were acknowledged before."""
    with _at_work(office, dice) as heard:
        time.sleep(dice.uniform(0, LONGEST_LIFE))
    began = time.monotonic()
    started = _started(office, number)
    at_once = started.status == 0 and time.monotonic() - began < AT_ONCE
    listed = started.output.count("nr. ")
    registered += sum(line.endswith(" null") for line in heard)
    outcome.count("starts")
    outcome.count(f"of {office.kind} ones")
    outcome.count("opened at once", at_once)
    if not at_once or not registered <= listed <= registered + 1:
        outcome.wrong.append(f"{office.kind}, start {number}: {started}, {registered} were registered")
    return listed


@cheap_keys()
def control_after_kill(trial: Trial) -> Outcome:
    """A lock that outlives its process: another one holds it."""
    outcome = Outcome({"starts": 0})
    for office in _offices(trial.folder):
        with _at_work(office, trial.dice):
            started = _started(office, 1)
        outcome.count("starts")
        outcome.wrong += [] if started.status == 0 else [f"{office.kind}: {started.told}"]
    return outcome


class Office(NamedTuple):
    """A register, and what opens it: nothing does where it is plain."""

    path: Path
    passphrase: str

    @property
    def kind(self) -> str:
        """In a word."""
        return "encrypted" if self.passphrase else "plain"


def _offices(folder: Path) -> list[Office]:
    """A plain register and an encrypted one."""
    offices = [Office(folder / "plain.db", ""), Office(folder / "encrypted.db", PASSPHRASE)]
    for office in offices:
        new_register(office.path, locked=bool(office.passphrase)).close()
    return offices


def _judge(office: Office, number: int, outcome: Outcome) -> None:
    started = _started(office, number)
    refused = started == Ran(3, "", f"{IN_USE}\n")
    outcome.count("starts")
    outcome.count(f"of {office.kind} ones")
    outcome.count("refused", refused)
    if not refused:
        outcome.wrong.append(f"{office.kind}, start {number}: {started}")


@contextmanager
def _at_work(office: Office, dice: Random) -> Iterator[list[str]]:
    """A window that registers one inquiry after another; killed at the end, when what it told is there to be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _register_on(office, dice.random(), writing)
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


def _register_on(office: Office, seed: float, pipe: int) -> None:
    register = open_register(office.path, CLOCK, office.passphrase)
    adviser = Adviser(register, random.Random(seed), lambda line: os.write(pipe, f"{line}\n".encode()))
    os.write(pipe, b"o")
    while True:
        # slowly, so that a long row of starts does not fill the pipe
        adviser.do("register")
        time.sleep(0.01)


def _started(office: Office, number: int) -> Ran:
    arguments = ["liste", "--fil", str(office.path), *(["--kode-fra-stdin"] if office.passphrase else [])]
    typed = f"{office.passphrase}\n"
    if number % NEW_INTERPRETER == 0:
        return ran_apart(*arguments, python=("-c", PROGRAM), typed=typed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with (
                patch("sys.stdin", io.StringIO(typed)),
                redirect_stdout(io.StringIO()) as output,
                redirect_stderr(io.StringIO()) as told,
            ):
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


KINDS = ("plain", "encrypted")
SECOND = Proof(
    "second",
    "a second start beside an open register is refused, plain and encrypted",
    50,
    1_000,
    prove_second,
    control_second,
    finds=tuple(f"{kind}, start 1: Ran(status=0" for kind in KINDS),
)
AFTER_KILL = Proof(
    "restart",
    "a start after kill -9 opens the register at once, plain and encrypted",
    50,
    1_000,
    prove_after_kill,
    control_after_kill,
    finds=tuple(f"{kind}: {IN_USE}" for kind in KINDS),
)
