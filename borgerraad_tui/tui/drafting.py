"""Keeping a form's draft: on the disk within two seconds of the last key, without a write for every key.

While the disk does not take it, a form that is closed leaves its draft in memory, and it is tried again until it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.timer import Timer

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.drafts import Drafts

SOON = 0.7
"""Seconds from the first unsaved key to the write."""
TRY_EVERY = 2.0
"""Seconds between tries to put on the disk what is only in memory."""
HERE = "@here"
"""The name under which a draft holds the field one was in."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen with something typed in it that is not saved."""

    def keep_draft(self) -> str:
        """Put it on the disk now; return why it could not be, or nothing."""
        ...

    def draft_refused(self, text: str) -> None:
        """Say why it is not on the disk."""
        ...


class DraftedScreen(Protocol):
    """What drafting needs of the screen it works for."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back later."""
        ...

    def typed(self) -> Mapping[str, str]:
        """What a draft has to hold; nothing where none is worth keeping."""
        ...

    def here(self) -> str:
        """The field one is in."""
        ...

    def draft_kept(self) -> None:
        """Hear that the draft is on the disk."""
        ...

    def draft_refused(self, text: str) -> None:
        """Hear why it is not."""
        ...


class Drafting:
    """One form's draft. `identifier` is its row, None as long as nothing was kept; `beside` is held beside what was typed."""

    def __init__(
        self, desk: DraftedScreen, drafts: Drafts, name: str, target: int | None, draft: int | None,
        beside: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.identifier = draft
        self._desk = desk
        self._drafts = drafts
        self._name = name
        self._target = target
        self._beside = beside or {}
        # what a draft that is taken up again holds may be another than what the form makes of it
        self._kept: Mapping[str, str] | None = {} if draft is None else None
        self._timer: Timer | None = None

    def is_second(self) -> bool:
        """Whether another draft lies about the same row; BorgerraadError where that cannot be read."""
        same, others = (self._name, self._target), self._drafts.all() if self._target is not None else ()
        return any((one.form, one.target) == same and one.id != self.identifier for one in others)

    def touched(self) -> None:
        """Hear that something was typed."""
        if self._timer is None:
            self._timer = self._desk.set_timer(SOON, self._due)

    def keep(self) -> str:
        """Put what is typed on the disk now, if it is not there already; where nothing is worth it, no draft is left.

        Returns why it could not be kept, or nothing.
        """
        try:
            values = self._values()
            if values != self._kept:
                self._write(values)
        except BorgerraadError as error:
            return error.text
        self._kept = values
        # the write that is due has nothing left to do, and could find the file closed
        self.stop()
        return ""

    def hold(self) -> None:
        """Keep what is typed in memory."""
        self.identifier = self._drafts.hold(self.identifier, self._name, self._target, self._values())

    def stop(self) -> None:
        """No more writes."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _values(self) -> Mapping[str, str]:
        typed = self._desk.typed()
        return {**typed, **self._beside, HERE: self._desk.here()} if typed else {}

    def _write(self, values: Mapping[str, str]) -> None:
        if values:
            self.identifier = self._drafts.keep(self.identifier, self._name, self._target, values)
            self._desk.draft_kept()
        else:
            self._drafts.drop(self.identifier)
            self.identifier = None

    def _due(self) -> None:
        self._timer = None
        refused = self.keep()
        if refused:
            self._desk.draft_refused(refused)


def write_when_taken(app: App[Any], drafts: Drafts, then: Callable[[], None]) -> None:
    """Try to put the drafts in memory on the disk until it takes them, and `then` do something."""

    def attempt() -> None:
        try:
            drafts.write_held()
        except BorgerraadError:
            return
        timer.stop()
        then()

    timer = app.set_interval(TRY_EVERY, attempt)
