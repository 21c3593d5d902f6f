"""The signs of the screen, once for terminals that draw Unicode and once for the old Windows console (`--ascii`)."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Glyphs(NamedTuple):
    """One set of signs, each of them one cell wide; `border` is the border type to name in CSS."""

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
    border: Literal["solid", "ascii"]

    def own(self, text: str) -> str:
        """Return a sentence of the program's own with its typographic signs as this set has them."""
        return text if self.border == "solid" else text.translate(PLAIN)


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
    border="ascii",
)

PLAIN: Final = str.maketrans(
    # the last one is not a sign but the name of a border
    dict(zip(UNICODE[:-1], ASCII[:-1], strict=True)) | {"»": '"', "«": '"'}
)
"""Every sign of the one set to that of the other; the quotation marks have no other use."""
