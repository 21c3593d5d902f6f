"""The sockets the program asks for: the pair that its event loop wakes itself with, and no other.

An audit hook hears what Python asks for; in the long form strace hears what anything in the process asks the system for.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from socket import AF_INET, AF_UNIX, SOCK_DGRAM, SOCK_STREAM

from tests.conftest import DEMO_SHEETS
from tests.end_to_end.terminal import Terminal
from tests.faults.adviser import new_register
from tests.faults.proof import Outcome, Proof, Trial
from tests.running import APART, ROOT

PAIR = Counter({f"socket.__new__ {[int(AF_UNIX), int(SOCK_STREAM), 0]}": 2})
"""What the audit hook hears of the event loop's pair."""
SYSTEM_PAIR = re.compile(r"socketpair\(AF_UNIX, SOCK_STREAM")
CALLS = "trace=socket,socketpair,connect,bind,listen,accept,accept4"
STARTING = "tests.faults.listening"
OUTSIDE = "import socket, sys; from pathlib import Path; from tests.faults.listening import listen; "
OUTSIDE += "listen(Path(sys.argv[1])); socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"


def prove(trial: Trial) -> Outcome:
    """A day at the desk, and the commands that ask nothing."""
    outcome, path = Outcome(), trial.folder / "register.db"
    new_register(path, locked=False).close()
    for name, command in _commands(trial.folder, path):
        heard = trial.folder / f"heard-{name}"
        _run([sys.executable, "-m", STARTING, str(heard), *command])
        outcome.count("commands")
        _judge(name, Counter(heard.read_text().splitlines()), Counter(), outcome)
    heard = trial.folder / "heard-desk"
    _day_at_the_desk([sys.executable, "-m", STARTING, str(heard), "--fil", str(path)])
    outcome.count("days at the desk")
    found = Counter(heard.read_text().splitlines())
    outcome.count("sockets", sum(found.values()))
    _judge("desk", found, PAIR, outcome)
    if trial.long and shutil.which("strace"):
        _traced(trial.folder, path, outcome)
    elif trial.long:
        outcome.wrong.append("strace is missing, so what is no Python was not heard")
    return outcome


def control(trial: Trial) -> Outcome:
    """A program that asks for one to the outside."""
    outcome, heard = Outcome(), trial.folder / "heard"
    _run([sys.executable, "-c", OUTSIDE, str(heard)])
    found = Counter(heard.read_text().splitlines())
    outcome.count("sockets", sum(found.values()))
    _judge("outside", found, Counter(), outcome)
    return outcome


def _commands(folder: Path, path: Path) -> Iterator[tuple[str, list[str]]]:
    file, out = ["--fil", str(path)], ["--ud", str(folder)]
    yield "importer", ["importer", str(DEMO_SHEETS / "2021.csv"), *file]
    yield "statistik", ["statistik", *file]
    for written in ("docx", "xlsx", "html"):
        yield written, ["eksporter", "--format", written, *out, *file]
    for name in ("liste", "katalog", "kopier", "kontrol", "cpr", "brud", "fortegnelse", "sletning"):
        yield name, [name, *file]
    yield "spoerg", ["spoerg", "område", *file]
    yield "gendan", ["gendan", "--vis", *file]
    yield "person", ["person", "2022-1", *out, *file]
    yield "sammenlign", ["sammenlign", "2021-08-01..2021-08-31", "2021-09-01..2021-09-30", *file]
    yield "vis", ["vis", "2022-1", *file]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=APART, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _day_at_the_desk(command: list[str]) -> None:
    with Terminal(command, env=APART) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(["n", "t", "k", "b", "f", *"Intet svar", "ctrl+s"])
        terminal.wait_for("registreret")
        terminal.press("s")
        terminal.wait_for("STATISTIK")
        terminal.press("c", "/")
        terminal.wait_for("SØG")
        terminal.send("svar")
        terminal.press("esc", "6", "l", "esc", "1", "d", "ctrl+q")
        assert terminal.wait_exit() == 0


def _traced(folder: Path, path: Path, outcome: Outcome) -> None:
    traced = folder / "traced"
    strace = ["strace", "-f", "-o", str(traced), "-e", CALLS]
    _day_at_the_desk([*strace, sys.executable, "-m", "borgerraad_tui", "--fil", str(path)])
    asked = [line for line in traced.read_text(errors="replace").splitlines() if "(" in line]
    outcome.count("calls about sockets, by strace", len(asked))
    outcome.wrong += [f"strace: {line}" for line in asked if not SYSTEM_PAIR.search(line)]
    outcome.wrong += [] if asked else ["strace did not hear the event loop's own pair"]


def _judge(name: str, found: Counter[str], expected: Counter[str], outcome: Outcome) -> None:
    if found != expected:
        outcome.wrong.append(f"{name}: {dict(found)}")


PROOF = Proof(
    "sockets",
    "no socket but the event loop's own pair",
    1,
    1,
    prove,
    control,
    finds=(f"socket.__new__ [{int(AF_INET)}, {int(SOCK_DGRAM)}, ",),
)
