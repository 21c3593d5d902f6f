"""A disk that loses its power: what it may hold at any moment, by what was asked of it and what was synced.

What was synced is there. Of all else, any part may be there, in any order, and the last write may have been cut at a sector.
A name is there when its folder was synced, else the changes of names in a folder up to some one of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

from tests.faults.trace import Op

SECTOR = 512
How = Literal["all", "none", "torn", "some"]
Contents = dict[str, bytes | None]
"""By path: a file's bytes, or None for a folder."""


@dataclass
class _File:
    synced: bytearray
    waiting: list[Op] = field(default_factory=list)

    def sync(self) -> None:
        for op in self.waiting:
            _apply(self.synced, op)
        self.waiting.clear()


@dataclass
class _Change:
    """Names of one folder that change together: a path and what it stands for then, None for nothing."""

    folder: str
    names: tuple[tuple[str, _File | Literal["folder"] | None], ...]


class Disk:
    """What is on the disk and what waits for it, while ops are asked of it one by one."""

    def __init__(self, folder: Path, *, syncs: bool = True) -> None:
        self._syncs = syncs
        files = {str(path): _File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()}
        self._now: dict[str, _File | Literal["folder"]] = {
            str(folder): "folder", **{str(path): "folder" for path in folder.rglob("*") if path.is_dir()}, **files,
        }  # fmt: skip
        self._kept = dict(self._now)
        self._changes: list[_Change] = []

    def ask(self, op: Op) -> None:
        """Take one op."""
        if op.what in ("write", "cut"):
            self._file(op.path).waiting.append(op)
        elif op.what == "sync":
            if self._syncs:
                self._file(op.path).sync()
        elif op.what == "sync names":
            if self._syncs:
                self._keep(change for change in self._changes if change.folder == op.path)
                self._changes = [change for change in self._changes if change.folder != op.path]
        elif op.what == "create":
            self._change((op.path, _File(bytearray())))
        elif op.what == "folder":
            self._change((op.path, "folder"))
        elif op.what == "unlink":
            self._change((op.path, None))
        elif op.what == "link":
            self._change((op.other, self._now[op.path]))
        elif op.what == "rename":
            self._change((op.other, self._now[op.path]), (op.path, None))

    def after_power_cut(self, how: How, dice: Random) -> Contents:
        """One thing that may be found: all that waited is there, none of it, or some, cut or not."""
        names = dict(self._kept)
        for folder in {change.folder for change in self._changes}:
            waiting = [change for change in self._changes if change.folder == folder]
            number = {"all": len(waiting), "none": 0}.get(how, dice.randint(0, len(waiting)))
            for change in waiting[:number]:
                _put(names, change)
        found: Contents = {}
        for path in sorted(names):
            if str(Path(path).parent) in names or path == min(names):
                stands = names[path]
                found[path] = None if isinstance(stands, str) else _found(stands, how, dice)
        return found

    def _file(self, path: str) -> _File:
        file = self._now[path]
        assert not isinstance(file, str)
        return file

    def _change(self, *names: tuple[str, _File | Literal["folder"] | None]) -> None:
        change = _Change(str(Path(names[0][0]).parent), names)
        _put(self._now, change)
        self._changes.append(change)

    def _keep(self, changes: Iterable[_Change]) -> None:
        for change in changes:
            _put(self._kept, change)


def _put(names: dict[str, _File | Literal["folder"]], change: _Change) -> None:
    for path, stands in change.names:
        if stands is None:
            names.pop(path, None)
        else:
            names[path] = stands


def _apply(content: bytearray, op: Op) -> None:
    if op.what == "cut":
        del content[op.at :]
        content.extend(bytes(op.at - len(content)))
        return
    content.extend(bytes(max(0, op.at - len(content))))
    content[op.at : op.at + len(op.content)] = op.content


def _found(file: _File, how: How, dice: Random) -> bytes:
    if how == "none" or not file.waiting:
        return bytes(file.synced)
    content = bytearray(file.synced)
    for op in _chosen(file.waiting, how, dice):
        _apply(content, op)
    return bytes(content)


def _chosen(waiting: list[Op], how: How, dice: Random) -> Iterator[Op]:
    """Of what waits: lengths in their order up to some one, and between them any of the writes."""
    if how == "all":
        yield from waiting
        return
    if how == "torn":
        number = dice.randrange(len(waiting))
        yield from waiting[:number]
        last = waiting[number]
        yield (
            last._replace(content=last.content[: dice.randrange(0, len(last.content) + 1, SECTOR)])
            if last.content
            else last
        )
        return
    cuts = [number for number, op in enumerate(waiting) if op.what == "cut"]
    reached = dice.choice([*cuts, len(waiting)])
    likely = dice.choice((0.1, 0.5, 0.9))
    for op in waiting[:reached]:
        if op.what == "cut" or dice.random() < likely:
            yield op


def lay(found: Contents, folder: Path, origin: Path) -> None:
    """Make a folder as it was found, at another place."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in found.items():
        there = folder / Path(path).relative_to(origin)
        if content is None:
            there.mkdir(exist_ok=True)
        else:
            there.write_bytes(content)
