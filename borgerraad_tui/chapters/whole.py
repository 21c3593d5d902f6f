"""The whole document of a report: its chapters declared once, each read from the register and written as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, cached_property, partial

from borgerraad_tui.chapters.blocks import Block, Document, Heading, Paragraph
from borgerraad_tui.chapters.followed import follow_up_blocks, recommendation_blocks
from borgerraad_tui.chapters.parts import Material, part_blocks
from borgerraad_tui.chapters.plan import ReportPlan, gap_told
from borgerraad_tui.chapters.publishing import Published, published_part
from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.chapters.sentences import made_of
from borgerraad_tui.chapters.written import (
    EXAMPLES,
    FOLLOW_UP,
    RECOMMENDATIONS,
    examples_found,
    examples_told,
    recommendations_given,
    words_of,
)
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.report import ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.by_month import MonthLine, by_month
from borgerraad_tui.statistics.facts import months_of
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.figures import month_lines
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.register import Register


class Reading:
    """A report being read from the register; what two of its chapters or the remarks need is read once."""

    def __init__(self, register: Register, plan: ReportPlan) -> None:
        self.register, self.plan = register, plan

    @cached_property
    def kept(self) -> Published | None:
        """What its first part was published with, where rules and chapters are kept; None while it is being written."""
        return published_part(self.register, self.plan.parts[0])

    @cached_property
    def examples(self) -> list[Example | RuleBroken]:
        """The cleared examples of its days, each looked through."""
        return examples_found(self.register, self.plan)

    def kept_words(self, key: str) -> list[Block] | None:
        """What a chapter was published with; None where it follows the register."""
        return self.kept.words.get(key) if self.kept else None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the report: its key in the file, what the screen calls it, and its blocks."""

    key: str
    title: str
    build: Callable[[Reading], Iterator[Block]]


def _statistics(reading: Reading) -> Iterator[Block]:
    yield Heading("Henvendelser til borgerrådgiveren", key="statistics")
    plan = reading.plan
    gaps = {last + timedelta(days=1): gap_told(first, last) for first, last in plan.gaps()}
    # told at once, and where it is: between the two periods
    for told in gaps.values():
        yield Paragraph(told, "note")
    for part in plan.parts:
        if told := gaps.pop(part.first, ""):
            yield Paragraph(told, "note")
        yield from part_blocks(material(reading.register, part), plan.chosen.get(part.id, {}))


def _rules(reading: Reading) -> Iterator[Block]:
    yield Heading("Sådan er der talt", 2, key="rules")
    for part in reading.plan.parts:
        yield Paragraph(made_of(part.title, material(reading.register, part).figures), "note")
    for rule in reading.kept.rules if reading.kept else RULES:
        yield Paragraph(rule, "note")


def _in_words(key: str, reading: Reading) -> Iterator[Block]:
    kept = reading.kept_words(key)
    if kept is not None:
        yield from kept
    elif key == EXAMPLES:
        yield from examples_told(reading.examples)
    else:
        yield from words_of(reading.register, reading.plan, key)


HEAD = (
    "Registrets historik sluttede ved offentliggørelsen med {head}. »borgerraad kontrol« siger, om noget fra før er"
    " ændret, slettet eller skåret af; en helt ny historik ville ende på noget andet."
)
STATISTICS = "statistics"
"""The key of the chapter that holds the sub-periods."""
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(STATISTICS, "Statistik", _statistics),
    Chapter("rules", "Sådan er der talt", _rules),
    Chapter(RECOMMENDATIONS, "Anbefalinger", partial(_in_words, RECOMMENDATIONS)),
    Chapter(EXAMPLES, "Eksempler", partial(_in_words, EXAMPLES)),
    Chapter(FOLLOW_UP, "Opfølgning på tidligere anbefalinger", partial(_in_words, FOLLOW_UP)),
)
"""Every chapter, in printed order."""


def statistics_alone(plan: ReportPlan, part: ReportPart) -> ReportPlan:
    """The same report with the figures of one sub-period and how they are counted, and nothing else."""
    others = [chapter.key for chapter in CHAPTERS if chapter.key not in (STATISTICS, "rules")]
    left_out = {key: ReportBlock(report=part.report, block=key, included=False) for key in others}
    return replace(plan, parts=(part,), chosen={part.id: plan.chosen.get(part.id, {}), None: left_out})


def report_document(register: Register, plan: ReportPlan) -> Document:
    """The report as it stands this minute, or as it was published."""
    reading = Reading(register, plan)
    return Document(
        municipality=register.municipality,
        title=plan.report.title,
        about=plan.days,
        made=register.clock.today(),
        blocks=tuple(_blocks(reading)),
        remarks=tuple(_remarks(reading)),
    )


def ledger_document(register: Register, title: str) -> Document:
    """Every recommendation, and then what was answered to each and where it stands."""
    given = recommendations_given(register, "true", ())
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


def _blocks(reading: Reading) -> Iterator[Block]:
    for chapter in CHAPTERS:
        said = reading.plan.chosen.get(None, {}).get(chapter.key)
        if reading.plan.prints(chapter.key):
            yield from chapter.build(reading)
            if said and said.text:
                yield Paragraph(said.text, "own")
    if reading.kept and reading.kept.head:
        yield Paragraph(HEAD.format(head=reading.kept.head), "note")


def _remarks(reading: Reading) -> Iterator[str]:
    if reading.plan.prints(EXAMPLES) and reading.kept_words(EXAMPLES) is None:
        yield from (found.text for found in reading.examples if isinstance(found, RuleBroken))
