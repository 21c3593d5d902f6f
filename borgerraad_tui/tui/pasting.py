"""A paste stays one paste, whatever is in it.

Textual's parser of the terminal's bytes takes an ESC inside a bracketed paste for the beginning of a key: what follows it comes
in as keys, before the rest of the paste, and may go to another field or run commands. So ESC never reaches the parser there.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Final

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

ESC: Final = "\x1b"
HARMLESS: Final = "\x1a"
"""What stands for ESC in a paste: the control character SUBSTITUTE, which cleaning takes away like all others."""

PARSER: Final = "XTermParser"
"""What Textual's drivers call the parser they make."""


class PasteGuard:
    """Puts a harmless character in the place of every ESC between the beginning and the end of a paste, chunk by chunk."""

    def __init__(self) -> None:
        self._inside = False
        self._before = ""
        self._kept = ""

    def guard(self, data: str) -> str:
        """Return a chunk made harmless; in a paste its end is kept back where it may be the beginning of the end mark.

        Outside a paste nothing is kept back: a lone Esc is a key, and must not wait.
        """
        guarded, rest = "", self._kept + data
        self._kept = ""
        while rest:
            taken, rest = self._inner(rest) if self._inside else self._outer(rest)
            guarded += taken
        return guarded

    def _outer(self, data: str) -> tuple[str, str]:
        seen = self._before + data
        begin = seen.find(BRACKETED_PASTE_START)
        if begin < 0:
            self._before = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        end = begin + len(BRACKETED_PASTE_START) - len(self._before)
        self._inside, self._before = True, ""
        return data[:end], data[end:]

    def _inner(self, data: str) -> tuple[str, str]:
        text, mark, rest = data.partition(BRACKETED_PASTE_END)
        if mark:
            self._inside = False
        else:
            sizes = range(min(len(text), len(BRACKETED_PASTE_END) - 1), 0, -1)
            kept = next((size for size in sizes if BRACKETED_PASTE_END.startswith(text[-size:])), 0)
            text, self._kept = text[: len(text) - kept], text[len(text) - kept :]
        return text.replace(ESC, HARMLESS) + mark, rest


class PasteSafeParser(XTermParser):
    """Textual's parser behind the guard."""

    def __init__(self, debug: bool = False) -> None:
        self._guard = PasteGuard()
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Parse a chunk; the empty one ends the parsing."""
        guarded = self._guard.guard(data)
        # a chunk that is kept back whole must not be taken for the end
        return super().feed(guarded) if guarded or not data else ()


def guard_pastes(driver: ModuleType) -> None:
    """Have the drivers of one of Textual's modules make the safe parser, which they name in the middle of their input loops."""
    if getattr(driver, PARSER) is not PasteSafeParser:
        setattr(driver, PARSER, PasteSafeParser)
