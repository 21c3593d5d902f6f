"""The pieces a document is made of. A format writes each of them once; nothing is counted here or after here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeVar

from borgerraad_tui.domain.dates import danish_day

Role = Literal["body", "figures", "note", "own"]
"""Of a paragraph: running text, a sentence made from figures, a remark on how something is counted, or her own words."""
Measure = Literal["name", "text", "count", "percent", "days"]
"""What a column holds: the row's name, words, whole numbers, whole percent, or days and averages with one decimal."""
Cell = str | int | Fraction | None
Tone = Literal["plain", "complaint", "other"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a chapter, 2 a part of one, 3 below that. `key` names what it begins, for links and the screen."""

    text: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text; her own may hold several lines."""

    text: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of one list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and what it measures; `hers` is a name she gave that the heading begins with."""

    name: str
    measure: Measure
    hers: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals a fraction in it is written with at most; only rows of unlike measure have more than one."""
        return 1 if self.measure == "days" else 2


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A finished table: `rows` and `total` have a cell for each column, the first one the name.

    `worded` says each row and the total in the report's own words, for text, screen readers and the clipboard. `key` is the
    same in every document; `number` is the printed one, 0 for a table the printed report does not number.
    """

    key: str
    number: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    worded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The caption with the printed number."""
        return f"Tabel {self.number}: {self.caption}" if self.number else self.caption

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows, and the total below them where there is one."""
        return (*self.rows, *([self.total] if self.total else []))


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers, one for each of a chart's names."""

    name: str
    values: tuple[int, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table: lying bars in the table's order, or standing columns over time; several series are stacked.

    `labels` are written at the end of each bar. `alt` says what is to be seen, for whoever does not see it.
    """

    key: str
    title: str
    alt: str
    shape: Literal["bars", "columns"]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[str, ...]


Block = Heading | Paragraph | Bullets | TableBlock | Chart
Some = TypeVar("Some", Heading, Paragraph, Bullets, TableBlock, Chart)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: whose it is, what it is called, the days it is about in words, and the day it was made.

    `remarks` are for her alone: what was left out of it, and why.
    """

    municipality: str
    title: str
    about: str
    made: date
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()

    @property
    def byline(self) -> str:
        """Whose it is, what it is about and when it was made, in one line below the title."""
        return f"{self.municipality} · {self.about} · skrevet {danish_day(self.made)}"

    def of(self, kind: type[Some]) -> Iterator[Some]:
        """The blocks of one kind, in order."""
        return (block for block in self.blocks if isinstance(block, kind))
