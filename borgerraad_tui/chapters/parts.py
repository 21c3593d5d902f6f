"""What the chapter of statistics says of one period: every piece declared once, in printed order.

The screen shows each piece by its title, with whether it is in and her own text beside it; a new one is a line in `PIECES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from borgerraad_tui.chapters import further, sentences
from borgerraad_tui.chapters.blocks import Block, Heading, Paragraph
from borgerraad_tui.chapters.heirs import families, renamed
from borgerraad_tui.chapters.live_figures import filled
from borgerraad_tui.chapters.tables import bars, month_columns, outcome_bars, table_block
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.report import ReportBlock, part_title
from borgerraad_tui.statistics.by_month import MonthCount
from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_TITLE
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.promptness import BRIEF, PROMPTNESS
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import TABLES, Table
from borgerraad_tui.statistics.unfinished import empty_months, unfinished
from borgerraad_tui.statistics.waits import WAIT_TABLES

NOT_KEPT = "Tabellen blev ikke gemt, da beretningen blev offentliggjort, og kan ikke tælles, som den var dengang."


THEMES, RENAMED = (2, 9), (1, 2, 3, 9)
"""The tables of themes, and those whose names a reorganisation changes."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the pieces of one period are made from, all of it counted.

    `further` counts the tables after the nine when they are asked for: most reports print none of them. None stands for a report
    that was published without them.
    """

    name: str
    first: date
    last: date
    figures: Figures
    months: tuple[MonthCount, ...]
    further: Callable[[], Further | None]
    catalogue: Catalogue

    @property
    def title(self) -> str:
        """The period's name and days, as a heading."""
        return part_title(self.name, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the chapter: its key in the file, what the screen calls it, its blocks, and whether it is in unless she says."""

    key: str
    title: str
    build: Callable[[Material], Iterator[Block]]
    proposed: bool = True


def _opening(material: Material) -> Iterator[Block]:
    figures = material.figures
    for text in (
        sentences.registered(figures),
        sentences.kinds(figures),
        sentences.a_month(figures),
        sentences.consultations(figures),
    ):
        if text:
            yield Paragraph(text, "figures")
    for note in (unfinished(figures), empty_months(figures, material.months)):
        if note:
            yield Paragraph(note, "note")


def _months(material: Material) -> Iterator[Block]:
    if material.figures.counted:
        yield month_columns(material.figures, material.months)


def _table(number: int, material: Material) -> Iterator[Block]:
    table = material.figures.table(number)
    if not table.printed:
        return
    found = families(table, material.catalogue) if number in RENAMED else []
    said = (
        sentences.most_frequent(found, "temaet")
        if number in THEMES
        else _SAID[number](table)
        if number in _SAID
        else ""
    )
    if said:
        yield Paragraph(said, "figures")
    if told := renamed(found):
        yield Paragraph(told, "note")
    yield table_block(table)


def _bars(key: str, title: str, number: int, material: Material) -> Iterator[Block]:
    table = material.figures.table(number)
    if table.printed:
        yield bars(key, title, table)


def _outcomes(material: Material) -> Iterator[Block]:
    tables = [material.figures.table(spec.number) for spec in TABLES if spec.within]
    if any(table.printed for table in tables):
        yield outcome_bars("chart outcomes", "Udfald ved klager", tables)


def _after_the_nine(build: Callable[[Further], Iterator[Block]], material: Material) -> Iterator[Block]:
    counted = material.further()
    if counted is None:
        yield Paragraph(NOT_KEPT, "note")
    else:
        yield from build(counted)


_SAID: Mapping[int, Callable[[Table], str]] = {
    3: sentences.complaint_shares,
    6: sentences.outcomes,
    7: sentences.outcomes,
    8: sentences.outcomes,
}
"""The sentence before a table, made from it."""

_TABLES = {
    spec.number: Piece(
        f"table {spec.number}",
        f"Tabel {spec.number} {spec.brief}",
        partial(_table, spec.number),
        # 3 says what 1 says and more, and 9 prints what 2 prints
        proposed=spec.number not in (1, 2),
    )
    for spec in TABLES
}

_FURTHER: Mapping[int, tuple[str, Callable[[Further], Iterator[Block]]]] = {
    FINDINGS: (FINDINGS_TITLE, further.finding_blocks),
    **{spec.number: (spec.brief, partial(further.wait_blocks, number=spec.number)) for spec in WAIT_TABLES},
    PROMPTNESS: (BRIEF, further.promptness_blocks),
}
"""The tables after the nine, which the printed report does not have: what the screen calls each, and its blocks."""

PIECES: tuple[Piece, ...] = (
    Piece("opening", "Indledning med tal", _opening),
    Piece("chart months", "Diagram: måned for måned", _months),
    _TABLES[1],
    _TABLES[2],
    _TABLES[3],
    Piece("chart areas", "Diagram: områder og klageandel", partial(_bars, "chart areas", "Områder og klageandel", 3)),
    _TABLES[4],
    _TABLES[5],
    _TABLES[6],
    _TABLES[7],
    _TABLES[8],
    Piece(
        "chart actions", "Diagram: handlinger ved klager", partial(_bars, "chart actions", "Handlinger ved klager", 4)
    ),
    Piece("chart outcomes", "Diagram: udfald ved klager", _outcomes),
    _TABLES[9],
    Piece("chart themes", "Diagram: temaer", partial(_bars, "chart themes", "Henvendelsernes temaer", 9)),
    *(
        Piece(f"table {number}", f"Tabel {number} {brief}", partial(_after_the_nine, build), proposed=False)
        for number, (brief, build) in _FURTHER.items()
    ),
)
"""Every piece of a period, in printed order."""


def part_blocks(material: Material, chosen: Mapping[str, ReportBlock]) -> Iterator[Block]:
    """The period as it is printed; `chosen` holds what she has said about a piece, by its key."""
    yield Heading(material.title, 2)
    for piece in PIECES:
        said = chosen.get(piece.key)
        if said.included if said else piece.proposed:
            yield from piece.build(material)
            if said and said.text:
                yield Paragraph(filled(said.text, material.figures), "own")
