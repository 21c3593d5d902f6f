"""Which figures blocks hold, row by row and sentence by sentence: what her own words may say together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Chart, Heading, Paragraph, TableBlock

FIGURE = r"(?<![\w.,/-])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w/])(?:[ \u00a0]?(?:%|procent\b|pct\b\.?))?"
_ARE = r"(?:(?:borger)?(?:henvendelser(?:ne)?|sager(?:ne)?)[ ]+)?(?:(?:er|var)[ ]+)?(?:en[ ]+)?klager?\b"
_OF_ALL = r"(?:af[ ]+(?:alle[ ]+)?(?:henvendelser(?:ne)?|sager(?:ne)?)[ ]+)?"
PAIR = re.compile(rf"(?P<part>{FIGURE})[ ]+(?:ud[ ]+)?af[ ]+(?:de[ ]+|alle[ ]+|i[ ]alt[ ]+)?(?P<whole>{FIGURE})")
COMPLAINTS = re.compile(
    rf"(?P<part>{FIGURE})[ ]+(?:ud[ ]+)?af[ ]+(?:de[ ]+|alle[ ]+)?(?P<whole>{FIGURE})[ ]+{_ARE}"
    rf"|(?P<alone>{FIGURE})[ ]+{_OF_ALL}{_ARE}",
    re.IGNORECASE,
)
"""How many are complaints; of »18 af 24 klager« it may be either."""
CHANGE = re.compile(rf"({FIGURE})[ ]+(flere|færre|mere|mindre|højere|lavere)\b", re.IGNORECASE)
_NO_FIGURES = re.compile(
    r"""
    \b(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{2,4})?\b |  # 31-12-2021, 31/12
    \b\d{4}-\d\d?-\d\d?\b |                            # 2021-12-31
    \b\d{1,2}\.?\ (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w* |
    \b(?:1[89]|20|21)\d\d\b(?!\ ?%) |                  # a year
    §+\ ?\d+\w?(?:-\d+)? |
    \b(?:tabel|kapitel|afsnit|bilag|stk|nr|s|side|kl|lov)\.?\ ?\d+(?:[.:/-]\d+)* |
    \b\d+(?:[./]\d+){2,}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Days, years, sections and references: numbers that count nothing."""


class Figure(NamedTuple):
    """A figure's value, and whether it is a percentage."""

    value: Fraction
    percent: bool


class Held(NamedTuple):
    """What one row, one point of a chart or one sentence holds; `names` are the rows it is about, none is about all of them.

    `complaints` are those of its figures that say how many are complaints, `changes` how many percent more or fewer.
    """

    names: frozenset[str]
    figures: frozenset[Figure]
    complaints: frozenset[Figure] = frozenset()
    changes: frozenset[tuple[Figure, str]] = frozenset()
    told: bool = False
    """Whether it is a sentence."""


def plain(text: str) -> str:
    """A text with blanks for the numbers that count nothing."""
    return _NO_FIGURES.sub(lambda found: " " * len(found[0]), text)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+", text)


def read(written: str) -> Figure:
    """A figure as it is written, 1.234, 22,5 or 17 %."""
    found = re.match(r"[\d.]*\d(?:,\d+)?", written)
    assert found is not None, "a figure begins with a digit"
    return Figure(Fraction(found[0].replace(".", "").replace(",", ".")), found[0] != written)


def complaints_in(text: str) -> Iterator[tuple[str, frozenset[Figure]]]:
    """Each figure that is said to be complaints, or the two of which one is, with the words that say so."""
    for found in COMPLAINTS.finditer(text):
        said = [found["part"] or found["alone"]]
        if found["whole"] and found[0].lower().endswith((f"{found['whole']} klager", f"{found['whole']} klage")):
            said.append(found["whole"])
        yield found[0], frozenset(map(read, said))


def changes_in(text: str) -> Iterator[tuple[str, tuple[Figure, str]]]:
    """Each percentage that is said to be more or fewer, with the words that say so."""
    for found in CHANGE.finditer(text):
        if read(found[1]).percent:
            yield found[0], (read(found[1]), found[2].lower())


def held_by(blocks: Iterable[Block]) -> list[Held]:
    """Everything the blocks hold; her own words hold nothing."""
    rows: list[Held] = []
    texts: list[str] = []
    for block in blocks:
        match block:
            case TableBlock():
                rows += _table(block)
            case Chart():
                rows += _chart(block)
            case Paragraph(text, role) if role != "own":
                texts += sentences(text)
            case Heading(text):
                texts.append(text)
            case _:
                pass
    names = frozenset().union(*(row.names for row in rows))
    return [*rows, *(_sentence(text, names) for text in texts)]


def _sentence(text: str, names: Iterable[str]) -> Held:
    said = plain(text)
    return Held(
        frozenset(name for name in names if name in text),
        frozenset(read(found[0]) for found in re.finditer(FIGURE, said)),
        frozenset(figure for _, either in complaints_in(said) for figure in either),
        frozenset(change for _, change in changes_in(said)),
        told=True,
    )


def _table(table: TableBlock) -> Iterator[Held]:
    """Each row with the total, and the total alone."""
    total = _cells(table, table.total) if table.total else frozenset()
    for row in (*table.rows, *([table.total] if table.total else [])):
        named = frozenset() if row is table.total else frozenset({str(row[0])})
        yield Held(named, _cells(table, row) | total, _complaints(table, row))


def _cells(table: TableBlock, row: Sequence[object]) -> frozenset[Figure]:
    return frozenset(
        Figure(Fraction(cell), column.measure == "percent")
        for column, cell in zip(table.columns, row, strict=True)
        if isinstance(cell, (int, Fraction))
    )


def _complaints(table: TableBlock, row: Sequence[object]) -> frozenset[Figure]:
    """A row's complaints: those of a column of them and their share, or all of a table of complaints."""
    headings = [column.name for column in table.columns]
    beside = "Klager" in headings
    if not beside and not any(name.endswith("klager") for name in headings):
        return frozenset()
    return frozenset(
        Figure(Fraction(cell), column.measure == "percent")
        for column, cell in zip(table.columns, row, strict=True)
        if isinstance(cell, (int, Fraction)) and (not beside or column.name in ("Klager", "Klageandel"))
    )


def _chart(chart: Chart) -> Iterator[Held]:
    """Each point with its sum and the sum of all, and what is written at it."""
    whole = Figure(Fraction(sum(sum(series.values) for series in chart.series)), percent=False)
    for place, name in enumerate(chart.names):
        values = [series.values[place] for series in chart.series]
        label = {read(found[0]) for found in re.finditer(FIGURE, chart.labels[place])}
        numbers = {Figure(Fraction(value), percent=False) for value in (*values, sum(values))}
        complaints = {
            Figure(Fraction(series.values[place]), percent=False)
            for series in chart.series
            if series.tone == "complaint"
        }
        shares = {figure for figure in label if figure.percent and "klager" in chart.labels[place]}
        yield Held(frozenset({name}), frozenset(numbers | label | {whole}), frozenset(complaints | shares))
