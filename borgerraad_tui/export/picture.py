"""A chart as a picture, for documents that take no SVG."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache

from borgerraad_tui.chapters.blocks import Chart
from borgerraad_tui.errors import OutputRefused
from borgerraad_tui.export.charts import FONTS, WIDTH, chart_css, chart_svg
from borgerraad_tui.shades import SHADES

ZOOM = 2.0
"""Points of the picture for each unit of the chart: above 200 an inch on a page."""
PAPER = SHADES["background"].dag


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in the light look; `width` is its share of a column of text, 1 unless there are too many columns for that."""

    png: bytes
    ratio: float
    """Its height for a width of 1."""


def chart_picture(chart: Chart) -> Picture:
    """Draw a chart; OutputRefused where the machine has no font that its words can be drawn in."""
    if not has_fonts():
        raise OutputRefused(
            "Diagrammerne kan ikke tegnes: maskinen har ingen af de skrifttyper, de kan skrives med"
            f" ({', '.join(FONTS[:5])} og flere). Installér en af dem, eller vælg html, som ikke skal bruge dem."
        )
    png = _png(chart_svg(chart, "chart", chart_css(lambda role: SHADES[role].dag)))
    width, height = struct.unpack(">II", png[16:24])  # the first chunk of a PNG says its size
    return Picture(png, height / width)


@lru_cache(maxsize=1)
def has_fonts() -> bool:
    """Tell whether words come out at all; a drawer without a font leaves them out in silence."""
    return _png(_probe("Æblegrød på ø")) != _png(_probe(""))


def _probe(text: str) -> str:
    fonts = ", ".join(f"'{font}'" for font in FONTS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:.0f}" height="30">'
        f'<text x="0" y="20" font-family="{fonts}, sans-serif">{text}</text></svg>'
    )


def _png(svg: str) -> bytes:
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=svg, background=PAPER, zoom=ZOOM)
