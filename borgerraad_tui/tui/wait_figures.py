"""How long was waited, as blocks of the statistics after the nine tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.table import DIRECTORATES
from borgerraad_tui.statistics.waits import WAIT_TABLES, Part, Wait, WaitRow, WaitSpec, wait_table
from borgerraad_tui.tui.figures import Bar, Block, FigureLine

HEADS = ("Antal", "Venter", "Median", "  90 %", "Længst", "I tide")
NOTHING = "-"
NOT_YET = "venter"
"""Where a median or a percentile falls on what still waits."""


def wait_blocks(
    waits: Mapping[Part, Sequence[Wait]], catalogue: Catalogue, level: int, last: date, *, zero_rows: bool
) -> tuple[Block, ...]:
    """Four blocks: first replies, answers, and the adviser's own; `level` is the service level in days."""
    return tuple(
        _block(spec, waits[spec.part], list(_groups(waits[spec.part], catalogue, last, zero_rows=zero_rows)), level)
        for spec in WAIT_TABLES
    )


def _groups(waits: Sequence[Wait], catalogue: Catalogue, last: date, *, zero_rows: bool) -> Iterator[str]:
    """The directorates in the catalogue's order, each name once; those without a clock only where rows of nothing are shown."""
    counted = {wait.group for wait in waits}
    entries = catalogue.of("directorate")
    yield from dict.fromkeys(
        entry.name for entry in entries if entry.name in counted or (zero_rows and entry.valid(last))
    )
    if "" in counted:
        yield ""


def _block(spec: WaitSpec, waits: Sequence[Wait], groups: Sequence[str], level: int) -> Block:
    table = wait_table(spec, waits, groups, level)
    lines = [_line(spec, row, level) for row in table.rows]
    return Block(spec.number, spec.title, spec.brief, (*lines, _line(spec, table.total, level, total=True)), HEADS)


def _line(spec: WaitSpec, row: WaitRow, level: int, *, total: bool = False) -> FigureLine:
    share = NOTHING if row.percent is None else f"{row.percent} %"
    texts = (str(row.count), str(row.waiting), _days(row, row.median), _days(row, row.ninety), _longest(row), share)
    cells = tuple(text.rjust(len(head)) for text, head in zip(texts, HEADS, strict=True))
    name = row.name or DIRECTORATES
    return FigureLine(name, str(row.count), "", "", _basis(spec, row, level), None, Bar(), total, cells=cells)


def _days(row: WaitRow, value: Fraction | None) -> str:
    if value is None:
        return NOT_YET if row.count else NOTHING
    return decimal_comma(value, 1)


def _longest(row: WaitRow) -> str:
    return NOTHING if row.longest is None else f"{row.longest}{'+' if row.longest_waits else ''}"


def _basis(spec: WaitSpec, row: WaitRow, level: int) -> str:
    if not row.count:
        return f"Ingen {spec.among} i perioden."
    exact = decimal_comma(Fraction(100 * row.within, row.count), 2)
    days = "1 dag" if level == 1 else f"{level} dage"
    waiting = f", heraf {row.waiting} {spec.waiting} og regnet for længst" if row.waiting else ""
    return (
        f"{row.count} {spec.among}{waiting}. {row.within} af {row.count} inden for svarfristen på {days} = {exact} %,"
        f" rundet {row.percent} %."
    )
