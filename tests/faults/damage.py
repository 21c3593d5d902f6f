"""Damage done to an encrypted register, and whether the program finds it before it shows a figure.

Above opening.CHECKED_AT_ONCE it does not read every page first: there the control beside the desk has to find what was not met.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from unittest.mock import patch

from borgerraad_tui.errors import BorgerraadError, FileTrouble, WrongPassphrase
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store import opening
from borgerraad_tui.store.cipher import SALT
from borgerraad_tui.store.register import Locks, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import own_folder
from borgerraad_tui.store.safekeeping.control import View, looked, standing_still
from borgerraad_tui.store.safekeeping.key_file import write_keys
from tests.faults.cheap_keys import CLOCK, LOCKS, PASSPHRASE, RECOVERY_KEY, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.registers import inquiry, saved

PAGE = 4096
NOTE = "ord "
SHOWN, REFUSED, WRONG = "figures shown", "refused", "wrong passphrase"
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


def _beginning_flipped(old: bytes, dice: Random) -> bytes:
    """A bit of what the key is derived with: no page can be known by its passphrase any more."""
    return _flipped(old[:SALT], dice) + old[SALT:]


DAMAGES: Mapping[str, tuple[Damage, int]] = {
    "bits flipped": (_flipped, 10),
    "pages swapped": (_swapped, 1),
    "cut": (_cut, 1),
    "bits of the salt flipped": (_beginning_flipped, 1),
}
"""And how often each is done beside the others."""
ONE_IN = 10
"""Of so many damages one more is done to a register too large to be checked when it is opened."""


def prove(trial: Trial) -> Outcome:
    """Damage an encrypted register, and open it anew each time."""
    outcome = _damaged(trial, LOCKS, DAMAGES)
    _damage_a_large_one(trial, outcome)
    return outcome


def control(trial: Trial) -> Outcome:
    """Bits flipped in the notes of a plain register, which nobody notices."""
    return _damaged(trial, Locks(), {"bits flipped in notes": (_word_changed, 1)})


@cheap_keys()
def _damaged(trial: Trial, locks: Locks, damages: Mapping[str, tuple[Damage, int]]) -> Outcome:
    outcome, shares = Outcome(), sum(share for _, share in damages.values())
    path = _register(trial.folder / "register.db", locks)
    whole = path.read_bytes()
    for name, (damage, share) in damages.items():
        for number in range(trial.rounds * share // shares):
            path.write_bytes(damage(whole, trial.dice))
            outcome.count(name)
            outcome.wrong += [f"{name}, number {number}: {fault}" for fault in _faults(path, whole, outcome)]
    path.write_bytes(whole)
    outcome.wrong += [] if _ended(path) == SHOWN else ["the whole register is refused"]
    return outcome


def _faults(path: Path, whole: bytes, outcome: Outcome) -> Iterator[str]:
    """What is wrong with how a damage is told; where the salt is hit and no copy knows better it looks like a wrong passphrase."""
    ended = _ended(path)
    if ended == SHOWN:
        yield "not found"
    elif ended == WRONG:
        outcome.count("told as a wrong passphrase, and as damage beside copies")
        if path.read_bytes()[:SALT] == whole[:SALT]:
            yield "told as a wrong passphrase, and the file's beginning is whole"
        keys = own_folder(path)
        keys.mkdir()
        write_keys(keys, PASSPHRASE, [RECOVERY_KEY])
        if _ended(path) != REFUSED:
            yield "not told as damage beside copies that know the passphrase"
        shutil.rmtree(keys)


def _ended(path: Path) -> str:
    """Whether it opens and its figures are counted, or how it is refused."""
    try:
        with closing(open_register(path, CLOCK, PASSPHRASE)) as register:
            register.figures(None, date(2022, 1, 17))
    except WrongPassphrase:
        return WRONG
    except FileTrouble:
        return REFUSED
    return SHOWN


@cheap_keys()
def _damage_a_large_one(trial: Trial, outcome: Outcome) -> None:
    """The same, where only the control beside the desk reads every page."""
    path = _register(trial.folder / "large.db", LOCKS)
    whole = path.read_bytes()
    with patch.object(opening, "CHECKED_AT_ONCE", 0):
        outcome.wrong += ["the control finds a fault in the whole large register"] if _control_finds(path) else []
        for number in range(trial.rounds // ONE_IN):
            name = [*DAMAGES][number % len(DAMAGES)]
            path.write_bytes(DAMAGES[name][0](whole, trial.dice))
            if _ended(path) != SHOWN:
                outcome.count("found in a large one when it was opened or counted")
            elif _control_finds(path):
                outcome.count("found in a large one by the control beside the desk")
            else:
                outcome.wrong.append(f"{name} in a large register, number {number}: not found")


def _control_finds(path: Path) -> bool:
    """Whether the control beside the desk tells of something wrong with the file; that it could not be made is no alarm."""
    with closing(open_register(path, CLOCK, PASSPHRASE)) as register:
        try:
            with standing_still(register) as still:
                checks = {check.name: check for check in looked(View(register, still, lambda: None))}
                return not checks["filen"].is_well
        except BorgerraadError:
            return False


def _register(path: Path, locks: Locks) -> Path:
    """A register of some inquiries, closed."""
    with closing(create_register(path, CLOCK, *packaged_catalogue(), locks=locks)) as register:
        for number in range(30):
            saved(register, inquiry(subject=f"Sag {number}", note=NOTE * 200))
    return path


PROOF = Proof(
    "damage",
    "bits flipped, pages swapped and files cut in an encrypted register: all found before a figure is shown, in one above 64 MB"
    " by the control",
    325,
    13_000,
    prove,
    control,
    finds=("bits flipped in notes",),
)
