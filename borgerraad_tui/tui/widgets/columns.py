"""The columns of a list: what stands in each, how wide, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Palette, Role
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured, shown
from borgerraad_tui.tui.widgets.windows import RowT


class Column(NamedTuple, Generic[RowT]):
    """One column: `width` in cells (0 takes what the others leave), text and role by the row.

    `wide_only` columns are shown on screens of 100 columns and more, `narrow_only` ones on smaller screens. `parts` draws a
    row in several roles instead, given the width in cells. `hers` tells whether the text is what she wrote, and hidden with
    it, perhaps by the row; of a column that takes what the others leave it is taken to be so where nothing is said.
    """

    title: str
    width: int
    text: Callable[[RowT], str]
    role: Callable[[RowT], Role] | Role = "text"
    right: bool = False
    wide_only: bool = False
    narrow_only: bool = False
    parts: Callable[[RowT, int], Parts] | None = None
    hers: Callable[[RowT], bool] | bool | None = None

    def shown_when(self, wide: bool) -> bool:
        """Tell whether the column is shown on a wide screen, or on a narrow one."""
        return not (self.narrow_only if wide else self.wide_only)

    def is_hers(self, row: RowT) -> bool:
        """Tell whether what stands in it is what she wrote."""
        if self.hers is None:
            return not self.width
        return self.hers if isinstance(self.hers, bool) else self.hers(row)

    def drawn(self, row: RowT, width: int, glyphs: Glyphs) -> Parts:
        """Return what stands in a row, in exactly `width` cells, or what stands for it while it is hidden."""
        hidden = glyphs.veil.down and self.is_hers(row)
        if self.parts is not None and not hidden:
            kept = cut(self.parts(row, width), width, glyphs.ellipsis)
            return [*kept, Part(" " * (width - measured(kept)))]
        text = glyphs.hers(self.text(row)) if hidden else self.text(row)
        return [
            Part(self.set(text, width, glyphs.ellipsis), self.role if isinstance(self.role, str) else self.role(row))
        ]

    def set(self, text: str, width: int, ellipsis: str) -> str:
        """Return a text in exactly `width` cells, cut at its end, against the column's side."""
        text = shown(text)
        blanks = " " * (width - cells(text)) if self.right else ""
        return fit(blanks + text, width, ellipsis)


class Frame(NamedTuple, Generic[RowT]):
    """What the lines of one frame share: width, rows of titles, columns with their widths, the gap between them."""

    width: int
    titles: int
    columns: Sequence[tuple[Column[RowT], int]]
    gap: str
    palette: Palette
