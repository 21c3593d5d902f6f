"""Talks of today that nothing has been written about (notatpligten: as soon as possible)."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.store.log import Untold, untold
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Alle samtaler og møder i dag har et notat."


class UntoldRoom(ListRoom[Untold]):
    """Enter writes the missing words."""

    ROOM = "untold"
    BINDINGS = bindings("untold")

    def __init__(self, office: Office) -> None:
        columns = (
            Column[Untold]("Nr", 9, lambda row: number_text(row.year, row.number, office.today), "muted", right=True),
            Column[Untold]("Hvad", 22, lambda row: row.kind, "key"),
            Column[Untold]("Kl.", 5, lambda row: row.clock or "", "muted"),
            Column[Untold]("Emne", 0, lambda row: row.subject),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._rows: list[Untold] = []

    def titles(self) -> Iterator[Title]:
        """How many."""
        told = f"SAMTALER I DAG UDEN NOTAT · {len(self._rows)}"
        yield Title([Part(self.office.glyphs.own(told))], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the list; the cursor stays."""
        self._rows = untold(self.office.register.engine, self.office.catalogue, self.office.today)
        self.listing.show(FixedRows(self._rows), self.listing.cursor_key)

    def inquiry_id(self) -> int | None:
        """The inquiry the talk was about."""
        return next((row.inquiry for row in self._rows if row.id == self.listing.cursor_key), None)

    def action_treat(self, identifier: str) -> None:
        """The letter of the log writes the missing words, too, and not a second entry."""
        if identifier == "log":
            self.action_open()
        else:
            super().action_treat(identifier)

    def action_open(self) -> None:
        """Write the words: into the log entry that lacks them, or into the log of the inquiry that came in a talk."""
        from borgerraad_tui.tui.forms.log import open_correction, open_talk

        self.at_cursor(lambda room, key: open_correction(room, key) if key > 0 else open_talk(room, -key))
