"""What a report consists of: its sub-periods and what she has chosen and written, read from the file or made up for one period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import InputRefused, RuleBroken
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register

STATISTICS = "Borgerrådgiverens statistik"
"""What the statistics of some days are called as a document."""
Span = tuple[date, date]
"""The first and the last of some days."""


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """A report with its parts in the order of their days, and her choices by part (None: the report's own chapters) and key."""

    report: Report
    parts: tuple[ReportPart, ...]
    chosen: Mapping[int | None, Mapping[str, ReportBlock]]

    @property
    def first(self) -> date:
        """The first day of all."""
        return self.parts[0].first

    @property
    def last(self) -> date:
        """The last day of all."""
        return max(part.last for part in self.parts)

    @property
    def days(self) -> str:
        """The first and the last day of all, as screens and documents write them."""
        return f"{danish_day(self.first)} – {danish_day(self.last)}"

    @property
    def called(self) -> str:
        """Title and days, for a file's name."""
        return f"{self.report.title} {self.first.isoformat()} {self.last.isoformat()}"

    def prints(self, chapter: str) -> bool:
        """Whether a chapter is in; as proposed, all are."""
        said = self.chosen.get(None, {}).get(chapter)
        return said is None or said.included

    def gaps(self) -> Iterator[Span]:
        """The days between the parts that belong to none of them, both ends included."""
        reached = self.first
        for part in self.parts:
            if part.first > reached:
                yield reached, part.first - timedelta(days=1)
            reached = max(reached, part.last + timedelta(days=1))


def gap_told(first: date, last: date) -> str:
    """Days between the parts, as the screen and the report tell of them."""
    if first == last:
        return f"Dagen {danish_day(first)} er ikke med i nogen delperiode."
    return f"Dagene {danish_day(first)} – {danish_day(last)} er ikke med i nogen delperiode."


def read_plan(register: Register, identifier: int) -> ReportPlan:
    """A saved report; RuleBroken when an undo has taken it away, or it has no sub-period to be about."""
    report = register.records(REPORT).get(identifier)
    blocks = register.records(REPORT_BLOCK).where("report = ?", (identifier,))
    parts = register.records(REPORT_PART).where("report = ?", (identifier,), "first, id")
    if not parts:
        raise RuleBroken(f"Beretningen »{report.title}« har ingen delperiode. Lav en ny beretning (n) i Beretning (6).")
    return ReportPlan(report, tuple(parts), _by_part(blocks))


def single_period(register: Register, title: str, first: date, last: date) -> ReportPlan:
    """A report of one period as the program proposes it; nothing of it is saved."""
    report = Report(title=title, entered=register.clock.now())
    return ReportPlan(report, (ReportPart(report=0, first=first, last=last),), {})


def _by_part(blocks: Sequence[ReportBlock]) -> dict[int | None, dict[str, ReportBlock]]:
    found: dict[int | None, dict[str, ReportBlock]] = {}
    for block in blocks:
        found.setdefault(block.part, {})[block.block] = block
    return found


def plan_named(register: Register, title: str) -> ReportPlan:
    """The saved report of this title; InputRefused when there is none, naming those there are."""
    reports = register.records(REPORT).where("true", (), "entered, id")
    found = next((report for report in reports if fold(report.title) == fold(title)), None)
    if found is None or found.id is None:
        named = ", ".join(f"»{report.title}«" for report in reports) or "ingen endnu"
        raise InputRefused(f"Beretningen {quoted(title)} findes ikke. De gemte er: {named}.")
    return read_plan(register, found.id)
