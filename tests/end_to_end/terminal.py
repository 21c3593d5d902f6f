"""A real terminal for the tests: a child on a pty, a pyte screen that shows what it draws, and keys as bytes."""

from __future__ import annotations

import os
import re
import select
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

import pexpect
import pyte
from pyte.screens import wcwidth

PATIENCE: Final = 20.0
"""Seconds until a condition that has not come true fails the test."""

_SIZE: Final = ("COLUMNS", "LINES")
"""Variables that a test runner may set; Textual believes them, and then never hears of another size."""

_PRIVATE: Final = re.compile(rb"\x1b\[(?:[<=>][0-9;:]*|\?[0-9;]*\$)[ -/]*[@-~]")
_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")

_KEYS: Final[Mapping[str, str]] = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f", "space": " ",
    "esc": "\x1b[27u", "bare esc": "\x1b",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "insert": "\x1b[2~", "delete": "\x1b[3~", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
}  # fmt: skip


def key_bytes(key: str) -> str:
    """Return what a terminal sends for a key: a character is itself, else `enter`, `shift+tab`, `f6`, `ctrl+s` and the like.

    `esc` is the kitty protocol's, which cannot be mistaken for the beginning of another key; `bare esc` is the old one byte.
    """
    if len(key) == 1:
        return key
    if re.fullmatch(r"ctrl\+[a-z]", key):
        return chr(ord(key[-1]) & 0x1F)
    return _KEYS[key]


def split_readable(data: bytes) -> tuple[bytes, bytes]:
    """Return the bytes without what pyte would draw as text, and an unfinished sequence at the end for the next time.

    Left out are the private requests that begin with `<`, `=` or `>` (kitty keyboard) and the mode queries that end in `$p`.
    """
    tail = _UNFINISHED.search(data)
    whole = data if tail is None else data[: tail.start()]
    return _PRIVATE.sub(b"", whole), data[len(whole) :]


class _Screen(pyte.Screen):
    """pyte's, which cannot show what is left of a wide character that was written over by half (its issue 207)."""

    @property
    def display(self) -> list[str]:
        """The rows; where half of a wide character is left stands a blank, as in a terminal."""
        return ["".join(self._cells(row)) for row in range(self.lines)]

    def _cells(self, row: int) -> Iterator[str]:
        shown = [self.buffer[row][column].data for column in range(self.columns)]
        is_second_half = False
        for here, beside in zip(shown, [*shown[1:], ""], strict=True):
            is_wide = bool(here) and wcwidth(here[0]) == 2
            if not is_second_half:
                yield " " if not here or (is_wide and beside) else here
            is_second_half = is_wide and not beside


class Terminal:
    """A command in a terminal of its own, entered with `with`; a thread reads all it writes, so the child never waits.

    Terminal queries go unanswered, as in a terminal that knows neither synchronised output nor resizing in band; Textual
    waits for no answer. Whatever is still running when the block ends is killed.
    """

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        self._command = list(command)
        self._size = (rows, columns)
        kept = {name: value for name, value in os.environ.items() if name not in _SIZE}
        self._env = {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unread = b""
        self._raw = bytearray()
        self._status: int | None = None
        self._changed = threading.Condition()

    def __enter__(self) -> Self:
        command, *arguments = self._command
        with warnings.catch_warnings():
            # later Pythons warn of a fork while a thread runs; the child calls exec at once
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child = pexpect.spawn(command, arguments, env=self._env, dimensions=self._size, timeout=None)
        self._child.delaybeforesend = None
        self._woken, self._wake = os.pipe()
        self._reader = threading.Thread(target=self._read, name="terminal-reader", daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            self.kill()
        self._reader.join(PATIENCE)
        self._child.close()
        os.close(self._woken)
        os.close(self._wake)

    @property
    def raw(self) -> bytes:
        """Every byte received so far, nothing filtered."""
        with self._changed:
            return bytes(self._raw)

    @property
    def received(self) -> int:
        """How many bytes were received so far."""
        with self._changed:
            return len(self._raw)

    def was_sent(self, text: str, since: int) -> bool:
        """Tell whether the text came in one piece behind so many bytes."""
        with self._changed:
            return self._raw.find(text.encode(), since) >= 0

    @property
    def pid(self) -> int:
        """The child's process id."""
        assert self._child.pid is not None
        return self._child.pid

    def screen(self) -> list[str]:
        """Return the rows as they stand now, each as wide as the terminal."""
        with self._changed:
            return list(self._screen.display)

    def send(self, text: str) -> None:
        """Send text as it is, in one write unless the kernel's buffer is full."""
        unsent = text.encode()
        while unsent:
            unsent = unsent[self._child.send(unsent) :]

    def press(self, *keys: str) -> None:
        """Press keys, each in a write of its own."""
        for key in keys:
            self.send(key_bytes(key))

    def burst(self, keys: Sequence[str]) -> None:
        """Press keys with no gap at all: their bytes go out in one write."""
        self.send("".join(key_bytes(key) for key in keys))

    def paste(self, text: str) -> None:
        """Paste as a terminal does in bracketed paste mode."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the child gets SIGWINCH."""
        with self._changed:
            self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def wait_until(
        self, predicate: Callable[[list[str]], bool], timeout: float = PATIENCE, sought: str = "it"
    ) -> list[str]:
        """Wait until the screen satisfies the predicate, and return it; fail with the screen when it does not in time."""
        with self._changed:
            self._changed.wait_for(lambda: self._status is not None or predicate(self._screen.display), timeout)
            shown = list(self._screen.display)
        if not predicate(shown):
            raise AssertionError(f"{sought} is not on the screen:\n" + "\n".join(shown))
        return shown

    def wait_for(self, text: str, timeout: float = PATIENCE) -> list[str]:
        """Wait until the text stands in one row, and return the screen."""
        return self.wait_until(lambda rows: any(text in row for row in rows), timeout, f"»{text}«")

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the child to end, and return its exit status; a signal's number comes back negative."""
        with self._changed:
            self._changed.wait_for(lambda: self._status is not None, timeout)
            if self._status is None:
                raise AssertionError("still running:\n" + "\n".join(self._screen.display))
            return self._status

    def kill(self) -> None:
        """Stop the child as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)

    def hangup(self) -> None:
        """Close the window: SIGHUP to the child."""
        os.kill(self.pid, signal.SIGHUP)

    def close_window(self) -> None:
        """Take the terminal away: nothing can be written to it any more, and the kernel sends SIGHUP."""
        os.write(self._wake, b"x")

    def _read(self) -> None:
        while data := self._next():
            with self._changed:
                self._raw += data
                readable, self._unread = split_readable(self._unread + data)
                self._stream.feed(readable)
                self._changed.notify_all()
        # the pty goes with the last of its descriptors; the number stays, for whoever closes the child
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self._child.child_fd)
        os.close(nowhere)
        self._child.wait()
        left, killed_by = self._child.exitstatus, self._child.signalstatus
        with self._changed:
            self._status = -(killed_by or 0) if left is None else left
            self._changed.notify_all()

    def _next(self) -> bytes:
        """Return what the child wrote next; nothing at its end, or once the window is closed."""
        ready, _, _ = select.select([self._child.child_fd, self._woken], [], [])
        return b"" if self._woken in ready else _read_some(self._child.child_fd)


def _read_some(fd: int) -> bytes:
    """Return what the child wrote next, or nothing when it has closed its end, which Linux tells as an I/O error."""
    try:
        return os.read(fd, 65536)
    except OSError:
        return b""
