"""A printed report held against the register, as a document: each deviation with what is printed, what is counted, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from borgerraad_tui.chapters.blocks import Block, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.facts import lines_of, moved
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.statistics.reconcile import UNKNOWN, Deviation, Otherwise, other_periods, reconcile, told_of_period
from borgerraad_tui.statistics.report import count
from borgerraad_tui.store.facts import facts_as_of, facts_of, last_act
from borgerraad_tui.store.register import Register

LOOKED_BACK = 24
"""Months after a period's end whose state of the register is tried as what was printed."""
COLUMNS = (
    Column("Hvor", "name"),
    Column("Hvad", "text"),
    Column("Trykt", "text"),
    Column("Talt", "text"),
    Column("Årsag", "text"),
)


def reconciled_document(register: Register, name: str, periods: Sequence[PrintedPeriod]) -> Document:
    """Every period of the printed report in turn."""
    deviations = [(period, deviations_of(register, period)) for period in periods]
    number = sum(len(found) for _, found in deviations)
    summary = counted(number, "trykt tal afviger", "trykte tal afviger") if number else "alle trykte tal stemmer"
    return Document(
        register.municipality,
        f"Afstemning af {name}",
        summary,
        register.clock.today(),
        tuple(block for period, found in deviations for block in _blocks(period, found)),
    )


def deviations_of(register: Register, printed: PrintedPeriod) -> list[Deviation]:
    """What differs in one period; further counts are only made where the figures alone do not explain it."""
    figures = register.figures(printed.first, printed.last)
    found = reconcile(printed, figures)
    if all(deviation.cause != UNKNOWN for deviation in found):
        return found
    return reconcile(printed, figures, [*_earlier(register, printed), *_other_periods(register, printed)])


def _earlier(register: Register, printed: PrintedPeriod) -> Iterator[Otherwise]:
    """The same period as the register stood at the end of the months after it, and how many have been changed since."""
    first, last, today = printed.first, printed.last, register.clock.today()
    now = facts_of(register.engine, first, last)
    seen: set[int] = set()
    for day in _month_ends(last, today):
        act = last_act(register.engine, day)
        if act is None or act in seen:
            continue
        seen.add(act)
        then = facts_as_of(register.engine, act, first, last)
        changed = counted(len(moved(then, now)), "henvendelse", "henvendelser")
        figures = count(lines_of(then), register.catalogue, first, last, today)
        yield Otherwise(figures, f"Sådan stod tallet {danish_day(day)}; siden er {changed} ændret.")


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
    days = f"{danish_day(printed.first)} – {danish_day(printed.last)}"
    yield Heading(f"{printed.name}, {days}" if printed.name else days, 1)
    if not found:
        yield Paragraph("Alle trykte tal stemmer med registret.", "figures")
        return
    rows = tuple(_row(deviation) for deviation in found)
    worded = tuple(f"{where}, {what}: trykt {said}, talt {now}. {why}" for where, what, said, now, why in rows)
    yield TableBlock("deviations", 0, "Tal, der afviger", COLUMNS, rows, None, worded)


def _row(one: Deviation) -> tuple[str, str, str, str, str]:
    where = f"Tabel {one.table}, {one.name}" if one.table else f"Teksten, {one.name}"
    return where, one.measure, str(one.printed), "findes ikke" if one.computed is None else str(one.computed), one.cause
