"""Files that are written beside their place, put on the disk, and only then put in it: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BLOCK = 1 << 20


class Unconfirmed(OSError):
    """A file is in its place, and the disk did not confirm the folder's list."""


def make_folder(folder: Path) -> None:
    """A folder for her alone, on the disk before anything in it counts; OSError where it cannot be."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        to_disk(folder.parent)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file beside another, for her alone, to write to; whatever is left there in the end is taken away.

    What a program that was killed left there is written over first.
    """
    working = path.with_name(f".{path.name}.del")
    left = (working, working.with_name(f"{working.name}-journal"))
    for one in left:
        wipe(one)
    os.close(os.open(working, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield working
    finally:
        for one in left:
            one.unlink(missing_ok=True)


def put_in_place(working: Path, path: Path) -> None:
    """Have a finished file take its place, over what stood there before; OSError where the disk refuses, then nothing is changed.

    Unconfirmed where it is in its place and a power cut could still take it away.
    """
    to_disk(working)
    working.replace(path)
    try:
        to_disk(path.parent)
    except OSError as error:
        raise Unconfirmed(*error.args) from error


def name_aside(path: Path, aside: Path) -> None:
    """Give a file another name, so that something else can take its place; OSError where the disk refuses.

    Where the system can, it has both names until then: a power cut leaves a file in its place.
    """
    try:
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)


def name_back(path: Path, aside: Path) -> bool:
    """Undo `name_aside`; returns whether the file has its own name again.

    Where another program took the place meanwhile, or the disk refuses this too, the file is whole under the other name alone.
    """
    try:
        if not path.exists():
            aside.rename(path)
            return True
        # a share may call all its files the same one: only what is said to have two names is let go of under one of them
        is_same = path.samefile(aside) and aside.stat().st_nlink > 1
    except OSError:
        return False
    if is_same:
        with suppress(OSError):
            aside.unlink()
    return is_same


def to_disk(path: Path) -> None:
    """Have the system put a file, or a folder's list, on the disk; Windows has no such door to a folder."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def wipe(path: Path) -> None:
    """Write over a file's bytes, and remove it; nothing where it is not there. OSError where the disk refuses."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(BLOCK, left)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    to_disk(path.parent)
