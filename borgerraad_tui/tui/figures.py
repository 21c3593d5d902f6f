"""What the statistics show, as data: blocks of lines, each with the inquiries behind it and its basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.basis import average_basis, basis
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.numbers import month_count, one_decimal
from borgerraad_tui.statistics.report import Figures, Selection, behind
from borgerraad_tui.statistics.table import TABLES, Row, Table
from borgerraad_tui.statistics.tally import NOT_GIVEN
from borgerraad_tui.tui.theme import Role

OVERVIEW = 0
"""The block before the tables."""
WEEK = 7
"""Days from which on something is said by the month: a day's inquiries by the month are none that anybody will see."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's pieces in inquiries, each in a role: complaints and others."""

    pieces: tuple[tuple[int, Role], ...] = ()
    longest: int = 0
    """The count that fills the width."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line: a name and its figures; `behind` is what Enter shows: inquiries, questions, the consultations, or nothing.

    `complaints_behind` are the complaints among those inquiries, where the line counts them (table 3).
    """

    name: str
    count: str
    complaints: str
    percent: str
    basis: str
    behind: Selection | AskedSelection | Literal["consultations"] | None
    bar: Bar
    total: bool = False
    complaints_behind: Selection | None = None
    cells: tuple[str, ...] = ()
    """What stands right of the name in place of count and percentage, each as wide as its column."""


@dataclass(frozen=True, slots=True)
class Block:
    """One table, or the overview: its number, title and lines; `heads` name the columns of their cells."""

    number: int
    title: str
    short: str
    lines: tuple[FigureLine, ...]
    heads: tuple[str, ...] = ()

    @property
    def reported(self) -> bool:
        """Whether it is the overview or one of the report's own tables."""
        return self.number <= len(TABLES)


def blocks(figures: Figures, catalogue: Catalogue, *, zero_rows: bool, at_place: bool = False) -> tuple[Block, ...]:
    """The overview and the nine tables; consultations have no place, and are left out of the figures of one."""
    tables = (_table_block(figures, table, catalogue, zero_rows=zero_rows) for table in figures.tables)
    return (Block(OVERVIEW, "Overblik", "Overblik", tuple(_overview(figures, at_place=at_place))), *tables)


def _table_block(figures: Figures, table: Table, catalogue: Catalogue, *, zero_rows: bool) -> Block:
    rows = table.rows if zero_rows else table.printed
    longest = max((row.count for row in rows), default=0)
    lines = [_line(figures, table, row, catalogue, longest) for row in rows]
    total = _line(figures, table, table.total, catalogue, longest, total=True)
    named = f"Tabel {table.spec.number}"
    return Block(table.spec.number, f"{named} {table.spec.title}", f"{named} {table.spec.brief}", (*lines, total))


def _line(
    figures: Figures, table: Table, row: Row, catalogue: Catalogue, longest: int, *, total: bool = False
) -> FigureLine:
    complaints = "" if row.complaints is None else str(row.complaints)
    percent = "" if row.percent is None else f"{row.percent} %"
    bar = Bar() if total else Bar(_pieces(table, row), longest)
    selection = behind(figures, table, row, catalogue)
    return FigureLine(
        row.name,
        str(row.count),
        complaints,
        percent,
        basis(table, row),
        selection,
        bar,
        total,
        replace(selection, kind=Kind.COMPLAINT) if table.spec.complaint_share else None,
    )


def _pieces(table: Table, row: Row) -> tuple[tuple[int, Role], ...]:
    if row.complaints is not None:
        return (row.complaints, "complaint"), (row.count - row.complaints, "other")
    return ((row.count, {None: "text", Kind.COMPLAINT: "complaint", Kind.OTHER: "other"}[table.spec.kind]),)  # type: ignore[return-value]


def _overview(figures: Figures, *, at_place: bool) -> Iterator[FigureLine]:
    yield _header(
        figures,
        "Registrerede henvendelser",
        figures.registered,
        "Alle modtaget i perioden, også dem der udgår.",
        "registered",
    )
    yield from _left_out(figures)
    out = f"{figures.excluded} udgår - {figures.undecided} ikke afgjort"
    made = f"{figures.registered} registrerede - {out} = {figures.counted}."
    yield _header(figures, "Talt med i tabellerne", figures.counted, made, "")
    among = f"af {counted(figures.counted, 'henvendelse', 'henvendelser')}."
    complaints, others = figures.complaints, figures.others
    yield _header(figures, "heraf klager", complaints, f"{complaints} {among}", "", Kind.COMPLAINT)
    yield _header(figures, "heraf andre henvendelser", others, f"{others} {among}", "", Kind.OTHER)
    per_month = figures.per_month
    if per_month is not None and figures.days >= WEEK:
        named = f"Gennemsnit pr. måned (over {month_count(figures.months)})"
        yield _header(figures, named, one_decimal(per_month), average_basis(figures, per_month))
    if at_place:
        return
    beside = "Tælles ved siden af henvendelserne, aldrig iblandt dem."
    yield replace(_header(figures, "Konsulentbistand", figures.consultations, beside), behind="consultations")


def _left_out(figures: Figures) -> Iterator[FigureLine]:
    out = "Udgår af statistikken og tælles ikke i tabellerne."
    for reason in figures.excluded_by:
        yield _header(figures, f"- udgår: {reason.name}", reason.n, out, "left out", entries=reason.entries)
    undecided = "Arten er ikke afgjort; tælles ikke i tabellerne."
    yield _header(figures, "- ikke taget stilling til", figures.undecided, undecided, "left out", entries=(NOT_GIVEN,))


def _header(
    figures: Figures,
    name: str,
    count: int | str,
    told: str,
    part: str | None = None,
    kind: Kind | None = None,
    entries: tuple[int, ...] = (),
) -> FigureLine:
    """A line of the overview; nothing stands behind it without a part of the tally."""
    first, last = figures.first or figures.last, figures.last
    selection = None if part is None else Selection(first, last, part, kind, entries)
    return FigureLine(name, str(count), "", "", told, selection, Bar())
