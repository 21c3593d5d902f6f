"""What is otherwise now than a report was published: every figure that moved, and the inquiries that moved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.chapters.plan import ReportPlan
from borgerraad_tui.chapters.publishing import Published, catalogue_then, published_part
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.report import ReportPart
from borgerraad_tui.domain.report_rules import check_published
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.by_month import MonthCount, by_month
from borgerraad_tui.statistics.facts import Fact, Moved, months_of, moved
from borgerraad_tui.statistics.moves import Shown, moved_further, moved_rows
from borgerraad_tui.store.facts import as_they_were, facts_of
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.listing import chosen_inquiries
from borgerraad_tui.store.register import Register

TITLE = "Siden offentliggørelsen"
STANDS = "Intet tal er flyttet siden offentliggørelsen."
PART_STANDS = "Intet tal i delperioden er flyttet."
NO_INQUIRY = (
    "Ingen henvendelse tæller anderledes i de ni tabeller: det er konsulentbistand, mærker, kontakter, spørgsmål til"
    " forvaltningen eller en dag for afslutning, der er kommet til eller rettet."
)
NOT_THERE = "ikke i delperioden"
NOT_PRINTED = "0"
ABOVE, MONTHLY = "Indledningen", "Måned for måned"
FIGURES = (Column("Hvor", "name"), Column("Række", "text"), Column("Dengang", "text"), Column("Nu", "text"))
INQUIRIES = (Column("Henvendelse", "name"), Column("Talte som", "text"), Column("Tæller nu som", "text"))
Weight = tuple[str, ...]
"""What an inquiry counts as, in words: kind, area, theme, action, outcome; of one that is not counted why, and its area."""


class MovedFigure(NamedTuple):
    """One printed row that is otherwise now, in words: the table, the row, and what stands in it then and now."""

    where: str
    name: str
    then: str
    now: str


class MovedInquiry(NamedTuple):
    """One inquiry that counts otherwise now: its id and number, and what it counts as then and now."""

    id: int
    number: str
    then: Weight
    now: Weight

    @property
    def otherwise(self) -> tuple[Weight, Weight]:
        """The words that differ; all of them where they do not stand beside each other."""
        if len(self.then) != len(self.now):
            return self.then, self.now
        places = [place for place, (one, other) in enumerate(zip(self.then, self.now, strict=True)) if one != other]
        return tuple(self.then[place] for place in places), tuple(self.now[place] for place in places)


class Since(NamedTuple):
    """What moved of one sub-period; nothing of one that stands as it was published."""

    part: ReportPart
    figures: Sequence[MovedFigure]
    inquiries: Sequence[MovedInquiry]

    @property
    def moved(self) -> bool:
        """Whether anything did."""
        return bool(self.figures or self.inquiries)


def since_published(register: Register, plan: ReportPlan) -> Iterator[Since]:
    """Every sub-period of a published report; RuleBroken of one that is being written.

    What is still waited for is counted until the day the figures were frozen, now as then: a day that passes moves nothing.
    """
    check_published(plan.report)
    for part in plan.parts:
        published = published_part(register, part)
        if published is not None:
            facts = facts_of(register.engine, part.first, part.last)
            figures = (*_figures(register, published), *_months(published, facts), *_further(register, published))
            yield Since(part, figures, tuple(_inquiries(register, published, moved(published.facts, facts))))


def since_document(register: Register, plan: ReportPlan) -> Document:
    """The same to read and to hand on; it names no one."""
    found = list(since_published(register, plan))
    published = plan.report.published
    about = f"{plan.report.title}, offentliggjort {danish_day(published)}" if published else plan.report.title
    return Document(register.municipality, TITLE, about, register.clock.today(), tuple(_blocks(found)))


def summary(found: Sequence[Since]) -> str:
    """How much moved, in one sentence."""
    figures, inquiries = sum(len(each.figures) for each in found), sum(len(each.inquiries) for each in found)
    if not figures and not inquiries:
        return STANDS
    rows = counted(figures, "række", "rækker")
    return f"{rows} og {counted(inquiries, 'henvendelse', 'henvendelser')} er anderledes nu."


def in_words(weight: Weight) -> str:
    """The words beside each other; an outcome that is not there says nothing."""
    return " · ".join(filter(None, weight))


def _blocks(found: Sequence[Since]) -> Iterator[Block]:
    yield Paragraph(summary(found), "figures")
    if not any(since.moved for since in found):
        return
    for since in found:
        yield Heading(since.part.title, 1)
        yield from _part_blocks(since)


def _part_blocks(since: Since) -> Iterator[Block]:
    if not since.moved:
        yield Paragraph(PART_STANDS)
    if since.figures:
        told = tuple(f"{one.where}, {one.name}: {one.then} dengang, {one.now} nu" for one in since.figures)
        yield TableBlock("moved figures", 0, "Tal, der er flyttet", FIGURES, tuple(since.figures), None, told)
    if since.inquiries:
        rows = tuple((one.number, in_words(one.then), in_words(one.now)) for one in since.inquiries)
        told = tuple(f"{number}: {then} dengang, {now} nu" for number, then, now in rows)
        yield TableBlock("moved inquiries", 0, "Henvendelser, der har flyttet dem", INQUIRIES, rows, None, told)
    elif since.figures:
        yield Paragraph(NO_INQUIRY, "note")


def _figures(register: Register, published: Published) -> Iterator[MovedFigure]:
    part = published.part
    for row in moved_rows(published.figures, register.figures(part.first, part.last)):
        where = f"Tabel {row.table}" if row.table else ABOVE
        yield MovedFigure(where, row.name, _shown(row.before), _shown(row.after))


def _further(register: Register, published: Published) -> Iterator[MovedFigure]:
    if published.further is None:
        return
    part, today = published.part, published.figures.today
    now = read_further(register, replace(register.figures(part.first, part.last), today=today))
    for line in moved_further(published.further, now):
        yield MovedFigure(f"Tabel {line.table}", line.name, line.before or NOT_PRINTED, line.after or NOT_PRINTED)


def _months(published: Published, facts: Sequence[Fact]) -> Iterator[MovedFigure]:
    part = published.part
    then, now = (by_month(months_of(each), part.first, part.last) for each in (published.facts, facts))
    for before, after in zip(then, now, strict=True):
        if before != after:
            yield MovedFigure(MONTHLY, before.name, _month(before), _month(after))


def _inquiries(register: Register, published: Published, pairs: Sequence[Moved]) -> Iterator[MovedInquiry]:
    then, now = _names(catalogue_then(register, published)), _names(register.catalogue)
    numbers = _numbers(register, published, [pair.id for pair in pairs])
    for pair in pairs:
        otherwise = bool(pair.before and pair.after and pair.before.received != pair.after.received)
        yield MovedInquiry(
            pair.id,
            numbers.get(pair.id, ""),
            _weight(pair.before, then, received=otherwise),
            _weight(pair.after, now, received=otherwise),
        )


def _numbers(register: Register, published: Published, identifiers: list[int]) -> dict[int, str]:
    """The numbers of inquiries, of those that are gone as they were."""
    was = as_they_were(register.engine, register.catalogue, published.act, identifiers)
    return {one.id: f"{one.year}-{one.number}" for one in (*was, *chosen_inquiries(register.engine, identifiers))}


def _shown(row: Shown | None) -> str:
    if row is None:
        return NOT_PRINTED
    complaints = "" if row.complaints is None else f", heraf {counted(row.complaints, 'klage', 'klager')}"
    return f"{row.number}{complaints}{'' if row.percent is None else f' ({row.percent} %)'}"


def _month(month: MonthCount) -> str:
    return _shown(Shown(month.complaints + month.others, month.complaints))


def _names(catalogue: Catalogue) -> Mapping[int, str]:
    return {entry.id: entry.name for entry in catalogue.entries}


def _weight(fact: Fact | None, names: Mapping[int, str], *, received: bool) -> Weight:
    if fact is None:
        return (NOT_THERE,)
    day = (f"modtaget {danish_day(date.fromisoformat(fact.received))}",) if received else ()
    if fact.exclusion is not None:
        return (f"udgår: {names[fact.exclusion]}", *day)
    area = names[fact.directorate] if fact.directorate else "område ikke angivet"
    if fact.kind is None:
        return ("ikke taget stilling til", area, *day)
    theme = names[fact.theme] if fact.theme else "tema ikke angivet"
    return Kind(fact.kind).label, area, theme, *_ending(fact, names), *day


def _ending(fact: Fact, names: Mapping[int, str]) -> Weight:
    """The action and the outcome, a word for each, so that what differs stands at the same place."""
    if not fact.closed:
        return "ikke afsluttet", ""
    return names[fact.action] if fact.action else "handling ikke angivet", names.get(fact.outcome or 0, "")
