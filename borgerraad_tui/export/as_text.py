"""Figures as a page of plain Danish text, for the terminal and for a screen reader: one figure a line, no columns."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.export.further_as_text import further_as_text
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.numbers import month_count, one_decimal
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Table
from borgerraad_tui.statistics.unfinished import unfinished
from borgerraad_tui.statistics.wording import worded


def figures_as_text(figures: Figures, further: Further) -> str:
    """The whole page: what the period holds, the nine tables as the report words them, and the further ones after them."""
    lines = [*_period(figures)]
    tables = [*map(_table, figures.tables), *further_as_text(further)]
    for table in tables:
        lines += ["", *table]
    return "\n".join(lines) + "\n"


def _period(figures: Figures) -> Iterator[str]:
    since = f"{danish_day(figures.first)} –" if figures.first else "til og med"
    yield f"Statistik {since} {danish_day(figures.last)}"
    if told := unfinished(figures):
        yield told
    yield ""
    yield f"Registreret: {_inquiries(figures.registered)}"
    yield f"Udgår: {_inquiries(figures.excluded)}"
    for reason in figures.excluded_by:
        yield f"  {reason.name}: {reason.n}"
    yield f"Ikke taget stilling til: {_inquiries(figures.undecided)}"
    yield f"Indgår i statistikken: {_inquiries(figures.counted)}"
    yield f"  Klager: {figures.complaints}"
    yield f"  Andre henvendelser: {figures.others}"
    per_month = figures.per_month
    if per_month is not None:
        yield f"Pr. måned: {one_decimal(per_month)} ({figures.counted} delt med {month_count(figures.months)})"
    yield f"Konsulentbistand: {counted(figures.consultations, 'gang', 'gange')}"


def _table(table: Table) -> Iterator[str]:
    yield f"Tabel {table.spec.number}: {table.spec.title}"
    for row in table.lines():
        yield f"  {worded(table.spec, row)}"


def _inquiries(number: int) -> str:
    return counted(number, "henvendelse", "henvendelser")
