"""A report published: its figures and texts are frozen with the facts behind them, the rules and the catalogue of that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from borgerraad_tui.chapters.blocks import Block
from borgerraad_tui.chapters.kept_blocks import blocks_from_objects, blocks_to_objects
from borgerraad_tui.chapters.own_words import check_words
from borgerraad_tui.chapters.plan import ReportPlan, read_plan
from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.chapters.written import WORDS, words_of
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.catalogue_file import read_catalogue, write_catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Frozen, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.facts import Fact, moved
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.kept import (
    facts_from_json,
    facts_to_json,
    figures_from_json,
    figures_to_json,
    further_from_json,
    head_from_json,
    words_from_json,
)
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.facts import facts_as_of, facts_of, last_act
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import FROZEN, REPORT
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import head_of


@dataclass(frozen=True)
class Published:
    """What a part stands by: the kept row, and what is in it, each read back when it is asked for."""

    part: ReportPart
    kept: Frozen

    @property
    def act(self) -> int:
        """The act after which it was so."""
        return self.kept.act

    @property
    def rules(self) -> list[str]:
        """The rules it was counted by."""
        return self.kept.rules.split("\n")

    @cached_property
    def figures(self) -> Figures:
        """Its figures."""
        return figures_from_json(self.kept.figures)

    @cached_property
    def head(self) -> str:
        """The last link of the history it was counted on; empty where an earlier version published it."""
        return head_from_json(self.kept.figures)

    @cached_property
    def further(self) -> Further | None:
        """The tables after the nine; None of one published by an earlier version."""
        return further_from_json(self.kept.figures)

    @cached_property
    def facts(self) -> list[Fact]:
        """What each inquiry counted as."""
        return facts_from_json(self.kept.facts)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of that day, without the file's own numbers."""
        return read_catalogue(self.kept.catalogue)[1]

    @cached_property
    def words(self) -> Mapping[str, list[Block]]:
        """The report's chapters of words by their keys, kept with its first part; none of one from an earlier version."""
        kept = words_from_json(self.kept.figures)
        return {key: blocks_from_objects(objects) for key, objects in kept.items()}


def publish(register: Register, report: int, day: date) -> None:
    """Freeze a report's figures and texts, inside the open act; RuleBroken when it is published already or ends later.

    RuleBroken too while her own words in it hold a CPR number.
    """
    plan = read_plan(register, report)
    check_publishing(plan, day, register.clock.today())
    check_words(plan)
    register.records(REPORT).update(plan.report.edit(published=day))
    act = register.acts.newest
    told = {key: blocks_to_objects(words_of(register, plan, key)) for key in WORDS if plan.prints(key)}
    for part in plan.parts:
        register.records(FROZEN).add(_frozen(register, part, act, told if part is plan.parts[0] else {}))


def published_part(register: Register, part: ReportPart) -> Published | None:
    """What a part was published with; None of one that is being written."""
    found = register.records(FROZEN).where("part = ?", (part.id,)) if part.id else []
    if not found:
        return None
    return Published(part, found[0])


def catalogue_then(register: Register, published: Published) -> Catalogue:
    """The catalogue a part was published with, with the names of that day; its entries have the file's own numbers."""
    # a key never leaves the file again
    numbers = {(entry.list, entry.key): entry.id for entry in register.catalogue.entries}
    return Catalogue(replace(entry, id=numbers[entry.list, entry.key]) for entry in published.catalogue.entries)


def check_publishing(plan: ReportPlan, day: date, today: date) -> None:
    """Whether a report can be published on a day; RuleBroken says why not, at the day's field where it is the days."""
    if plan.report.published:
        raise RuleBroken(f"Beretningen er offentliggjort den {danish_day(plan.report.published)} og ligger fast.")
    if plan.last >= today:
        raise RuleBroken(
            f"Beretningens sidste dag, {danish_day(plan.last)}, er ikke gået endnu: der kan stadig komme henvendelser til.",
            "published",
        )
    if day <= plan.last or day > today:
        raise RuleBroken(
            f"Dagen for offentliggørelsen skal ligge efter beretningens sidste dag, {danish_day(plan.last)}, og ikke i fremtiden.",
            "published",
        )


def moved_after(register: Register, plan: ReportPlan, day: date) -> int:
    """How many inquiries count otherwise now than at the end of a day; 0 where nothing was written by then, so none can tell."""
    engine, act = register.engine, last_act(register.engine, day)
    if act is None:
        return 0
    spans = [(part.first, part.last) for part in plan.parts]
    return sum(len(moved(facts_as_of(engine, act, *span), facts_of(engine, *span))) for span in spans)


def _frozen(register: Register, part: ReportPart, act: int, words: Mapping[str, list[dict[str, Any]]]) -> Frozen:
    figures = register.figures(part.first, part.last)
    return Frozen(
        part=part.id or 0,
        at=register.clock.now(),
        act=act,
        rules="\n".join(RULES),
        figures=figures_to_json(figures, read_further(register, figures), words, head_of(register.engine)),
        facts=facts_to_json(facts_of(register.engine, part.first, part.last)),
        catalogue=write_catalogue(register.municipality, register.catalogue),
    )
