"""`kill -9` while saving: `python -m tests.faults.kills 1000`. Every acknowledged save is there afterwards, and the draft too.

Each round forks a warm process that opens the register and, over and over, keeps a draft, acknowledges it, saves it as an
inquiry and acknowledges that, through the same calls of the store as the desk. It is killed at a random moment; the next start
is the check.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register, create_register, open_register

CLOCK = Clock(lambda: datetime(2022, 1, 17, 10, 0))
DRAFTED, SAVED = b"d", b"s"
LONGEST_LIFE = 0.12
"""Seconds a round lives at most: several saves."""


@dataclass
class Tally:
    """What the rounds have shown so far."""

    rounds: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    killed_while_open: int = 0


def run(rounds: int, folder: Path, seed: int = 1) -> Tally:
    """Run so many rounds on one register; `lost` names whatever was acknowledged and is not there."""
    dice, path, told = random.Random(seed), folder / "register.db", Tally()
    municipality, catalogue = packaged_catalogue()
    with closing(create_register(path, CLOCK, municipality, catalogue)) as register:
        # libraries imported and models built once, not in every round
        assert register.inquiries.expected_number(2022) == 1
        _inquiry("varm op").edit(number=1)
        assert register.engine.tables.table("inquiry").exists()
    expected = 0
    for number in range(rounds):
        lived = _round(path, number, dice.uniform(0, LONGEST_LIFE))
        expected = _check(path, number, expected, lived, told)
        told.rounds += 1
    return told


def _round(path: Path, number: int, life: float) -> bytes:
    """Fork, let it save, kill it; returns what it acknowledged before it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _save_on(path, number, writing)
    os.close(writing)
    heard = os.read(reading, 1)  # it lives and has the file open
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    return heard[1:]


def _save_on(path: Path, number: int, acknowledge: int) -> None:
    """The life of a round: never returns."""
    register = open_register(path, CLOCK)
    os.write(acknowledge, b"o")
    count = 0
    while True:
        subject = f"runde {number} nr {count}"
        draft = register.drafts.keep(None, "registration", None, {"subject": subject})
        os.write(acknowledge, DRAFTED)
        with register.acts.act(subject):
            register.inquiries.add(_inquiry(subject))
            register.drafts.drop(draft)
        os.write(acknowledge, SAVED)
        count += 1


def _inquiry(subject: str) -> Inquiry:
    return Inquiry(
        received=date(2022, 1, 17), entered=CLOCK.now(), kind=Kind.COMPLAINT, directorate="boern_og_kultur",
        theme="forvaltningsret", subject=subject, note="æøå " * 50,
    )  # fmt: skip


def _check(path: Path, number: int, before: int, acknowledged: bytes, told: Tally) -> int:
    """Start again, as she would; returns how many inquiries there are now."""
    register = open_register(path, CLOCK)
    try:
        saved, drafted = acknowledged.count(SAVED), acknowledged.count(DRAFTED)
        told.acknowledged += saved
        told.killed_while_open += drafted > saved
        there = int(register.engine.one("SELECT count(*) FROM inquiry"))
        if not before + saved <= there <= before + saved + 1:
            told.lost.append(f"runde {number}: {saved} gemt, {there - before} findes")
        offered = [draft.values["subject"] for draft in register.drafts.all()]
        unsaved = drafted > saved and there == before + saved
        if unsaved and f"runde {number} nr {saved}" not in offered:
            told.lost.append(f"runde {number}: kladden mangler")
        told.lost += [f"runde {number}: {fault}" for fault in _faults(register)]
        _clear_drafts(register)
        return there
    finally:
        register.close()


def _faults(register: Register) -> list[str]:
    """What the engine, the tally and the history say of the file."""
    faults = [] if register.engine.one("PRAGMA quick_check") == "ok" else ["filen er beskadiget"]
    there = register.engine.one("SELECT count(*) FROM inquiry")
    if there and register.figures(None, date(2022, 1, 17)).registered != there:
        faults.append("tallene passer ikke")
    unsealed = register.engine.one("SELECT count(*) FROM act WHERE id NOT IN (SELECT act FROM seal)")
    return [*faults, "en handling er ikke forseglet"] if unsealed else faults


def _clear_drafts(register: Register) -> None:
    for draft in register.drafts.all():
        register.drafts.drop(draft.id)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        shown = run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(place))
    sys.stdout.write(
        f"{shown.rounds} rounds, {shown.acknowledged} acknowledged saves, {len(shown.lost)} lost,"
        f" {shown.killed_while_open} killed with a draft open\n"
    )
    sys.exit(bool(shown.lost))
