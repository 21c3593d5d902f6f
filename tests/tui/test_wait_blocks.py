"""How long was waited, in the statistics after the nine tables: per directorate and in all, the waiting ones among them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, SMALL, Journey, at_desk


@pytest.fixture
def answered(register: Register) -> Register:
    """Five questions to two directorates in December, and three inquiries."""
    with register.acts.act("Spurgt"):
        for directorate, asked, replied, given in (
            ("teknik_og_klima", 1, 2, 9), ("teknik_og_klima", 1, 3, 13), ("teknik_og_klima", 1, 11, None),
            ("teknik_og_klima", 20, None, None), ("voksen_og_sundhed", 6, 6, 7),
        ):  # fmt: skip
            days = {"replied": replied, "answered": given, "settled": given}
            heard = {field: date(2021, 12, day) for field, day in days.items() if day}
            question = {"scope": "own", "directorate": directorate, "entered": NOW, "question": "?"}
            register.records(REQUEST).add(Request.model_validate({**question, "asked": date(2021, 12, asked), **heard}))
    for channel, closed in (("telefon", date(2021, 12, 8)), ("mail", None), ("fremmoede", date(2021, 12, 1))):
        saved(register, inquiry(date(2021, 12, 1), channel=channel, directorate="teknik_og_klima", closed=closed))
    return register


async def figures(desk: Journey, rights: int) -> dict[str, list[str]]:
    """The lines of one block by their names' first word."""
    await desk.press(*([] if desk.room == "Statistics" else ["s"]), "p", "s", "a", *["right"] * rights)
    lines = [line.strip("▶ ").split("  ") for line in desk.lines[4:10] if line.strip("▶ ")]
    return {name: " ".join(rest).split() for name, *rest in lines}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_first_replies_by_directorate_and_in_all(answered: Register, size: tuple[int, int]) -> None:
    async with at_desk(answered, size) as desk:
        shown = await figures(desk, 11)
        assert desk.lines[3].split("  ", 1)[0].strip() == "Forvaltningens første svar, dage"
        assert desk.lines[3].split()[-7:] == ["Antal", "Venter", "Median", "90", "%", "Længst", "I", "tide"][-7:]
        # 1, 2 and 10 days and one of 28 that waits: the median is between 2 and 10, the percentile beyond what is known
        assert shown["Voksen og Sundhed"] == ["1", "0", "0", "0", "0", "100", "%"]
        assert shown["Teknik og Klima"] == ["4", "1", "6", "venter", "28+", "50", "%"]
        assert shown["I alt"] == ["5", "1", "2", "venter", "28+", "60", "%"]


async def test_answers_count_the_unanswered_as_such(answered: Register) -> None:
    async with at_desk(answered) as desk:
        shown = await figures(desk, 12)
        # 8 and 12 days, and two that wait, 47 and 28 days so far
        assert shown["Teknik og Klima"] == ["4", "2", "venter", "venter", "47+", "0", "%"]
        await desk.press("down", "g")
        assert desk.status == (
            "Teknik og Klima: 4 spørgsmål, heraf 2 ubesvarede og regnet for længst. 0 af 4 inden for svarfristen på 2 dage = 0 %,"
            " rundet 0 %."
        )


async def test_the_adviser_s_own_time_is_told_likewise(answered: Register) -> None:
    async with at_desk(answered) as desk:
        assert (await figures(desk, 13))["I alt"] == ["3", "1", "0", "venter", "47+", "67", "%"]
    async with at_desk(answered) as desk:
        assert (await figures(desk, 14))["I alt"] == ["3", "1", "7", "venter", "47+", "33", "%"]


async def test_a_block_is_copied_with_its_columns(answered: Register) -> None:
    async with at_desk(answered) as desk:
        await figures(desk, 11)
        await desk.press("c")
        assert desk.app.clipboard.split("\n")[:3] == [
            "Forvaltningens første svar, dage",
            "\tAntal\tVenter\tMedian\t90 %\tLængst\tI tide",
            "Voksen og Sundhed\t1\t0\t0\t0\t0\t100 %",
        ]


async def test_enter_on_a_wait_tells_what_it_is_made_of(answered: Register) -> None:
    async with at_desk(answered) as desk:
        await figures(desk, 11)
        await desk.press("enter")
        assert desk.room == "Statistics"
        assert desk.status.startswith("Voksen og Sundhed: 1 spørgsmål. 1 af 1 inden for svarfristen på 2 dage = 100 %")


async def test_a_period_without_questions_says_so_and_zeros_name_every_directorate(quiet_register: Register) -> None:
    async with at_desk(quiet_register) as desk:
        await desk.press("s", *["right"] * 11)
        assert desk.line("I alt").split() == ["▶I", "alt", "0", "0", "-", "-", "-", "-"]
        await desk.press("0")
        assert desk.line("Teknik og Klima").split()[3:] == ["0", "0", "-", "-", "-", "-"]
        await desk.press("g")
        assert desk.status.endswith("Ingen spørgsmål i perioden.")


async def test_the_nine_tables_stand_on_one_screen_as_if_nothing_followed_them(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "p", "1")
        headings = re.findall(r"Tabel (\d) ", "\n".join(desk.lines[2:]))
        assert sorted(headings) == list("123456789")
        await desk.press("end")
        assert desk.screen.count("Antal Venter Median") == 4
        assert "▶I alt" in desk.screen
