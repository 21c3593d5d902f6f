"""Power cuts: what the real program asked of the disk is recorded, and every moment of it replayed as a disk may be found then.

Each prefix of the recorded writes, syncs, lengths and names is found with all of what was not synced yet, with none of it, with
the last write torn, and with some of it in any order, as often as the rounds reach. The program starts on each, as it would.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.faults.cheap_keys import cheap_keys
from tests.faults.disk import Contents, Disk, How, lay
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.scenes import SCENES
from tests.faults.trace import Op, record

EACH: tuple[How, ...] = ("all", "none", "torn")
SOME: How = "some"
"""How a prefix is found first; beside these, with some of what waited."""
CONTROLLED = 600
"""States of the control."""
WORKERS = os.cpu_count() or 1


class Recorded(NamedTuple):
    """One scene: a folder as it was before it, and what was asked of the disk in it; `states` are to be found of it."""

    name: str
    folder: Path
    ops: Sequence[Op]
    states: int


def prove(trial: Trial) -> Outcome:
    """Record the scenes, and find the disk in so many states."""
    return _replayed(trial, syncs=True)


def control(trial: Trial) -> Outcome:
    """The same with a disk that takes no notice of any sync."""
    return _replayed(replace(trial, rounds=CONTROLLED, long=False), syncs=False)


@cheap_keys()
def _replayed(trial: Trial, *, syncs: bool) -> Outcome:
    recorded = _recorded(trial)
    outcome = Outcome({"scenes": len(recorded), "recorded operations": sum(len(each.ops) for each in recorded)})
    share = partial(_share, recorded=recorded, seed=trial.dice.randrange(2**31), folder=trial.folder, syncs=syncs)
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("fork")) as workers:
        for part in workers.map(share, range(WORKERS)):
            for what, number in part.counts.items():
                outcome.count(what, number)
            outcome.wrong += part.wrong
    return outcome


def _recorded(trial: Trial) -> list[Recorded]:
    names = [name for name, scene in SCENES.items() if scene.cut == "short" or (trial.long and scene.cut)]
    found = []
    for number, name in enumerate(names):
        played, before = trial.folder / f"{number}" / "scene", trial.folder / f"{number}" / "before"
        played.mkdir(parents=True)
        SCENES[name].prepare(played)
        lay(
            {str(path): path.read_bytes() if path.is_file() else None for path in sorted(played.rglob("*"))},
            before,
            played,
        )
        ops = record(["-m", "tests.faults.scenes", name, str(played)], played)
        found.append((name, before, [op.moved(played, before) for op in ops]))
    asked = sum(len(ops) for *_, ops in found)
    states = [trial.rounds * len(ops) // asked for *_, ops in found]
    states[0] += trial.rounds - sum(states)
    return [Recorded(*each, number) for each, number in zip(found, states, strict=True)]


def _share(number: int, recorded: Sequence[Recorded], seed: int, folder: Path, *, syncs: bool) -> Outcome:
    """One worker's states: every so-and-so-many-th prefix of each scene."""
    outcome = Outcome({"states": 0, "distinct": 0})
    for each in recorded:
        seen: set[bytes] = set()
        for prefix, told, how, found in _states(each, number, Random(seed), syncs=syncs):
            outcome.count("states")
            mark = _mark(found, len(told))
            if mark in seen:
                continue
            seen.add(mark)
            outcome.count("distinct")
            there = folder / f"found-{number}"
            lay(found, there, each.folder)
            where = f"{each.name}, after {prefix} operations, {how} of what waited"
            outcome.wrong += [f"{where}: {fault}" for fault in SCENES[each.name].check(there, told)]
    return outcome


def _states(
    each: Recorded, number: int, dice: Random, *, syncs: bool
) -> Iterator[tuple[int, list[str], How, Contents]]:
    disk, told = Disk(each.folder, syncs=syncs), list[str]()
    for prefix, op in enumerate(each.ops, start=1):
        if op.what == "told":
            told.append(op.content.decode().rstrip("\n"))
        else:
            disk.ask(op)
        # an even spread: each prefix has as many as its place among all of them says
        many = prefix * each.states // len(each.ops) - (prefix - 1) * each.states // len(each.ops)
        if prefix % WORKERS == number:
            for how in _hows(many, dice):
                yield prefix, told, how, disk.after_power_cut(how, dice)


def _hows(many: int, dice: Random) -> Sequence[How]:
    """Each way where there are states enough; else any."""
    if many < len(EACH):
        return dice.sample((*EACH, SOME), many)
    return [*EACH, *(SOME for _ in range(many - len(EACH)))]


def _mark(found: Contents, told: int) -> bytes:
    digest = blake2b(str(told).encode(), digest_size=16)
    for path, content in found.items():
        digest.update(path.encode())
        digest.update(b"/" if content is None else content)
    return digest.digest()


PROOF = Proof(
    "power",
    "power cuts at every moment of what was recorded of the real program, unsynced writes lost, torn and reordered",
    5_000,
    250_000,
    prove,
    control,
    finds=("lost: sealed", "unreadable: "),
    needs=("strace",),
)
