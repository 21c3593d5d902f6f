"""`kill -9` at random moments of her work, with every kind of act: nothing acknowledged is lost, and the next start is the repair.

Each round forks a warm process that opens the register and does one act after another; each acknowledgement goes through a pipe.
Every other register is encrypted. The checks are made by a start of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from borgerraad_tui.store.register import open_register
from tests.faults.adviser import Adviser, Tell, new_register
from tests.faults.cheap_keys import CLOCK, PASSPHRASE, cheap_keys
from tests.faults.failing import play_and_tell
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.standing import faults_of

LONGEST_LIFE = 0.12
"""Seconds a round lives at most: some dozens of acts."""
ROUNDS_OF_ONE = 20
"""Rounds done to one register, so that checking it stays quick."""
Live = Callable[[Path, str, Random, Tell], None]


def prove(trial: Trial) -> Outcome:
    """So many rounds on one register after another."""
    return _rounds(trial, _work)


def control(trial: Trial) -> Outcome:
    """The same with a program that says »saved« before it has."""
    return _rounds(trial, _boast, most=60)


@cheap_keys()
def _rounds(trial: Trial, live: Live, most: int | None = None) -> Outcome:
    outcome = Outcome({"rounds": 0, "acknowledged": 0, "killed in the middle of an act": 0})
    path, lines, passphrase = trial.folder / "register.db", list[str](), ""
    for number in range(min(trial.rounds, most or trial.rounds)):
        if number % ROUNDS_OF_ONE == 0:
            passphrase, lines = _fresh(path, locked=number // ROUNDS_OF_ONE % 2 == 1), []
        heard = _round(lambda tell: live(path, passphrase, trial.dice, tell), trial.dice.uniform(0, LONGEST_LIFE))  # noqa: B023
        ended = [line for line in heard if line.startswith(("refused", "untold"))]
        told = [line for line in heard if line not in ("open", "act", *ended)]
        lines += told
        outcome.count("rounds")
        outcome.count("acknowledged", sum(not line.startswith("begun") for line in told))
        outcome.count("killed in the middle of an act", bool(heard) and heard[-1] == "act")
        outcome.wrong += [f"round {number}: {fault}" for fault in (*ended, *faults_of(path, lines, passphrase))]
        if outcome.wrong and live is _boast:
            break
    return outcome


def _fresh(path: Path, *, locked: bool) -> str:
    for left in path.parent.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    new_register(path, locked=locked).close()
    return PASSPHRASE if locked else ""


def _round(live: Callable[[Tell], None], life: float) -> list[str]:
    """Fork, let it live, kill it; returns the lines it wrote whole before it died, and what it died of if not of that."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        play_and_tell(live, lambda line: _write(writing, line))
        os._exit(1)
    os.close(writing)
    heard = os.read(reading, 65536)  # it lives and has the file open
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    return [*heard.decode().split("\n")[:-1], *([] if status == signal.SIGKILL else [f"untold: ended with {status}"])]


def _write(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


def _work(path: Path, passphrase: str, dice: Random, tell: Tell) -> None:
    adviser = Adviser(open_register(path, CLOCK, passphrase), Random(dice.random()), tell)
    tell("open")
    while True:
        tell("act")
        adviser.do()


def _boast(path: Path, passphrase: str, dice: Random, tell: Tell) -> None:
    register = open_register(path, CLOCK, passphrase)
    tell("open")
    adviser = Adviser(register, Random(dice.random()), tell)
    while True:
        with register.engine.transaction():
            adviser.do("register")
            time.sleep(0.005)


PROOF = Proof(
    "kills",
    "kill -9 at random moments, all kinds of acts, plain and encrypted",
    300,
    10_000,
    prove,
    control,
    finds=("lost: ",),
)
