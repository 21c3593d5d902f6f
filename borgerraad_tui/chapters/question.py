"""An answer to a question of one's own: a cross-table, with small counts left out where it is an extract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from borgerraad_tui.chapters.blocks import Block, Cell, Column, Document, Paragraph, TableBlock
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.search_line import read_search
from borgerraad_tui.domain.text import counted, quoted
from borgerraad_tui.statistics.cross import CrossTable, Property, cross
from borgerraad_tui.statistics.suppression import Spot, Suppression, suppress
from borgerraad_tui.statistics.table import TOTAL
from borgerraad_tui.store.cross import Asked, cross_lines
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search_filters import on_inquiry

NONE_LEFT_OUT = Suppression(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Answer:
    """A counted question: `limit` None shows every count (the adviser's own), else it is an extract for others."""

    table: CrossTable
    first: date
    last: date
    words: str
    limit: int | None

    @property
    def left_out(self) -> Suppression:
        """The counts that are not shown."""
        return suppress(self.table.grid, self.limit) if self.limit else NONE_LEFT_OUT


def answer_document(answer: Answer, municipality: str, made: date) -> Document:
    """The table with what it counts, and what was left out of it."""
    days = f"{danish_day(answer.first)} – {danish_day(answer.last)}"
    return Document(municipality, answer.table.title, days, made, tuple(_blocks(answer, days)))


def _blocks(answer: Answer, days: str) -> Iterator[Block]:
    filters = f", filtreret på {answer.words}" if answer.words else ""
    yield Paragraph(
        f"Henvendelser modtaget {days}{filters}, uden dem der udgår eller ikke er taget stilling til.", "note"
    )
    yield answer_table(answer)


def answer_table(answer: Answer) -> TableBlock:
    """The counts as they may be shown; a count left out is »udeladt« in words and a dash in figures."""
    table, hidden = answer.table, answer.left_out.spots
    columns = (Column(table.row_property.label, "name"), *(Column(side.name, "count") for side in table.columns))
    rows = [
        (side.name, *_cells(counts, place, hidden))
        for place, (side, counts) in enumerate(zip(table.rows, table.grid, strict=True))
    ]
    return TableBlock(
        key="question",
        number=0,
        caption=table.title,
        columns=columns,
        rows=tuple(rows[:-1]),
        total=rows[-1],
        worded=tuple(_worded(row, columns) for row in rows),
        notes=tuple(_notes(answer)),
    )


HIDDEN = "–"


def _cells(counts: tuple[int, ...], row: int, hidden: frozenset[Spot]) -> Iterator[Cell]:
    return (HIDDEN if Spot(row, place) in hidden else count for place, count in enumerate(counts))


def _worded(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    told = (
        (column.name, "udeladt" if cell == HIDDEN else str(cell))
        for column, cell in zip(columns[1:], row[1:], strict=True)
    )
    return f"{row[0]}: " + ", ".join(
        value if name == TOTAL and len(columns) == 2 else f"{name} {value}" for name, value in told
    )


def _notes(answer: Answer) -> Iterator[str]:
    if answer.limit is None:
        return
    left_out = answer.left_out
    yield f"Antal fra 1 til {answer.limit - 1} er udeladt, fordi de kan pege på en person: {len(left_out.small)}."
    if left_out.beside:
        number = counted(len(left_out.beside), "andet antal", "andre antal")
        yield f"Yderligere {number} er udeladt, så de første ikke kan regnes ud af summerne."


def asked_question(
    register: Register, rows: Property, columns: Property | None, period: Period, words: str, limit: int | None
) -> tuple[Answer, tuple[str, ...]]:
    """Count a question; the second are sentences about filters that could not be read, which then do not count."""
    today = register.clock.today()
    line = read_search(words, register.catalogue, today)
    faults = (*line.faults, *([f"{quoted(line.words)} er intet filter. Skriv fx område:V&S."] if line.words else []))
    asked = Asked(period.first, period.until(today), on_inquiry(line.filters))
    lines = cross_lines(register.engine, asked, rows, columns)
    table = cross(lines, rows, columns, register.catalogue, asked.last)
    return Answer(table, asked.first, asked.last, words.strip(), limit), faults
