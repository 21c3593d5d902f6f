"""A document's tables on screen: as wide as there is room, and no wider."""

from __future__ import annotations

import pytest

from borgerraad_tui.chapters.blocks import Column, TableBlock
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.screens.block_lines import block_lines
from tests.tui.screen_text import text_of


@pytest.mark.parametrize("name", ["Fil", "Kryptering", "Databeskyttelsesrådgiver", "n" * 60])
@pytest.mark.parametrize("width", [40, 75, 76, 115])
def test_words_beside_a_name_are_broken_within_the_width(name: str, width: int) -> None:
    told = (
        "Filen er krypteret: uden adgangskoden eller nøglen fra papiret kan ingen læse den, heller ikke kommunen selv."
    )
    table = TableBlock("file", 0, "Filen", (Column("Hvad", "name"), Column("Oplysning", "text")), ((name, told),))
    lines = [text_of(line.parts) for line in block_lines([table], width, UNICODE)]
    assert max(map(len, lines)) <= width
    beside = lines[1].index("Oplysning")
    assert " ".join(line[beside:].strip() for line in lines[2:]).split() == told.split()
