"""The counted inquiries month by month, as a block of a published report's figures: what its diagram prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.by_month import MonthCount, YearCount, pieces_of
from borgerraad_tui.statistics.promptness import PROMPTNESS
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.tui.figures import Bar, Block, FigureLine

MONTHS = PROMPTNESS + 1
"""The block's number, after all tables."""
BY_MONTH, BY_YEAR = "Måned for måned", "År for år"


def month_blocks(figures: Figures, months: Sequence[MonthCount]) -> Iterator[Block]:
    """The block, or nothing where nothing is counted; of a long period it has years, as the diagram has."""
    if not figures.counted:
        return
    pieces = pieces_of(months)
    longest = max(piece.complaints + piece.others for piece in pieces)
    title = BY_MONTH if len(pieces) == len(months) else BY_YEAR
    yield Block(MONTHS, title, title, tuple(_line(figures, piece, longest) for piece in pieces))


def _line(figures: Figures, piece: MonthCount | YearCount, longest: int) -> FigureLine:
    first, last = piece.days
    number = piece.complaints + piece.others
    behind = Selection(max(first, figures.first or first), min(last, figures.last))
    return FigureLine(
        piece.name,
        str(number),
        str(piece.complaints),
        "",
        f"{number} af de {figures.counted}, der er talt med, heraf {counted(piece.complaints, 'klage', 'klager')}.",
        behind,
        Bar(((piece.complaints, "complaint"), (piece.others, "other")), longest),
        complaints_behind=replace(behind, kind=Kind.COMPLAINT),
    )
