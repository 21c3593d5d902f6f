"""Periods side by side, to read: which ones, and whether areas and themes stand as then or converted to the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.compared import (
    BETWEEN,
    NAMES,
    compare_periods,
    comparison_document,
    oldest_first,
    period_title,
)
from borgerraad_tui.domain.period import Period
from borgerraad_tui.statistics.comparison import Names
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.document import DocumentRoom
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.side_by_side import choose_periods, chosen_names, chosen_periods


class ComparedRoom(DocumentRoom):
    """The periods she compared last."""

    ROOM = "compared"
    BINDINGS = bindings("compared")
    NAMED: ClassVar[str] = "SAMMENLIGNING"

    def made(self) -> Document:
        """Count each period."""
        return compared_document(self.office)

    def about(self, document: Document) -> str:
        """The periods; those with names of hers as they may be shown now."""
        glyphs, today = self.office.glyphs, self.office.today
        ordered = oldest_first(chosen_periods(self.office), today)
        titles = (self.office.period_name(one) or glyphs.plain(period_title(one, today)) for one in ordered)
        return glyphs.plain(BETWEEN).join(titles)

    def action_more_periods(self) -> None:
        """One more, from the same list as everywhere."""
        self.action_period()

    def show_period(self, period: Period) -> None:
        """A period chosen here stands beside the others; the one that the statistics show stays."""
        self._choose((*chosen_periods(self.office), period), chosen_names(self.office))

    def action_fewer_periods(self) -> None:
        """One less."""

        def chosen(place: int) -> None:
            periods = chosen_periods(self.office)
            self._choose((*periods[:place], *periods[place + 1 :]), chosen_names(self.office))

        self.ask(PickCompared(self.office), chosen)

    def action_other_names(self) -> None:
        """As then, or converted."""
        names: Names = "converted" if chosen_names(self.office) == "then" else "then"
        self._choose(chosen_periods(self.office), names)
        self.say(f"Områder og temaer vises {NAMES[names]}.", "text")

    def action_export(self) -> None:
        """Write it as a document."""
        from borgerraad_tui.tui.forms.exporting import export_compared

        self.attempt(lambda: export_compared(self))

    def _choose(self, periods: Sequence[Period], names: Names) -> None:
        self.attempt(lambda: choose_periods(self.office, periods, names))
        self.refresh_content()


def compared_document(office: Office) -> Document:
    """The comparison she chose last, as a document."""
    compared = compare_periods(office.register, chosen_periods(office), chosen_names(office))
    return comparison_document(office.register, compared)


class PickCompared(PickOffer[int]):
    """Answers the place of one of the periods compared, from 0."""

    TITLE = "Fjern en periode fra sammenligningen"

    def offers(self) -> Sequence[Offer[int]]:
        """All of them, in the order they were chosen."""
        glyphs = self.office.glyphs
        return [
            Offer(place + 1, str(place + 1), self.office.period_name(one) or glyphs.own(one.title()), place)
            for place, one in enumerate(chosen_periods(self.office))
        ]
