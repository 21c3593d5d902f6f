"""A proof: a fault done to the program so many times, what must never come of it, and a control that shows the proof can fail."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

MOST = 20
"""Wrongs told of one proof; one is enough to act."""
IN_MEMORY: Final = Path("/dev/shm")
"""Where files cost no disk, on Linux."""


@dataclass
class Outcome:
    """What came of it: how often each thing happened, and what must not have happened, a line each."""

    counts: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Count so many more of something."""
        self.counts[what] = self.counts.get(what, 0) + number

    def told(self) -> str:
        """The counts in a row."""
        return ", ".join(f"{number:,} {what}" for what, number in self.counts.items())


@dataclass(frozen=True)
class Trial:
    """How often, how thoroughly, with which dice, and in which empty folder."""

    rounds: int
    long: bool
    dice: Random
    folder: Path


@dataclass(frozen=True)
class Proof:
    """One fault, declared: `short` and `long` are how often it is done in each form.

    `control` does what the program must not do, and has to be found out: its outcome holds a wrong, or the proof proves nothing.
    `finds` are parts of what must be among the wrongs of the control, so that no other trouble is taken for them; empty is any.
    `needs` are the programs it cannot do without.
    """

    name: str
    shows: str
    short: int
    long: int
    prove: Callable[[Trial], Outcome]
    control: Callable[[Trial], Outcome]
    finds: tuple[str, ...] = ("",)
    needs: tuple[str, ...] = ()

    def missed_by(self, control: Outcome) -> list[str]:
        """What the control had to find and did not."""
        return [part for part in self.finds if not any(part in wrong for wrong in control.wrong)]

    def missing(self) -> list[str]:
        """The programs this machine does not have."""
        return [program for program in self.needs if shutil.which(program) is None]


def hold(proof: Proof, rounds: int, *, long: bool, seed: int) -> bool:
    """Do a proof and its control, print what was done and what came of it, and tell whether it holds.

    What is counted has to come at least once, in as many rounds as the short form has: else it was not tried.
    """
    _say(f"{proof.name}: {proof.shows} (seed {seed})")
    began = time.monotonic()
    with _place() as folder:
        outcome = proof.prove(Trial(rounds, long, Random(seed), folder))
    if rounds >= proof.short:
        outcome.wrong += [f"never: {what}" for what, number in outcome.counts.items() if not number]
    _say(f"  {outcome.told()}; {len(outcome.wrong)} wrong; {time.monotonic() - began:.1f} s")
    _list(outcome.wrong)
    with _place() as folder:
        control = proof.control(Trial(min(rounds, proof.short), long, Random(seed), folder))
    missed = proof.missed_by(control)
    found = "NOT FOUND OUT: the proof proves nothing" if missed else "found out, as it must be"
    _say(f"  control: {control.told()}; {len(control.wrong)} wrong: {found}")
    if missed:
        _list([f"not among the wrongs of the control: {part}" for part in filter(None, missed)] + control.wrong)
    return not outcome.wrong and not missed


@contextmanager
def _place() -> Iterator[Path]:
    where = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="borgerraad-faults-", dir=where) as folder:
        yield Path(folder)


def _list(wrong: Sequence[str]) -> None:
    for one in wrong[:MOST]:
        _say(f"  WRONG: {one}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
