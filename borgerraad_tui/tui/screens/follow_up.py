"""Following up earlier recommendations: where each stands, what was answered, and the inquiries before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.figures import first_day
from borgerraad_tui.store.kinds import RECOMMENDATION
from borgerraad_tui.store.recommendations import (
    About,
    Effect,
    Ledger,
    ListedRecommendation,
    about,
    effect,
    reaches_back,
    spans,
)
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.recommendations import (
    RecommendationList,
    first_columns,
    iso_day,
    status_column,
    status_text,
)
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph

EMPTY = "Ingen anbefalinger er givet før periodens slutning. Tryk p for at vælge en anden periode."
LABEL = 11


class FollowUp(RecommendationList):
    """Every recommendation given until the end of the period shown, and below it what came of the one under the cursor."""

    ROOM = "follow_up"
    BINDINGS = bindings("follow_up")
    DEFAULT_CSS = "FollowUp Glance { height: 10; padding: 0 1; }"

    def __init__(self, office: Office) -> None:
        columns: Sequence[Column[ListedRecommendation]] = (
            *first_columns(),
            status_column(),
            Column("Svar", 4, lambda row: "svar" if row.answered else "", "muted"),
            Column("Dage", 4, lambda row: self._days(row), "muted", right=True),
            Column("Før", 5, lambda row: self._before(row), right=True),
            Column("Efter", 5, lambda row: self._after(row), right=True),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY, titled="always"))
        self.detail = Glance(office.glyphs, "… Enter viser resten")
        self._effects: dict[About, Effect] = {}
        self._ledger: Ledger | None = None
        self._number = 0
        self._begins: date | None = None

    def content(self) -> Iterable[Widget]:
        """The list and, below it, the one under the cursor."""
        yield self.listing
        yield self.detail

    def titles(self) -> Iterator[Title]:
        """Until when, and how many."""
        last = danish_day(self._last())
        told = f"OPFØLGNING PÅ TIDLIGERE ANBEFALINGER {self.office.glyphs.separator} givet til og med {last}"
        yield Title([Part(told)], [Part(f"{self._number} i alt", "muted")])

    def read_again(self) -> None:
        """Read the ledger and count anew; the cursor stays on its row."""
        self._effects.clear()
        self._begins = first_day(self.office.register.engine)
        self._ledger = Ledger(self.office.register.engine, self._last())
        self._number = self._ledger.count()
        self.listing.show(self._ledger, self.row_to_keep())
        self._show_detail()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The detail follows the cursor."""
        self.attempt(self._show_detail)

    def _last(self) -> date:
        return self.office.period.until(self.office.today)

    def _effect(self, row: ListedRecommendation) -> Effect:
        # counted for the rows that are seen, once for all that are about the same
        what = about(row)
        if what not in self._effects:
            register = self.office.register
            self._effects[what] = effect(register.engine, register.catalogue, what, self.office.today)
        return self._effects[what]

    def _days(self, row: ListedRecommendation) -> str:
        """How many days were counted on each side."""
        return str(self._effect(row).days or self.office.glyphs.dash)

    def _before(self, row: ListedRecommendation) -> str:
        counted = self._effect(row)
        known = counted.days and reaches_back(date.fromisoformat(row.given), self.office.today, self._begins)
        return str(counted.before) if known else self.office.glyphs.dash

    def _after(self, row: ListedRecommendation) -> str:
        counted = self._effect(row)
        return str(counted.after) if counted.days else self.office.glyphs.dash

    def _show_detail(self) -> None:
        key = self.listing.cursor_key
        place = self._ledger.index_of(key) if self._ledger is not None and key is not None else None
        if self._ledger is None or place is None:
            self.detail.show(())
            return
        self.detail.show(self._told(self._ledger.rows(place, 1)[0]))

    def _told(self, row: ListedRecommendation) -> Iterator[Paragraph]:
        found = self.office.register.records(RECOMMENDATION).get(row.id)
        hers, separator = self.office.glyphs.hers, f" {self.office.glyphs.separator} "
        yield Paragraph(rule=True)
        report = f"{separator}{hers(row.report)}" if row.report else ""
        yield Paragraph([Part(hers(row.title), "key"), Part(report, "muted")])
        stands = " siden ".join(filter(None, (status_text(row), iso_day(row.day))))
        facts = (("Status", stands), ("Virkning", effect_told(self.office, row, self._effect(row))))
        for label, text in (*facts, ("Svar", hers(found.reply)), ("Handleplan", hers(found.plan))):
            if text:
                yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(text)], hang=LABEL)


def effect_told(office: Office, row: ListedRecommendation, counted: Effect) -> str:
    """The inquiries before and after in words, always with the days they were counted in."""
    sides = spans(date.fromisoformat(row.given), office.today)
    if sides is None:
        return "Der er ingen dage at tælle endnu."
    (first, last), (then_first, then_last) = sides
    theme = office.catalogue.name("theme", office.catalogue.key_of(row.theme_id))
    where = " i ".join(filter(None, (theme or "alle temaer", row.department or row.directorate or "hele kommunen")))
    days = f"{counted.days} {'dag' if counted.days == 1 else 'dage'}"
    begins = first_day(office.register.engine)
    before = f"{_inquiries(counted.before)} i {days} før ({danish_day(first)} – {danish_day(last)}),"
    if not reaches_back(date.fromisoformat(row.given), office.today, begins):
        since = f", som begynder {danish_day(begins)}" if begins else ""
        before = f"{days} før ({danish_day(first)} – {danish_day(last)}) er ikke alle i registret{since};"
    after = f"{_inquiries(counted.after)} i {days} efter ({danish_day(then_first)} – {danish_day(then_last)})."
    return office.glyphs.own(f"{where}: {before} {after}")


def _inquiries(number: int) -> str:
    return f"{number} {'henvendelse' if number == 1 else 'henvendelser'}"
