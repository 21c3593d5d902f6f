"""Writes past a file's length are refused (RLIMIT_FSIZE), at any length: what a failing disk does, where no shim can be built."""

from __future__ import annotations

import resource
import signal
from contextlib import nullcontext
from pathlib import Path

from tests.faults.adviser import Tell
from tests.faults.cheap_keys import cheap_keys
from tests.faults.failing import Failure, boasting, forked, judged, laid, made_ready
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.scenes import HEAL, SCENES

BEYOND = 40_960
"""Bytes a save adds to a file, and more."""


def prove(trial: Trial) -> Outcome:
    """So many lengths, from less than the file has to more than a save needs."""
    return _limited(trial, boast=False)


def control(trial: Trial) -> Outcome:
    """The same with a program that says »saved« before it has."""
    return _limited(trial, boast=True)


@cheap_keys()
def _limited(trial: Trial, *, boast: bool) -> Outcome:
    outcome, folder = Outcome(), trial.folder / "folder"
    folder.mkdir()
    before = made_ready(SCENES["save"], trial.folder / "before", folder)
    largest = max(path.stat().st_size for path in before.iterdir())
    for number in range(trial.rounds):
        limit = trial.dice.randrange(largest - BEYOND, largest + BEYOND)
        laid(before, folder)
        lines = _saved_within(limit, folder, boast=boast)
        outcome.count("lengths")
        failure = Failure("save", limit, 0, forever=True)
        outcome.wrong += [
            f"round {number}, {limit} bytes: {fault}" for fault in judged(failure, lines, folder, outcome)
        ]
    return outcome


def _saved_within(limit: int, folder: Path, *, boast: bool) -> list[str]:
    def play(tell: Tell) -> None:
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

        def hear(line: str) -> None:
            if line == HEAL:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            else:
                tell(line)

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
        SCENES["save"].play(folder, hear)

    with boasting() if boast else nullcontext():
        return forked(play)


PROOF = Proof(
    "limit", "writes past any length of a file are refused", 60, 2_000, prove, control, finds=("lost: sealed",)
)
