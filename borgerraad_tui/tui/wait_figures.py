"""How long was waited, and whether the service level was kept, as blocks of the statistics after the nine tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borgerraad_tui.domain.text import counted
from borgerraad_tui.domain.waiting import Heard
from borgerraad_tui.statistics.basis import share_told
from borgerraad_tui.statistics.further import AskedSelection, Further
from borgerraad_tui.statistics.promptness import BRIEF, PROMPTNESS, PromptRow, PromptTable
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.statistics.waits import QUESTIONS, WaitRow, WaitSpec, WaitTable
from borgerraad_tui.store.waits import asked_clock
from borgerraad_tui.tui.figures import Bar, Block, FigureLine

DAYS = ("Median", "  90 %", "Længst")
PROMPT_HEADS = ("I tide", "For sent", "Ikke forfaldne", "Opgivet", "Procent")
NOTHING = "-"
NONE = "Ingen {} i perioden."


def wait_blocks(figures: Figures, further: Further, *, zero_rows: bool) -> Iterator[Block]:
    """First replies, answers, the adviser's own times, and what came within the service level."""
    for table in further.waits:
        yield _waits(figures, table, zero_rows=zero_rows)
    yield _promptness(figures, further.promptness, zero_rows=zero_rows)


def _waits(figures: Figures, table: WaitTable, *, zero_rows: bool) -> Block:
    spec, heads = table.spec, ("Antal", table.spec.head, *DAYS)
    lines = tuple(
        _line(
            row, _wait_cells(row), heads, _wait_basis(spec, row), _behind(figures, spec, row), total=row is table.total
        )
        for row in table.lines(zero_rows=zero_rows)
    )
    return Block(spec.number, spec.title, spec.brief, lines, heads)


def _promptness(figures: Figures, table: PromptTable, *, zero_rows: bool) -> Block:
    lines = tuple(
        _line(
            row, _prompt_cells(row), PROMPT_HEADS, _prompt_basis(row, table.level), _asked(figures, row, "reply"),
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
    heard = asked_clock(spec.waited_for)
    if heard is not None:
        return _asked(figures, row, heard)
    return Selection(figures.first or figures.last, figures.last, spec.waited_for, None, row.entries)


def _asked(figures: Figures, row: WaitRow | PromptRow, heard: Heard) -> AskedSelection:
    return AskedSelection(figures.first or figures.last, figures.last, row.entries, heard)


def _wait_cells(row: WaitRow) -> tuple[str, ...]:
    days = tuple(row.told(value) or NOTHING for value in (row.median, row.ninety))
    longest = NOTHING if row.longest is None else f"({row.longest})" if row.longest_without else str(row.longest)
    return str(row.count), str(row.without), *days, longest


def _prompt_cells(row: PromptRow) -> tuple[str, ...]:
    share = NOTHING if row.percent is None else f"{row.percent} %"
    return str(row.in_time), str(row.late), str(row.not_due), str(row.given_up), share


def _wait_basis(spec: WaitSpec, row: WaitRow) -> str:
    if not row.count:
        return NONE.format(spec.among[1])
    without = f", heraf {row.without} {spec.without} og regnet for længst" if row.without else ""
    longest = f" Den længste, ({row.longest}), er {spec.without}." if row.longest_without else ""
    return f"{counted(row.count, *spec.among)}{without}.{longest} Alle kalenderens dage tælles."


def _prompt_basis(row: PromptRow, level: int) -> str:
    if not row.count:
        return NONE.format(QUESTIONS[1])
    term = f"over fristen ({counted(level, 'dag', 'dage')})"
    told = f"Ingen er besvaret eller {term}."
    if row.due:
        told = f"{row.in_time} af {row.due} = {share_told(row.in_time, row.due)}: i tide af besvarede og ubesvarede {term}."
    not_due = f" {counted(row.not_due, 'er endnu ikke forfalden', 'er endnu ikke forfaldne')}." if row.not_due else ""
    given_up = f" {row.given_up} blev opgivet uden svar inden fristen." if row.given_up else ""
    return told + not_due + given_up
