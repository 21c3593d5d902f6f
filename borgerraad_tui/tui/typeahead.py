"""Keys typed ahead reach the field and the screen they were meant for.

A key may move the focus or open a screen, and Textual does that by messages that take several turns of the event loop. The
next key, dispatched before they have been handled, would land where the focus was. So one key at a time is let through, and
the next one waits until everybody who may react has had the turns to do so.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual.app import App, ScreenError
from textual.message_pump import MessagePump

ROUNDS: Final = 3
"""Rounds of answers to wait for: one lets the key bubble out, one its messages, one what those changed."""

LONGEST_WAIT: Final = 0.5
"""Seconds to wait for all the rounds together; a handler that awaits longer gets the next key as Textual would give it."""

SLICES: Final = 10
"""Parts the longest wait is counted in: a handler that holds up the loop itself (a first import, a save) uses up one only."""

_IN_ORDER: Final = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


def split_escape(event: events.Event) -> list[events.Event]:
    """Return Esc and the letter where Textual read a letter that followed Esc closely as Alt with the letter.

    Without the kitty protocol the bytes are the same for both, and Textual waits a tenth of a second before it believes in Esc;
    Alt is never bound, so nothing is taken from it. With the protocol a true Alt carries no character, and is left alone.
    """
    if not isinstance(event, events.Key) or not event.key.startswith("alt+") or event.character is None:
        return [event]
    letter = events.Key(event.character if event.character.isalnum() else event.key[4:], event.character)
    return [events.Key("escape", "\x1b"), letter]


class TypeAhead:
    """The queue in front of `App.on_event`: `take` tells whether an event has to wait for those before it.

    Keys, pastes and mouse buttons keep their places among each other. A lone one is never held: it goes straight on, and the
    waiting is done afterwards. The app's pump dispatches every event itself, so an error in a handler ends as it always does.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._released: deque[events.Event] = deque()
        self._task: asyncio.Task[None] | None = None
        self._free = asyncio.Event()
        self._free.set()
        self._stop: Callable[[], None] | None = None

    def hold(self) -> None:
        """Keep what is typed until `go_on`: what the last key began is not done yet."""
        self._free.clear()

    def let_stop(self, stop: Callable[[], None]) -> None:
        """Have Esc do this from now on, ahead of all that is kept, until `go_on`; one typed before keeps its place."""
        self._stop = stop

    def go_on(self) -> None:
        """Hand on what was kept."""
        self._stop = None
        self._free.set()

    def take(self, event: events.Event) -> bool:
        """Return True when the event is kept for later, and False when the caller has to dispatch it now.

        What bubbles back up to the app has been forwarded, and is none of this queue's business. Nothing typed after the app
        has decided to end is dispatched.
        """
        if not isinstance(event, _IN_ORDER) or event.is_forwarded:
            return False
        if self._app.return_code is not None:
            return True
        if self._released and event is self._released[0]:
            self._released.popleft()
            return False
        parts = split_escape(event)
        if self._stop is not None and isinstance(parts[0], events.Key) and parts[0].key == "escape":
            self._stop()
            parts = parts[1:]
        alone = self._task is None and self._free.is_set() and parts == [event]
        if not alone:
            self._waiting.extend(parts)
        if self._task is None and (parts or alone):
            self._start()
        return not alone

    async def settled(self) -> None:
        """Wait until everything posted to the app so far has been dispatched and reacted to; for tests.

        An app that is ending may leave the question unanswered; then there is nothing more to wait for.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT):
                await _answer(self._app)
        while self._task is not None:
            await asyncio.wait({self._task})

    def close(self) -> None:
        """Forget the keys that wait, and stop waiting."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._release())
        self._task.add_done_callback(self._report)

    def _report(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._app._handle_exception(error)

    async def _release(self) -> None:
        try:
            await self._settle()
            while self._waiting:
                if not self._free.is_set():
                    await self._free.wait()
                    await self._settle()
                event = self._waiting.popleft()
                if self._app.post_message(event):
                    self._released.append(event)
                await self._settle()
        finally:
            self._task = None

    async def _settle(self) -> None:
        rounds = asyncio.get_running_loop().create_task(self._rounds())
        try:
            for _ in range(SLICES):
                await asyncio.wait({rounds}, timeout=LONGEST_WAIT / SLICES)
                if rounds.done():
                    return rounds.result()
        finally:
            rounds.cancel()

    async def _rounds(self) -> None:
        # One after the other, from the inside out: a message that bubbles is then always ahead of the question. Asked all at
        # once, three rounds carry a message three levels up, and a form lies deeper than that.
        for _ in range(ROUNDS):
            for pump in self._listeners():
                await _answer(pump)

    def _listeners(self) -> Iterable[MessagePump]:
        """Return the focused widget and its ancestors, then the screen and the app: the way a key bubbles."""
        try:
            screen = self._app.screen
        except ScreenError:
            return [self._app]
        inner = [] if screen.focused is None else screen.focused.ancestors_with_self
        return dict.fromkeys([*inner, screen, self._app])


async def _answer(pump: MessagePump) -> None:
    """Wait until the pump has handled what lies in its queue; a pump that is closing gives no answer and needs none."""
    answered = asyncio.Event()
    # what call_later posts, without the wrapping that would have the signature of `set` looked up anew for every question
    if pump.post_message(events.Callback(callback=answered.set)):
        await answered.wait()
