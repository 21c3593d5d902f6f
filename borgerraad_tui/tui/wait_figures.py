"""How long was waited, and whether the service level was kept, as blocks of the statistics after the nine tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.basis import share_told
from borgerraad_tui.statistics.further import AskedSelection, Further
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.promptness import BRIEF, PROMPTNESS, PromptRow, PromptTable
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.statistics.waits import QUESTIONS, WaitRow, WaitSpec, WaitTable
from borgerraad_tui.tui.figures import Bar, Block, FigureLine

HEADS = ("Antal", "Venter", "Median", "  90 %", "Længst")
PROMPT_HEADS = ("I tide", "For sent", "Ikke forfaldne", "Procent")
NOTHING = "-"
NONE = "Ingen {} i perioden."
NOT_YET = "venter"
"""Where a median or a percentile falls on what still waits."""


def wait_blocks(figures: Figures, further: Further, *, zero_rows: bool) -> Iterator[Block]:
    """First replies, answers, the adviser's own times, and what came within the service level."""
    for table in further.waits:
        yield _waits(figures, table, zero_rows=zero_rows)
    yield _promptness(figures, further.promptness, zero_rows=zero_rows)


def _waits(figures: Figures, table: WaitTable, *, zero_rows: bool) -> Block:
    spec = table.spec
    lines = tuple(
        _line(
            row, _wait_cells(row), HEADS, _wait_basis(spec, row), _behind(figures, spec, row), total=row is table.total
        )
        for row in table.lines(zero_rows=zero_rows)
    )
    return Block(spec.number, spec.title, spec.brief, lines, HEADS)


def _promptness(figures: Figures, table: PromptTable, *, zero_rows: bool) -> Block:
    lines = tuple(
        _line(
            row, _prompt_cells(row), PROMPT_HEADS, _prompt_basis(row, table.level), _asked(figures, row),
            total=row is table.total,
        )
        for row in table.lines(zero_rows=zero_rows)
    )  # fmt: skip
    return Block(PROMPTNESS, table.title, BRIEF, lines, PROMPT_HEADS)


def _line(
    row: WaitRow | PromptRow,
    texts: Sequence[str],
    heads: Sequence[str],
    basis: str,
    behind: Selection | AskedSelection,
    *,
    total: bool,
) -> FigureLine:
    cells = tuple(text.rjust(len(head)) for text, head in zip(texts, heads, strict=True))
    return FigureLine(row.name, str(row.count), "", "", basis, behind, Bar(), total, cells=cells)


def _behind(figures: Figures, spec: WaitSpec, row: WaitRow) -> Selection | AskedSelection:
    """The questions a row counts, or the inquiries."""
    if spec.among == QUESTIONS:
        return _asked(figures, row)
    return Selection(figures.first or figures.last, figures.last, "clock", None, row.entries)


def _asked(figures: Figures, row: WaitRow | PromptRow) -> AskedSelection:
    return AskedSelection(figures.first or figures.last, figures.last, row.entries)


def _wait_cells(row: WaitRow) -> tuple[str, ...]:
    longest = NOTHING if row.longest is None else f"{row.longest}{'+' if row.longest_waits else ''}"
    return str(row.count), str(row.waiting), _days(row, row.median), _days(row, row.ninety), longest


def _prompt_cells(row: PromptRow) -> tuple[str, ...]:
    share = NOTHING if row.percent is None else f"{row.percent} %"
    return str(row.in_time), str(row.late), str(row.not_due), share


def _days(row: WaitRow, value: Fraction | None) -> str:
    if value is None:
        return NOT_YET if row.count else NOTHING
    return decimal_comma(value, 1)


def _wait_basis(spec: WaitSpec, row: WaitRow) -> str:
    if not row.count:
        return NONE.format(spec.among[1])
    waiting = f", heraf {row.waiting} {spec.waiting} og regnet for længst" if row.waiting else ""
    return f"{counted(row.count, *spec.among)}{waiting}. Alle kalenderens dage tælles."


def _prompt_basis(row: PromptRow, level: int) -> str:
    if not row.count:
        return NONE.format(QUESTIONS[1])
    term = f"over fristen ({counted(level, 'dag', 'dage')})"
    told = f"Ingen er besvaret eller {term}."
    if row.due:
        told = f"{row.in_time} af {row.due} = {share_told(row.in_time, row.due)}: i tide af besvarede og ubesvarede {term}."
    not_due = f" {counted(row.not_due, 'er endnu ikke forfalden', 'er endnu ikke forfaldne')}." if row.not_due else ""
    return told + not_due
