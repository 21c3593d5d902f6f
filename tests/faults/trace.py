"""What a run of the program asked of the disk, in order, as strace tells it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from tests.running import APART, ROOT

CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,"
    "copy_file_range,sendfile,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,rmdir,lseek"
)
LINE = re.compile(r"(?P<pid>\d+) +(?P<call>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
NUMBERED = re.compile(r"^(?:AT_FDCWD|(?P<number>\d+))<(?P<path>[^>]*)>")
LONGEST = 1 << 21
"""Bytes of one write that are recorded."""
What = Literal["create", "write", "cut", "sync", "sync names", "unlink", "rename", "link", "folder", "told"]


class Op(NamedTuple):
    """One thing asked of the disk. `other` is the second path of a rename or link; `at` is an offset or a length."""

    what: What
    path: str
    other: str = ""
    at: int = 0
    content: bytes = b""

    def moved(self, origin: Path, to: Path) -> Op:
        """The same asked in another folder."""
        paths = [path and str(to / Path(path).relative_to(origin)) for path in (self.path, self.other)]
        return self._replace(path=paths[0], other=paths[1])


def record(arguments: list[str], folder: Path) -> list[Op]:
    """Run a Python module under strace; returns what it asked of the disk in a folder, and what it told."""
    written, there = folder.with_name(f"{folder.name}.strace"), {str(path) for path in folder.rglob("*")}
    command = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        str(LONGEST),
        "-o",
        str(written),
        "-e",
        f"trace={CALLS}",
        sys.executable,
    ]
    done = subprocess.run([*command, *arguments], cwd=ROOT, env=APART, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with written.open(encoding="ascii") as lines:
        ops = list(_ops(lines, _Reader(str(folder), there)))
    written.unlink()
    return ops


def _ops(lines: Iterable[str], reader: _Reader) -> Iterator[Op]:
    for line in lines:
        assert "<unfinished" not in line, "a call of one thread inside another's"
        found = LINE.match(line)
        if found and int(found["result"]) >= 0:
            yield from reader.read(found["call"], found["arguments"], int(found["result"]))


class _Reader:
    """Keeps where each descriptor stands: plain writes go on from there."""

    def __init__(self, folder: str, there: set[str]) -> None:
        self._folder = folder
        self._there = there
        self._stands: dict[int, int] = {}
        self._known: set[str] = set()

    def read(self, call: str, arguments: str, result: int) -> Iterator[Op]:
        """The ops of one call that succeeded."""
        if call in ("openat", "open", "creat"):
            yield from self._opened(arguments, result)
        elif call == "lseek":
            self._stands[_number(arguments)] = result
        elif call in ("write", "pwrite64"):
            yield from self._written(call, arguments, result)
        elif call in ("fsync", "fdatasync"):
            path = self._own(_path(arguments))
            if path:
                yield Op("sync names" if call == "fsync" and path in self._known else "sync", path)
        elif call == "ftruncate":
            path = self._own(_path(arguments))
            if path:
                yield Op("cut", path, at=int(arguments.rpartition(", ")[2]))
        elif self._own_somewhere(arguments):
            yield self._named(call, arguments)

    def _opened(self, arguments: str, result: int) -> Iterator[Op]:
        path, flags = self._own(_texts(arguments)[0]), arguments
        self._stands[result] = 0
        if not path:
            return
        if "O_DIRECTORY" in flags or Path(path).is_dir():
            self._known.add(path)
        elif "O_CREAT" in flags and path not in self._there:
            self._there.add(path)
            yield Op("create", path)
        if "O_TRUNC" in flags:
            yield Op("cut", path)
        assert "O_APPEND" not in flags

    def _written(self, call: str, arguments: str, result: int) -> Iterator[Op]:
        path = _path(arguments)
        text = TEXT.search(arguments, arguments.index(">"))
        assert text is not None
        assert not text[2], "a longer write than is recorded"
        content = bytes.fromhex(text[1].replace("\\x", ""))[:result]
        if path == os.devnull:
            yield Op("told", "", content=content)
        elif self._own(path):
            number = _number(arguments)
            at = int(arguments.rpartition(", ")[2]) if call == "pwrite64" else self._stands.get(number, 0)
            if call == "write":
                self._stands[number] = at + result
            yield Op("write", path, at=at, content=content)

    def _named(self, call: str, arguments: str) -> Op:
        texts = [text for text in _texts(arguments) if self._own(text)]
        self._there -= {texts[0]} if call.startswith(("unlink", "rename", "rmdir")) else set()
        self._there |= {texts[-1]} if call.startswith(("rename", "link", "mkdir")) else set()
        if call.startswith("rename"):
            return Op("rename", texts[0], texts[1])
        if call.startswith("link"):
            return Op("link", texts[0], texts[1])
        if call.startswith("mkdir"):
            return Op("folder", texts[0])
        assert call.startswith(("unlink", "rmdir")), f"not known to the model: {call}"
        return Op("unlink", texts[0])

    def _own(self, path: str) -> str:
        return path if path == self._folder or path.startswith(f"{self._folder}/") else ""

    def _own_somewhere(self, arguments: str) -> bool:
        return any(self._own(text) for text in [*_texts(arguments), _path(arguments)])


def _texts(arguments: str) -> list[str]:
    return [bytes.fromhex(found[1].replace("\\x", "")).decode() for found in TEXT.finditer(arguments)]


def _path(arguments: str) -> str:
    found = NUMBERED.match(arguments)
    return bytes.fromhex(found["path"].replace("\\x", "")).decode() if found and "\\x" in found["path"] else ""


def _number(arguments: str) -> int:
    found = NUMBERED.match(arguments)
    return int(found["number"] or -1) if found else -1
