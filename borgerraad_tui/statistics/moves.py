"""Which cells a change moves: two counts of the same period compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from borgerraad_tui.statistics.findings import FINDINGS
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.further_wording import prompt_figures, wait_figures
from borgerraad_tui.statistics.promptness import PROMPTNESS
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table

SERVICE_LEVEL = "Svarfristen"


class Move(NamedTuple):
    """One cell that is another number afterwards; `table` is 0 for what stands above the tables."""

    table: int
    name: str
    before: int
    after: int


class Shown(NamedTuple):
    """What is printed of one row."""

    number: int
    complaints: int | None = None
    percent: int | None = None


class MovedLine(NamedTuple):
    """One row of the tables after the nine that is printed otherwise afterwards, in words; None where it is not printed."""

    table: int
    name: str
    before: str | None
    after: str | None


class MovedRow(NamedTuple):
    """One row that is printed otherwise afterwards, its percentage alone is enough; `table` is 0 for what stands above them.

    None is a row that is not printed.
    """

    table: int
    name: str
    before: Shown | None
    after: Shown | None


_ABOVE: Mapping[str, Callable[[Figures], int]] = {
    "Registreret": lambda figures: figures.registered,
    "Udgår": lambda figures: figures.excluded,
    "Ikke taget stilling til": lambda figures: figures.undecided,
    "Indgår i tabellerne": lambda figures: figures.counted,
    "Klager": lambda figures: figures.complaints,
    "Andre henvendelser": lambda figures: figures.others,
    "Konsulentbistand": lambda figures: figures.consultations,
}


def moved_rows(before: Figures, after: Figures) -> Iterator[MovedRow]:
    """Every figure of a report that is another one afterwards, totals and percentages among them, in printed order."""
    for name, figure in _ABOVE.items():
        if figure(before) != figure(after):
            yield MovedRow(0, name, Shown(figure(before)), Shown(figure(after)))
    for old, new in zip(before.tables, after.tables, strict=True):
        here, there = _printed(old), _printed(new)
        for name in here | there:
            if here.get(name) != there.get(name):
                yield MovedRow(old.spec.number, name, here.get(name), there.get(name))


def moved_further(before: Further, after: Further) -> Iterator[MovedLine]:
    """The same of the tables after the nine, and a service level that is another one."""
    if before.promptness.level != after.promptness.level:
        yield MovedLine(PROMPTNESS, SERVICE_LEVEL, before.promptness.title, after.promptness.title)
    for (table, here), (_, there) in zip(_worded(before), _worded(after), strict=True):
        for name in here | there:
            if here.get(name) != there.get(name):
                yield MovedLine(table, name, here.get(name), there.get(name))


def moves(before: Figures, after: Figures) -> Iterator[Move]:
    """What leaves or enters the tables, then every row that changes and table 3's complaints, what grows before what shrinks."""
    for name, one, other in (
        ("ikke afgjort", before.undecided, after.undecided),
        ("udgår", before.excluded, after.excluded),
    ):
        if one != other:
            yield Move(0, name, one, other)
    changed = [
        Move(old.spec.number, name, here.get(name, 0), there.get(name, 0))
        for old, new in zip(before.tables, after.tables, strict=True)
        for here, there in [(_cells(old.rows), _cells(new.rows))]
        for name in here | there
    ]
    yield from (move for move in changed if move.after > move.before)
    yield from (move for move in changed if move.after < move.before)


def _cells(rows: tuple[Row, ...]) -> dict[str, int]:
    complaints = {f"klager i {row.name}": row.complaints for row in rows if row.complaints is not None}
    return {row.name: row.count for row in rows} | complaints


def _worded(further: Further) -> Iterator[tuple[int, dict[str, str]]]:
    """Each table's number, and what its printed rows and total say."""
    findings, promptness = further.findings, further.promptness
    yield FINDINGS, {row.name: str(row.count) for row in findings.lines()}
    for table in further.waits:
        yield table.spec.number, {row.name: wait_figures(table.spec, row) for row in table.lines()}
    yield PROMPTNESS, {row.name: prompt_figures(row) for row in promptness.lines()}


def _printed(table: Table) -> dict[str, Shown]:
    rows = (*table.printed, *([table.total] if table.printed else []))
    return {row.name: Shown(row.count, row.complaints, row.percent) for row in rows}
