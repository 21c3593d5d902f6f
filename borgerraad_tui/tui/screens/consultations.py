"""Internal consultancy in the period shown: the list, and how much of it there was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.consultations import ConsultationWindow, ListedConsultation
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part

COLUMNS: tuple[Column[ListedConsultation], ...] = (
    Column("Dato", 10, lambda row: danish_day(date.fromisoformat(row.day)), "muted"),
    Column("Art", 13, lambda row: row.kind, "key"),
    Column("Område", 6, lambda row: row.directorate),
    Column("Emne", 0, lambda row: row.topic),
    Column("Minutter", 8, lambda row: "" if row.minutes is None else f"{row.minutes} min", "muted", right=True),
)
EMPTY = "Ingen konsulentbistand i perioden. Tryk n for at registrere, eller p for at vælge en anden periode."


class Consultations(ListRoom[ListedConsultation]):
    """Screen 3."""

    ROOM = "consultations"
    BINDINGS = bindings("consultations")

    def __init__(self, office: Office) -> None:
        super().__init__(office, Listing(COLUMNS, office.glyphs, empty=EMPTY))
        self._told = self._sum = ""

    def titles(self) -> Iterator[Title]:
        """The period, how many and how long."""
        own = self.office.glyphs.own
        yield Title([Part(own(self._told))], [Part(self.office.day_line(), "muted")])
        yield Title([Part(own(self._sum))])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its row."""
        period = self.office.period
        window = ConsultationWindow(self.office.register.engine, period.first, period.until(self.office.today))
        hours, minutes = divmod(window.minutes(), 60)
        self._told = f"KONSULENTBISTAND · {period.title()}"
        self._sum = f"{window.count()} i alt · {hours} t {minutes:02} min"
        self.listing.show(window, self.listing.cursor_key)

    def action_new_consultation(self) -> None:
        """A blank form."""
        from borgerraad_tui.tui.forms.consultation import open_consultation

        self.attempt(lambda: open_consultation(self))

    def action_open(self) -> None:
        """Change the one under the cursor."""
        from borgerraad_tui.tui.forms.consultation import open_consultation

        key = self.listing.cursor_key
        if key is not None:
            self.attempt(lambda: open_consultation(self, key))
