"""Undo and redo of the typing in a one-line field, which Textual's own `Input` lacks."""

from __future__ import annotations

from typing import Final, NamedTuple

MOST_STEPS: Final = 200


class Typed(NamedTuple):
    """The text of a line and the place of its cursor."""

    text: str
    cursor: int


class TypingUndo:
    """The states of one line: a word typed, a run of deletions and a paste are one step each."""

    def __init__(self) -> None:
        self._past: list[Typed] = []
        self._future: list[Typed] = []
        self._run: tuple[str, int] | None = None

    def note(self, before: Typed, inserted: str, start: int, end: int) -> None:
        """Remember the state before an edit that put `inserted` in place of the characters from `start` to `end`.

        A letter typed right after the last one belongs to the same step; a blank begins the step of the next word.
        """
        kind = _kind(inserted, start, end)
        joins = kind != "" and not inserted.isspace() and self._run in ((kind, start), (kind, end))
        if not joins:
            self._past.append(before)
            del self._past[:-MOST_STEPS]
        self._run = (kind, start + len(inserted)) if kind else None
        self._future.clear()

    def undo(self, now: Typed) -> Typed | None:
        """Return the state before the latest step, or None when there is none."""
        return self._step(self._past, self._future, now)

    def redo(self, now: Typed) -> Typed | None:
        """Return the state before the latest undo, or None when there is none."""
        return self._step(self._future, self._past, now)

    def _step(self, source: list[Typed], target: list[Typed], now: Typed) -> Typed | None:
        self._run = None
        if not source:
            return None
        target.append(now)
        return source.pop()


def _kind(inserted: str, start: int, end: int) -> str:
    """Return what an edit may go on with, typing or deleting; a paste, a cut and the like stand alone."""
    if len(inserted) == 1:
        return "typing"
    return "deleting" if not inserted and end - start == 1 else ""
