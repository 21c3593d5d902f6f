"""What the statistics show, as data: blocks of lines, each with the inquiries behind it and its basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.basis import average_basis, basis
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.report import Figures, Selection, behind
from borgerraad_tui.statistics.table import Row, Table
from borgerraad_tui.tui.theme import Role

OVERVIEW = 0
"""The block before the tables."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's pieces in inquiries, each in a role: complaints and others."""

    pieces: tuple[tuple[int, Role], ...] = ()
    longest: int = 0
    """The count that fills the width."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line: a name and its figures; `behind` is what Enter shows: inquiries, the consultations, or nothing."""

    name: str
    count: str
    complaints: str
    percent: str
    basis: str
    behind: Selection | Literal["consultations"] | None
    bar: Bar
    total: bool = False
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


def blocks(figures: Figures, catalogue: Catalogue, *, zero_rows: bool) -> tuple[Block, ...]:
    """The overview and the nine tables."""
    tables = (_table_block(figures, table, catalogue, zero_rows=zero_rows) for table in figures.tables)
    return (Block(OVERVIEW, "Overblik", "Overblik", tuple(_overview(figures, catalogue))), *tables)


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
    return FigureLine(
        row.name,
        str(row.count),
        complaints,
        percent,
        basis(table, row),
        behind(figures, table, row, catalogue),
        bar,
        total,
    )


def _pieces(table: Table, row: Row) -> tuple[tuple[int, Role], ...]:
    if row.complaints is not None:
        return (row.complaints, "complaint"), (row.count - row.complaints, "other")
    return ((row.count, {None: "text", Kind.COMPLAINT: "complaint", Kind.OTHER: "other"}[table.spec.kind]),)  # type: ignore[return-value]


def _overview(figures: Figures, catalogue: Catalogue) -> Iterator[FigureLine]:
    first, last = figures.first or figures.last, figures.last

    def line(
        name: str, count: int | str, told: str, part: str | None = None, kind: Kind | None = None, *entries: int
    ) -> FigureLine:
        selection = None if part is None else Selection(first, last, part, kind, entries)
        return FigureLine(name, str(count), "", "", told, selection, Bar())

    out = figures.registered - figures.excluded - figures.undecided
    yield line(
        "Registrerede henvendelser", figures.registered, "Alle modtaget i perioden, også dem der udgår.", "registered"
    )
    reasons = {entry.name: entry.id for entry in catalogue.of("exclusion")}
    for reason, number in figures.excluded_by:
        yield line(
            f"- udgår: {reason}",
            number,
            "Udgår af statistikken og tælles ikke i tabellerne.",
            "left out",
            None,
            reasons[reason],
        )
    undecided = "Arten er ikke afgjort; tælles ikke i tabellerne."
    yield line("- ikke taget stilling til", figures.undecided, undecided, "left out", None, 0)
    told = f"{figures.registered} registrerede - {figures.excluded} udgår - {figures.undecided} ikke afgjort = {out}."
    yield line("Talt med i tabellerne", figures.counted, told, "")
    yield line(
        "heraf klager",
        figures.complaints,
        f"{figures.complaints} af {figures.counted} henvendelser.",
        "",
        Kind.COMPLAINT,
    )
    yield line(
        "heraf andre henvendelser",
        figures.others,
        f"{figures.others} af {figures.counted} henvendelser.",
        "",
        Kind.OTHER,
    )
    average = "" if figures.per_month is None else decimal_comma(figures.per_month, 1)
    months = decimal_comma(figures.months, 2)
    yield line(f"Gennemsnit pr. måned (over {months} måneder)", average, average_basis(figures))
    beside = line("Konsulentbistand", figures.consultations, "Tælles ved siden af henvendelserne, aldrig iblandt dem.")
    yield replace(beside, behind="consultations")
