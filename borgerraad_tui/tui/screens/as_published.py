"""The figures of a published report, as they were published, and the inquiries behind them as they were then."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import ReportPart
from borgerraad_tui.domain.report_rules import check_published
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.kinds import REPORT
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.found import Found
from borgerraad_tui.tui.screens.statistics import Statistics
from borgerraad_tui.tui.sources import AsPublished
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

NOW = "Henvendelsen, som den er nu. I beretningen tæller den, som den var."
THEN = "Enter åbner henvendelsen, som den er nu."
WHICH = "Stil markøren i den delperiode, du vil se tallene for."
NUMBER_ALONE = "Kun tallet er frosset. Statistikken (s) viser, hvad der står bag det nu."
CONSULTATIONS = "Kun tallet er frosset. k viser den konsulentbistand, der står nu."


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
        super().__init__(office, source=AsPublished(office, part))
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

    def show_behind(self, *, narrowed: bool) -> None:
        """Days and findings are not kept one by one: the tables after the nine open nothing."""
        block = self.board.block
        if block is not None and not block.reported:
            self.say(NUMBER_ALONE, "text")
        else:
            super().show_behind(narrowed=narrowed)

    def show_consultations(self) -> None:
        """They are no inquiries, and are not kept one by one."""
        self.say(CONSULTATIONS, "text")


class FoundThen(Found, inherit_bindings=False):
    """A list like any other behind a figure, of inquiries that may be otherwise now."""

    ROOM = "found_then"
    BINDINGS = bindings("found_then")
    _refused = ""

    def titles(self) -> Iterator[Title]:
        """Whose figure it is and since when it stands, and what Enter opens."""
        yield from super().titles()
        told = Part(self._refused, "late") if self._refused else Part(THEN, "muted")
        yield Title([told], [Part(self.source.stands, "key")])

    def read_again(self) -> None:
        """Read the list; once the publishing is undone there is none."""
        try:
            super().read_again()
            self._refused = ""
        except RuleBroken as refused:
            self._refused = refused.text
            self.listing.show(FixedRows[ListedInquiry](()))

    def action_open(self) -> None:
        """The inquiry as it is now."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier, NOW)
