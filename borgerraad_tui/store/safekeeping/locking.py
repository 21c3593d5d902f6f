"""A plain register turned into an encrypted one, and another passphrase for one that is: nothing plain is left behind."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.cipher import is_locked
from borgerraad_tui.store.engine import Engine, open_engine
from borgerraad_tui.store.register import plain_left
from borgerraad_tui.store.safekeeping.backups import copies_in, is_whole, state_of
from borgerraad_tui.store.safekeeping.placing import beside, put_in_place, wipe

NOT_WRITTEN = "Registret kunne ikke låses. Se efter, om der er plads på disken. Det er, som det var."
LEFT = "Den ulåste fil {path} fra da registret blev låst, kan ikke slettes. Slet den selv: enhver kan læse den."


def lock_plain(path: Path, passphrase: str) -> None:
    """Encrypt a plain register that nobody has open; SaveFailed where the disk refuses, and then it is as it was.

    The encrypted one is checked against the plain one before it takes its place, and the plain one's bytes are written over
    before they are let go. What a disk keeps of its own accord (a copy of a worn block) no program reaches.
    """
    engine = open_engine(path, create=False)
    try:
        with beside(path) as working:
            engine.copy_to(working, passphrase)
            if not _is_same(working, passphrase, engine):
                raise SaveFailed(NOT_WRITTEN)
            engine.close()
            _keep_aside(path)
            put_in_place(working, path)
            wipe(plain_left(path))
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN) from error
    finally:
        engine.close()


def clear_left(engine: Engine) -> None:
    """What a power cut left while a register was being locked: a second name of a plain one goes, a plain one beside it is wiped.

    The register itself is open. SaveFailed where the disk refuses.
    """
    left = plain_left(engine.path)
    try:
        if left.samefile(engine.path):
            left.unlink()
        elif engine.passphrase:
            wipe(left)
    except OSError as error:
        raise SaveFailed(LEFT.format(path=left)) from error


def wipe_plain_copies(folder: Path, known: Set[str]) -> None:
    """The copies that were made while the register was plain would be read by anybody; OSError where the disk refuses.

    `known` are the heads of its history: a copy of another register in the same folder is not touched.
    """
    for copy in copies_in(folder):
        if copy.head in known and not is_locked(copy.path):
            wipe(copy.path)


def _keep_aside(path: Path) -> None:
    """Under two names where the system can, so that a power cut leaves a register in its place."""
    aside = plain_left(path)
    aside.unlink(missing_ok=True)
    try:
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)


def _is_same(path: Path, passphrase: str, origin: Engine) -> bool:
    made = open_engine(path, create=False, passphrase=passphrase)
    try:
        return is_whole(made) and state_of(made) == state_of(origin)
    finally:
        made.close()
