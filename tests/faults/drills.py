"""Restore drills: a register destroyed in one way or another, some of its copies too, and the way back with what she has at hand.

Each time the newest whole copy comes back to the last row, what was destroyed is set aside byte for byte, and no copy is touched.
Every fourth drill is done on the screen, in a real terminal: two key presses beside what is typed, and two more where a new
passphrase is chosen. The others are done by command.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import NAME, write_keys
from borgerraad_tui.store.safekeeping.restoring import restore
from borgerraad_tui.store.settings import EARLIER_KEYS, KEYS_DUE, LEFT_BEHIND
from tests.end_to_end.terminal import Terminal
from tests.faults.cheap_keys import CLOCK, LOCKS, NOW, PASSPHRASE, PROGRAM, RECOVERY_KEY, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.registers import inquiry, saved
from tests.running import APART, Ran, ran
from tests.store.acting import State, state_of

NOTED = (EARLIER_KEYS, KEYS_DUE, LEFT_BEHIND)

REGISTER, SET_ASIDE = "register.db", "-sat-til-side-"
COPIES = 4
ANOTHER = "et helt nyt ord"
ON_SCREEN = 4
"""Every so many drills one is done there; it shares no factor with the number of ways, so that each way comes to it in time."""
PAGE = 4096
Destroy = Callable[[Path, Random], object]
Contents = dict[str, bytes]


class Office(NamedTuple):
    """A register with its copies, and the state each copy was made of, newest first."""

    path: Path
    states: list[State]

    def copied(self, folder: Path) -> Office:
        """The same in another folder."""
        return Office(Path(shutil.copytree(self.path.parent, folder)) / REGISTER, self.states)


def new_office(folder: Path) -> Office:
    """An encrypted register that was copied from time to time, with work after the last copy."""
    folder.mkdir()
    path, states = folder / REGISTER, list[State]()
    with closing(create_register(path, CLOCK, *packaged_catalogue(), locks=LOCKS)) as register:
        keeper = Keeper(register.engine, register.settings)
        for number in range(COPIES):
            for each in range(3):
                saved(register, inquiry(subject=f"Sag {number} {each}", note="ord " * 300))
            states.insert(0, _held(register))
            assert keeper.keep(NOW - timedelta(hours=COPIES - number)) == []
        saved(register, inquiry(subject="Efter den sidste kopi"))
    return Office(path, states)


def _overwritten(path: Path, dice: Random) -> None:
    old = bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 20)):
        start = dice.randrange(len(old) // PAGE) * PAGE
        old[start : start + PAGE] = dice.randbytes(PAGE)
    path.write_bytes(old)


def _headless(path: Path, dice: Random) -> None:
    path.write_bytes(dice.randbytes(dice.choice((16, 100, PAGE))) + path.read_bytes()[PAGE:])


def _another_register(path: Path, dice: Random) -> None:
    path.unlink()
    locks = LOCKS._replace(passphrase=ANOTHER) if dice.random() < 0.5 else LOCKS._replace(passphrase="")
    create_register(path, CLOCK, *packaged_catalogue(), locks=locks).close()


def _folder(path: Path, dice: Random) -> None:
    path.unlink()
    path.mkdir()
    (path / "noget.txt").write_bytes(dice.randbytes(9))


def _read_only(path: Path, dice: Random) -> None:
    _headless(path, dice)
    path.chmod(0o400)


def _with_a_journal(path: Path, dice: Random) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(dice.randbytes(PAGE))
    _overwritten(path, dice)


DESTRUCTIONS: Mapping[str, Destroy] = {
    "deleted": lambda path, dice: path.unlink(),
    "emptied": lambda path, dice: path.write_bytes(b""),
    "zeros": lambda path, dice: path.write_bytes(bytes(path.stat().st_size)),
    "noise": lambda path, dice: path.write_bytes(dice.randbytes(path.stat().st_size)),
    "another register": _another_register,
    "another file": lambda path, dice: path.write_bytes(b"PK\x03\x04" + dice.randbytes(900)),
    "its header gone": _headless,
    "pages overwritten": _overwritten,
    "cut": lambda path, dice: path.write_bytes(path.read_bytes()[: dice.randrange(1, path.stat().st_size)]),
    "half": lambda path, dice: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "longer": lambda path, dice: path.write_bytes(path.read_bytes() + dice.randbytes(PAGE)),
    "renamed": lambda path, dice: path.rename(path.with_name("register (konflikt).db")),
    "a folder": _folder,
    "read-only": _read_only,
    "a foreign journal": _with_a_journal,
}
ALSO = ("emptied", "zeros", "noise", "its header gone", "pages overwritten", "half", "another register")
TO_A_COPY = {name: DESTRUCTIONS[name] for name in ALSO}
TO_THE_KEYS: Mapping[str, Destroy] = {
    "whole": lambda path, dice: None,
    "deleted": DESTRUCTIONS["deleted"],
    "noise": DESTRUCTIONS["noise"],
    "of another": lambda path, dice: write_keys(path.parent, ANOTHER, [RECOVERY_KEY]),
}


class Drill(NamedTuple):
    """What is destroyed, the newest copies and the key file too, and whether she goes by the passphrase or the paper."""

    way: str
    copies: tuple[str, ...]
    keys: str
    paper: bool

    @property
    def told(self) -> str:
        """In a line."""
        return f"{self.way}, copies {self.copies}, key file {self.keys}, {'paper' if self.paper else 'passphrase'}"


def drill(number: int, dice: Random) -> Drill:
    """Each way in turn; the rest by chance. Where the key file is lost, the paper is what is left."""
    keys = dice.choice(list(TO_THE_KEYS)) if dice.random() < 0.4 else "whole"
    copies = tuple(dice.choice(list(TO_A_COPY)) for _ in range(dice.choice((0, 0, 1, 1, 2, COPIES - 1))))
    paper = keys != "whole" or dice.random() < 0.2
    return Drill(list(DESTRUCTIONS)[number % len(DESTRUCTIONS)], copies, keys, paper)


def _is_on_screen(number: int) -> bool:
    return number % ON_SCREEN == 1


def _done_to(office: Office, planned: Drill, dice: Random) -> None:
    folder = own_folder(office.path)
    for copy, way in zip(copies_in(folder), planned.copies, strict=False):
        TO_A_COPY[way](copy.path, dice)
    TO_THE_KEYS[planned.keys](folder / NAME, dice)
    DESTRUCTIONS[planned.way](office.path, dice)


def prove(trial: Trial) -> Outcome:
    """So many drills, each on an office of its own."""
    outcome = Outcome({"drills": 0, "on the screen": 0, "with damaged copies": 0, "with the paper": 0})
    shown = set[str]()
    with cheap_keys():
        template = new_office(trial.folder / "office")
        for number in range(trial.rounds):
            planned = drill(number, trial.dice)
            office = template.copied(trial.folder / "drill")
            _done_to(office, planned, trial.dice)
            on_screen = _is_on_screen(number)
            shown |= {planned.way} if on_screen else set()
            faults = _faults(office, planned, trial.folder / "screen.py" if on_screen else None)
            outcome.wrong += [f"{planned.told}: {fault}" for fault in faults]
            outcome.count("drills")
            outcome.count("on the screen", on_screen)
            outcome.count("with damaged copies", bool(planned.copies))
            outcome.count("with the paper", planned.paper)
            shutil.rmtree(office.path.parent)
    outcome.count(f"of {len(DESTRUCTIONS)} ways on the screen", len(shown))
    if trial.rounds >= ON_SCREEN * len(DESTRUCTIONS):
        outcome.wrong += [f"never on the screen: {way}" for way in DESTRUCTIONS if way not in shown]
    return outcome


def control(trial: Trial) -> Outcome:
    """A way back that takes away what stood there."""
    with patch(f"{restore.__module__}._set_aside", lambda path, now: path.unlink(missing_ok=True)):
        return prove(replace(trial, rounds=1 + list(DESTRUCTIONS).index("zeros")))


def _held(register: Register) -> State:
    """All there is, save what the way back itself notes of copies and keys."""
    state = state_of(register)
    return {**state, "setting": [row for row in state["setting"] if row[0] not in NOTED]}


def _faults(office: Office, planned: Drill, script: Path | None) -> list[str]:
    """Go the way back, and see what came of it."""
    folder = office.path.parent
    destroyed, copies = _contents(folder), _contents(own_folder(office.path))
    try:
        faults = _on_screen(office, planned, script) if script else _by_command(office, planned)
    except AssertionError as error:  # as the terminal tells what does not come
        faults = [str(error)]
    try:
        with closing(open_register(office.path, CLOCK, ANOTHER if planned.paper else PASSPHRASE)) as register:
            if _held(register) != office.states[len(planned.copies)]:
                faults.append("not what the newest whole copy was made of")
            if not register.engine.passphrase:
                faults.append("restored without its lock")
    except BorgerraadError as error:
        faults.append(f"not restored: {error.text}")
    if _contents(own_folder(office.path)) != copies:
        faults.append("a copy was touched")
    return [*faults, *_lost(destroyed, _contents(folder))]


def _by_command(office: Office, planned: Drill) -> list[str]:
    """The newest copy, and as long as it is refused the next one."""
    lines = [RECOVERY_KEY, ANOTHER] if planned.paper else [PASSPHRASE]
    names = [line.split()[0] for line in ran("gendan", "--vis", "--fil", office.path).output.splitlines()]
    refused = 0
    for name in names:
        done = _said(lines, "gendan", "--kopi", name, "--fil", office.path)
        if done.status == 0:
            break
        refused += 1
    return [] if refused == len(planned.copies) else [f"{refused} copies refused, {len(planned.copies)} damaged"]


def _said(lines: list[str], *arguments: str | Path) -> Ran:
    with patch.object(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines))):
        return ran(*arguments, "--kode-fra-stdin")


def _on_screen(office: Office, planned: Drill, script: Path) -> list[str]:
    """The same in a terminal: what she has, Enter, and Enter on the copy the screen points at; after the paper a new passphrase."""
    script.write_text(PROGRAM, encoding="utf-8")
    with Terminal([sys.executable, str(script), "gendan", "--fil", str(office.path)], env=APART) as terminal:
        terminal.wait_for("Skriv adgangskoden")
        terminal.burst([*(RECOVERY_KEY if planned.paper else PASSPHRASE), "enter"])
        terminal.wait_until(lambda rows: any(re.search(r"\d henvendelser", row) for row in rows))
        terminal.press("enter")
        if planned.paper:
            terminal.wait_for("En ny adgangskode")
            terminal.burst([*ANOTHER, "enter", *ANOTHER, "enter"])
        status = terminal.wait_exit()
    return [] if status == 0 else [f"exit status {status}"]


def _contents(folder: Path) -> Contents:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _lost(before: Contents, after: Contents) -> Iterator[str]:
    """What stood there before and is neither set aside nor where it was."""
    for name, content in before.items():
        in_the_way = name.split("/")[0] == REGISTER
        there = [found for other, found in after.items() if (SET_ASIDE in other if in_the_way else other == name)]
        # a journal is the engine's: it reads what is one, and removes what is none
        if content not in there and not name.endswith("-journal"):
            yield f"{name} is gone"


PROOF = Proof(
    "drills",
    "a register destroyed in every way, copies and key file too: the newest whole copy comes back, and nothing is lost",
    20,
    200,
    prove,
    control,
    finds=(f"{REGISTER} is gone",),
)
