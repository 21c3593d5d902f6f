"""Every call about the program's files fails in turn, as a failing disk (EIO) and a full one (ENOSPC), once and for ever.

Each trial forks a process whose calls go through the shim, plays a scene there, and starts again on a sound disk: what was told
must be one of the program's own errors, nothing acknowledged is lost, the file is whole, and a disk that is well again is saved
to without a restart. A file that another program holds for a moment (EACCES, as of an antivirus) is a third error.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui import saving
from tests.faults.adviser import Adviser, Tell
from tests.faults.cheap_keys import cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.scenes import HEAL, SCENES, Refused, Scene
from tests.faults.shim import ALL, WRITING, Calls, Shim
from tests.running import APART

ERRORS = {errno.EIO: ALL, errno.ENOSPC: WRITING, errno.EACCES: Calls.OPEN | Calls.NAME}
CONTROLLED = 60
"""Trials of the control."""


class Failure(NamedTuple):
    """The call of that number fails, in a scene."""

    scene: str
    at: int
    error: int
    forever: bool

    def __str__(self) -> str:
        lasting = "for ever" if self.forever else "once"
        return f"{self.scene}, call {self.at}, {errno.errorcode.get(self.error, '')} {lasting}"


def prove(trial: Trial) -> Outcome:
    """So many failures, or each there is."""
    return _apart(trial, "prove")


def control(trial: Trial) -> Outcome:
    """The same with a program that says »saved« before it has."""
    return _apart(trial, "boast")


def _apart(trial: Trial, how: str) -> Outcome:
    """In a process that was started under the shim."""
    folder = trial.folder / "folder"
    folder.mkdir()
    shim = Shim(trial.folder, folder)
    told = json.dumps([str(trial.folder), trial.rounds, trial.long, trial.dice.randrange(2**31), how])
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.failing", told],
        env=APART | shim.environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return Outcome(**json.loads(done.stdout))


@cheap_keys()
def _sweep(place: Path, rounds: int, dice: Random, *, long: bool, boast: bool) -> Outcome:
    folder, outcome = place / "folder", Outcome()
    shim = Shim(place, folder)
    scenes = {name: scene for name, scene in SCENES.items() if scene.fails and (long or scene.fails == "short")}
    ready = {
        name: made_ready(scene, place / f"before-{number}", folder)
        for number, (name, scene) in enumerate(scenes.items())
    }
    failures = [failure for name in scenes for failure in _failures(name, ready[name], folder, shim)]
    outcome.count("calls that can fail", len({(failure.scene, failure.at) for failure in failures}))
    if boast:
        failures = [failure for failure in failures if not failure.forever and failure.scene == "save"]
        rounds = min(rounds, CONTROLLED)
    for failure in failures if rounds >= len(failures) else dice.sample(failures, rounds):
        outcome.count("failures")
        laid(ready[failure.scene], folder)
        lines = _fail(failure, folder, shim, boast=boast)
        for fault in judged(failure, lines, folder, outcome):
            outcome.wrong.append(f"{failure}: {fault}")
    return outcome


def made_ready(scene: Scene, before: Path, folder: Path) -> Path:
    """The folder as it is before a scene, kept in another."""
    _empty(folder)
    scene.prepare(folder)
    shutil.copytree(folder, before)
    return before


def laid(before: Path, folder: Path) -> None:
    """The folder as it was kept."""
    _empty(folder)
    shutil.copytree(before, folder, dirs_exist_ok=True)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _failures(name: str, before: Path, folder: Path, shim: Shim) -> Iterator[Failure]:
    for error, kinds in ERRORS.items():
        laid(before, folder)
        shim.arm(0, 0, kinds=kinds)
        lines = forked(lambda tell: SCENES[name].play(folder, _hearing(shim, tell)))
        number = shim["count"]
        shim.disarm()
        assert not any(line.startswith(("refused", "untold")) for line in lines), lines
        yield from (Failure(name, at, error, forever) for at, forever in product(range(1, number + 1), (False, True)))


def _fail(failure: Failure, folder: Path, shim: Shim, *, boast: bool) -> list[str]:
    """Play the scene with its failure; returns what was told and acknowledged, a line each."""

    shim.arm(failure.at, failure.error, forever=failure.forever, kinds=ERRORS[failure.error])
    with boasting() if boast else nullcontext():
        lines = forked(lambda tell: SCENES[failure.scene].play(folder, _hearing(shim, tell)))
    shim.disarm()
    return lines


def boasting() -> AbstractContextManager[object]:
    """The control: a seam that tells of a save before the disk has taken it."""

    def boasted(room: Adviser, act: str, write: Callable[[], object], said: str, draft: int | None) -> None:
        with room.register.engine.transaction():
            saving.save(room, act, write, said, draft)

    return patch(f"{Adviser.__module__}.save", boasted)


def _hearing(shim: Shim, tell: Tell) -> Tell:
    """Hears what a scene tells, and lets the disk be well again where it asks for that."""
    return lambda line: shim.disarm() if line == HEAL else tell(line)


def forked(play: Callable[[Tell], object]) -> list[str]:
    """What a scene tells that is played in a process of its own, a line each; what is no error of the program among them."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as told:
            play_and_tell(play, lambda line: told.write(f"{line}\n"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        lines = heard.read().splitlines()
    _, status = os.waitpid(child, 0)
    return [*lines, *([f"untold: the process ended with {status}"] if status else [])]


def play_and_tell(play: Callable[[Tell], object], tell: Tell) -> None:
    """Play something, and tell what it ended with: refused by an error of the program, or untold by any other."""
    try:
        play(tell)
    except (BorgerraadError, Refused) as error:
        tell(f"refused {type(error).__name__} {' '.join(str(error).split())}")
    except BaseException as error:  # noqa: BLE001 - whatever is no error of the program is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        tell(f"untold: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}")


def judged(failure: Failure, lines: list[str], folder: Path, outcome: Outcome) -> Iterator[str]:
    """Everything wrong with how a failure was told, and with what stands afterwards."""
    refused = [line for line in lines if line.startswith("refused")]
    outcome.count("refused and told", bool(refused))
    yield from (line for line in lines if line.startswith("untold"))
    if not failure.forever and len(refused) > 1:
        yield f"what failed once was refused {len(refused)} times: {refused}"
    kept = [line for line in lines if not line.startswith(("refused", "untold"))]
    yield from SCENES[failure.scene].check(folder, kept)


def main(told: str) -> dict[str, Any]:
    """What the process under the shim is asked; returns the outcome."""
    place, rounds, long, seed, how = json.loads(told)
    outcome = _sweep(Path(place), rounds, Random(seed), long=long, boast=how == "boast")
    return {"counts": outcome.counts, "wrong": outcome.wrong}


PROOF = Proof(
    "io",
    "every call about the program's files fails: EIO, ENOSPC and EACCES, once and for ever",
    500,
    1_000_000,
    prove,
    control,
    finds=("lost: sealed",),
    needs=("gcc",),
)

if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))
