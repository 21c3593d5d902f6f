"""A line of the report as a row: what it is called, whether there is a text, and whether it is in."""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.chapters.outline import OutlineLine
from borgerraad_tui.domain.text import fit
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.parts import Part, Parts

STATE, TEXT = 10, 6
"""Cells of »ikke med« with its sign, and of »tekst« with one."""


class OutlineRow(NamedTuple):
    """One line as a row, and what is worth another look in its text."""

    key: int
    line: OutlineLine
    doubt: str


def drawn(row: OutlineRow, width: int, glyphs: Glyphs) -> Parts:
    """A heading or a gap over the whole width; else the title, whether there is a text, and whether it is in."""
    line = row.line
    if line.what == "gap":
        return [Part(f"{glyphs.late} {glyphs.own(line.title)}", "late")]
    if line.what == "part":
        return [Part(named(line, glyphs), "key")]
    role: Role = "text" if line.included else "muted"
    title = f"  {line.title}" if line.what == "piece" else line.title
    text = f"tekst{glyphs.late if row.doubt else ''}" if line.text else ""
    state = f"{glyphs.chosen} med" if line.included else f"{glyphs.dash} ikke med"
    room = width - STATE - TEXT - 2
    return [
        Part(f"{fit(title, room, glyphs.ellipsis)} ", role),
        Part(f"{text:<{TEXT}} ", "late" if row.doubt else "saved"),
        Part(f"{state:<{STATE}}", role),
    ]


def named(line: OutlineLine, glyphs: Glyphs) -> str:
    """What a line is called; a sub-period by a name of hers."""
    return glyphs.plain(glyphs.hers(line.title) if line.what == "part" else line.title)
