"""The printed reports that a register keeps, to be held against it again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from borgerraad_tui.chapters.reconciled import deviating
from borgerraad_tui.domain.report import Printed, part_title
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.printed import MOST_PERIODS, printed_as_json, read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.store.kinds import PRINTED
from borgerraad_tui.store.register import Register

Periods = tuple[PrintedPeriod, ...]


class PrintedReport(NamedTuple):
    """One of them: its periods in their order, how many figures are printed, and how many of these differ from the register."""

    id: int
    name: str
    periods: Periods
    figures: int
    deviating: int


def printed_reports(register: Register) -> Iterator[PrintedReport]:
    """All of them by name, counted anew; why a figure differs is not asked."""
    for one in register.records(PRINTED).where("true", (), "name, id"):
        periods = _periods(one)
        figures = sum(period.figures for period in periods)
        yield PrintedReport(one.id or 0, one.name, periods, figures, deviating(register, periods))


def read_kept(register: Register, identifier: int) -> tuple[Printed, Periods]:
    """One of them; RuleBroken when an undo has taken it away."""
    one = register.records(PRINTED).get(identifier)
    return one, _periods(one)


def keep_new(register: Register, name: str, periods: Sequence[PrintedPeriod]) -> Printed:
    """Write a new one."""
    return register.records(PRINTED).add(Printed(name=name, body=printed_as_json(tuple(periods))))


def keep_periods(register: Register, identifier: int, periods: Sequence[PrintedPeriod]) -> None:
    """Write other figures in the place of those of a kept one."""
    one = register.records(PRINTED).get(identifier)
    register.records(PRINTED).update(one.edit(body=printed_as_json(tuple(periods))))


def check_name(register: Register, name: str, identifier: int | None = None) -> None:
    """It must have a name, and one that no other has; RuleBroken at field `name`."""
    if not name:
        raise RuleBroken("Giv den trykte beretning et navn, fx Beretning 2020-2021.", "name")
    others = (one for one in register.records(PRINTED).where("true") if one.id != identifier)
    if any(fold(one.name) == fold(name) for one in others):
        raise RuleBroken(f"Der er allerede trykte tal med navnet {quoted(name)}. Vælg et andet navn.", "name")


def check_span(periods: Sequence[PrintedPeriod], period: PrintedPeriod) -> None:
    """A period stands only once, whatever the letters of its name, and one more must have room; RuleBroken at field `first`."""
    titles = {fold(part_title(one.name, one.first, one.last)) for one in periods}
    if fold(part_title(period.name, period.first, period.last)) in titles:
        raise RuleBroken("Den periode står der allerede.", "first")
    if len(periods) >= MOST_PERIODS:
        raise RuleBroken(
            f"De trykte tal har allerede {MOST_PERIODS} perioder, og flere kan der ikke være. Fjern en, du ikke bruger.",
            "first",
        )


def _periods(one: Printed) -> Periods:
    return read_printed(one.body, quoted(one.name))
