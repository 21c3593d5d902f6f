"""Damage done to an encrypted register, and whether the program finds it before it shows a figure.

`python -m tests.faults.damage 10000` does each kind so many times, seeded anew, and prints what was found and what was not.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, create_register, open_register
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler gror"
CLOCK = Clock(lambda: datetime(2022, 1, 17, 10, 0))
PAGE = 4096


def locked_register(folder: Path) -> Path:
    """An encrypted register of some inquiries, closed."""
    path = folder / "register.db"
    municipality, catalogue = packaged_catalogue()
    register = create_register(path, CLOCK, municipality, catalogue, locks=Locks(PASSPHRASE))
    for number in range(30):
        saved(register, inquiry(subject=f"Sag {number}", note="ord " * 200))
    register.close()
    return path


def _flipped(old: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(old))
    return old[:place] + bytes([old[place] ^ (1 << chance.randrange(8))]) + old[place + 1 :]


def _swapped(old: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.sample(range(len(old) // PAGE), 2))
    pages = [old[start : start + PAGE] for start in range(0, len(old), PAGE)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _cut(old: bytes, chance: random.Random) -> bytes:
    return old[: chance.randrange(1, len(old))]


def _same(old: bytes, chance: random.Random) -> bytes:
    return old


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {"bit": _flipped, "swap": _swapped, "cut": _cut}


def found_out(path: Path, kind: str, rounds: int, seed: int = 1) -> int:
    """How many of so many damages of a kind were found when the register was opened and its figures asked for."""
    whole, chance, found = path.read_bytes(), random.Random(seed), 0
    for _ in range(rounds):
        path.write_bytes(DAMAGES.get(kind, _same)(whole, chance))
        try:
            register = open_register(path, CLOCK, PASSPHRASE)
        except FileTrouble:
            found += 1
            continue
        register.figures(None, date(2022, 1, 17))
        register.close()
    path.write_bytes(whole)
    return found


def main(rounds: int) -> int:
    """Each kind so many times; returns how many were not found."""
    missed = 0
    with TemporaryDirectory() as folder:
        path = locked_register(Path(folder))
        for kind in DAMAGES:
            found = found_out(path, kind, rounds, seed=random.SystemRandom().randrange(2**31))
            missed += rounds - found
            print(f"{kind}: {found} af {rounds} fundet")  # noqa: T201
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000) else 0)
