"""The inquiry: what the office counts. Frozen; every change is a new copy. Catalogue values are keys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.model import Line, Record, Text


class Inquiry(Record):
    """One inquiry. `number` is None until it is saved; `received` is the day, `entered` when it was written down."""

    year: int | None = None
    number: int | None = None
    received: date
    entered: datetime
    kind: Kind | None = None
    channel: str | None = None
    place: str | None = None
    directorate: str | None = None
    department: str | None = None
    theme: str | None = None
    further_themes: tuple[str, ...] = ()
    subject: Line = ""
    note: Text = ""
    enquirer: str | None = None
    citizen: Line = ""
    action: str | None = None
    outcome: str | None = None
    closed: date | None = None
    exclusion: str | None = None
    next_due: date | None = None
    next_step: Line = ""
    esdh: Line = ""
    phone: Line = ""
    mail: Line = ""
    person: int | None = None

    def close(self, kind: Kind | None, action: str | None, outcome: str | None, closed: date) -> Self:
        """A copy closed with its action and outcome; a closed inquiry has no next step."""
        return self.edit(
            kind=kind, action=action, outcome=outcome, closed=closed, exclusion=None, next_due=None, next_step=""
        )

    def exclude(self, reason: str, closed: date) -> Self:
        """A copy closed and out of the statistics; action and outcome stay empty."""
        return self.edit(action=None, outcome=None, closed=closed, exclusion=reason, next_due=None, next_step="")

    def reopen(self, due: date | None = None, step: str = "") -> Self:
        """A copy that is open again: without day, action, outcome and reason of its ending; its kind stays.

        `due` and `step` are the next step its ending dropped; a day before what is now the day of receipt is none.
        """
        opened = self.edit(action=None, outcome=None, closed=None, exclusion=None)
        return opened.plan(due if due and due >= self.received else None, step)

    def plan(self, due: date | None, step: str) -> Self:
        """A copy with this next step; no day and no text is no step."""
        return self.edit(next_due=due, next_step=step)

    @property
    def title(self) -> str:
        """How it is called in sentences: »henvendelse 2022-13«, or »den nye henvendelse«."""
        return f"henvendelse {self.year}-{self.number}" if self.number else "den nye henvendelse"
