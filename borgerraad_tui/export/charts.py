"""Charts as SVG: lying bars in the table's order, and columns over time, in one look.

A complaint is solid and another inquiry hatched, and the words stand above them, so that neither colour nor eyesight is
needed to tell them apart. Nothing is cut: names are wrapped, and columns too many for one row stand in several.
Colours are classes; `chart_css` says what they are, for a page that has a dark look and for a picture that has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from borgerraad_tui.chapters.blocks import Chart, Series, Tone
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.markup import escaped_line
from borgerraad_tui.export.measure import text_width, wrap
from borgerraad_tui.shades import Ground, Role

WIDTH = 720.0
"""The picture's width in its own units."""
SIZE, LINE, GAP = 14.0, 19.0, 10.0
BAR = 20.0
COLUMN, WIDEST_COLUMN = 180.0, 64.0
"""The height of the highest column, and the width of the widest."""
SLANT = 45.0
"""Degrees that names are turned where they have no room under their columns."""
LONGEST_NAME = 200.0
LEAST = 1.5
"""What anything but nothing takes at least."""
FONTS = (
    "Segoe UI", "Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Carlito", "Open Sans", "Ubuntu",
    "Cantarell",
)  # fmt: skip
"""From Windows, macOS and the usual Linuxes: what draws the picture for a document takes none that is not named."""
NO_NAMES = "Ingen tal at vise"
INKS: dict[Tone, Role] = {"plain": "muted", "complaint": "complaint", "other": "other"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """Marks of SVG and the size of what they fill."""

    width: float
    height: float
    marks: tuple[str, ...]


def chart_css(colour: Callable[[Role | Ground], str]) -> str:
    """The rules a chart is coloured by; `colour` gives each role's value."""
    inks = "".join(f".chart .{tone}{{fill:{colour(role)};stroke:{colour(role)}}}" for tone, role in INKS.items())
    return (
        f".chart text{{fill:{colour('text')}}}.chart .paper{{fill:{colour('background')}}}"
        f".chart text.on{{fill:{colour('background')}}}.chart .rule{{stroke:{colour('muted')}}}{inks}"
    )


def chart_svg(chart: Chart, name: str, css: str = "") -> str:
    """A chart as one SVG element; `name` is its own within the page, and `css` is put in where there is no page."""
    legend = _legend(chart, name)
    body = (_bars if chart.shape == "bars" else _columns)(chart, name) if chart.names else _empty()
    width, height = max(WIDTH, legend.width, body.width), legend.height + body.height
    style = f"<style>{css}</style>" if css else ""
    fonts = ", ".join(f"'{font}'" for font in FONTS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{name}-alt"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
        f' font-family="{fonts}, sans-serif" font-size="{SIZE:.0f}">'
        f'<title>{escaped_line(chart.title)}</title><desc id="{name}-alt">{escaped_line(chart.alt)}</desc>'
        f"{style}<defs>{_hatch(name)}</defs>"
        f'{"".join(legend.marks)}<g transform="translate(0 {legend.height:.1f})">{"".join(body.marks)}</g></svg>'
    )


def _hatch(name: str) -> str:
    return (
        f'<pattern id="{name}-hatch" patternUnits="userSpaceOnUse" width="6" height="6" patternTransform="rotate(45)">'
        '<rect class="paper" width="6" height="6"/><rect class="other" width="2" height="6" style="stroke:none"/></pattern>'
    )


def _legend(chart: Chart, name: str) -> Drawn:
    """What each series is, in words, where there is more than one; as many beside each other as there is room for."""
    if len(chart.series) < 2:
        return Drawn(0, 0, ())
    marks, x, y = [], 0.0, 0.0
    for series in chart.series:
        lines = wrap(clean_line(series.name), WIDTH - BAR - 2 * GAP, SIZE)
        width = BAR + 2 * GAP + max(text_width(line, SIZE) for line in lines)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE
        marks += [_block(series.tone, name, x + 1, y + 2, BAR - 4, LINE - 6), *_text(lines, x + BAR + 3, y)]
        x, y = x + width, y + LINE * (len(lines) - 1)
    return Drawn(WIDTH, y + LINE + GAP, tuple(marks))


def _bars(chart: Chart, name: str) -> Drawn:
    names = [wrap(clean_line(each), 0.42 * WIDTH, SIZE) for each in chart.names]
    labels = [wrap(clean_line(each), 0.24 * WIDTH, SIZE) for each in chart.labels]
    begins = _widest(names) + GAP
    room = WIDTH - begins - _widest(labels) - GAP
    scale = room / max(1, *_totals(chart))
    marks: list[str] = []
    y = 0.0
    for index, (lines, label) in enumerate(zip(names, labels, strict=True)):
        height = max(BAR, LINE * max(len(lines), len(label)))
        x, top = begins, y + (height - BAR) / 2
        for series in chart.series:
            length = _length(series.values[index], scale)
            marks += _part(series, index, name, (x, top, length, BAR), inside=len(chart.series) > 1)
            x += length
        marks += _text(lines, begins - GAP, y + (height - LINE * len(lines)) / 2, "end")
        marks += _text(label, x + GAP / 2, y + (height - LINE * len(label)) / 2)
        y += height + GAP
    marks.append(_rule(begins, 0, begins, y - GAP))
    return Drawn(WIDTH, y, tuple(marks))


def _columns(chart: Chart, name: str) -> Drawn:
    """Columns of one scale, in as many bands below each other as they need."""
    scale = COLUMN / max(1, *_totals(chart))
    under = _Under.of(chart)
    marks: list[str] = []
    y = width = 0.0
    for first in range(0, len(chart.names), under.columns):
        band = _band(chart, name, under, scale, range(first, min(first + under.columns, len(chart.names))))
        marks.append(f'<g transform="translate(0 {y:.1f})">{"".join(band.marks)}</g>')
        y, width = y + band.height + GAP, max(width, band.width)
    return Drawn(width, y - GAP, tuple(marks))


def _band(chart: Chart, name: str, under: _Under, scale: float, indexes: range) -> Drawn:
    base, width = COLUMN + LINE, min(WIDEST_COLUMN, 0.66 * under.slot)
    ends = under.left + under.slot * len(indexes)
    marks = [_rule(under.left, base, ends, base)]
    for place, index in enumerate(indexes):
        middle, top = under.left + (place + 0.5) * under.slot, base
        for series in chart.series:
            height = _length(series.values[index], scale)
            top -= height
            marks += _part(series, index, name, (middle - width / 2, top, width, height), inside=len(chart.series) > 1)
        marks += _text([clean_line(chart.labels[index])], middle, top - LINE, "middle")
        marks += under.name(index, middle, base)
    return Drawn(ends, base + under.height, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands under the columns: level where every name has room, else slanted; and how much a column has."""

    names: list[list[str]]
    columns: int
    """How many stand beside each other."""
    slot: float
    left: float
    slanted: bool

    @classmethod
    def of(cls, chart: Chart) -> _Under:
        names = [clean_line(each) for each in chart.names]
        over = max(text_width(clean_line(each), SIZE) for each in chart.labels) + GAP
        slot = WIDTH / len(names)
        if slot >= over and all(text_width(word, SIZE) <= slot - GAP for each in names for word in each.split(" ")):
            return cls([wrap(each, slot - GAP, SIZE) for each in names], len(names), slot, 0, slanted=False)
        return cls._turned([wrap(each, LONGEST_NAME, SIZE) for each in names], over)

    @classmethod
    def _turned(cls, names: list[list[str]], over: float) -> _Under:
        lines = max(map(len, names))
        slot = max(over, 1.5 * LINE * lines)
        left = max(0.0, (_widest(names) + LINE * lines) * cos(radians(SLANT)) - slot / 2)
        columns = min(len(names), max(1, int((WIDTH - left) / slot)))
        return cls(names, columns, max(slot, (WIDTH - left) / columns), left, slanted=True)

    @property
    def height(self) -> float:
        if not self.slanted:
            return GAP + LINE * max(map(len, self.names))
        return GAP + (_widest(self.names) + LINE * max(map(len, self.names))) * cos(radians(SLANT))

    def name(self, index: int, middle: float, base: float) -> Iterator[str]:
        if not self.slanted:
            yield from _text(self.names[index], middle, base + GAP / 2, "middle")
            return
        turned = "".join(_text(self.names[index], 0, 0, "end"))
        yield f'<g transform="translate({middle:.1f} {base + GAP / 2:.1f}) rotate(-{SLANT:.0f})">{turned}</g>'


def _part(
    series: Series, index: int, name: str, place: tuple[float, float, float, float], *, inside: bool
) -> Iterator[str]:
    """One series' piece of a bar or a column, with its number in it where there is room for one."""
    x, y, width, height = place
    if not width or not height:
        return
    yield _block(series.tone, name, x, y, width, height)
    number = str(series.values[index])
    room = text_width(number, SIZE)
    if not inside or width < room + 4 or height < LINE:
        return
    top, middle = y + (height - LINE) / 2, x + width / 2
    if series.tone != "other":
        yield from _text([number], middle, top, "middle", ' class="on"')
        return
    # a number on stripes needs paper under it
    plate = f'x="{middle - room / 2 - 1:.1f}" y="{top + 1:.1f}" width="{room + 2:.1f}" height="{LINE - 2:.1f}"'
    yield f'<rect class="paper" {plate}/>'
    yield from _text([number], middle, top, "middle")


def _block(tone: Tone, name: str, x: float, y: float, width: float, height: float) -> str:
    hatched = f' style="fill:url(#{name}-hatch)"' if tone == "other" else ""
    return f'<rect class="{tone}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"{hatched}/>'


def _text(lines: Sequence[str], x: float, top: float, anchor: str = "start", more: str = "") -> Iterator[str]:
    """Lines below each other, the first one's upper edge at `top`."""
    for number, line in enumerate(lines):
        baseline = top + LINE * number + (LINE + 0.7 * SIZE) / 2
        yield f'<text x="{x:.1f}" y="{baseline:.1f}" text-anchor="{anchor}"{more}>{escaped_line(line)}</text>'


def _rule(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line class="rule" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _empty() -> Drawn:
    return Drawn(WIDTH, LINE + GAP, tuple(_text([NO_NAMES], 0, 0)))


def _length(value: int, scale: float) -> float:
    return max(value * scale, LEAST) if value > 0 else 0.0


def _totals(chart: Chart) -> list[int]:
    return [sum(max(0, series.values[index]) for series in chart.series) for index in range(len(chart.names))]


def _widest(texts: Sequence[Sequence[str]]) -> float:
    return max(text_width(line, SIZE) for lines in texts for line in lines)
