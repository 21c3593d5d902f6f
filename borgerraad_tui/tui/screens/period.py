"""Which period the statistics show: the named ones first, then ready-made ones, then one of her own."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.domain.period import Period, ready_made
from borgerraad_tui.domain.text import counted
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.lookup import FixedRows


class Own(Enum):
    """The answer that she wants to give the days herself."""

    SPAN = "span"


READY_MADE_SIGNS = "ismk"
"""I år, Sidste 12 måneder, Denne måned, kvartal: letters, so that a period that gets a name takes no sign from them."""
OWN_SIGN = "f"


class Offer(NamedTuple):
    """One line: its place from 1, the key that chooses it, the answer, its days, and how many are counted in it."""

    place: int
    sign: str
    answer: Period | Own
    days: str = ""
    counted: str = ""


COLUMNS: tuple[Column[Offer], ...] = (
    Column("", 2, lambda row: row.sign, "key", right=True),
    Column("", 0, lambda row: "Fri: vælg selv fra og til" if row.answer is Own.SPAN else row.answer.name),
    Column("", 23, lambda row: row.days),
    Column("", 10, lambda row: row.counted, "muted", right=True),
)


class PickPeriod(Dialog["Period | Own"]):
    """A digit or a letter chooses; the quarter is another one with the arrows. Answers a period, or that it is her own."""

    TITLE = "Periode"
    KEYS = (Key("Tal eller bogstav", "vælger", always=True), Key("↑↓ Enter", "vælg"), Key("←→", "andet kvartal"))
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
        self.attempt(self._offer)
        self.listing.styles.height = min(16, len(self._offers))
        self.listing.focus()

    def on_key(self, event: events.Key) -> None:
        """A line's sign chooses it."""
        chosen = next((offer for offer in self._offers if offer.sign == event.key.lower()), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen.answer)

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter chooses."""
        self.dismiss(self._offers[message.key - 1].answer)

    def action_quarter(self, step: int) -> None:
        """Another quarter."""
        self._quarters_back = max(0, self._quarters_back + step)
        self.attempt(self._offer)

    def _offer(self) -> None:
        today = self.office.today
        named, ready = self.office.register.periods.all(), ready_made(today, self._quarters_back)
        # from the tenth on only the arrows lead there
        signs = [*(str(place) if place < 10 else "" for place in range(1, len(named) + 1)), *READY_MADE_SIGNS]
        self._offers = [
            self._offered(place, sign, period)
            for place, (sign, period) in enumerate(zip(signs, [*named, *ready], strict=True), 1)
        ]
        self._offers.append(Offer(len(self._offers) + 1, OWN_SIGN, Own.SPAN))
        self.listing.show(FixedRows(self._offers), self.listing.cursor_key or self._shown())

    def _offered(self, place: int, sign: str, period: Period) -> Offer:
        number = self.office.register.figures(period.first, period.until(self.office.today)).counted
        return Offer(place, sign, period, self.office.glyphs.own(period.title()), counted(number, "sag", "sager"))

    def _shown(self) -> int | None:
        """The place of the period that is shown now, if it is among them."""
        now = self.office.period
        days = [None if offer.answer is Own.SPAN else (offer.answer.first, offer.answer.last) for offer in self._offers]
        return days.index((now.first, now.last)) + 1 if (now.first, now.last) in days else None
