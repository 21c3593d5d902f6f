"""Which period the statistics show: the named ones first, then ready-made ones, then one of her own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from textual.binding import Binding, BindingType

from borgerraad_tui.domain.period import Period, ready_made
from borgerraad_tui.domain.text import counted
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key


class Own(Enum):
    """The answer that she wants to give the days herself."""

    SPAN = "span"


READY_MADE_SIGNS = "iåsmk"
"""I år, Sidste år, Sidste 12 måneder, Denne måned, kvartal: letters, so that a period that gets a name takes no sign from them."""
OWN_SIGN, OWN_TOLD = "f", "Fri: vælg selv fra og til"


class PickPeriod(PickOffer["Period | Own"]):
    """A digit or a letter chooses; the quarter is another one with the arrows. Answers a period, or that it is her own."""

    TITLE = "Periode"
    KEYS = (*PickOffer.KEYS, Key("←→", "andet kvartal"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "quarter(1)", show=False),
        Binding("right", "quarter(-1)", show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._quarters_back = 0

    def columns(self) -> Sequence[Column[Offer[Period | Own]]]:
        """A period's days stand beside its name."""
        sign, told, counted_in = super().columns()
        return sign, told, Column("", 23, lambda row: row.days), counted_in

    def action_quarter(self, step: int) -> None:
        """Another quarter."""
        self._quarters_back = max(0, self._quarters_back + step)
        self.attempt(self.offer)

    def offers(self) -> Sequence[Offer[Period | Own]]:
        """Named periods, ready-made ones, one of her own."""
        today = self.office.today
        named, ready = self.office.register.periods.all(), ready_made(today, self._quarters_back)
        # from the tenth on only the arrows lead there
        signs = [*(str(place) if place < 10 else "" for place in range(1, len(named) + 1)), *READY_MADE_SIGNS]
        periods = enumerate(zip(signs, [*named, *ready], strict=True), 1)
        offers: list[Offer[Period | Own]] = [self._offered(place, sign, period) for place, (sign, period) in periods]
        return [*offers, Offer(len(offers) + 1, OWN_SIGN, OWN_TOLD, Own.SPAN)]

    def _offered(self, place: int, sign: str, period: Period) -> Offer[Period | Own]:
        number = self.office.register.figures(period.first, period.until(self.office.today)).counted
        days = self.office.glyphs.own(period.title())
        return Offer(place, sign, self.office.period_name(period), period, days, counted(number, "sag", "sager"))

    def at_first(self) -> int | None:
        """The place of the period that is shown now, if it is among them."""
        now = self.office.period
        days = [None if offer.answer is Own.SPAN else (offer.answer.first, offer.answer.last) for offer in self.shown]
        return days.index((now.first, now.last)) + 1 if (now.first, now.last) in days else None
