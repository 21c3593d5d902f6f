"""What a laptop that slept, or lay open over midnight, wakes up to: another day, or an event loop that runs in a ring.

After sleep asyncio on Windows can find its wait answered at once for ever (CPython #156333): the program still works, but
keeps a processor busy until it is ended.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from borgerraad_tui.tui.office import Office

EVERY: Final = 30.0
"""Seconds between two looks."""
NEARLY_ALL: Final = 0.9
"""The share of the time between two looks that nothing but a loop in a ring keeps the thread busy without a key."""
IN_A_RING: Final = (
    "Programmet kørte i ring, som det kan ske efter dvale, og er derfor lukket. Det, du har gemt, er gemt. "
    "Start programmet igen."
)


class Waking:
    """Looked at every half minute from the thread of the event loop.

    `new_day` is called when another day has begun, `leave` with a sentence when the loop runs in a ring. `wall` and `busy` are
    seconds on the clock and seconds this thread has worked.
    """

    def __init__(
        self,
        office: Office,
        new_day: Callable[[], None],
        leave: Callable[[str], None],
        wall: Callable[[], float] = time.monotonic,
        busy: Callable[[], float] = time.thread_time,
    ) -> None:
        self._office = office
        self._new_day = new_day
        self._leave = leave
        self._wall = wall
        self._busy = busy
        self._seen = (wall(), busy())
        self._quiet = True

    def stir(self) -> None:
        """Hear that she typed or clicked: the thread may have worked for that."""
        self._quiet = False

    def look(self) -> None:
        """See what has happened since the last look; BorgerraadError when the new day's period cannot be read."""
        in_a_ring = self._in_a_ring()
        if in_a_ring:
            self._leave(IN_A_RING)
        elif self._office.turn_day():
            self._new_day()

    def _in_a_ring(self) -> bool:
        now = (self._wall(), self._busy())
        passed, worked = now[0] - self._seen[0], now[1] - self._seen[1]
        quiet, self._quiet, self._seen = self._quiet, True, now
        return quiet and passed > 0 and worked >= NEARLY_ALL * passed
