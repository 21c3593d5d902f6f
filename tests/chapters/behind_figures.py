"""Every figure of a period as the statistics show it, and what stands behind each, in the register now and as it was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from borgerraad_tui.chapters.behind import consultations_behind, inquiries_behind, questions_behind
from borgerraad_tui.chapters.publishing import Published, catalogue_then
from borgerraad_tui.statistics.by_month import by_month
from borgerraad_tui.statistics.facts import months_of
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.store.consultations import ConsultationWindow
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import asked_requests
from borgerraad_tui.store.waits import WaitedInquiries, own_clock
from borgerraad_tui.tui.figures import blocks
from borgerraad_tui.tui.month_block import month_blocks
from borgerraad_tui.tui.sources import further_blocks
from borgerraad_tui.tui.widgets.windows import RowSource

Place = tuple[int, str, str]
"""A figure: its table, its row, and what of the row it counts."""
EVERY = 100_000


def figures_of(register: Register, published: Published) -> Iterator[tuple[Place, str, Any]]:
    """Every figure with something behind it, its number and what that is; rows of nothing among them."""
    assert published.further is not None
    shown = blocks(published.figures, catalogue_then(register, published), zero_rows=True)
    further = further_blocks(published.figures, published.further, zero_rows=True)
    months = by_month(months_of(published.facts), published.part.first, published.part.last)
    for block in (*shown, *further, *month_blocks(published.figures, months)):
        for line in block.lines:
            if line.behind is not None:
                yield (block.number, line.name, "count"), line.count, line.behind
            if line.complaints_behind is not None:
                yield (block.number, line.name, "complaints"), line.complaints, line.complaints_behind


def opened_then(register: Register, published: Published) -> Mapping[Place, Sequence[Any]]:
    """The rows that every figure of a published part opens: as many as its number says."""

    def behind(figure: Any) -> RowSource[Any]:
        if figure == "consultations":
            return consultations_behind(register, published)
        if isinstance(figure, AskedSelection):
            return questions_behind(register, published, figure)
        return inquiries_behind(register, published, figure)

    found = {}
    for place, number, figure in figures_of(register, published):
        found[place] = read(behind(figure))
        assert len(found[place]) == int(number), place
    return found


def opened_now(register: Register, published: Published) -> Mapping[Place, Sequence[Any]]:
    """The rows that the same figures open in the register this minute, where nothing frozen has a say."""

    def behind(figure: Any) -> RowSource[Any]:
        if figure == "consultations":
            return ConsultationWindow(register.engine, published.part.first, published.part.last)
        if isinstance(figure, AskedSelection):
            return asked_requests(register.engine, figure)
        found, waited_for = selected_inquiries(register.engine, figure), own_clock(figure.part)
        return WaitedInquiries(register, found, waited_for, register.clock.today()) if waited_for else found

    return {place: read(behind(figure)) for place, _, figure in figures_of(register, published)}


def read(source: RowSource[Any]) -> Sequence[Any]:
    """All rows, in two windows, each found where it stands."""
    rows = [*source.rows(0, 2), *source.rows(2, EVERY)]
    assert source.count() == len(rows)
    assert [source.index_of(row[0]) for row in rows] == list(range(len(rows)))
    return rows
