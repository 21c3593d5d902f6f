"""The calls of the program about its files, made to fail; and the wall clock it sees, moved. Built from `shim.c` with gcc."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
from enum import IntFlag
from pathlib import Path
from typing import Final

FIELDS: Final = ("kinds", "count", "fail_at", "error", "forever", "failed", "asleep", "wall")
SLEEP: Final = -1
"""In an error's place: the call sleeps, until it is woken."""


class Calls(IntFlag):
    """Which calls are counted."""

    OPEN = 1
    READ = 2
    WRITE = 4
    SYNC = 8
    CUT = 16
    NAME = 32


ALL = Calls(63)
WRITING = Calls.OPEN | Calls.WRITE | Calls.CUT | Calls.NAME | Calls.SYNC
"""What a full disk can refuse."""


def can_be_built() -> bool:
    """Whether there is a compiler, and a system that the shim is for."""
    return os.name == "posix" and shutil.which("gcc") is not None


class Shim:
    """One shim and what it is to do, between this process and those started in its environment.

    `folder` is the one whose files it watches; it and the control file lie in a place of their own.
    """

    def __init__(self, place: Path, folder: Path) -> None:
        self._library = place / "shim.so"
        self._control = place / "control"
        self._folder = folder
        if not self._library.exists():
            source = Path(__file__).with_name("shim.c")
            command = [
                "gcc",
                "-O1",
                "-shared",
                "-fPIC",
                "-Wall",
                "-Werror",
                "-o",
                str(self._library),
                str(source),
                "-ldl",
            ]
            subprocess.run(command, check=True)
            self._control.write_bytes(bytes(8 * len(FIELDS)))
        with self._control.open("r+b") as file:
            self._mapped = mmap.mmap(file.fileno(), 0)

    @property
    def environment(self) -> dict[str, str]:
        """What a process is started with to be under it."""
        return {
            "LD_PRELOAD": str(self._library), "FAULT_CONTROL": str(self._control), "FAULT_FOLDER": str(self._folder),
        }  # fmt: skip

    def arm(self, at: int, error: int, *, forever: bool = False, kinds: Calls = ALL) -> None:
        """Count calls from now on, and have the one of that number fail (0: none), and perhaps all after it."""
        wall = self["wall"]
        self._mapped[:] = struct.pack(f"={len(FIELDS)}q", kinds, 0, at, error, forever, 0, 0, wall)

    def disarm(self) -> None:
        """Let everything through, uncounted."""
        self._mapped[:8] = bytes(8)

    def wake(self) -> None:
        """Let the call that sleeps go on."""
        self._mapped[-16:-8] = bytes(8)

    def set_wall(self, seconds: int) -> None:
        """Have the wall clock be so far ahead, or behind."""
        self._mapped[-8:] = struct.pack("=q", seconds)

    def __getitem__(self, field: str) -> int:
        return int(struct.unpack(f"={len(FIELDS)}q", self._mapped[:])[FIELDS.index(field)])
