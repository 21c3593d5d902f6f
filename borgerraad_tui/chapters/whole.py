"""The whole document of a report: its chapters declared once, each read from the register and written as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from borgerraad_tui.chapters.blocks import Block, Document, Heading, Paragraph
from borgerraad_tui.chapters.followed import Given, example_blocks, follow_up_blocks, recommendation_blocks
from borgerraad_tui.chapters.parts import Material, part_blocks
from borgerraad_tui.chapters.plan import ReportPlan, gap_told
from borgerraad_tui.chapters.publishing import published_part
from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.report import ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.by_month import MonthLine, by_month
from borgerraad_tui.statistics.facts import months_of
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.examples import handed_on
from borgerraad_tui.store.figures import month_lines
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import EXAMPLE, RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.register import Register

CLEARED_WITHIN = (
    "cleared IS NOT NULL AND (inquiry IN (SELECT id FROM inquiry WHERE received BETWEEN ? AND ?)"
    " OR consultation IN (SELECT id FROM consultation WHERE day BETWEEN ? AND ?))"
)
"""Examples that may be told, of what came in within some days."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the report: its key in the file, what the screen calls it, and its blocks."""

    key: str
    title: str
    build: Callable[[Register, ReportPlan], Iterator[Block]]


def _statistics(register: Register, plan: ReportPlan) -> Iterator[Block]:
    yield Heading("Henvendelser til borgerrådgiveren", key="statistics")
    gaps = {last + timedelta(days=1): gap_told(first, last) for first, last in plan.gaps()}
    # told at once, and where it is: between the two periods
    for told in gaps.values():
        yield Paragraph(told, "note")
    for part in plan.parts:
        if told := gaps.pop(part.first, ""):
            yield Paragraph(told, "note")
        yield from part_blocks(material(register, part), plan.chosen.get(part.id, {}))


def _rules(register: Register, plan: ReportPlan) -> Iterator[Block]:
    yield Heading("Sådan er der talt", 2, key="rules")
    published = published_part(register, plan.parts[0])
    for rule in published.rules if published else RULES:
        yield Paragraph(rule, "note")


def _recommendations(register: Register, plan: ReportPlan) -> Iterator[Block]:
    span = (plan.first.isoformat(), plan.last.isoformat())
    yield from recommendation_blocks(list(_given(register, "given BETWEEN ? AND ?", span)))


def _follow_up(register: Register, plan: ReportPlan) -> Iterator[Block]:
    yield from follow_up_blocks(list(_given(register, "given < ?", (plan.first.isoformat(),))))


def _examples(register: Register, plan: ReportPlan) -> Iterator[Block]:
    yield from example_blocks([found for found in _handed_on(register, plan) if isinstance(found, Example)])


STATISTICS = "statistics"
"""The key of the chapter that holds the sub-periods."""
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(STATISTICS, "Statistik", _statistics),
    Chapter("rules", "Sådan er der talt", _rules),
    Chapter("recommendations", "Anbefalinger", _recommendations),
    Chapter("examples", "Eksempler", _examples),
    Chapter("follow_up", "Opfølgning på tidligere anbefalinger", _follow_up),
)
"""Every chapter, in printed order."""


def statistics_alone(plan: ReportPlan, part: ReportPart) -> ReportPlan:
    """The same report with the figures of one sub-period and how they are counted, and nothing else."""
    others = [chapter.key for chapter in CHAPTERS if chapter.key not in (STATISTICS, "rules")]
    left_out = {key: ReportBlock(report=part.report, block=key, included=False) for key in others}
    return replace(plan, parts=(part,), chosen={part.id: plan.chosen.get(part.id, {}), None: left_out})


def report_document(register: Register, plan: ReportPlan) -> Document:
    """The report as it stands this minute, or as it was published."""
    return Document(
        municipality=register.municipality,
        title=plan.report.title,
        about=plan.days,
        made=register.clock.today(),
        blocks=tuple(_blocks(register, plan)),
        remarks=tuple(_remarks(register, plan)),
    )


def ledger_document(register: Register, title: str) -> Document:
    """Every recommendation, and then what was answered to each and where it stands."""
    given = list(_given(register, "true", ()))
    days = [danish_day(each.recommendation.given) for each in given]
    return Document(
        municipality=register.municipality,
        title=title,
        about=" – ".join(dict.fromkeys([days[0], days[-1]])) if days else "ingen anbefalinger endnu",
        made=register.clock.today(),
        blocks=(*recommendation_blocks(given), *follow_up_blocks(given)),
    )


def material(register: Register, part: ReportPart) -> Material:
    """Everything counted for a part: as it was published, else as it is this minute."""
    kept = published_part(register, part)
    if kept:
        return _material(register, part, kept.figures, list(months_of(kept.facts)), lambda: kept.further)
    figures = register.figures(part.first, part.last)
    lines = month_lines(register.engine, part.first, part.last)
    return _material(register, part, figures, lines, cache(lambda: read_further(register, figures)))


def _material(
    register: Register,
    part: ReportPart,
    figures: Figures,
    lines: Sequence[MonthLine],
    further: Callable[[], Further | None],
) -> Material:
    months = by_month(lines, part.first, part.last)
    return Material(part.name, part.first, part.last, figures, months, further, register.catalogue)


def _blocks(register: Register, plan: ReportPlan) -> Iterator[Block]:
    for chapter in CHAPTERS:
        said = plan.chosen.get(None, {}).get(chapter.key)
        if _included(plan, chapter.key):
            yield from chapter.build(register, plan)
            if said and said.text:
                yield Paragraph(said.text, "own")


def _included(plan: ReportPlan, chapter: str) -> bool:
    said = plan.chosen.get(None, {}).get(chapter)
    return said is None or said.included


def _remarks(register: Register, plan: ReportPlan) -> Iterator[str]:
    if _included(plan, "examples"):
        yield from (found.text for found in _handed_on(register, plan) if isinstance(found, RuleBroken))


def _handed_on(register: Register, plan: ReportPlan) -> Iterator[Example | RuleBroken]:
    """The cleared examples of the report's days; one that something was found in since then is refused."""
    span = (plan.first.isoformat(), plan.last.isoformat())
    for example in register.records(EXAMPLE).where(CLEARED_WITHIN, (*span, *span)):
        try:
            yield handed_on(register, example.id or 0)
        except RuleBroken as refused:
            yield refused


def _given(register: Register, condition: str, values: tuple[str, ...]) -> Iterator[Given]:
    catalogue = register.catalogue
    for one in register.records(RECOMMENDATION).where(condition, values, "given, id"):
        statuses = register.records(RECOMMENDATION_STATUS).where("recommendation = ?", (one.id,), "day, id")
        addressee = catalogue.name("department", one.department) or catalogue.name("directorate", one.directorate)
        yield Given(one, addressee or f"{register.municipality} som helhed", statuses)
