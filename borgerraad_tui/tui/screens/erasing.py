"""What has been kept longer than its term: proposed to be erased, marked by her, and erased only when she says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day, read_iso
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.retention import Proposed, proposed, term_words
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import KIND_ROLES, KIND_SIGNS, number_text
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Intet er gemt længere end fristen. Fristerne står i menuen (m): Slettefrister."
MARK = "x"


class DueRow(Proposed):
    """One proposed inquiry as a row."""

    @property
    def key(self) -> int:
        """Its id."""
        return self.id


class ErasingRoom(ListRoom[DueRow]):
    """Screen 7."""

    ROOM = "erasing"
    BINDINGS = bindings("erasing")

    def __init__(self, office: Office) -> None:
        columns: tuple[Column[DueRow], ...] = (
            Column("", 1, lambda row: MARK if row.id in self._marked else "", "key"),
            Column("Nr", 9, lambda row: number_text(row.year, row.number, office.today), "muted", right=True),
            Column("", 1, lambda row: KIND_SIGNS[row.kind], lambda row: KIND_ROLES[row.kind]),
            Column("Emne", 0, lambda row: row.subject, hers=True),
            Column("Lukket", 10, lambda row: _day(row.closed), "muted"),
            Column("Forfaldt", 10, lambda row: danish_day(row.due.day)),
            Column("Frist", 26, lambda row: term_words(office.catalogue, row.due), "muted"),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._rows: list[DueRow] = []
        self._marked: set[int] = set()

    def titles(self) -> Iterator[Title]:
        """How many are due, and how many of them are marked."""
        due = f"{counted(len(self._rows), 'henvendelse', 'henvendelser')} gemt længere end fristen"
        told = f"SLETNING {self.office.glyphs.separator} {due}"
        yield Title([Part(told)], [Part(self.office.day_line(), "muted")])
        yield Title([Part(f"{len(self._marked)} mærket. Intet slettes af sig selv.", "muted")])

    def read_again(self) -> None:
        """Read what is due; marks stay on what still is, and the cursor on its row."""
        self._rows = [DueRow(*one) for one in proposed(self.office.register.engine, self.office.today)]
        self._marked &= {row.id for row in self._rows}
        self.listing.show(FixedRows(self._rows), self.row_to_keep())

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor."""
        return self.listing.cursor_key

    def action_open(self) -> None:
        """Read the inquiry under the cursor."""
        if self.listing.cursor_key is not None:
            self.open_inquiry(self.listing.cursor_key)

    def action_mark(self) -> None:
        """Mark the one under the cursor, or take its mark away, and go on to the next."""
        if self.listing.cursor_key is not None:
            self._marked ^= {self.listing.cursor_key}
            self.refresh_content()
            self.listing.action_step(1)

    def action_mark_all(self) -> None:
        """Mark all, or none where all are."""
        every = {row.id for row in self._rows}
        self._marked = set() if self._marked == every else every
        self.refresh_content()

    def action_erase_marked(self) -> None:
        """Ask about those that are marked, or the one under the cursor where none is, and erase."""
        from borgerraad_tui.tui.forms.erasing import open_erasing

        chosen = self._marked or {row.id for row in self._rows if row.id == self.listing.cursor_key}
        self.attempt(lambda: open_erasing(self, sorted(chosen), "term"))

    def action_hold(self) -> None:
        """Keep the one under the cursor."""
        from borgerraad_tui.tui.forms.retention import open_hold

        self.at_cursor(open_hold)

    def action_retention_terms(self) -> None:
        """The years."""
        from borgerraad_tui.tui.forms.retention import open_terms

        self.attempt(lambda: open_terms(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something due."""
        if action in ("mark", "mark_all", "erase_marked", "hold"):
            return bool(self._rows)
        return super().check_action(action, parameters)


def _day(iso: str) -> str:
    day: date | None = read_iso(iso)
    return danish_day(day) if day else ""
