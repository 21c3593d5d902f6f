"""A report published: its figures are frozen with the facts behind them, the rules and the catalogue of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from borgerraad_tui.chapters.own_words import check_words
from borgerraad_tui.chapters.plan import ReportPlan, read_plan
from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.catalogue_file import read_catalogue, write_catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Frozen, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.facts import Fact
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.kept import (
    facts_from_json,
    facts_to_json,
    figures_from_json,
    figures_to_json,
    further_from_json,
)
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.facts import facts_of
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import FROZEN, REPORT
from borgerraad_tui.store.register import Register


class Published(NamedTuple):
    """What a part stands by: the kept row, and its figures and facts read back."""

    part: ReportPart
    kept: Frozen
    figures: Figures
    facts: list[Fact]
    further: Further | None

    @property
    def act(self) -> int:
        """The act after which it was so."""
        return self.kept.act

    @property
    def rules(self) -> list[str]:
        """The rules it was counted by."""
        return self.kept.rules.split("\n")


def publish(register: Register, report: int, day: date) -> None:
    """Freeze a report's figures, inside the open act; RuleBroken when it is published already, has no period, or ends later.

    RuleBroken too while her own words in it hold a CPR number.
    """
    plan = read_plan(register, report)
    check_publishing(plan, day, register.clock.today())
    check_words(plan)
    register.records(REPORT).update(plan.report.edit(published=day))
    act = int(register.engine.one("SELECT max(id) FROM act"))
    for part in plan.parts:
        register.records(FROZEN).add(_frozen(register, part, act))


def published_part(register: Register, part: ReportPart) -> Published | None:
    """What a part was published with; None of one that is being written."""
    found = register.records(FROZEN).where("part = ?", (part.id,)) if part.id else []
    if not found:
        return None
    kept = found[0]
    figures = figures_from_json(kept.figures)
    return Published(part, kept, figures, facts_from_json(kept.facts), further_from_json(kept.figures))


def catalogue_then(register: Register, published: Published) -> Catalogue:
    """The catalogue a part was published with, with the names of that day; its entries have the file's own numbers."""
    _, then = read_catalogue(published.kept.catalogue)
    # a key never leaves the file again
    numbers = {(entry.list, entry.key): entry.id for entry in register.catalogue.entries}
    return Catalogue(replace(entry, id=numbers[entry.list, entry.key]) for entry in then.entries)


def check_publishing(plan: ReportPlan, day: date, today: date) -> None:
    """Whether a report can be published on a day; RuleBroken says why not, at the day's field where it is the days."""
    if plan.report.published:
        raise RuleBroken(f"Beretningen er offentliggjort den {danish_day(plan.report.published)} og ligger fast.")
    if not plan.parts:
        raise RuleBroken("Beretningen har ingen delperiode endnu. Tilføj en, før du offentliggør den.")
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


def _frozen(register: Register, part: ReportPart, act: int) -> Frozen:
    figures = register.figures(part.first, part.last)
    return Frozen(
        part=part.id or 0,
        at=register.clock.now(),
        act=act,
        rules="\n".join(RULES),
        figures=figures_to_json(figures, read_further(register, figures)),
        facts=facts_to_json(facts_of(register.engine, part.first, part.last)),
        catalogue=write_catalogue(register.municipality, register.catalogue),
    )
