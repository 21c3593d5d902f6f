"""What stands above the open inquiries on the desk: drafts, and reminders that are due. Each is a row whose key is below zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.reminders import DueReminder, due_reminders
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.drafts import draft_rows
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.windows import RowSource

REMINDERS_BELOW = -(2**60)
"""Below every draft's key; the file's own numbers never get there."""


class Above(NamedTuple):
    """The rows in order, and what stands behind each by its key."""

    rows: Sequence[ListedInquiry] = ()
    drafts: Mapping[int, tuple[Draft, ListedInquiry]] = MappingProxyType({})
    reminders: Mapping[int, DueReminder] = MappingProxyType({})


class AboveFirst:
    """These rows, and the inquiries after them, as a source for a list."""

    def __init__(self, rows: Sequence[ListedInquiry], window: RowSource[ListedInquiry]) -> None:
        self._rows = rows
        self._window = window

    def count(self) -> int:
        """All of them."""
        return len(self._rows) + self._window.count()

    def rows(self, start: int, number: int) -> Sequence[ListedInquiry]:
        """A window over both."""
        above = self._rows[start : start + number]
        return [*above, *self._window.rows(max(0, start - len(self._rows)), number - len(above))]

    def index_of(self, key: int) -> int | None:
        """Where a row stands."""
        if key < 0:
            return next((index for index, row in enumerate(self._rows) if row.id == key), None)
        index = self._window.index_of(key)
        return None if index is None else index + len(self._rows)


def read_above(office: Office, *, reminders: bool = True) -> Above:
    """What is unfinished, and what is to be remembered today where that is wanted."""
    drafts = office.register.drafts.all()
    rows = draft_rows(office, drafts)
    due = due_reminders(office.register.engine, office.today) if reminders else []
    remembered = {REMINDERS_BELOW - one.id: one for one in due}
    return Above(
        [*rows, *(_row(key, one, office) for key, one in remembered.items())],
        {row.id: (draft, row) for draft, row in zip(drafts, rows, strict=True)},
        remembered,
    )


def _row(key: int, one: DueReminder, office: Office) -> ListedInquiry:
    told = f"Husk {number_text(one.year, one.number, office.today)}: {office.glyphs.hers(one.text)}"
    return ListedInquiry(
        id=key, year=0, number=0, kind=None, received=one.due, closed=None, next_due=one.due, next_step="", subject=told,
        directorate="", excluded=0,
    )  # fmt: skip
