"""Counted tables as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.chapters.blocks import Cell, Chart, Column, Series, TableBlock, Tone
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.by_month import MonthCount, YearCount, pieces_of
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table, action_of
from borgerraad_tui.statistics.wording import worded

COMPLAINTS, OTHERS = "Klager", "Andre henvendelser"
TONES: dict[Kind | None, Tone] = {None: "plain", Kind.COMPLAINT: "complaint", Kind.OTHER: "other"}
ROWS = {"directorate": "Område", "theme": "Tema", "action": "Handling", "outcome": "Udfald"}
"""What a column of names is headed with, by the list its rows are from."""


def table_block(table: Table) -> TableBlock:
    """One of the nine tables: name, count, complaints where it counts them, and percentage."""
    spec = table.spec
    complaints = [Column(COMPLAINTS, "count")] if spec.complaint_share else []
    share = "Klageandel" if spec.complaint_share else f"Andel af {spec.among}"
    columns = (Column(ROWS[spec.rows], "name"), Column("Antal", "count"), *complaints, Column(share, "percent"))
    return TableBlock(
        key=f"table {spec.number}",
        number=spec.number,
        caption=spec.title,
        columns=columns,
        rows=tuple(_cells(row) for row in table.printed),
        total=_cells(table.total),
        worded=tuple(worded(spec, row) for row in table.lines()),
    )


def bars(key: str, title: str, table: Table) -> Chart:
    """A table's rows as lying bars in its own order; table 3's are parted into complaints and others."""
    rows = table.printed
    if table.spec.complaint_share:
        complaints = tuple(row.complaints or 0 for row in rows)
        others = tuple(row.count - (row.complaints or 0) for row in rows)
        series: tuple[Series, ...] = (Series(COMPLAINTS, complaints, "complaint"), Series(OTHERS, others, "other"))
    else:
        series = (Series("Antal", tuple(row.count for row in rows), TONES[table.spec.kind]),)
    alt = f"{title}: " + "; ".join(worded(table.spec, row) for row in rows) + "."
    return Chart(
        key, title, alt, "bars", tuple(row.name for row in rows), series, tuple(_label(table, row) for row in rows)
    )


def outcome_bars(key: str, title: str, tables: Sequence[Table]) -> Chart:
    """The outcomes of complaints under every action as lying bars, in the order of their tables (6, 7 and 8)."""
    found = [(table, row, f"{action_of(table.spec)}: {row.name}") for table in tables for row in table.printed]
    labels = tuple(_label(table, row) for table, row, _ in found)
    names = tuple(name for _, _, name in found)
    alt = f"{title}: " + "; ".join(f"{name} {label}" for name, label in zip(names, labels, strict=True)) + "."
    series = Series(COMPLAINTS, tuple(row.count for _, row, _ in found), "complaint")
    return Chart(key, title, alt, "bars", names, (series,), labels)


def month_columns(figures: Figures, months: tuple[MonthCount, ...]) -> Chart:
    """The counted inquiries month by month, or year by year where nobody could tell so many months apart.

    A period of days within months has part months at its ends, and one of months within years part years.
    """
    counts = pieces_of(months)
    title = f"Henvendelser {'måned for måned' if len(counts) == len(months) else 'år for år'}"
    told = "; ".join(f"{count.name} {_cases(count)}" for count in counts)
    return Chart(
        key="chart months",
        title=title,
        alt=f"{title}, i alt {figures.counted}: {told}.",
        shape="columns",
        names=tuple(count.name for count in counts),
        series=(
            Series(COMPLAINTS, tuple(count.complaints for count in counts), "complaint"),
            Series(OTHERS, tuple(count.others for count in counts), "other"),
        ),
        labels=tuple(str(count.complaints + count.others) for count in counts),
    )


def _cells(row: Row) -> tuple[Cell, ...]:
    complaints: tuple[Cell, ...] = () if row.complaints is None else (row.complaints,)
    return row.name, row.count, *complaints, row.percent


def _label(table: Table, row: Row) -> str:
    if row.percent is None:
        return str(row.count)
    return f"{row.percent} % klager" if table.spec.complaint_share else f"{row.count} ({row.percent} %)"


def _cases(count: MonthCount | YearCount) -> str:
    sum_of = count.complaints + count.others
    return f"{sum_of}, heraf {counted(count.complaints, 'klage', 'klager')}"
