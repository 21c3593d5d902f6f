"""A report published: its figures are frozen with the facts behind them, and what moved since is told without changing them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from borgerraad_tui.chapters.plan import ReportPlan, read_plan
from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.domain.catalogue_file import write_catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Frozen, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.facts import Fact, Moved, moved
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.kept import (
    facts_from_json,
    facts_to_json,
    figures_from_json,
    figures_to_json,
    further_from_json,
)
from borgerraad_tui.statistics.moves import Move, moves
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.facts import facts_of
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import FROZEN, REPORT
from borgerraad_tui.store.register import Register


class Published(NamedTuple):
    """What a part stands by, read back: its figures and facts, and the act after which it was so."""

    part: ReportPart
    act: int
    figures: Figures
    facts: list[Fact]
    further: Further | None


class Since(NamedTuple):
    """What is otherwise now than a part was published: cells of its tables, and the inquiries that moved them."""

    part: ReportPart
    act: int
    cells: list[Move]
    inquiries: list[Moved]


def publish(register: Register, report: int, day: date) -> None:
    """Freeze a report's figures, inside the open act; RuleBroken when it is published already, has no period, or ends later."""
    plan = read_plan(register, report)
    _refuse(plan, day, register.clock.today())
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
    return Published(part, kept.act, figures, facts_from_json(kept.facts), further_from_json(kept.figures))


def since_published(register: Register, plan: ReportPlan) -> Iterator[Since]:
    """Each part that counts otherwise now, with the cells and the inquiries that did it."""
    for part in plan.parts:
        kept = published_part(register, part)
        if kept is None:
            continue
        now = facts_of(register.engine, part.first, part.last)
        cells = list(moves(kept.figures, register.figures(part.first, part.last)))
        found = moved(kept.facts, now)
        if cells or found:
            yield Since(part, kept.act, cells, found)


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


def _refuse(plan: ReportPlan, day: date, today: date) -> None:
    if plan.report.published:
        raise RuleBroken(f"Beretningen er offentliggjort den {danish_day(plan.report.published)} og ligger fast.")
    if not plan.parts:
        raise RuleBroken("Beretningen har ingen delperiode endnu. Tilføj en, før du offentliggør den.")
    if plan.last >= today:
        raise RuleBroken(
            f"Beretningens sidste dag, {danish_day(plan.last)}, er ikke gået endnu: der kan stadig komme henvendelser til."
        )
    if day <= plan.last or day > today:
        raise RuleBroken(
            f"Dagen for offentliggørelsen skal ligge efter beretningens sidste dag, {danish_day(plan.last)}, og ikke i fremtiden.",
            "published",
        )
