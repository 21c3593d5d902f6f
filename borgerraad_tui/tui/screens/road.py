"""On the road: what came in here today, and a quick form over it for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import short_day
from borgerraad_tui.domain.period import TODAY, Period
from borgerraad_tui.store.day_list import CameIn, came_in
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import InquiryRows
from borgerraad_tui.tui.screens.rows import KIND_ROLES, KIND_SIGNS, number_text
from borgerraad_tui.tui.stops import choose_next_stop, todays_stop
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Intet registreret her i dag. Tryk n for at registrere."


class Road(InquiryRows[CameIn]):
    """The day's list at one place; the form stands over its lower part until Esc leads to the list."""

    ROOM = "road"
    BINDINGS = bindings("road")

    def __init__(self, office: Office) -> None:
        columns = (
            Column[CameIn]("Kl.", 5, lambda row: row.clock, "muted"),
            Column[CameIn]("Nr", 5, lambda row: number_text(row.year, row.number, office.today), "muted", right=True),
            Column[CameIn]("Art", 1, lambda row: KIND_SIGNS[row.kind], lambda row: KIND_ROLES[row.kind]),
            Column[CameIn]("Område", 3, lambda row: row.directorate),
            Column[CameIn]("Emne", 0, lambda row: row.subject),
            Column[CameIn]("", 24, lambda row: state_text(office, row), state_role),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self.place = todays_stop(office)
        self._rows: list[CameIn] = []

    @property
    def place_name(self) -> str:
        """The place in few words."""
        entry = self.office.catalogue.get("place", self.place)
        return entry.brief if entry else "intet sted"

    def begin(self) -> None:
        """The form is there at once."""
        self.action_quick()

    def titles(self) -> Iterator[Title]:
        """Where she is, and how much came in here today."""
        own = self.office.glyphs.own
        yield Title([Part(own(f"PÅ FARTEN · {self.place_name.upper()}"))], [Part(self.office.day_line(), "muted")])
        closed = sum(row.closed is not None for row in self._rows)
        follow = sum(row.to_follow_up for row in self._rows)
        told = f"{len(self._rows)} registreret · {closed} lukket · {follow} skal følges op"
        yield Title([Part(own(f"I dag i {self.place_name}: {told}"))])

    def read_again(self) -> None:
        """Read the day's list; the cursor stays."""
        place = self.office.catalogue.id_of("place", self.place)
        self._rows = came_in(self.office.register.engine, self.office.today, place) if place else []
        self.listing.show(FixedRows(self._rows), self.row_to_keep())

    def go_to(self, place: str) -> None:
        """Be at another place."""
        self.place = place
        self.refresh_content()

    def action_quick(self) -> None:
        """The quick form, blank."""
        from borgerraad_tui.tui.forms.road import open_quick

        self.attempt(lambda: open_quick(self))

    def action_next_stop(self) -> None:
        """The next place."""
        self.go_to(choose_next_stop(self.office, self.place))

    def action_statistics_today(self) -> None:
        """The statistics of today at this place; the period chosen stays."""
        from borgerraad_tui.tui.screens.statistics import Statistics
        from borgerraad_tui.tui.sources import Live

        today = self.office.today
        place = self.office.catalogue.get("place", self.place)
        self.app.push_screen(Statistics(self.office, source=Live(self.office, Period(today, today, TODAY), place)))


def state_text(office: Office, row: CameIn) -> str:
    """What it ended in, or its next step's day."""
    if row.excluded:
        return "udgår"
    if row.closed:
        return f"lukket: {row.action.lower()}" if row.action else "lukket"
    if row.next_due:
        return office.glyphs.own(f"åben · næste {short_day(date.fromisoformat(row.next_due), office.today)}")
    return office.glyphs.own("åben · næste udat.") if row.planned else "åben"


def state_role(row: CameIn) -> Role:
    """What is over steps back."""
    return "muted" if row.closed or row.excluded else "text"
