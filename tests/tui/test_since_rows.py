"""A row of what moved since publication shows what stands now whole, however long what it is and what stood are."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.text import cells
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.office import open_office
from borgerraad_tui.tui.screens.since import SinceRoom, SinceRow

NOW = "13 spurgt, 9 besvaret, median 12 dage"


@pytest.mark.parametrize("then", ["1", "12 spurgt, 9 besvaret, median 11 dage", "x" * 200])
def test_what_stands_now_is_never_cut(register: Register, then: str) -> None:
    room = SinceRoom(open_office(register, UNICODE), 1)
    row = SinceRow(1, "figure", "Tabel 13, Voksen- og Sundhedsservice", then, NOW)
    told = "".join(part.text for part in room._drawn(row, 76))
    assert told.endswith(NOW)
    assert cells(told) <= 76
    assert told.startswith("Tabel 13, Voksen")
