"""Internal consultancy in the period shown: the list, how much of it there was, and what the one under the cursor led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.consultations import ConsultationWindow, ListedConsultation, Total
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph

COLUMNS: tuple[Column[ListedConsultation], ...] = (
    Column("Dato", 10, lambda row: danish_day(date.fromisoformat(row.day)), "muted"),
    Column("Art", 13, lambda row: row.kind, "key"),
    Column("Område", 6, lambda row: row.directorate),
    Column("Emne", 0, lambda row: row.topic),
    Column("Minutter", 8, lambda row: "" if row.minutes is None else f"{row.minutes} min", "muted", right=True),
)
EMPTY = "Ingen konsulentbistand i perioden. Tryk n for at registrere, eller p for at vælge en anden periode."
LABEL = 14


class Consultations(ListRoom[ListedConsultation]):
    """Screen 3."""

    ROOM = "consultations"
    BINDINGS = bindings("consultations")
    DEFAULT_CSS = "Consultations Glance { height: 8; padding: 0 1; }"

    def __init__(self, office: Office) -> None:
        super().__init__(office, Listing(COLUMNS, office.glyphs, empty=EMPTY))
        self.detail = Glance(office.glyphs, "…")
        self._told = self._sum = ""
        self._totals: Sequence[tuple[str, Sequence[Total]]] = ()

    def content(self) -> Iterable[Widget]:
        """The list and, below it, what the one under the cursor led to, and the totals."""
        yield self.listing
        yield self.detail

    def titles(self) -> Iterator[Title]:
        """The period, how many and how long."""
        own = self.office.glyphs.own
        yield Title([Part(own(self._told))], [Part(self.office.day_line(), "muted")])
        yield Title([Part(own(self._sum))])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its row."""
        period = self.office.period
        window = ConsultationWindow(self.office.register.engine, period.first, period.until(self.office.today))
        self._told = f"KONSULENTBISTAND · {period.title()}"
        self._sum = f"{window.count()} i alt · {_time(window.minutes())}"
        self._totals = (("Art", window.by_kind()), ("Område", window.by_directorate()))
        self.listing.show(window, self.listing.cursor_key)
        self._show_detail()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """What follows the cursor."""
        self.attempt(self._show_detail)

    def action_new_consultation(self) -> None:
        """A blank form."""
        from borgerraad_tui.tui.forms.consultation import open_consultation

        self.attempt(lambda: open_consultation(self))

    def action_open(self) -> None:
        """Change the one under the cursor."""
        from borgerraad_tui.tui.forms.consultation import open_consultation

        self.at_cursor(open_consultation)

    def action_tell_consultation(self) -> None:
        """Make an example of the one under the cursor, or go to the one made of it."""
        from borgerraad_tui.tui.screens.example import tell_consultation

        self.at_cursor(tell_consultation)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be one to tell."""
        if action == "tell_consultation":
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)

    def _show_detail(self) -> None:
        self.detail.show([Paragraph(rule=True), *self._links(), *self._told_totals()])

    def _links(self) -> Iterator[Paragraph]:
        from borgerraad_tui.store.basis import linked_inquiries, linked_recommendations

        key, engine = self.listing.cursor_key, self.office.register.engine
        hers = self.office.glyphs.hers
        if key is None:
            return
        inquiries = linked_inquiries(engine, "consultation", key)
        numbers = (
            f"{number_text(each.year, each.number, self.office.today)} {hers(each.subject)}" for each in inquiries
        )
        titles = (hers(each.title) for each in linked_recommendations(engine, "consultation", key))
        for label, texts in (("Henvendelser", numbers), ("Anbefalinger", titles)):
            told = self._joined(texts)
            if told:
                yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(told)], hang=LABEL)

    def _told_totals(self) -> Iterator[Paragraph]:
        for label, totals in self._totals:
            told = self._joined(
                f"{each.name or 'Ikke angivet'} {each.number} ({_time(each.minutes)})" for each in totals
            )
            if told:
                yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(told)], hang=LABEL)

    def _joined(self, texts: Iterable[str]) -> str:
        return f" {self.office.glyphs.separator} ".join(texts)


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} t {rest:02} min"
