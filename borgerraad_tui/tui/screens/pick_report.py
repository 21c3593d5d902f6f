"""Which report is shown, where there are several."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Report
from borgerraad_tui.store.kinds import REPORT
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.widgets.columns import Column


class PickReport(PickOffer[int]):
    """Answers the id of one; the newest stands first."""

    TITLE = "Vælg en beretning"

    def columns(self) -> Sequence[Column[Offer[int]]]:
        """Sign, title, and since when it is published."""
        sign, told, _ = super().columns()
        return sign, told, Column("", 25, lambda row: row.counted, "muted")

    def offers(self) -> Sequence[Offer[int]]:
        """All of them; from the tenth on only the arrows lead there."""
        reports = self.office.register.records(REPORT).where("true", (), "entered DESC, id DESC")
        return [
            Offer(place, str(place) if place < 10 else "", one.title, one.id or 0, counted=_published(one))
            for place, one in enumerate(reports, start=1)
        ]


def _published(report: Report) -> str:
    return f"offentliggjort {danish_day(report.published)}" if report.published else ""
