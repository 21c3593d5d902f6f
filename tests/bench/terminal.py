"""A program on a terminal of its own: when its bytes come, what they draw, and the memory it took."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, Self

import pyte

from tests.running import ROOT

COLUMNS, LINES = 120, 40
PATIENCE = 120.0
"""Seconds before a program that does not paint is given up."""
LEAVE = "\x11"
FOREIGN = ("TEXTUAL", "NO_COLOR", "PYTHON", "COLUMNS", "LINES")
COMPILED = {"PYTHONPYCACHEPREFIX": str(Path(gettempdir()) / "borgerraad-bench-compiled")}
"""Modules are compiled as an installation's are, whatever this environment says, but not into the tree."""
KEYS = {"up": "\x1b[A", "down": "\x1b[B", "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F"}


class Answer(NamedTuple):
    """Seconds from a key press to the first byte painted, and to the last one."""

    painted: float
    settled: float


class Terminal:
    """One run of `python -m <arguments>`; times are seconds. Bytes are only kept while it is timed, and drawn when asked for."""

    def __init__(self, *arguments: str | Path) -> None:
        self._outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self._written = b""
        self._began = perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", *(str(argument) for argument in arguments)],
            stdin=inner, stdout=inner, stderr=inner, start_new_session=True, cwd=ROOT,
            env={**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT), **COMPILED},
        )  # fmt: skip
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave as a user does; a program that will not go is ended."""
        os.write(self._outer, LEAVE.encode())
        while self._process.poll() is None and self._read(5.0):
            pass
        self._process.kill()
        self._process.wait()
        os.close(self._outer)

    def until(self, *wanted: str) -> float:
        """Wait until every text is painted; the time since the process was started."""
        missing = [text.encode() for text in wanted]
        while missing := [text for text in missing if text not in self._written]:
            if not self._read(PATIENCE):
                raise TimeoutError(f"never painted: {missing}\n{self.text()}")
        return perf_counter() - self._began

    def press(self, key: str, quiet: float = 0.06) -> Answer:
        """Press a key and wait until nothing more is painted for `quiet` seconds."""
        began = perf_counter()
        os.write(self._outer, KEYS.get(key, key).encode())
        if not self._read(PATIENCE):
            raise TimeoutError(f"{key!r} painted nothing\n{self.text()}")
        first = last = perf_counter()
        while self._read(quiet):
            last = perf_counter()
        return Answer(first - began, last - began)

    def settle(self, quiet: float = 0.5) -> None:
        """Wait until nothing is painted for a while."""
        while self._read(quiet):
            pass

    def text(self) -> str:
        """What stands on the screen."""
        screen = pyte.Screen(COLUMNS, LINES)
        # pyte prints the tail of questions about modes and of styles with a prefix, which it does not know
        plain = re.sub(rb"\x1b\[(\?[\d;]*\$p|[<>=][\d;]*[a-z])", b"", self._written)
        pyte.ByteStream(screen).feed(plain)
        return "\n".join(screen.display)

    def peak(self) -> int:
        """The most memory it has held, in kB. (A child's ru_maxrss would begin at its parent's size.)"""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0])

    def on_cpu(self) -> float:
        """The time its threads have been running so far, in seconds: other programs lengthen it far less than the wall clock."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def _read(self, seconds: float) -> bool:
        if not select.select([self._outer], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self._outer, 65_536)
        except OSError:
            # how Linux says that the other end of a terminal is gone
            return False
        self._written += more
        return bool(more)
