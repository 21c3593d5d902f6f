"""Clocks that move under the open desk: set back, and the jump of a laptop that slept, also in the middle of a save.

The desk runs in a terminal, under the shim: its wall clock is moved, and one call of a save takes hours.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.register import open_register
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.chain import head_of
from tests.end_to_end.terminal import Terminal
from tests.faults.adviser import new_register
from tests.faults.cheap_keys import CLOCK, PASSPHRASE
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.shim import SLEEP, Calls, Shim
from tests.faults.standing import faults_of
from tests.running import APART, ran_apart

HURRIED = "tests.faults.hurried"
THREE_DAYS, A_NIGHT = 3 * 86_400, 8 * 3600
PATIENCE, BRIEFLY = 10.0, 1.5
SABOTAGES: Mapping[str, str] = {
    "not set back": "»Uret er stillet tilbage« is not on the screen",
    "not asleep with a form half written": "»Bordet er låst« is not on the screen",
    "asleep in a save, and another file asked for": "a second start while it sleeps",
}
"""What the control does, and what comes of each."""
SAVING = Calls.WRITE | Calls.SYNC | Calls.CUT
CALLS_OF_A_SAVE = 40
"""Fewer than any save makes."""


def prove(trial: Trial) -> Outcome:
    """So many of each: set back, asleep, asleep in the middle of a save."""
    outcome = Outcome()
    for number in range(trial.rounds):
        _tried("set back while she works", lambda folder: _set_back(folder, THREE_DAYS), number, trial, outcome)
        _tried("asleep with a form half written", lambda folder: _asleep(folder, A_NIGHT), number, trial, outcome)
        at = trial.dice.randint(1, CALLS_OF_A_SAVE)
        _tried("asleep in the middle of a save", lambda folder: _asleep_in_a_save(folder, at), number, trial, outcome)  # noqa: B023
    return outcome


def control(trial: Trial) -> Outcome:
    """A clock that was not set back is not told, a desk that did not sleep is not locked, and another file is not held."""
    outcome, acts = Outcome(), (_not_set_back, _not_asleep, _beside_another)
    for what, act in zip(SABOTAGES, acts, strict=True):
        _tried(what, act, 0, trial, outcome)
    return outcome


def _not_set_back(folder: Path) -> list[str]:
    return _set_back(folder, 0, patience=BRIEFLY)


def _not_asleep(folder: Path) -> list[str]:
    return _asleep(folder, 0, patience=BRIEFLY)


def _beside_another(folder: Path) -> list[str]:
    other = folder / "another.db"
    new_register(other, locked=False).close()
    return _asleep_in_a_save(folder, 1, second=other)


def _tried(what: str, act: Callable[[Path], list[str]], number: int, trial: Trial, outcome: Outcome) -> None:
    folder = trial.folder / f"{what}-{number}".replace(" ", "-")  # the loader would take a blank for two libraries
    (folder / "register").mkdir(parents=True)
    outcome.count(what)
    try:
        outcome.wrong += [f"{what}: {fault}" for fault in act(folder)]
    except AssertionError as error:
        outcome.wrong.append(f"{what}: {' '.join(str(error).split())}")


def _set_back(folder: Path, seconds: int, patience: float = PATIENCE) -> list[str]:
    """Told in one sentence; what is saved before and after is there, and so is its copy."""
    path, shim = _made(folder, locked=False)
    with _desk(path, shim) as terminal:
        terminal.wait_for("n Ny")
        _register(terminal, "før")
        shim.set_wall(-seconds)
        terminal.wait_for("Uret er stillet tilbage", patience)
        _register(terminal, "efter")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(PATIENCE) == 0
    with closing(open_register(path, CLOCK)) as register:
        copied = head_of(register.engine) in {copy.head for copy in copies_in(own_folder(path))}
    return [*_holds(path, "", ["nr. 1", "før", "efter"]), *([] if copied else ["no copy of what was saved after"])]


def _asleep(folder: Path, seconds: int, patience: float = PATIENCE) -> list[str]:
    """Locked when it wakes, and the passphrase brings back the form."""
    path, shim = _made(folder, locked=True)
    with _desk(path, shim) as terminal:
        _unlock(terminal)
        terminal.wait_for("n Ny")
        terminal.burst(["n", "t", "k", "b", "f", *"halvt skrevet"])
        terminal.wait_for("kladde gemt")
        shim.set_wall(seconds)
        terminal.wait_for("Bordet er låst", patience)
        assert not any("halvt" in row for row in terminal.screen()), "what was typed is seen while it is locked"
        terminal.send(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("halvt skrevet", PATIENCE)
        terminal.press("ctrl+s")
        terminal.wait_for("registreret", PATIENCE)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(PATIENCE) == 0
    return _holds(path, PASSPHRASE, ["nr. 1", "halvt skrevet"])


def _asleep_in_a_save(folder: Path, at: int, second: Path | None = None) -> list[str]:
    """A call of the save takes eight hours: a second start does not get in meanwhile, and then it is saved."""
    path, shim = _made(folder, locked=False)
    wrong = list[str]()
    with _desk(path, shim) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(["n", "t", "k", "b", "f", *"midt i det"])
        terminal.wait_for("kladde gemt")
        shim.arm(at, SLEEP, kinds=SAVING)
        terminal.press("ctrl+s")
        _wait_until(lambda: shim["asleep"] == 1)
        started = ran_apart("liste", "--fil", second or path)
        wrong += [] if started.status == 3 else [f"a second start while it sleeps: {started}"]
        shim.set_wall(A_NIGHT)
        shim.wake()
        terminal.wait_for("registreret", PATIENCE)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(PATIENCE) == 0
    return [*wrong, *_holds(path, "", ["nr. 1", "midt i det"])]


def _made(folder: Path, *, locked: bool) -> tuple[Path, Shim]:
    path = folder / "register" / "register.db"
    new_register(path, locked=locked).close()
    return path, Shim(folder, path.parent)


def _desk(path: Path, shim: Shim) -> Terminal:
    command = [sys.executable, "-m", HURRIED, "--fil", str(path)]
    return Terminal(command, columns=120, rows=40, env=APART | shim.environment)


def _unlock(terminal: Terminal) -> None:
    terminal.wait_for("Adgangskode")
    terminal.send(PASSPHRASE)
    terminal.press("enter")


def _register(terminal: Terminal, subject: str) -> None:
    terminal.burst(["n", "t", "k", "b", "f", *subject, "ctrl+s"])
    terminal.wait_for(f"{subject} ", PATIENCE)
    terminal.wait_for("registreret", PATIENCE)


def _wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it never came to that call"
        time.sleep(0.01)


def _holds(path: Path, passphrase: str, subjects: list[str]) -> list[str]:
    try:
        with closing(open_register(path, CLOCK, passphrase)) as register:
            found = [row[0] for row in register.engine.rows("SELECT subject FROM inquiry ORDER BY id")]
    except BorgerraadError as error:
        return [error.text]
    return [*faults_of(path, (), passphrase), *([] if found == subjects else [f"saved is {found}"])]


PROOF = Proof(
    "clocks",
    "the clock set back, the laptop asleep, also in the middle of a save",
    1,
    30,
    prove,
    control,
    finds=tuple(f"{what}: {told}" for what, told in SABOTAGES.items()),
    needs=("gcc",),
)
