"""Which period the statistics show: the named ones first, then ready-made ones, then one of her own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.domain.period import Period, ready_made
from borgerraad_tui.domain.text import counted
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.listing import Column, Listing
from borgerraad_tui.tui.widgets.lookup import FixedRows

FREE = "fri"


class Offer(NamedTuple):
    """One line: its place from 1, the period (None: one of her own), its days, and how many are counted in it."""

    place: int
    period: Period | None
    days: str
    counted: str


COLUMNS: tuple[Column[Offer], ...] = (
    Column("", 2, lambda row: str(row.place) if row.place < 10 else "", "key", right=True),
    Column("", 0, lambda row: row.period.name if row.period else "Fri: vælg selv fra og til"),
    Column("", 23, lambda row: row.days),
    Column("", 10, lambda row: row.counted, "muted", right=True),
)


class PickPeriod(Dialog["Period | str"]):
    """A digit chooses; the quarter is another one with the arrows. Answers a period, or FREE."""

    TITLE = "Periode"
    KEYS = (Key("1-9", "vælger", always=True), Key("↑↓ Enter", "vælg"), Key("←→", "andet kvartal"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "quarter(1)", show=False),
        Binding("right", "quarter(-1)", show=False),
    ]
    DEFAULT_CSS = "PickPeriod Listing { height: auto; min-height: 1; max-height: 16; background: $panel; }"

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing: Listing[Offer] = Listing(COLUMNS, office.glyphs, titled=False)
        self._quarters_back = 0
        self._offers: list[Offer] = []

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield self.listing

    def on_mount(self) -> None:
        """Start on the one that is shown."""
        self._offer()
        self.listing.styles.height = min(16, len(self._offers))
        self.listing.focus()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self._offers):
            event.stop()
            self._choose(int(event.key))

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter chooses."""
        self._choose(message.key)

    def action_quarter(self, step: int) -> None:
        """Another quarter."""
        self._quarters_back = max(0, self._quarters_back + step)
        self._offer()

    def _choose(self, place: int) -> None:
        self.dismiss(self._offers[place - 1].period or FREE)

    def _offer(self) -> None:
        today, register = self.office.today, self.office.register
        periods = [*register.periods.all(), *ready_made(today, self._quarters_back)]
        numbers = [register.figures(period.first, period.until(today)).counted for period in periods]
        self._offers = [
            Offer(place, period, self.office.glyphs.own(period.title()), counted(number, "sag", "sager"))
            for place, (period, number) in enumerate(zip(periods, numbers, strict=True), 1)
        ]
        self._offers.append(Offer(len(self._offers) + 1, None, "", ""))
        self.listing.show(FixedRows(self._offers), self.listing.cursor_key or self._shown())

    def _shown(self) -> int | None:
        """The place of the period that is shown now, if it is among them."""
        now = self.office.period
        days = [(offer.period.first, offer.period.last) if offer.period else None for offer in self._offers]
        return days.index((now.first, now.last)) + 1 if (now.first, now.last) in days else None
