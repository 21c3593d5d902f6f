"""A full disk, with the desk open on a register that lies on it: refused and told, and everything else goes on.

The disk is a small one in memory, mounted for the purpose; where nothing may be mounted the register's own size is limited
(PRAGMA max_page_count), and the output says so.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from borgerraad_tui.export.saving import save
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.troubles import FULL
from tests.faults.adviser import new_register
from tests.faults.cheap_keys import CLOCK, PASSPHRASE, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.standing import faults_of
from tests.tui.journey import LARGE, Journey, at_desk

SIZE = 3 << 20
LONG = "Lang note. " * 1_500
MOST_LEFT = 12
"""KiB that a full disk has left: fewer than that note takes."""
SUBJECT = "må ikke tabes"
REFUSED = "the save is refused with its sentence"
Freed = Callable[[], object]


def prove(trial: Trial) -> Outcome:
    """So many full disks."""
    return _rounds(trial, _day)


def control(trial: Trial) -> Outcome:
    """A disk that has room takes the save that has to be refused."""
    return _rounds(trial, _roomy, most=1)


@cheap_keys()
def _rounds(trial: Trial, day: Callable[..., object], most: int | None = None) -> Outcome:
    outcome = Outcome()
    for number in range(min(trial.rounds, most or trial.rounds)):
        passphrase = PASSPHRASE if number % 2 else ""
        with _disk(trial.folder / f"disk-{number}") as (folder, is_real):
            outcome.count(
                "full disks in memory" if is_real else "full by PRAGMA max_page_count, nothing may be mounted here"
            )
            path = folder / "register.db"
            new_register(path, locked=bool(passphrase)).close()
            left = trial.dice.randrange(MOST_LEFT) << 10
            with closing(open_register(path, CLOCK, passphrase)) as register:
                freed = _fill(folder, left) if is_real else _limit(register)
                elsewhere = trial.folder / f"elsewhere-{number}"
                elsewhere.mkdir()
                wrong = list[str]()
                asyncio.run(day(register, freed, elsewhere, wrong))  # type: ignore[arg-type]
            outcome.wrong += [f"disk {number}: {fault}" for fault in (*wrong, *faults_of(path, (), passphrase))]
    return outcome


async def _day(register: Register, freed: Freed, elsewhere: Path, wrong: list[str]) -> None:
    """A form is saved on a full disk; reading, searching and writing elsewhere go on; with room again it is saved as it stands."""
    async with at_desk(register, LARGE) as desk:
        await desk.press("n", "t", "k", "b", "f", *SUBJECT, "enter", "enter", "enter")
        await desk.paste(LONG)
        await desk.press("ctrl+s")
        _check(REFUSED, desk.status == f"! {FULL}", wrong, desk)
        _check("the form keeps its text", _kept(desk), wrong, desk)
        _check("nothing of it is saved", register.inquiries.find(2022, 2) is None, wrong, desk)
        _check("what was saved is read", register.inquiries.get(1).subject == "nr. 1", wrong, desk)
        _check("and found", len(register.search.find("nr", 2022)) == 1, wrong, desk)
        _check("and counted", register.figures(None, CLOCK.today()).registered == 1, wrong, desk)
        written = save(elsewhere, "udtræk.txt", register.inquiries.get(1).subject.encode())
        _check("and written elsewhere", written.read_bytes() == b"nr. 1", wrong, desk)
        freed()
        await desk.press("ctrl+s")
        found = register.inquiries.find(2022, 2)
        _check(
            "with room again the same form is saved, once",
            found is not None and found.note == LONG.strip(),
            wrong,
            desk,
        )
        _check("and once only", register.inquiries.find(2022, 3) is None, wrong, desk)
        _check("and no draft is left", register.drafts.all() == [], wrong, desk)


async def _roomy(register: Register, freed: Freed, elsewhere: Path, wrong: list[str]) -> None:
    freed()
    await _day(register, freed, elsewhere, wrong)


def _kept(desk: Journey) -> bool:
    return desk.room == "FormScreen" and desk.values["subject"] == SUBJECT and desk.values["note"] == LONG.strip()


def _check(what: str, holds: bool, wrong: list[str], desk: Journey) -> None:
    if not holds:
        wrong.append(f"NOT: {what} ({desk.room}: {desk.status})")


@contextmanager
def _disk(place: Path) -> Iterator[tuple[Path, bool]]:
    """A small disk, and whether it is one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    mounts = shutil.which("mount") is not None
    is_real = mounts and subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield place, is_real
    finally:
        if is_real:
            subprocess.run(["umount", str(place)], check=True)


def _fill(folder: Path, left: int) -> Freed:
    filler = folder / "fyld"
    status = os.statvfs(folder)
    filler.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - left)))
    return lambda: filler.unlink(missing_ok=True)


def _limit(register: Register) -> Freed:
    pages, most = register.engine.one("PRAGMA page_count"), register.engine.one("PRAGMA max_page_count")
    register.engine.execute(f"PRAGMA max_page_count = {pages}")
    return lambda: register.engine.execute(f"PRAGMA max_page_count = {most}")


PROOF = Proof(
    "full",
    "a full disk under the open desk, and room on it again",
    2,
    100,
    prove,
    control,
    finds=(f"NOT: {REFUSED}",),
)
