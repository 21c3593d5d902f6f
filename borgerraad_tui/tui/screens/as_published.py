"""The figures of a published report, as they were published; what stands behind them as it was then is in `then`."""

from __future__ import annotations

from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import ReportPart
from borgerraad_tui.domain.report_rules import check_published
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.kinds import REPORT
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.statistics import Statistics
from borgerraad_tui.tui.screens.then import ConsultationsThen, FoundThen, RequestsThen
from borgerraad_tui.tui.sources import AsPublished

WHICH = "Stil markøren i den delperiode, du vil se tallene for."


def open_published(room: RoomScreen, report: int, part: ReportPart | None) -> None:
    """Into the figures of a sub-period; RuleBroken while the report is being written, or when no sub-period is pointed at."""
    check_published(room.office.register.records(REPORT).get(report))
    if part is None:
        raise RuleBroken(WHICH)
    room.app.push_screen(FrozenStatistics(room.office, part.id or 0))


class FrozenStatistics(Statistics, inherit_bindings=False):
    """The tables of one sub-period, exactly as they were."""

    ROOM = "frozen"
    BINDINGS = bindings("frozen")

    def __init__(self, office: Office, part: int) -> None:
        self._then = AsPublished(office, part)
        super().__init__(office, source=self._then)
        self._part = part

    def show_period(self, period: Period) -> None:
        """The statistics show another period; what is published stays what it is."""
        RoomScreen.show_period(self, period)
        self.say(f"Statistikken (s) viser nu {period.title()}. Tallene her ligger fast.")

    def action_export(self) -> None:
        """Write these figures as a document."""
        from borgerraad_tui.tui.forms.exporting import export_published

        self.attempt(lambda: export_published(self, self._part))

    def found(self, behind: Selection, named: str, complaints: Selection | None, *, narrowed: bool) -> RoomScreen:
        """The inquiries as they were."""
        return FoundThen(self.office, self.source, behind, named, complaints, narrowed=narrowed)

    def asked(self, behind: AskedSelection, named: str) -> RoomScreen:
        """The questions as they were."""
        return RequestsThen(self.office, self._then, behind, named)

    def show_consultations(self) -> None:
        """As they were."""
        self.app.push_screen(ConsultationsThen(self.office, self._then))
