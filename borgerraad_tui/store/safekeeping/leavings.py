"""What can be read beside a register: what a power cut left of it, and what lay there from before it was locked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from pathlib import Path
from typing import Final

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import FileTrouble, FileUnreadable, SaveFailed
from borgerraad_tui.store.cipher import is_plain
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.paths import is_file, is_folder
from borgerraad_tui.store.register import plain_left
from borgerraad_tui.store.safekeeping.backups import copies_in
from borgerraad_tui.store.safekeeping.chain import head_of, heads
from borgerraad_tui.store.safekeeping.others import others_of
from borgerraad_tui.store.safekeeping.placing import to_disk, wipe

LEFT: Final = "Den ulåste fil {path} fra da registret blev låst, kan ikke slettes. Slet den selv: enhver kan læse den."
READABLE: Final = "Enhver kan stadig læse {names}, fra før registret blev låst. Slet {it}, når du ikke skal bruge {it}."


def clear_left(engine: Engine) -> None:
    """What a stop left while an open register was being locked: a second name of a plain one goes, a plain one is wiped.

    A plain one that ends with what the register's history does not know is another, or holds what this one has lost: it stays.
    SaveFailed where the disk refuses.
    """
    left = plain_left(engine.path)
    try:
        if not left.exists():
            return
        if left.samefile(engine.path):
            left.unlink()
        elif engine.passphrase and _is_of(left, engine):
            # the locked one has to be in its place on the disk before the only other goes
            to_disk(left.parent)
            wipe(left)
    except OSError as error:
        raise SaveFailed(LEFT.format(path=left)) from error


def wipe_working(paths: Iterable[Path]) -> None:
    """What a program that was killed had half made beside a register; SaveFailed where the disk refuses."""
    for path in paths:
        try:
            wipe(path)
        except OSError as error:
            raise SaveFailed(LEFT.format(path=path)) from error


def wipe_plain_copies(folder: Path, known: Set[str]) -> None:
    """The copies that were made while the register was plain would be read by anybody; OSError where the disk refuses.

    FileUnreadable where it does not say whether one is plain. `known` are the heads of its history: a copy of another register in
    the same folder is not touched, nor is one that is so damaged that nothing tells whether it is plain.
    """
    for copy in copies_in(folder):
        if copy.head in known and copy.path.is_file() and is_plain(copy.path):
            wipe(copy.path)


def readable(engine: Engine, folders: Iterable[Path]) -> list[Path]:
    """What lies beside a locked register, and among its copies, and can be read without its passphrase."""
    return list(_readable(engine.path, folders)) if engine.passphrase else []


def told_readable(engine: Engine, folders: Iterable[Path]) -> list[str]:
    """The same as a sentence; nothing where there is nothing."""
    paths = readable(engine, folders)
    names, it = ", ".join(clean_line(str(path)) for path in paths), "det" if len(paths) == 1 else "dem"
    return [READABLE.format(names=names, it=it)] if paths else []


def _readable(path: Path, folders: Iterable[Path]) -> Iterator[Path]:
    candidates = [
        plain_left(path),
        *others_of(path),
        *(copy.path for folder in folders for copy in copies_in(folder)),
    ]
    return (candidate for candidate in candidates if _can_be_read(candidate))


def _can_be_read(path: Path) -> bool:
    """Whether anybody can read a file, or a copy in a folder; one that the disk does not give is nothing that can be read."""
    if is_folder(path):
        return any(_can_be_read(copy.path) for copy in copies_in(path))
    try:
        return is_file(path) and is_plain(path)
    except FileUnreadable:
        return False


def _is_of(path: Path, engine: Engine) -> bool:
    """Whether a plain register's newest act stands in the history of the open one."""
    try:
        with closing(open_engine(path, create=False)) as other:
            return head_of(other) in heads(engine)
    except FileTrouble:
        return False
