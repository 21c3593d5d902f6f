"""Work that may take longer than a glance: in a thread of its own, with a line that says so after half a second and Esc to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from threading import Lock
from typing import Any, Final, Protocol, TypeVar

from textual.timer import Timer

from borgerraad_tui.errors import BorgerraadError, OutputStopped
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.typeahead import TypeAhead

SAID_AFTER: Final = 0.5
"""Seconds; what is done by then needs no words."""
STOPPED: Final = "Stoppet: intet er skrevet."

T = TypeVar("T")


class WaitingScreen(Protocol):
    """What the work needs of the screen it is begun on."""

    def say(self, text: str, role: Role = "saved") -> None:
        """Put a sentence in the status line."""
        ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back later."""
        ...


class Stop:
    """Whether the work is stopped; either it is, or its last step is done, never both."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stopped = self._too_late = False

    def ask(self) -> bool:
        """Stop the work; False when its last step has begun."""
        with self._lock:
            self._stopped = self._stopped or not self._too_late
            return self._stopped

    def last_step(self) -> None:
        """Begin the last step, in the thread; OutputStopped when it must not be taken any more."""
        with self._lock:
            if self._stopped:
                raise OutputStopped(STOPPED)
            self._too_late = True


async def work_aside(
    screen: WaitingScreen,
    keys: TypeAhead,
    said: str,
    work: Callable[[Callable[[], None]], T],
    done: Callable[[T], None],
    refused: Callable[[BorgerraadError], None],
) -> None:
    """Do `work` in a thread, then `done` with its result or `refused` with what it raised.

    `work` is given what to call before its last step. Keys typed meanwhile are kept (the caller holds them from the key on
    that began it) and handed on afterwards; Esc, once it is said what it does, stops the work at once.
    """
    stop, stopped = Stop(), asyncio.Event()

    def escape() -> None:
        if stop.ask():
            stopped.set()

    def tell() -> None:
        screen.say(said, "text")
        keys.let_stop(escape)

    timer = screen.set_timer(SAID_AFTER, tell)
    try:
        result = await _first(asyncio.to_thread(work, stop.last_step), stopped)
    except BorgerraadError as error:
        refused(error)
    else:
        done(result)
    finally:
        timer.stop()
        keys.go_on()


async def _first(working: Awaitable[T], stopped: asyncio.Event) -> T:
    """The result of the work, unless it is stopped first; a stopped thread comes to its end by itself."""
    thread, asked = asyncio.ensure_future(working), asyncio.ensure_future(stopped.wait())
    either: set[asyncio.Future[Any]] = {thread, asked}
    # what it raises after it was stopped is for nobody
    thread.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    finally:
        asked.cancel()
    if not thread.done():
        raise OutputStopped(STOPPED)
    return thread.result()
