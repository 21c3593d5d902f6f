"""Findings in the statistics: outcomes beside the main ones, in a block of their own below the nine tables."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.store.findings import FindingCounts
from borgerraad_tui.tui.figures import Bar, Block, FigureLine

FINDINGS = 10
"""The block after the nine tables."""
FINDINGS_TITLE = "Yderligere mærker"
BASIS = "Udfald ud over det, henvendelsen tælles under. De indgår ikke i de ni tabeller; en henvendelse kan have flere."


def finding_blocks(figures: Figures, counts: FindingCounts, catalogue: Catalogue) -> Iterator[Block]:
    """The block, where the period has any."""
    by_outcome = counts.by_outcome
    if not by_outcome:
        return
    longest = max(by_outcome.values())
    marked = [entry for entry in catalogue.of("outcome") if entry.id in by_outcome]
    lines = [
        _line(
            figures,
            f"{catalogue.name('action', entry.parent)}: {entry.name}",
            by_outcome[entry.id],
            longest,
            (entry.id,),
        )
        for entry in marked
    ]
    total = _line(figures, "Henvendelser med mærker", counts.inquiries, 0, tuple(entry.id for entry in marked))
    yield Block(FINDINGS, FINDINGS_TITLE, FINDINGS_TITLE, (*lines, total))


def _line(figures: Figures, name: str, count: int, longest: int, outcomes: tuple[int, ...]) -> FigureLine:
    behind = Selection(figures.first or figures.last, figures.last, "finding", None, outcomes)
    bar = Bar(((count, "complaint"),), longest) if longest else Bar()
    return FigureLine(name, str(count), "", "", BASIS, behind, bar, total=not longest)
