"""Behind every figure of the statistics stand exactly as many inquiries as it says."""

from __future__ import annotations

import re

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.figures import FigureLine, blocks
from borgerraad_tui.tui.screens.found import Found
from tests.tui.journey import LARGE, SMALL, Journey, at_desk


def lines_of(desk: Journey) -> list[FigureLine]:
    """Every line of the board in the period shown, in order."""
    found = blocks(desk.figures(), desk.register.catalogue, zero_rows=False)
    return [line for block in found for line in block.lines]


def listed(desk: Journey) -> list[int]:
    """The inquiries in the list on top, by id."""
    room = desk.app.screen
    assert isinstance(room, Found), desk.screen
    source = room.listing._windows.source
    return [row[0] for row in source.rows(0, 10_000)]


@pytest.mark.parametrize("sign", ["1", "2", "i"])
async def test_enter_on_every_figure_opens_as_many_inquiries_as_it_says(demo_register: Register, sign: str) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press("s", "p", sign)
        for line in lines_of(desk):
            if line.behind is not None and line.behind != "consultations":
                await desk.press("enter")
                inquiries = listed(desk)
                assert len(set(inquiries)) == len(inquiries) == int(line.count), line
                assert re.search(
                    rf" · {re.escape(line.name.removeprefix('- '))}  +{line.count} henvendelse", desk.lines[0]
                )
                await desk.press("escape")
            assert desk.room == "Statistics"
            assert desk.cursor.startswith(f"▶{line.name[:20]}"), "the cursor is kept"
            await desk.press("down")


async def test_the_inquiries_behind_a_row_are_those_it_counts(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 4, "enter")
    inquiries = [desk.register.inquiries.get(identifier) for identifier in listed(desk)]
    assert {inquiry.directorate for inquiry in inquiries} == {"arbejdsmarked_og_borgerservice"}
    assert sum(inquiry.kind == "complaint" for inquiry in inquiries) == 12
    assert all(inquiry.exclusion is None for inquiry in inquiries)


async def test_an_inquiry_behind_a_figure_is_read_changed_and_the_figure_follows(desk: Journey) -> None:
    await desk.press("s", *["right"] * 5, "enter")
    assert desk.lines[0].split("  ")[0] == " Tabel 4 · Ikke afsluttet"
    assert desk.lines[0].endswith(" 6 henvendelser")
    await desk.press("a", "u", "i", "ctrl+s")
    assert desk.room == "Found"
    assert desk.lines[0].endswith(" 5 henvendelser")
    await desk.press("enter")
    assert desk.room == "InquiryRoom"
    await desk.press("escape", "escape")
    assert desk.room == "Statistics"
    assert desk.line("Undersøgt").split()[:2] == ["Undersøgt", "1"]


async def test_behind_the_consultations_stand_the_consultations(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["down"] * 8)
    assert desk.cursor.startswith("▶Konsulentbistand")
    await desk.press("enter")
    assert desk.room == "Consultations"
    assert "15 i alt" in desk.screen
    await desk.press("escape")
    assert desk.cursor.startswith("▶Konsulentbistand")


async def test_an_average_has_no_inquiries_of_its_own_and_says_how_it_is_made(desk: Journey) -> None:
    await desk.press("s", "p", "1")
    await desk.walk_down("Gennemsnit")
    await desk.press("enter")
    assert desk.room == "Statistics"
    assert desk.status == "Gennemsnit pr. måned (over 5 måneder): 111 henvendelser / 5 måneder = 22,2 om måneden."


async def test_h_shows_only_the_complaints_behind_a_row_of_table_3_and_all_again(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 4, "down", "enter")
    assert desk.lines[0].split("  ")[0] == " Tabel 3 · Børn og Kultur"
    assert desk.lines[0].endswith(" 42 henvendelser, heraf 30 klager")
    assert "h Heraf klager" in desk.keys
    every = set(listed(desk))
    await desk.press("h")
    assert desk.lines[0].split("  ")[0] == " Tabel 3 · Børn og Kultur · heraf klager"
    among = [desk.register.inquiries.get(identifier) for identifier in listed(desk)]
    assert len(among) == 30
    assert {inquiry.kind for inquiry in among} == {Kind.COMPLAINT}
    assert {inquiry.id for inquiry in among} < every
    await desk.press("h")
    assert set(listed(desk)) == every


async def test_complaints_are_no_part_of_what_other_figures_count(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 2, "enter")
    assert desk.lines[0].startswith(" Tabel 1 · ")
    assert "Heraf klager" not in desk.keys
    before = listed(desk)
    await desk.press("h")
    assert listed(desk) == before


@pytest.mark.parametrize("size", [SMALL, LARGE, (160, 40)])
async def test_a_click_on_the_number_of_complaints_opens_them(demo_register: Register, size: tuple[int, int]) -> None:
    async with at_desk(demo_register, size) as desk:
        await desk.press("s", "p", "1", *["right"] * 4, "down")
        row = next(row for row, line in enumerate(desk.lines) if line.startswith("▶Børn og Kultur"))
        line = desk.lines[row]
        for number, expected in ((" 30 ", 30), (" 42 ", 42), (" 71 %", 42)):
            await desk.pilot.click(None, offset=(line.index(number) + 2, row))
            await desk.settle()
            assert len(listed(desk)) == expected
            await desk.press("escape")
