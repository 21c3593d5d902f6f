"""What the program does while it is watched: `python -m tests.faults.scenes NAME FOLDER` plays a scene in a folder made ready.

What is acknowledged is written to the null device, so that a trace of the system calls holds it in its place.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal
from unittest.mock import patch

from borgerraad_tui.cli.entry import run
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.opening import SCHEMA_VERSION
from borgerraad_tui.store.register import Locks, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import copies_in
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.restoring import held, keys_to
from tests.faults.adviser import RECOVERY_KEY, Adviser, Tell, new_register
from tests.faults.cheap_keys import CLOCK, NOW, PASSPHRASE, cheap_keys
from tests.faults.standing import faults_of
from tests.store.test_migrations import later_version

NAME, COPIES, USB = "register.db", "register-kopier", "usb"
ANOTHER = "en helt anden adgangskode"
SECRET = "æøå og ord"
"""Words of hers that stand in the register of every scene."""
DONE, NOTED = "done", "done, with a note of what is left to do"
EXPECTED = ("Gendannelsesnøgle, skriv den på papir", "Det, der stod der før")
HEAL = "heal"
"""Told when the disk is to be well again."""
SAVES = ("register", "log", "draft", "close", "ask", "hear", "undo", "redo", "remember", "recommend", "correct")


Form = Literal["short", "long", ""]


class Refused(Exception):
    """A command ended with a status that is not 0; the text is what it told."""


@dataclass(frozen=True)
class Scene:
    """`prepare` makes the folder ready; `play` does it and tells what it acknowledges; `check` says what is wrong afterwards.

    `check` is given the folder as it was found after the fault, and the lines told before it. `cut` and `fails` are the
    form of the power cuts and of the failing disk it is played in, empty for neither.
    """

    prepare: Callable[[Path], object]
    play: Callable[[Path, Tell], object]
    check: Callable[[Path, Sequence[str]], list[str]]
    cut: Form = "long"
    fails: Form = "long"


def _open(folder: Path, *, locked: bool) -> None:
    new_register(folder / NAME, locked=locked).close()


def _work(folder: Path, tell: Tell, *, locked: bool, acts: Sequence[str] = SAVES) -> None:
    """Acts one after the other, whatever the disk refuses of them."""
    with closing(open_register(folder / NAME, CLOCK, PASSPHRASE if locked else "")) as register:
        adviser = Adviser(register, Random(1), tell)
        for act in acts:
            try:
                adviser.do(act)
            except BorgerraadError as error:
                tell(f"refused {act} {error.text}")


def _work_on(folder: Path, tell: Tell, *, locked: bool, acts: Sequence[str]) -> None:
    """The same, and one more once the disk is well again, which has to be taken without a restart; reading never ends."""
    with closing(open_register(folder / NAME, CLOCK, PASSPHRASE if locked else "")) as register:
        adviser = Adviser(register, Random(1), tell)
        for act in acts:
            try:
                adviser.do(act)
            except BorgerraadError as error:
                tell(f"refused {act} {error.text}")
        tell(HEAL)
        assert adviser.do("register") == "register"
        assert register.inquiries.get(1).subject


def _stands(folder: Path, lines: Sequence[str], *, locked: bool) -> list[str]:
    return faults_of(folder / NAME, lines, PASSPHRASE if locked else "")


def _born(folder: Path, tell: Tell, *, locked: bool) -> None:
    with closing(new_register(folder / NAME, locked=locked)) as register:
        Adviser(register, Random(1), tell).do("register")


def _is_born(folder: Path, lines: Sequence[str], *, locked: bool) -> list[str]:
    """Before it was told of, there is nothing, or a register that can be made or opened."""
    if not lines:
        try:
            locks = Locks(PASSPHRASE, RECOVERY_KEY) if locked else Locks()
            create_register(folder / NAME, CLOCK, *packaged_catalogue(), locks=locks).close()
        except BorgerraadError as error:
            return [f"unreadable: {type(error).__name__}"]
    return faults_of(folder / NAME, lines, PASSPHRASE if locked else "")


def _with_copies(folder: Path, *, locked: bool) -> None:
    with closing(new_register(folder / NAME, locked=locked)) as register:
        (folder / USB).mkdir()
        keeper = Keeper(register.engine, register.settings)
        keeper.choose_second(folder / USB)
        assert keeper.keep(NOW) == []


def _copy_often(folder: Path, tell: Tell) -> None:
    _work(folder, tell, locked=True, acts=("register", "copy", "log", "copy", "register", "copy"))


def _command(lines: Sequence[str], *arguments: str) -> str:
    """A command of the program as a script gives it: done, or done with a note of what is left to do; Refused where it was not."""
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    with patch("sys.stdin", typed), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as told:
        status = run([*arguments, *(["--kode-fra-stdin"] if lines else [])], CLOCK)
    if status:
        raise Refused(told.getvalue())
    notes = [line for line in told.getvalue().splitlines() if not line.startswith(EXPECTED)]
    return NOTED if notes else DONE


def _change(folder: Path, tell: Tell) -> None:
    tell(_command([PASSPHRASE, ANOTHER], "adgangskode", "--fil", str(folder / NAME)))


def _renew(folder: Path, tell: Tell) -> None:
    tell(_command([PASSPHRASE], "adgangskode", "--ny-noegle", "--fil", str(folder / NAME)))


def _lock(folder: Path, tell: Tell) -> None:
    tell(_command([PASSPHRASE], "adgangskode", "--fil", str(folder / NAME)))


def _opens(folder: Path, before: Sequence[str], after: str, *, done: bool) -> list[str]:
    """It opens with what it had before or after, and once that was told with the latter alone."""
    asked = [after] if done else [*before, after]
    found = [faults_of(folder / NAME, (), secret) for secret in asked]
    return min(found, key=len)


def _changed(folder: Path, lines: Sequence[str]) -> list[str]:
    wrong = _opens(folder, [PASSPHRASE], ANOTHER, done=bool(lines))
    for place in () if NOTED in lines else (COPIES, USB):
        secrets = [ANOTHER] if lines else [PASSPHRASE, ANOTHER]
        if not any(_can_read_newest(folder / place, secret) for secret in secrets):
            wrong.append(f"unreadable: the newest copy in {place}")
    return wrong


def _can_read_newest(place: Path, secret: str) -> bool:
    """Whether there is a copy in a place, and the newest opens with that and holds the inquiry."""
    newest = copies_in(place)[:1]
    try:
        return any(held(copy, keys_to(place, secret)).inquiries == 1 for copy in newest)
    except BorgerraadError:
        return False


def _renewed(folder: Path, lines: Sequence[str]) -> list[str]:
    wrong = faults_of(folder / NAME, (), PASSPHRASE)
    for place in () if NOTED in lines else (COPIES, USB):
        if not _can_read_newest(folder / place, PASSPHRASE):
            wrong.append(f"unreadable: the newest copy in {place}")
    return wrong


def _locked(folder: Path, lines: Sequence[str]) -> list[str]:
    """Told as done, nothing plain is left; with a note, a place whose copy was refused has its plain ones still."""
    wrong = _opens(folder, [""], PASSPHRASE, done=bool(lines))
    if DONE in lines:
        wrong += [
            f"left: plain text in {path.name}" for path in folder.rglob("*") if path.is_file() and _is_plain(path)
        ]
    return wrong


def _is_plain(path: Path) -> bool:
    return SECRET.encode() in path.read_bytes()


def _old(folder: Path) -> None:
    later_version(folder / NAME, CLOCK, 1)


def _bring_up_to_date(folder: Path, tell: Tell) -> None:
    open_register(folder / NAME, CLOCK).close()
    tell(DONE)


def _is_up_to_date(folder: Path, lines: Sequence[str]) -> list[str]:
    try:
        with closing(open_register(folder / NAME, CLOCK)) as register:
            if register.engine.one("PRAGMA user_version") != SCHEMA_VERSION:
                return ["unsound: not of the newest version"]
            subjects = [row[0] for row in register.engine.rows("SELECT subject FROM inquiry ORDER BY id")]
    except BorgerraadError as error:
        return [f"unreadable: {type(error).__name__}"]
    lost = [] if subjects == ["Første: æøå", "Anden"] else ["lost: what the old register held"]
    return [*lost, *faults_of(folder / NAME, ())]


def _destroyed(folder: Path) -> None:
    _with_copies(folder, locked=True)
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(bytes(9000) + content[9000:])


def _restore(folder: Path, tell: Tell) -> None:
    name = copies_in(folder / COPIES)[0].path.name
    tell(_command([PASSPHRASE], "gendan", "--kopi", name, "--fil", str(folder / NAME)))


def _restored(folder: Path, lines: Sequence[str]) -> list[str]:
    """Told of, it opens; before that it opens or can be made again from the copy. The damaged one is never gone."""
    wrong = faults_of(folder / NAME, (), PASSPHRASE)
    damaged = [path for path in folder.glob("register*.db") if path.read_bytes()[:9000] == bytes(9000)]
    lost = [] if damaged else ["lost: the damaged file"]
    if wrong and not lines:
        try:
            _restore(folder, lambda line: None)
        except Refused as error:
            return [f"unreadable: {error}"]
        wrong = faults_of(folder / NAME, (), PASSPHRASE)
    return [*lost, *wrong]


SCENES: dict[str, Scene] = {
    "save": Scene(
        partial(_open, locked=False),
        partial(_work_on, locked=False, acts=("close",)),
        partial(_stands, locked=False),
        cut="",
        fails="short",
    ),
    "save, and close the file": Scene(
        partial(_open, locked=True),
        partial(_work, locked=True, acts=("log",)),
        partial(_stands, locked=True),
        cut="",
        fails="short",
    ),
    "saves": Scene(
        partial(_open, locked=False), partial(_work, locked=False), partial(_stands, locked=False), cut="short"
    ),
    "saves, locked": Scene(
        partial(_open, locked=True), partial(_work, locked=True), partial(_stands, locked=True), cut="short"
    ),
    "birth": Scene(lambda folder: None, partial(_born, locked=False), partial(_is_born, locked=False)),
    "birth, locked": Scene(lambda folder: None, partial(_born, locked=True), partial(_is_born, locked=True)),
    "copies": Scene(partial(_with_copies, locked=True), _copy_often, partial(_stands, locked=True)),
    "first copy": Scene(
        partial(_open, locked=False), partial(_work, locked=False, acts=("copy",)), partial(_stands, locked=False)
    ),
    "passphrase": Scene(partial(_with_copies, locked=True), _change, _changed),
    "recovery key": Scene(partial(_with_copies, locked=True), _renew, _renewed),
    "locking": Scene(partial(_with_copies, locked=False), _lock, _locked),
    "migration": Scene(_old, _bring_up_to_date, _is_up_to_date),
    "restore": Scene(_destroyed, _restore, _restored),
}
"""Every scene, declared once."""


@cheap_keys()
def play(name: str, folder: Path) -> None:
    """Play a scene and tell of it where a trace sees it."""
    told = os.open(os.devnull, os.O_WRONLY)
    SCENES[name].play(folder, lambda line: os.write(told, f"{line}\n".encode()))


if __name__ == "__main__":
    play(sys.argv[1], Path(sys.argv[2]))
