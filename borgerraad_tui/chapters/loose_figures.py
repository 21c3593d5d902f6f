"""Figures in her own words that stand in no table and no sentence beside them: to be pointed out, never refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from borgerraad_tui.chapters.blocks import Block, Chart, Heading, Paragraph, TableBlock

_FIGURE = r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?:[ \u00a0]?(%|procent\b|pct\b\.?))?(?![\w/])"
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


def loose_figures(text: str, blocks: Iterable[Block]) -> list[str]:
    """The figures of a text, as they are written, that the blocks do not hold; each once.

    A percentage is only held by a percentage. Days, years and references (§ 11, tabel 3, s. 12) are no figures.
    """
    numbers, percents = _held(blocks)
    found = dict.fromkeys(
        written
        for written, value, is_percent in _figures(text)
        if value not in (percents if is_percent else numbers | percents)
    )
    return list(found)


def told(figures: Iterable[str]) -> str:
    """They are told in one sentence; nothing where there are none."""
    named = " og ".join(", ".join(figures).rsplit(", ", 1))
    return f"{named} står ikke i tallene." if named else ""


def _figures(text: str) -> Iterator[tuple[str, Fraction, bool]]:
    """Each figure as it is written, its value, and whether it is a percentage."""
    plain = _NO_FIGURES.sub(lambda found: " " * len(found[0]), text)
    for found in re.finditer(_FIGURE, plain):
        whole, part, percent = found.groups()
        value = Fraction(f"{whole.replace('.', '')}.{part or 0}")
        yield found[0], value, percent is not None


def _held(blocks: Iterable[Block]) -> tuple[set[Fraction], set[Fraction]]:
    """The numbers and the percentages that blocks hold."""
    numbers: set[Fraction] = set()
    percents: set[Fraction] = set()
    for block in blocks:
        match block:
            case TableBlock():
                for row in block.lines:
                    for column, cell in zip(block.columns, row, strict=True):
                        if isinstance(cell, (int, Fraction)):
                            (percents if column.measure == "percent" else numbers).add(Fraction(cell))
            case Chart():
                numbers |= {Fraction(value) for series in block.series for value in series.values}
            case Paragraph(text, role) if role != "own":
                _take(text, numbers, percents)
            case Heading(text):
                _take(text, numbers, percents)
            case _:
                pass
    return numbers, percents


def _take(text: str, numbers: set[Fraction], percents: set[Fraction]) -> None:
    for _, value, is_percent in _figures(text):
        (percents if is_percent else numbers).add(value)
