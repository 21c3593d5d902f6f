"""Rows of inquiries: a number can always be read whole, whatever the year and however many there were."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, SMALL, at_desk


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("due", [None, date(2022, 1, 3)], ids=["undated", "late"])
async def test_numbers_of_a_year_with_thousands_do_not_read_alike(
    register: Register, size: tuple[int, int], due: date | None
) -> None:
    for number in (381, 3812, 3813):
        saved(register, inquiry(date(2020, 9, 6), number=number, subject=f"Sag {number}", next_due=due))
    async with at_desk(register, size) as desk:
        for number in (381, 3812, 3813):
            line = desk.line(f"Sag {number}")
            wanted = f"2020-{number}" if size == LARGE and number < 1000 else f"20-{number}"
            assert line.strip("▶! ").startswith(f"{wanted} ")
            assert ("!" in line.split("Sag")[0]) == (due is not None)
