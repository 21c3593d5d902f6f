"""The signs of the screen, once for terminals that draw Unicode and once for the old Windows console (`--ascii`)."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

HIDDEN_CELLS: Final = 5
"""Cells that stand for a hidden text, however long it is."""
QUOTED: Final = re.compile('».*«|".*"', re.DOTALL)
"""What a sentence quotes of hers, up to the last mark: her words may hold marks of their own. A hint is plain already."""


class Veil:
    """Whether her names and texts are hidden: one key turns it, and every screen draws through it."""

    __slots__ = ("down",)

    def __init__(self) -> None:
        self.down = False


class Glyphs(NamedTuple):
    """One set of signs, each of them one cell wide; `border` is the border type to name in CSS.

    `veil` belongs to one program that runs, which brings its own (tui/office.py): all its widgets have these signs, and so all
    of them hide alike.
    """

    active: str
    chosen: str
    complaint: str
    other: str
    rule: str
    vertical: str
    tee: str
    ellipsis: str
    separator: str
    dash: str
    up: str
    down: str
    left: str
    right: str
    earlier: str
    later: str
    saved: str
    late: str
    hidden: str
    border: Literal["solid", "ascii"]
    veil: Veil = Veil()

    def plain(self, text: str) -> str:
        """Return a sentence of the program's own with its typographic signs as this set has them."""
        return text if self.border == "solid" else text.translate(PLAIN)

    def own(self, text: str) -> str:
        """Return a sentence of the program's own like `plain`; what it quotes of hers (»…«) is hidden with all her words."""
        return self.plain(QUOTED.sub(f"»{self.hidden * HIDDEN_CELLS}«", text) if self.veil.down else text)

    def hers(self, text: str) -> str:
        """Return what she wrote, or what stands for it while her names and texts are hidden. Nothing stays nothing."""
        return self.hidden * HIDDEN_CELLS if self.veil.down and text.strip() else text


UNICODE: Final = Glyphs(
    active="▶",
    chosen="●",
    complaint="█",
    other="░",
    rule="─",
    vertical="│",
    tee="┬",
    ellipsis="…",
    separator="·",
    dash="–",
    up="↑",
    down="↓",
    left="←",
    right="→",
    earlier="◀",
    later="▶",
    saved="✓",
    late="!",
    hidden="•",
    border="solid",
)

ASCII: Final = Glyphs(
    active=">",
    chosen="*",
    complaint="#",
    other=".",
    rule="-",
    vertical="|",
    tee="+",
    ellipsis="~",
    separator="-",
    dash="-",
    up="^",
    down="v",
    left="<",
    right=">",
    earlier="<",
    later=">",
    saved="v",
    late="!",
    hidden="*",
    border="ascii",
)

PLAIN: Final = str.maketrans(
    # the last two are no signs: the name of a border, and the veil
    dict(zip(UNICODE[:-2], ASCII[:-2], strict=True)) | {"»": '"', "«": '"'}
)
"""Every sign of the one set to that of the other; the quotation marks have no other use."""
