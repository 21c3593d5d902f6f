"""Whether she has left the machine: some minutes without a key, or it slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

SLEPT: Final = 60.0
"""Seconds on the wall beyond those the program counted: the machine slept."""
LOOK_EVERY: Final = 5.0


class Absence:
    """Hears every key, and is looked at every few seconds; `wall` and `counted` are seconds."""

    def __init__(self, wall: Callable[[], float] = time.time, counted: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._counted = counted
        self._stirred = counted()
        self._looked = (wall(), counted())

    def stir(self) -> None:
        """Hear that she typed or clicked."""
        self._stirred = self._counted()

    def has_slept(self) -> bool:
        """Whether the machine has slept since it was asked last."""
        before, self._looked = self._looked, (self._wall(), self._counted())
        passed, counted = (now - then for now, then in zip(self._looked, before, strict=True))
        return passed - counted > SLEPT or counted > SLEPT

    def is_idle(self, minutes: int) -> bool:
        """Whether nobody has stirred for so long; never where that is 0."""
        return bool(minutes) and self._counted() - self._stirred >= minutes * 60


class Away:
    """The lock of a page that stands over an open register: it is left, and the passphrase asked for, as soon as she is away."""

    def __init__(self, minutes: int, absence: Absence | None = None) -> None:
        self.absence = absence or Absence()
        self._minutes = minutes
        self.has_left = False

    def look(self) -> bool:
        """Whether she is away."""
        self.has_left = self.absence.has_slept() or self.absence.is_idle(self._minutes) or self.has_left
        return self.has_left

    def lock(self) -> None:
        """Hear that she asked for it."""
        self.has_left = True
