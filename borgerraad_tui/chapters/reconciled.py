"""A printed report held against the register, as a document: each deviation with what is printed, what is counted, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import part_title
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.facts import Fact, lines_of, moved
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.statistics.reconcile import UNKNOWN, Deviation, Otherwise, other_periods, reconcile, told_of_period
from borgerraad_tui.statistics.report import Figures, count
from borgerraad_tui.store.facts import facts_as_of, facts_before, facts_of, last_act, numbers_of
from borgerraad_tui.store.register import Register

LATEST_ACTS = 30
"""Changes of inquiries that are taken back one after the other."""
MOST_NAMED = 6
"""Inquiries named in a cause."""
LOOKED_BACK = 24
"""Months after a period's end whose state of the register is tried as what was printed."""
COLUMNS = (
    Column("Hvor", "name"),
    Column("Hvad", "text"),
    Column("Trykt", "text"),
    Column("Talt", "text"),
    Column("Årsag", "text"),
)


class Reconciled(NamedTuple):
    """One printed period, and what differs in it."""

    printed: PrintedPeriod
    found: tuple[Deviation, ...]


def reconciled_document(register: Register, name: str, periods: Sequence[PrintedPeriod]) -> Document:
    """Every period of the printed report in turn."""
    return document_of(register, name, reconciled(register, periods))


def reconciled(register: Register, periods: Sequence[PrintedPeriod]) -> list[Reconciled]:
    """Each period with what differs in it, in the order of the report."""
    return [Reconciled(period, tuple(deviations_of(register, period))) for period in periods]


def document_of(register: Register, name: str, periods: Sequence[Reconciled]) -> Document:
    """What was found, as a document."""
    return Document(
        register.municipality,
        f"Afstemning af {name}",
        told_number(sum(len(each.found) for each in periods), sum(each.printed.figures for each in periods)),
        register.clock.today(),
        (Heading("De trykte tal og registrets", 1), *(block for each in periods for block in _blocks(*each))),
    )


def told_number(deviating: int, figures: int) -> str:
    """How many of the printed figures differ."""
    if not figures:
        return "ingen trykte tal endnu"
    return counted(deviating, "trykt tal afviger", "trykte tal afviger") if deviating else "alle trykte tal stemmer"


def deviating(register: Register, periods: Sequence[PrintedPeriod]) -> int:
    """How many figures differ, without asking why."""
    return sum(len(reconcile(each, register.figures(each.first, each.last))) for each in periods)


def deviations_of(register: Register, printed: PrintedPeriod) -> list[Deviation]:
    """What differs in one period; further counts are only made where the figures alone do not explain it."""
    figures = register.figures(printed.first, printed.last)
    found = reconcile(printed, figures)
    if all(deviation.cause != UNKNOWN for deviation in found):
        return found
    return reconcile(printed, figures, [*_earlier(register, printed, figures), *_other_periods(register, printed)])


def _earlier(register: Register, printed: PrintedPeriod, figures: Figures) -> Iterator[Otherwise]:
    """The same period as it stood before cases were changed, the latest first, with the cases that were."""
    first, last, today = printed.first, printed.last, register.clock.today()
    now = facts_of(register.engine, first, last)
    seen = [now]
    for stand, then in _stood(register, first, last):
        if then in seen:
            continue
        seen.append(then)
        # consultations are not among the facts: they stand as they are now
        stood = count(lines_of(then), register.catalogue, first, last, today)
        stood = replace(stood, consultations=figures.consultations)
        numbers = numbers_of(register.engine, [pair.id for pair in moved(then, now)])
        yield Otherwise(stood, f"Sag ændret siden: {_named(numbers)}. Sådan stod tallet {stand}.", edited=True)


def _stood(register: Register, first: date, last: date) -> Iterator[tuple[str, list[Fact]]]:
    """The inquiries of a period before each of the latest changes, and at the end of the months after it; with when that was."""
    for day, then in facts_before(register.engine, first, last, LATEST_ACTS):
        yield f"før ændringen {danish_day(day)}", then
    for day in reversed(list(_month_ends(last, register.clock.today()))):
        act = last_act(register.engine, day)
        if act is not None:
            yield danish_day(day), facts_as_of(register.engine, act, first, last)


def _named(numbers: Sequence[str]) -> str:
    more = f" og {len(numbers) - MOST_NAMED} til" if len(numbers) > MOST_NAMED else ""
    return f"{', '.join(numbers[:MOST_NAMED])}{more}"


def _other_periods(register: Register, printed: PrintedPeriod) -> Iterator[Otherwise]:
    for first, last in other_periods(printed.first, printed.last):
        yield Otherwise(register.figures(first, last), told_of_period(first, last))


def _month_ends(last: date, today: date) -> Iterator[date]:
    """The period's last day, and the last day of each month after it that has passed."""
    day = last
    for _ in range(LOOKED_BACK):
        if day >= today:
            return
        yield day
        begun = (day + timedelta(days=1)).replace(day=1)
        day = (begun + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _blocks(printed: PrintedPeriod, found: Sequence[Deviation]) -> Iterator[Block]:
    yield Heading(part_title(printed.name, printed.first, printed.last), 2)
    if not printed.figures:
        yield Paragraph("Her er ingen trykte tal skrevet ind endnu.", "figures")
        return
    number = counted(printed.figures, "trykt tal", "trykte tal")
    if not found:
        yield Paragraph(f"{number} er holdt op mod registret. Alle trykte tal stemmer.", "figures")
        return
    yield Paragraph(f"{number} er holdt op mod registret, og {' og '.join(_told(found))}.", "figures")
    rows = tuple(_row(deviation) for deviation in found)
    worded = tuple(
        f"{place}, {what}: {said if one.printed is None else f'trykt {said}'}, talt {now}. {why}"
        for one, (place, what, said, now, why) in zip(found, rows, strict=True)
    )
    yield TableBlock("deviations", 0, "Tal, der afviger", COLUMNS, rows, None, worded)


def _told(found: Sequence[Deviation]) -> Iterator[str]:
    """How many printed figures differ, and how many rows are not printed."""
    left_out = sum(one.printed is None for one in found)
    if left_out < len(found):
        yield f"{len(found) - left_out} afviger"
    if left_out:
        yield f"{counted(left_out, 'række', 'rækker')} er ikke trykt"


def where(one: Deviation) -> str:
    """Where in the printed report a figure stands."""
    return f"Tabel {one.table}, {one.name}" if one.table else f"Teksten, {one.name}"


def both(one: Deviation) -> tuple[str, str]:
    """What is printed and what is counted, as it is shown."""
    said = "ikke trykt" if one.printed is None else str(one.printed)
    return said, "findes ikke" if one.computed is None else str(one.computed)


def _row(one: Deviation) -> tuple[str, str, str, str, str]:
    return where(one), one.measure, *both(one), one.cause
