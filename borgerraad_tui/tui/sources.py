"""Where the statistics have their figures from: the register as it is this minute, or a sub-period as it was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.store.figures import read_place_figures
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.listing import ListedInquiry, selected_inquiries
from borgerraad_tui.store.requests import asked_requests
from borgerraad_tui.store.waits import WaitedInquiries, own_clock
from borgerraad_tui.tui.figures import Block, blocks
from borgerraad_tui.tui.finding_block import finding_blocks
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.wait_figures import wait_blocks
from borgerraad_tui.tui.widgets.windows import RowSource

if TYPE_CHECKING:
    from borgerraad_tui.chapters.publishing import Published
    from borgerraad_tui.domain.catalogue import Catalogue, Entry
    from borgerraad_tui.domain.waiting import Terms
    from borgerraad_tui.statistics.further import AskedSelection, Further
    from borgerraad_tui.store.consultations import ListedConsultation
    from borgerraad_tui.store.requests import ListedRequest

NOT_PUBLISHED = "Offentliggørelsen er fortrudt. Ctrl+Y gentager, Esc går tilbage."


class Source(Protocol):
    """Figures of one period, and what stands behind them."""

    @property
    def period(self) -> Period:
        """The days they are of."""
        ...

    @property
    def day(self) -> date:
        """The day the inquiries are seen on."""
        ...

    @property
    def stands(self) -> str:
        """Since when the figures stand, in words; empty where they follow every save."""
        ...

    @property
    def where(self) -> str:
        """The place they are of, where they could be of one; else empty."""
        ...

    def read(self, *, zero_rows: bool) -> tuple[Figures, tuple[Block, ...]]:
        """The figures, and all blocks made of them; BorgerraadError when there are none."""
        ...

    def rows(self, selection: Selection) -> RowSource[ListedInquiry]:
        """The inquiries behind a figure."""
        ...

    def questions(self, selection: AskedSelection) -> RowSource[ListedRequest]:
        """The questions behind a figure."""
        ...


def further_blocks(figures: Figures, further: Further, *, zero_rows: bool) -> tuple[Block, ...]:
    """The tables after the nine."""
    return (*finding_blocks(figures, further.findings), *wait_blocks(figures, further, zero_rows=zero_rows))


class Live:
    """The register this minute: the period chosen, or `only` another one, perhaps at one place until `everywhere` is said."""

    stands = ""

    def __init__(self, office: Office, only: Period | None = None, place: Entry | None = None) -> None:
        self.office = office
        self.place = place
        self.everywhere = place is None
        self._only = only

    @property
    def period(self) -> Period:
        """The one she chose last, unless it is another one alone."""
        return self._only or self.office.period

    @property
    def day(self) -> date:
        """Today."""
        return self.office.today

    @property
    def where(self) -> str:
        """Told where it could be one place or all."""
        return "" if self.place is None else "alle steder" if self.everywhere else self.place.brief

    def read(self, *, zero_rows: bool) -> tuple[Figures, tuple[Block, ...]]:
        """Count again: from the tallies, with the further tables last, or what came in at one place."""
        register, period = self.office.register, self.period
        here = self._here
        if here is not None:
            catalogue, today = self.office.catalogue, self.office.today
            at_place = read_place_figures(register.engine, catalogue, period.first, period.until(today), today, here)
            return at_place, blocks(at_place, catalogue, zero_rows=zero_rows, at_place=True)
        figures = register.figures(period.first, period.until(self.office.today))
        further = read_further(register, figures)
        return figures, (
            *blocks(figures, self.office.catalogue, zero_rows=zero_rows),
            *further_blocks(figures, further, zero_rows=zero_rows),
        )

    def rows(self, selection: Selection) -> RowSource[ListedInquiry]:
        """As they are; behind a figure of waits each with its days."""
        register = self.office.register
        found = selected_inquiries(register.engine, replace(selection, place=self._here))
        waited_for = own_clock(selection.part)
        return WaitedInquiries(register, found, waited_for, self.office.today) if waited_for else found

    def questions(self, selection: AskedSelection) -> RowSource[ListedRequest]:
        """As they are."""
        return asked_requests(self.office.register.engine, selection)

    @property
    def _here(self) -> int | None:
        """The place whose figures are shown (a catalogue id); None for all."""
        return None if self.everywhere or self.place is None else self.place.id


class AsPublished:
    """A sub-period of a published report: its figures, its catalogue, and what stands behind them as the publishing left it."""

    where = ""

    def __init__(self, office: Office, part: int) -> None:
        from borgerraad_tui.store.kinds import REPORT, REPORT_PART

        self.office = office
        self.part = office.register.records(REPORT_PART).get(part)
        self._report = office.register.records(REPORT).get(self.part.report)
        self._read: Published | None = None
        self.day = self._published().kept.at.date()

    @property
    def period(self) -> Period:
        """The sub-period's days."""
        return Period(self.part.first, self.part.last, self.part.name)

    @property
    def stands(self) -> str:
        """The day of publication."""
        return f"som offentliggjort {danish_day(self._report.published)}" if self._report.published else ""

    def read(self, *, zero_rows: bool) -> tuple[Figures, tuple[Block, ...]]:
        """The frozen figures with the names of then, the months last; what an earlier version did not keep has no tables here."""
        from borgerraad_tui.statistics.by_month import by_month
        from borgerraad_tui.statistics.facts import months_of
        from borgerraad_tui.tui.month_block import month_blocks

        published = self._published()
        figures, further = published.figures, published.further
        return figures, (
            *blocks(figures, self._catalogue(published), zero_rows=zero_rows),
            *(further_blocks(figures, further, zero_rows=zero_rows) if further else ()),
            *month_blocks(figures, by_month(months_of(published.facts), self.part.first, self.part.last)),
        )

    def rows(self, selection: Selection) -> RowSource[ListedInquiry]:
        """As they were."""
        from borgerraad_tui.chapters.behind import inquiries_behind

        return inquiries_behind(self.office.register, self._published(), selection)

    def questions(self, selection: AskedSelection) -> RowSource[ListedRequest]:
        """As they were."""
        from borgerraad_tui.chapters.behind import questions_behind

        return questions_behind(self.office.register, self._published(), selection)

    def consultations(self) -> RowSource[ListedConsultation]:
        """As they were."""
        from borgerraad_tui.chapters.behind import consultations_behind

        return consultations_behind(self.office.register, self._published())

    def terms(self) -> Terms:
        """The service levels of then."""
        from borgerraad_tui.chapters.behind import terms_behind

        return terms_behind(self.office.register, self._published())

    def _published(self) -> Published:
        from borgerraad_tui.chapters.publishing import published_part

        published = published_part(self.office.register, self.part)
        if published is None:
            raise RuleBroken(NOT_PUBLISHED)
        # what was read back of it is kept for as long as it is the same
        if self._read is None or self._read.kept != published.kept:
            self._read = published
        return self._read

    def _catalogue(self, published: Published) -> Catalogue:
        from borgerraad_tui.chapters.publishing import catalogue_then

        return catalogue_then(self.office.register, published)
