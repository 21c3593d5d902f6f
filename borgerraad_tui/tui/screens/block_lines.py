"""The blocks of a report on screen, as they will be printed: tables in columns, charts as bars of block characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.export.cell_text import row_text, total_text
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.figure_columns import figure_width, wrapped
from borgerraad_tui.tui.widgets.parts import Part, Parts, measured
from borgerraad_tui.tui.widgets.prose import Paragraph as Lines

T = TypeVar("T")
NARROWEST_NAME, LEGIBLE_NAME, WIDEST_NAME = 12, 20, 40
"""Cells of a row's name; below the second most names are broken within words."""
ROLES: dict[str, Role] = {"body": "text", "figures": "text", "note": "muted", "own": "key"}
TONES: dict[str, Role] = {"plain": "text", "complaint": "complaint", "other": "other"}


def block_lines(blocks: Iterable[Block], width: int, glyphs: Glyphs) -> Iterator[Lines]:
    """Paragraphs for a place of so many cells, an empty one between two blocks."""
    for number, block in enumerate(blocks):
        if number:
            yield Lines()
        yield from _block(block, max(width, 1), glyphs)


def remark_lines(remarks: Iterable[str], glyphs: Glyphs) -> Iterator[Lines]:
    """What was left out of a document, and why."""
    yield from (Lines([Part(f"{glyphs.late} {glyphs.own(one)}", "late")]) for one in remarks)


def _block(block: Block, width: int, glyphs: Glyphs) -> Iterator[Lines]:
    match block:
        case Heading(text, level):
            # below the chapters stand names of periods and titles of recommendations and examples
            yield Lines([Part(glyphs.own(text) if level == 1 else glyphs.plain(glyphs.hers(text)), "key")])
        case Paragraph(text, role):
            for line in (glyphs.hers(text) if role == "own" else glyphs.own(text)).split("\n"):
                yield Lines([Part(line, ROLES[role])])
        case Bullets(items):
            yield from (Lines([Part("- "), Part(glyphs.hers(item))], hang=2) for item in items)
        case TableBlock():
            yield from _table(block, width, glyphs)
        case Chart():
            yield from _chart(block, width, glyphs)


def _table(table: TableBlock, width: int, glyphs: Glyphs) -> Iterator[Lines]:
    yield Lines([Part(glyphs.own(table.title), "key")])
    heads = [
        f"{glyphs.hers(column.hers)}{glyphs.plain(column.name.removeprefix(column.hers))}" for column in table.columns
    ]
    rows, total = [[glyphs.own(cell) for cell in row_text(table, row)] for row in table.rows], total_text(table)
    body = [*rows, *([total] if total else [])]
    sides = [column.measure in ("name", "text") for column in table.columns]
    figures = [figure_width(heads[place], [row[place] for row in body]) for place in range(1, len(heads))]
    longest = max(cells(row[0]) for row in [heads, *body])
    wanted = max(NARROWEST_NAME, min(longest, WIDEST_NAME))
    if sides[1:] == [True]:
        # words beside a name are broken beside it, however many there are
        figures = [min(figures[0], max(NARROWEST_NAME, width - wanted - 2))]
    name = _name_width(wanted, width, width - sum(figures) - 2 * len(figures))
    for number, places in enumerate(_beside_each_other(figures, width - name)):
        if number:
            yield Lines()
        widths = [name, *(figures[place - 1] for place in places[1:])]
        chosen = partial(_chosen, places)
        yield from _row(chosen(heads), widths, chosen(sides), "muted")
        for row in rows:
            yield from _row(chosen(row), widths, chosen(sides), "text")
        if total:
            yield from _row(chosen(total), widths, chosen(sides), "key")
    yield from (Lines([Part(glyphs.own(note), "muted")]) for note in table.notes)


def _name_width(wanted: int, width: int, left: int) -> int:
    """What the figures leave, where that is legible; else half of all, and columns go below each other."""
    return max(NARROWEST_NAME, min(wanted, left if left >= min(wanted, LEGIBLE_NAME) else width // 2))


def _beside_each_other(figures: Sequence[int], room: int) -> Iterator[list[int]]:
    """The places of the columns that fit beside each other, the name's first; the others stand below, with the names again."""
    places, used = [0], 0
    for place, figure in enumerate(figures, start=1):
        if len(places) > 1 and used + 2 + figure > room:
            yield places
            places, used = [0], 0
        places.append(place)
        used += 2 + figure
    yield places


def _chosen(places: Sequence[int], cells: Sequence[T]) -> list[T]:
    return [cells[place] for place in places]


def _row(row: Sequence[str], widths: Sequence[int], left: Sequence[bool], role: Role) -> Iterator[Lines]:
    """One row over as many lines as its longest cell needs; figures stand on the last of them, against the right."""
    broken = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in broken)
    for number in range(height):
        parts = []
        for lines, width, to_left in zip(broken, widths, left, strict=True):
            place = number if to_left else number - (height - len(lines))
            text = lines[place] if 0 <= place < len(lines) else ""
            parts.append(fit(text if to_left else " " * (width - cells(text)) + text, width))
        yield Lines([Part("  ".join(parts), role)])


def _chart(chart: Chart, width: int, glyphs: Glyphs) -> Iterator[Lines]:
    yield Lines([Part(glyphs.own(chart.title), "key")])
    if len(chart.series) > 1:
        yield Lines(_legend(chart, glyphs))
    name = max((cells(each) for each in chart.names), default=1)
    label = max((cells(each) for each in chart.labels), default=1)
    name = max(NARROWEST_NAME, min(name, WIDEST_NAME, (width - label) // 2))
    longest = max((sum(each.values[place] for each in chart.series) for place in range(len(chart.names))), default=0)
    room = width - name - label - 3
    for place, text in enumerate(chart.names):
        *above, last = wrapped(text, name)
        yield from (Lines([Part(line)]) for line in above)
        bar = _bar(chart, place, longest, room, glyphs)
        yield Lines([Part(f"{fit(last, name)} "), *bar, Part(f" {chart.labels[place]}", "muted")])


def _legend(chart: Chart, glyphs: Glyphs) -> Parts:
    return [
        part
        for each in chart.series
        for part in (Part(_sign(each.tone, glyphs), TONES[each.tone]), Part(f" {each.name}  ", "muted"))
    ]


def _bar(chart: Chart, place: int, longest: int, room: int, glyphs: Glyphs) -> list[Part]:
    """The pieces of one bar; what is not nothing is never drawn as nothing."""
    drawn = []
    for each in chart.series:
        value = each.values[place]
        length = max(int(value > 0), round(value * room / longest)) if longest and room > 0 else 0
        drawn.append(Part(_sign(each.tone, glyphs) * length, TONES[each.tone]))
    return [part for part in drawn if measured([part])]


def _sign(tone: str, glyphs: Glyphs) -> str:
    return glyphs.other if tone == "other" else glyphs.complaint
