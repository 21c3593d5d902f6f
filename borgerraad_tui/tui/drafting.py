"""Keeping a form's draft: on the disk within two seconds of the last key, without a write for every key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from textual.timer import Timer

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.drafts import Drafts

SOON = 0.7
"""Seconds from the first unsaved key to the write."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen with something typed in it that is not saved."""

    def keep_draft(self) -> None:
        """Put it on the disk now."""
        ...


class DraftedScreen(Protocol):
    """What drafting needs of the screen it works for."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back later."""
        ...

    def draft_kept(self) -> None:
        """Hear that the draft is on the disk."""
        ...

    def draft_refused(self, text: str) -> None:
        """Hear why it is not."""
        ...


class Drafting:
    """One form's draft. `identifier` is its row, None as long as nothing was kept."""

    def __init__(
        self,
        desk: DraftedScreen,
        drafts: Drafts,
        name: str,
        target: int | None,
        values: Callable[[], Mapping[str, str]],
        draft: int | None,
    ) -> None:
        self.identifier = draft
        self._desk = desk
        self._drafts = drafts
        self._name = name
        self._target = target
        self._values = values
        self._blank = dict(values())
        self._kept: Mapping[str, str] = {} if draft else self._blank
        self._timer: Timer | None = None

    def touched(self) -> None:
        """Hear that something was typed."""
        if self._timer is None:
            self._timer = self._desk.set_timer(SOON, self._due)

    def keep(self) -> bool:
        """Put what is typed on the disk now, if it is not there already; a form as it was opened leaves no draft.

        Returns whether all is kept.
        """
        values = dict(self._values())
        if values == self._kept:
            return True
        try:
            self._write(values)
        except BorgerraadError as error:
            self._desk.draft_refused(error.text)
            return False
        self._kept = values
        return True

    def stop(self) -> None:
        """No more writes."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _write(self, values: Mapping[str, str]) -> None:
        if values == self._blank:
            self._drafts.drop(self.identifier)
            self.identifier = None
        else:
            self.identifier = self._drafts.keep(self.identifier, self._name, self._target, values)
            self._desk.draft_kept()

    def _due(self) -> None:
        self._timer = None
        self.keep()
