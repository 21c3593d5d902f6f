"""The printed reports that are held against the register: each with its periods, and how many figures differ."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters.printed_reports import PrintedReport, printed_reports
from borgerraad_tui.chapters.reconciled import told_number
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Ingen trykte tal endnu. l læser dem ind fra en fil, n begynder på at skrive dem af efter den trykte beretning."


class PrintedRoom(ListRoom[PrintedReport]):
    """All of them, by name."""

    ROOM = "printed"
    BINDINGS = bindings("printed")

    def __init__(self, office: Office) -> None:
        columns: tuple[Column[PrintedReport], ...] = (
            Column("Trykt beretning", 0, lambda row: row.name),
            Column("Perioder", 23, lambda row: office.glyphs.plain(_days(row))),
            Column("Tal", 6, lambda row: str(row.figures), "muted", right=True, wide_only=True),
            Column("Afstemt", 23, lambda row: told_number(row.deviating, row.figures), _role),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._number = 0

    def titles(self) -> Iterator[Title]:
        """How many."""
        reports = counted(self._number, "trykt beretning", "trykte beretninger")
        yield Title([Part(f"AFSTEM {self.office.glyphs.separator} {reports}")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Count each of them anew; the cursor stays on its row."""
        rows = list(printed_reports(self.office.register))
        self._number = len(rows)
        self.listing.show(FixedRows(rows), self.row_to_keep())

    def action_open(self) -> None:
        """Hold the one under the cursor against the register."""
        from borgerraad_tui.tui.screens.reconciled import ReconciledRoom

        if self.listing.cursor_key is not None:
            self.app.push_screen(ReconciledRoom(self.office, self.listing.cursor_key))

    def action_new_printed(self) -> None:
        """A new one, typed by hand."""
        from borgerraad_tui.tui.forms.printed import open_printed

        self.attempt(lambda: open_printed(self))

    def action_read_printed(self) -> None:
        """A new one, read in from a file."""
        from borgerraad_tui.tui.forms.printed import open_printed_file

        self.attempt(lambda: open_printed_file(self))

    def action_printed_name(self) -> None:
        """Another name for the one under the cursor."""
        from borgerraad_tui.tui.forms.printed import open_printed_name

        self.at_cursor(open_printed_name)

    def action_remove_printed(self) -> None:
        """Take the one under the cursor away."""
        from borgerraad_tui.tui.forms.printed import remove_printed

        self.at_cursor(remove_printed)
        self.refresh_content()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be one under the cursor."""
        if action in ("printed_name", "remove_printed"):
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)


def _days(row: PrintedReport) -> str:
    """From the first day of them all to the last."""
    first, last = min(each.first for each in row.periods), max(each.last for each in row.periods)
    return f"{danish_day(first)} – {danish_day(last)}"


def _role(row: PrintedReport) -> Role:
    return "late" if row.deviating else "saved" if row.figures else "muted"
