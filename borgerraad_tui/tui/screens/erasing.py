"""What has been kept longer than its term: proposed to be erased, marked by her, and erased only when she says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day, read_iso
from borgerraad_tui.domain.retention import Due
from borgerraad_tui.store.retention import kept_longer, proposed, term_words
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


KEPT = "Den beholdes. f lader fristen gælde igen, u retter dagen og grunden."


class DueRow(NamedTuple):
    """One inquiry as a row, due or kept longer; `kept` says to which day and why, and is empty where it is due."""

    key: int
    year: int
    number: int
    kind: str | None
    subject: str
    closed: str
    due: Due | None = None
    kept: str = ""


class ErasingRoom(ListRoom[DueRow]):
    """Screen 7."""

    ROOM = "erasing"
    BINDINGS = bindings("erasing")

    def __init__(self, office: Office) -> None:
        columns: tuple[Column[DueRow], ...] = (
            Column("", 1, lambda row: MARK if row.key in self._marked else "", "key"),
            Column("Nr", 9, lambda row: number_text(row.year, row.number, office.today), "muted", right=True),
            Column("", 1, lambda row: KIND_SIGNS[row.kind], lambda row: KIND_ROLES[row.kind]),
            Column("Emne", 0, _told, lambda row: "muted" if row.kept else "text", hers=True),
            Column("Lukket", 10, lambda row: _day(row.closed), "muted", wide_only=True),
            Column("Forfaldt", 10, lambda row: danish_day(row.due.day) if row.due else ""),
            Column(
                "Frist",
                26,
                lambda row: term_words(office.catalogue, row.due) if row.due else "beholdt",
                "muted",
                wide_only=True,
            ),
            Column("Frist", 7, lambda row: f"{row.due.years} år" if row.due else "beholdt", "muted", narrow_only=True),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY, titled="always"))
        self._rows: list[DueRow] = []
        self._kept: list[DueRow] = []
        self._marked: set[int] = set()

    def titles(self) -> Iterator[Title]:
        """How many are due and how many kept longer, and how many are marked."""
        told = f"SLETNING {self.office.glyphs.separator} {len(self._rows)} gemt længere end fristen"
        yield Title([Part(told)], [Part(self.office.day_line(), "muted")])
        kept = f"{len(self._kept)} beholdt. " if self._kept else ""
        yield Title([Part(f"{kept}{len(self._marked)} mærket. Intet slettes af sig selv.", "muted")])

    def read_again(self) -> None:
        """Read what is due and what is kept; marks stay on what is still due, and the cursor on its row."""
        engine, today = self.office.register.engine, self.office.today
        self._rows = [DueRow(*one) for one in proposed(engine, today)]
        self._kept = [
            DueRow(*one[:-2], kept=f"til {_day(one.until)}: {one.reason}") for one in kept_longer(engine, today)
        ]
        self._marked &= {row.key for row in self._rows}
        self.listing.show(FixedRows([*self._rows, *self._kept]), self.row_to_keep())

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor."""
        return self.listing.cursor_key

    def action_open(self) -> None:
        """Read the inquiry under the cursor."""
        if self.listing.cursor_key is not None:
            self.open_inquiry(self.listing.cursor_key)

    def action_mark(self) -> None:
        """Mark the one under the cursor, or take its mark away, and go on to the next."""
        if self._is_kept():
            self.say(KEPT, "muted")
        elif self.listing.cursor_key is not None:
            self._marked ^= {self.listing.cursor_key}
            self._show_marks()
            self.listing.action_step(1)

    def action_mark_all(self) -> None:
        """Mark all that are due, or none where all are."""
        every = {row.key for row in self._rows}
        self._marked = set() if self._marked == every else every
        self._show_marks()

    def action_erase_marked(self) -> None:
        """Ask about those that are marked, or the one under the cursor where none is, and erase."""
        from borgerraad_tui.tui.forms.erasing import open_erasing

        chosen = self._marked or {row.key for row in self._rows if row.key == self.listing.cursor_key}
        if chosen:
            self.attempt(lambda: open_erasing(self, sorted(chosen), "term"))
        else:
            self.say(KEPT, "muted")

    def action_let_go(self) -> None:
        """Have the term hold again for the one under the cursor."""
        from borgerraad_tui.tui.forms.retention import let_go_of

        self.at_cursor(let_go_of)

    def action_hold(self) -> None:
        """Keep the one under the cursor."""
        from borgerraad_tui.tui.forms.retention import open_hold

        self.at_cursor(open_hold)

    def action_retention_terms(self) -> None:
        """The years."""
        from borgerraad_tui.tui.forms.retention import open_terms

        self.attempt(lambda: open_terms(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something due, or kept."""
        if action in ("mark", "mark_all", "erase_marked"):
            return bool(self._rows)
        if action == "hold":
            return self.listing.cursor_key is not None
        if action == "let_go":
            return self._is_kept()
        return super().check_action(action, parameters)

    def _term(self, row: DueRow) -> str:
        return term_words(self.office.catalogue, row.due) if row.due else "beholdt"

    def _is_kept(self) -> bool:
        row = self.listing.cursor_row
        return row is not None and bool(row.kept)

    def _show_marks(self) -> None:
        """Nothing is read again: what is due is what it was."""
        self.listing.draw_anew()
        self.show_titles()


def _told(row: DueRow) -> str:
    """What it is about; first to which day it is kept, and why."""
    return f"{row.kept}. {row.subject}" if row.kept else row.subject


def _day(iso: str) -> str:
    day: date | None = read_iso(iso)
    return danish_day(day) if day else ""
