"""An answer to a question of one's own: a cross-table, with small counts left out where it is an extract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from borgerraad_tui.chapters.blocks import Block, Cell, Column, Document, Paragraph, TableBlock
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import Question
from borgerraad_tui.domain.search_line import read_search
from borgerraad_tui.domain.text import counted, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.cross import CrossTable, Property, cross, property_of
from borgerraad_tui.statistics.suppression import Spot, Suppression, suppress
from borgerraad_tui.statistics.table import TOTAL
from borgerraad_tui.store.cross import Asked, behind_cross, cross_lines
from borgerraad_tui.store.listing import InquiryWindow
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search_filters import on_inquiry

NONE_LEFT_OUT = Suppression(frozenset(), frozenset())
OWN_USE = "Kun til eget brug: også små tal er med, og de kan pege på en person."
LEFT_OUT = "udeladt"


@dataclass(frozen=True)
class Answer:
    """A counted question: `limit` None shows every count (the adviser's own), else it is an extract for others."""

    table: CrossTable
    asked: Asked
    words: str
    limit: int | None

    @property
    def days(self) -> str:
        """The days it is about."""
        return f"{danish_day(self.asked.first)} – {danish_day(self.asked.last)}"

    @property
    def about(self) -> str:
        """Which inquiries are counted, in words that can go on in a sentence."""
        return f"modtaget {self.days}{f', filtreret på »{self.words}«' if self.words else ''}"

    @cached_property
    def left_out(self) -> Suppression:
        """The counts that are not shown."""
        return suppress(self.table.grid, self.limit) if self.limit else NONE_LEFT_OUT


def answer_document(answer: Answer, municipality: str, made: date) -> Document:
    """The table with what it counts, and what was left out of it."""
    return Document(municipality, answer.table.title, answer.days, made, tuple(_blocks(answer)))


def _blocks(answer: Answer) -> Iterator[Block]:
    yield Paragraph(f"Henvendelser {answer.about}, uden dem der udgår eller ikke er taget stilling til.", "note")
    if answer.limit is None:
        yield Paragraph(OWN_USE, "note")
    yield answer_table(answer)


def answer_table(answer: Answer) -> TableBlock:
    """The counts as they may be shown; a count left out is »udeladt«, so that it is not taken for none."""
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
        notes=told_left_out(answer),
    )


def _cells(counts: tuple[int, ...], row: int, hidden: frozenset[Spot]) -> Iterator[Cell]:
    return (LEFT_OUT if Spot(row, place) in hidden else count for place, count in enumerate(counts))


def _worded(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    told = ((column.name, str(cell)) for column, cell in zip(columns[1:], row[1:], strict=True))
    return f"{row[0]}: " + ", ".join(
        value if name == TOTAL and len(columns) == 2 else f"{name} {value}" for name, value in told
    )


def told_left_out(answer: Answer) -> tuple[str, ...]:
    """What was left out and why; nothing of one's own.

    One number for all of them, in words that are the same whether others had to go with the small ones: how many of each
    there are would tell counts that the sums leave open.
    """
    if answer.limit is None:
        return ()
    small, number = f"fra 1 til {answer.limit - 1}", len(answer.left_out.spots)
    if not number:
        return (f"Intet er udeladt: der er ingen antal {small}.",)
    return (
        f"{number} antal er udeladt: antal {small}, fordi de kan pege på en person,"
        " og om nødvendigt andre, så de ikke kan regnes ud.",
    )


def figure_name(answer: Answer, spot: Spot) -> str:
    """What a figure counts, by the names of its row and column; a total's own name only where it is all of them."""
    sides = [answer.table.rows[spot.row].name]
    if answer.table.column_property is not None:
        sides.append(answer.table.columns[spot.column].name)
    return " · ".join([name for name in sides if name != TOTAL] or [TOTAL])


def figure_basis(answer: Answer, spot: Spot) -> str:
    """A figure in one sentence: the inquiries it counts, and what it is a part of; nothing that is left out is told."""
    count = _told(answer, spot, "henvendelse", "henvendelser")
    wholes = [f"{_told(answer, whole, 'i', 'i')} {where}" for whole, where in _wholes(answer.table, spot)]
    return f"{count} {answer.about}{f', af {_listed(wholes)}' if wholes else ''}."


def _told(answer: Answer, spot: Spot, one: str, many: str) -> str:
    if spot in answer.left_out.spots:
        return f"{LEFT_OUT} antal {many}"
    return counted(answer.table.grid[spot.row][spot.column], one, many)


def _wholes(table: CrossTable, spot: Spot) -> Iterator[tuple[Spot, str]]:
    """The totals a figure is a part of."""
    row, column = len(table.rows) - 1, len(table.columns) - 1
    if spot.column < column:
        yield Spot(spot.row, column), "rækken" if spot.row < row else "alt"
    if spot.row < row:
        yield Spot(row, spot.column), "kolonnen" if spot.column < column else "alt"
    if spot.row < row and spot.column < column:
        yield Spot(row, column), "alt"


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last


def behind_figure(register: Register, answer: Answer, spot: Spot) -> InquiryWindow:
    """The inquiries that a figure counts, newest first."""
    table = answer.table
    chosen = [(table.row_property, table.rows[spot.row].values)]
    if table.column_property is not None:
        chosen.append((table.column_property, table.columns[spot.column].values))
    return behind_cross(register.engine, answer.asked, chosen)


def read_filters(words: str, catalogue: Catalogue, today: date) -> tuple[Filters, tuple[str, ...]]:
    """The filters of a line as in the search, and a sentence for each word that is none or cannot be read."""
    line = read_search(words, catalogue, today)
    stray = [f"{quoted(line.words)} er intet filter. Skriv fx område:V&S."] if line.words else []
    return line.filters, (*line.faults, *stray)


def asked_question(
    register: Register, rows: Property, columns: Property | None, period: Period, words: str, limit: int | None
) -> tuple[Answer, tuple[str, ...]]:
    """Count a question; the second are sentences about filters that could not be read, which then do not count."""
    today = register.clock.today()
    filters, faults = read_filters(words, register.catalogue, today)
    asked = Asked(period.first, period.until(today), on_inquiry(filters))
    lines = cross_lines(register.engine, asked, rows, columns)
    table = cross(lines, rows, columns, register.catalogue, asked.last)
    return Answer(table, asked, words.strip(), limit), faults


def answer_to(register: Register, question: Question, period: Period, limit: int | None = None) -> Answer:
    """Count a saved question; RuleBroken when its filters can no longer be read: it would answer another one."""
    columns = property_of(question.columns) if question.columns else None
    answer, faults = asked_question(register, property_of(question.rows), columns, period, question.words, limit)
    if faults:
        raise RuleBroken(f"Filtrene kan ikke læses: {' '.join(faults)} Ret spørgsmålet fra menuen (F10).", "words")
    return answer
