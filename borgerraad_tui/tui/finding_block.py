"""Findings in the statistics: outcomes beside the main ones, in a block of their own below the nine tables."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_BASIS, FINDINGS_TITLE, FindingRow, FindingTable
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.tui.figures import Bar, Block, FigureLine


def finding_blocks(figures: Figures, table: FindingTable) -> Iterator[Block]:
    """The block, where the period has any."""
    if not table.total.count:
        return
    longest = max(row.count for row in table.printed)
    lines = [_line(figures, row, longest) for row in table.printed]
    yield Block(FINDINGS, FINDINGS_TITLE, FINDINGS_TITLE, (*lines, _line(figures, table.total, 0)))


def _line(figures: Figures, row: FindingRow, longest: int) -> FigureLine:
    behind = Selection(figures.first or figures.last, figures.last, "finding", None, row.entries)
    bar = Bar(((row.count, "complaint"),), longest) if longest else Bar()
    return FigureLine(row.name, str(row.count), "", "", FINDINGS_BASIS, behind, bar, total=not longest)
