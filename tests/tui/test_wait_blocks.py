"""How long was waited, in the statistics after the nine tables: per directorate and in all, the waiting ones among them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
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


@pytest.fixture
async def desk(quiet_register: Register) -> AsyncIterator[Journey]:
    """The program at its desk, before any department was asked anything."""
    async with at_desk(quiet_register) as journey:
        yield journey


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
        assert desk.lines[3].split()[-6:] == ["Uden", "svar", "Median", "90", "%", "Længst"]
        # 1, 2 and 10 days and one of 28 that waits: the median is between 2 and 10, the percentile beyond what is known
        assert shown["Voksen og Sundhed"] == ["1", "0", "0", "0", "0"]
        assert shown["Teknik og Klima"] == ["4", "1", "6", "ukendt", "(28)"]
        assert shown["I alt"] == ["5", "1", "2", "ukendt", "(28)"]


async def test_answers_count_the_unanswered_as_such(answered: Register) -> None:
    async with at_desk(answered) as desk:
        shown = await figures(desk, 12)
        # 8 and 12 days, and two that wait, 47 and 28 days so far
        assert shown["Teknik og Klima"] == ["4", "2", "ukendt", "ukendt", "(47)"]
        await desk.press("down", "g")
        assert desk.status == (
            "Teknik og Klima: 4 spørgsmål, heraf 2 uden et svar og regnet for længst. Den længste, (47), er uden et svar."
            " Alle kalenderens dage tælles."
        )


async def test_the_adviser_s_own_time_is_told_likewise(answered: Register) -> None:
    async with at_desk(answered) as desk:
        assert (await figures(desk, 13))["I alt"] == ["3", "1", "0", "ukendt", "(47)"]
        assert desk.lines[3].split()[-7:-4] == ["Antal", "Uden", "kontakt"]
    async with at_desk(answered) as desk:
        assert (await figures(desk, 14))["I alt"] == ["3", "1", "7", "ukendt", "(47)"]
        assert desk.lines[3].split()[-7:-4] == ["Antal", "Ikke", "afsluttet"]


async def test_a_block_is_copied_with_its_columns(answered: Register) -> None:
    async with at_desk(answered) as desk:
        await figures(desk, 11)
        await desk.press("c")
        assert desk.app.clipboard.split("\n")[:3] == [
            "Forvaltningens første svar, dage",
            "\tAntal\tUden svar\tMedian\t90 %\tLængst",
            "Voksen og Sundhed\t1\t0\t0\t0\t0",
        ]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_what_came_within_the_service_level_counts_what_is_not_due_apart(
    answered: Register, size: tuple[int, int]
) -> None:
    with answered.acts.act("Spurgt"):
        question = {"scope": "own", "directorate": "teknik_og_klima", "entered": NOW, "question": "Ny?"}
        answered.records(REQUEST).add(Request.model_validate({**question, "asked": date(2022, 1, 16)}))
    async with at_desk(answered, size) as desk:
        shown = await figures(desk, 15)
        assert desk.line("Ikke forfaldne").endswith("I tide For sent Ikke forfaldne Opgivet Procent")
        assert shown["Voksen og Sundhed"] == ["1", "0", "0", "0", "100", "%"]
        assert shown["Teknik og Klima"] == ["2", "2", "1", "0", "50", "%"]
        assert shown["I alt"] == ["3", "2", "1", "0", "60", "%"]
        await desk.press("g")
        assert (
            desk.status == "Voksen og Sundhed: 1 af 1 = 100 %: i tide af besvarede og ubesvarede over fristen (2 dage)."
        )
        await desk.press("down", "g")
        assert desk.status == (
            "Teknik og Klima: 2 af 4 = 50 %: i tide af besvarede og ubesvarede over fristen (2 dage). 1 er endnu ikke forfalden."
        )


async def test_of_questions_that_are_not_due_there_is_no_percentage(desk: Journey) -> None:
    await desk.press("r", *"Hvornår?", "ctrl+s", "s", *["right"] * 15)
    assert desk.line("I alt").split() == ["I", "alt", "0", "0", "1", "0", "-"]
    await desk.press("g")
    assert desk.status.endswith("Ingen er besvaret eller over fristen (2 dage). 1 er endnu ikke forfalden.")


@pytest.mark.parametrize(
    ("rights", "named"), [(11, "Forvaltningens første svar, dage"), (15, "Første svar inden for 2 dage")]
)
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_enter_on_a_figure_of_the_departments_lists_its_questions(
    answered: Register, rights: int, named: str, size: tuple[int, int]
) -> None:
    async with at_desk(answered, size) as desk:
        await figures(desk, rights)
        await desk.press("down", "enter")
        assert desk.room == "FoundRequests"
        assert " ".join(desk.lines[0].split()) == f"{named} · Teknik og Klima 4 spørgsmål"
        rows = [line for line in desk.lines if "egen" in line]
        assert [("over frist" in line, "kvitteret" in line, "afgjort" in line) for line in rows] == [
            (True, False, False), (True, False, False), (False, False, True), (False, False, True),
        ]  # fmt: skip
        await desk.press("escape", "down")
        assert desk.cursor.startswith("▶I alt")
        await desk.press("enter")
        assert desk.lines[0].endswith(" 5 spørgsmål")


@pytest.mark.parametrize(
    ("rights", "days"),
    [(11, ["28", "10", "2", "1"]), (12, ["28", "47", "12", "8"]), (15, ["28", "10", "2", "1"])],
)
async def test_behind_a_figure_each_question_tells_the_days_that_were_counted(
    answered: Register, rights: int, days: list[str]
) -> None:
    async with at_desk(answered, LARGE) as desk:
        await figures(desk, rights)
        await desk.press("down", "enter")
        assert "Ventet" in desk.screen
        assert [re.findall(r" (\d+) d ", line) for line in desk.lines if "egen" in line] == [[each] for each in days]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("rights", "days"), [(13, ["0 d", "(47 d)", "0 d"]), (14, ["0 d", "(47 d)", "7 d"])], ids=["contact", "closing"]
)
async def test_behind_a_figure_each_inquiry_tells_the_days_that_were_counted(
    answered: Register, rights: int, days: list[str], size: tuple[int, int]
) -> None:
    async with at_desk(answered, size) as desk:
        await figures(desk, rights)
        await desk.press("enter")
        shown = [re.findall(r"\(?\d+ d\)?", line) for line in desk.lines if "T&K" in line]
        assert shown == [[each] for each in days]


async def test_a_question_given_up_within_its_term_is_told_apart_for_good(desk: Journey) -> None:
    with desk.register.acts.act("Spurgt"):
        days = {"asked": date(2022, 1, 3), "settled": date(2022, 1, 4), "entered": NOW}
        question = {"scope": "own", "directorate": "diverse", "question": "Trukket"}
        desk.register.records(REQUEST).add(Request.model_validate({**question, **days}))
    await desk.press("s", *["right"] * 15)
    assert desk.line("I alt").split() == ["I", "alt", "0", "0", "0", "1", "-"]
    await desk.press("g")
    assert desk.status.endswith(
        "Ingen er besvaret eller over fristen (2 dage). 1 blev opgivet uden svar inden fristen."
    )


async def test_a_question_behind_a_figure_is_answered_there_and_the_figure_follows(answered: Register) -> None:
    async with at_desk(answered) as desk:
        await figures(desk, 15)
        await desk.press("down", "enter")
        assert desk.cursor.split()[:4] == ["▶!", "egen", "T&K", "28"]
        await desk.press("r")
        assert "rykket 1" in desk.cursor
        await desk.press("enter", *"22/12", "ctrl+s")
        assert desk.room == "FoundRequests"
        assert "kvitteret" in desk.cursor
        await desk.press("h")
        assert desk.room == "FoundRequests", "one of her own motion has no inquiry"
        await desk.press("escape")
        assert desk.line("Teknik og Klima").split()[3:] == ["3", "1", "0", "0", "75", "%"]
        await desk.press("enter", "ctrl+z", "escape")
        assert desk.line("Teknik og Klima").split()[3:] == ["2", "2", "0", "0", "50", "%"]


async def test_the_inquiry_of_a_question_behind_a_figure_is_opened(desk: Journey) -> None:
    await desk.press("r", *"Hvornår?", "ctrl+s", "s", *["right"] * 11, "enter", "h")
    assert desk.room == "InquiryRoom"
    await desk.press("escape")
    assert desk.room == "FoundRequests"


@pytest.mark.parametrize("rights", [13, 14])
async def test_enter_on_a_figure_of_her_own_times_lists_its_inquiries(answered: Register, rights: int) -> None:
    saved(answered, inquiry(date(2021, 12, 2), subject="Uden område og art"))
    saved(answered, inquiry(date(2021, 12, 2), exclusion="anden_aarsag", closed=date(2021, 12, 2)))
    async with at_desk(answered) as desk:
        await figures(desk, rights)
        await desk.press("enter")
        assert desk.room == "Found"
        assert desk.lines[0].endswith(" 3 henvendelser")
        assert "Heraf klager" not in desk.keys
        await desk.press("escape", "down", "enter")
        assert "· Område ikke angivet" in desk.lines[0]
        assert desk.lines[0].endswith(" 1 henvendelse")
        assert "Uden område og art" in desk.cursor
        await desk.press("escape", "end", "enter")
        assert desk.lines[0].endswith(" 4 henvendelser")


async def test_behind_a_row_of_nothing_stands_nothing(desk: Journey) -> None:
    await desk.press("s", *["right"] * 11, "0", "enter")
    assert desk.room == "FoundRequests"
    assert "Ingen spørgsmål bag det tal." in desk.screen
    await desk.press("enter", "r", "h")
    assert desk.room == "FoundRequests"


async def test_a_period_without_questions_says_so_and_zeros_name_every_directorate(desk: Journey) -> None:
    await desk.press("s", *["right"] * 11)
    assert desk.line("I alt").split() == ["▶I", "alt", "0", "0", "-", "-", "-"]
    await desk.press("0")
    assert desk.line("Teknik og Klima").split()[3:] == ["0", "0", "-", "-", "-"]
    await desk.press("g")
    assert desk.status.endswith("Ingen spørgsmål i perioden.")


async def test_the_nine_tables_stand_on_one_screen_as_if_nothing_followed_them(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "p", "1")
        headings = re.findall(r"Tabel (\d) ", "\n".join(desk.lines[2:]))
        assert sorted(headings) == list("123456789")
        await desk.press("end")
        heads = sorted(re.findall("Antal (.*?) Median", desk.screen))
        assert heads == ["Ikke afsluttet", "Uden kontakt", "Uden svar", "Uden svar"]
        assert "▶I alt" in desk.screen
