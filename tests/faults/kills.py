"""`kill -9` while saving: `python -m tests.faults.kills 1000`. Every acknowledged save is there afterwards, and the draft too.

Each round forks a warm process that opens the register and, over and over, types a form, has its draft kept and saves it,
through the desk's own drafting and the seam its forms save through: what is told there (»kladde gemt«, »Gemt«) is acknowledged
here. It is killed at a random moment; the next start is the check.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register, create_register, open_register
from borgerraad_tui.tui.drafting import Drafting
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.office import open_office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.theme import Role

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


class _Room:
    """The room and the form of a desk without a screen: what they would show is acknowledged."""

    def __init__(self, register: Register, acknowledge: int) -> None:
        self.office = open_office(register, UNICODE)
        self._acknowledge = acknowledge
        self._subject = ""

    def begin(self, subject: str) -> None:
        """Type another subject."""
        self._subject = subject

    def typed(self) -> dict[str, str]:
        """What stands in the form."""
        return {"subject": self._subject}

    def here(self) -> str:
        """The field one is in."""
        return "subject"

    def say(self, text: str, role: Role = "saved") -> None:
        """What was saved."""
        assert text.startswith("Gemt: ")
        os.write(self._acknowledge, SAVED)

    def draft_kept(self) -> None:
        """The draft is on the disk."""
        os.write(self._acknowledge, DRAFTED)

    def draft_refused(self, text: str) -> None:
        """The disk refuses nothing here."""
        raise AssertionError(text)

    def set_timer(self, delay: float, callback: Callable[[], None]) -> NoReturn:
        """Time is not waited for here: each draft is kept at once."""
        raise AssertionError


def _save_on(path: Path, number: int, acknowledge: int) -> None:
    """The life of a round: never returns."""
    register = open_register(path, CLOCK)
    room = _Room(register, acknowledge)
    os.write(acknowledge, b"o")
    for count in itertools.count():
        _register(room, f"runde {number} nr {count}")


def _register(room: _Room, subject: str) -> None:
    """One form from its first key to its save."""
    register = room.office.register
    drafting = Drafting(room, register.drafts, "registration", None, None)
    room.begin(subject)
    assert drafting.keep() == ""
    inquiry = _inquiry(subject)
    save(room, subject, lambda: register.inquiries.add(inquiry), lambda _: f"Gemt: {subject}.", drafting.identifier)


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
