"""Which line of a log is meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.log import log_of
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.screens.log_lines import kind_words
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.windows import FixedRows


class EntryRow(NamedTuple):
    """One entry as a row."""

    id: int
    day: str
    kind: str
    text: str


COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("", 10, lambda row: row.day, "muted"),
    Column("", 12, lambda row: row.kind, "key"),
    Column("", 0, lambda row: row.text),
)


class PickEntry(Dialog[int]):
    """The entries, newest first; answers the id of one."""

    TITLE = "Ret en linje i loggen"
    KEYS = (Key("↑↓", "vælg"), Key("Enter", "ret", always=True))

    def __init__(self, office: Office, inquiry: int) -> None:
        super().__init__(office, classes="tall")
        self.listing: Listing[EntryRow] = Listing(COLUMNS, office.glyphs, empty="Loggen er tom.", titled=False)
        self._inquiry = inquiry

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield self.listing

    def on_mount(self) -> None:
        """Start on the newest."""
        self.listing.styles.height = "1fr"
        self.listing.focus()
        self.attempt(self._list)

    def _list(self) -> None:
        logged = log_of(self.office.register.engine, self._inquiry)
        rows = [
            EntryRow(one.now.id, danish_day(date.fromisoformat(one.now.happened)), kind_words(one.now), one.now.text)
            for one in logged
        ]
        self.listing.show(FixedRows(rows))

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """The row is the answer."""
        self.dismiss(message.key)
