"""Damage done to an encrypted register, and whether the program finds it before it shows a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, create_register, open_register
from tests.faults.cheap_keys import CLOCK, LOCKS, PASSPHRASE, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.registers import inquiry, saved

PAGE = 4096
NOTE = "ord "
Damage = Callable[[bytes, Random], bytes]


def _flipped(old: bytes, dice: Random) -> bytes:
    place = dice.randrange(len(old))
    return old[:place] + bytes([old[place] ^ (1 << dice.randrange(8))]) + old[place + 1 :]


def _word_changed(old: bytes, dice: Random) -> bytes:
    """A bit of a letter in somebody's note."""
    place = dice.choice([match.start() for match in re.finditer(re.escape(NOTE.encode()), old)])
    return old[:place] + bytes([old[place] ^ (1 << dice.randrange(7))]) + old[place + 1 :]


def _swapped(old: bytes, dice: Random) -> bytes:
    one, other = sorted(dice.sample(range(len(old) // PAGE), 2))
    pages = [old[start : start + PAGE] for start in range(0, len(old), PAGE)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _cut(old: bytes, dice: Random) -> bytes:
    """Anywhere, or between two pages, where the length gives nothing away."""
    return old[: dice.choice((dice.randrange(1, len(old)), dice.randrange(1, len(old) // PAGE) * PAGE))]


DAMAGES: Mapping[str, tuple[Damage, int]] = {
    "bits flipped": (_flipped, 10),
    "pages swapped": (_swapped, 1),
    "cut": (_cut, 1),
}
"""And how often each is done beside the others."""


def prove(trial: Trial) -> Outcome:
    """Damage an encrypted register, and open it anew each time."""
    return _damaged(trial, LOCKS, DAMAGES)


def control(trial: Trial) -> Outcome:
    """Bits flipped in the notes of a plain register, which nobody notices."""
    return _damaged(trial, Locks(), {"bits flipped in notes": (_word_changed, 1)})


def _damaged(trial: Trial, locks: Locks, damages: Mapping[str, tuple[Damage, int]]) -> Outcome:
    outcome, shares = Outcome(), sum(share for _, share in damages.values())
    with cheap_keys():
        path = _register(trial.folder / "register.db", locks)
        whole = path.read_bytes()
        for name, (damage, share) in damages.items():
            for number in range(trial.rounds * share // shares):
                path.write_bytes(damage(whole, trial.dice))
                outcome.count(name)
                if _figures_shown(path):
                    outcome.wrong.append(f"{name}, number {number}: not found")
        path.write_bytes(whole)
        if not _figures_shown(path):
            outcome.wrong.append("the whole register is refused")
    return outcome


def _register(path: Path, locks: Locks) -> Path:
    """A register of some inquiries, closed."""
    with closing(create_register(path, CLOCK, *packaged_catalogue(), locks=locks)) as register:
        for number in range(30):
            saved(register, inquiry(subject=f"Sag {number}", note=NOTE * 200))
    return path


def _figures_shown(path: Path) -> bool:
    """Whether it opens, and its figures are counted."""
    try:
        with closing(open_register(path, CLOCK, PASSPHRASE)) as register:
            register.figures(None, date(2022, 1, 17))
    except FileTrouble:
        return False
    return True


PROOF = Proof(
    "damage",
    "bits flipped, pages swapped and files cut in an encrypted register: all found before a figure is shown",
    300,
    12_000,
    prove,
    control,
)
