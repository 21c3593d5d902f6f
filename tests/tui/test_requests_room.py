"""What the departments owe: late first, by directorate, with chasers, and against a service level she sets herself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import REMINDER, REQUEST
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.test_asking import ASKED, requests

OWED: tuple[tuple[str, date, str, dict[str, Any]], ...] = (
    ("teknik_og_klima", date(2021, 12, 7), "Byggesagen", {}),
    ("teknik_og_klima", date(2022, 1, 15), "Vejen", {}),
    ("voksen_og_sundhed", date(2021, 11, 1), "Kvitteret", {"replied": date(2021, 11, 2)}),
    ("voksen_og_sundhed", date(2022, 1, 13), "Varmen", {}),
    ("teknik_og_klima", date(2021, 10, 1), "Afgjort", {"settled": date(2021, 10, 5)}),
)


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries before anything was asked about them."""
    return quiet_register


@pytest.fixture
def owing(demo_register: Register) -> Register:
    """The demo, with questions of different ages to two directorates."""
    with demo_register.acts.act("Spurgt"):
        for directorate, asked, question, days in OWED:
            demo_register.records(REQUEST).add(
                Request(scope="own", directorate=directorate, asked=asked, entered=NOW, question=question, **days)
            )
    return demo_register


def listed(desk: Journey) -> list[str]:
    """The rows of the list as they are drawn, without blanks in a row."""
    return [" ".join(line.strip("▶ ").split()) for line in desk.lines if "egen" in line]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_late_ones_stand_first_told_by_sign_and_word(owing: Register, size: tuple[int, int]) -> None:
    async with at_desk(owing, size) as desk:
        await desk.press("o")
        assert listed(desk) == [
            "! egen V&S 77 d 55 hverdage over frist Egen drift: Kvitteret",
            "! egen T&K 41 d 29 hverdage over frist Egen drift: Byggesagen",
            "! egen V&S 4 d 2 hverdage over frist Egen drift: Varmen",
            "egen T&K 2 d 1 hverdag venter Egen drift: Vejen",
        ]
        assert desk.lines[1].split("  ")[0].strip() == "4 åbne spørgsmål · 3 over frist"
        assert desk.lines[1].endswith("første svar 2 dage · svar 28 dage")


async def test_each_directorate_is_told_with_open_late_and_the_oldest(owing: Register) -> None:
    async with at_desk(owing) as desk:
        await desk.press("o")
        assert [" ".join(line.split()) for line in desk.lines[3:6]] == [
            "●Alle områder 4 åbne ! 3 over frist det ældste 77 dage",
            "Voksen og Sundhed 2 åbne ! 2 over frist det ældste 77 dage",
            "Teknik og Klima 2 åbne ! 1 over frist det ældste 41 dage",
        ]


async def test_what_teknik_og_klima_owes_is_three_keys_away(owing: Register) -> None:
    async with at_desk(owing) as desk:
        await desk.press("o", "right", "right")
        assert desk.line("●") == "●Teknik og Klima                2 åbne    ! 1 over frist  det ældste 41 dage"
        assert [line.rsplit(": ", 1)[1] for line in listed(desk)] == ["Byggesagen", "Vejen"]
        await desk.press("right")
        assert len(listed(desk)) == 4
        await desk.press("left")
        assert len(listed(desk)) == 2


async def test_settled_ones_are_shown_when_asked_for_and_not_else(owing: Register) -> None:
    async with at_desk(owing) as desk:
        await desk.press("o", "a")
        assert listed(desk)[-1] == "egen T&K 4 d 2 hverdage afgjort Egen drift: Afgjort"
        await desk.press("end", "r")
        assert desk.status == "! Spørgsmålet er afgjort, så der er ikke noget at rykke for."
        await desk.press("a")
        assert len(listed(desk)) == 4


async def test_a_chaser_is_one_key_one_act_and_undone(desk: Journey) -> None:
    await desk.press(*ASKED, "o", "r")
    assert desk.room == "Requests"
    assert desk.status == "Gemt: Rykker 1: spørgsmål til Børn og Kultur om henvendelse 2022-1."
    await desk.press("r")
    assert "rykket 2" in desk.cursor
    (asked,) = requests(desk)
    assert (asked.chasers, asked.chased) == (2, date(2022, 1, 17))
    await desk.press("ctrl+z")
    assert desk.status == "Fortrudt: Rykker 2: spørgsmål til Børn og Kultur om henvendelse 2022-1"
    assert "rykket 1" in desk.cursor
    await desk.press("enter", "escape", "h")
    assert desk.line("B&K · Fam").endswith("venter 0 dage, rykket 1 gang")


async def test_the_inquiry_a_question_belongs_to_is_opened_over_the_list(desk: Journey) -> None:
    await desk.press(*ASKED, "o", "h")
    assert desk.room == "InquiryRoom"
    assert "HENVENDELSE 1" in desk.lines[0]
    await desk.press("escape")
    assert desk.room == "Requests"


async def test_the_service_level_is_set_by_the_menu_and_decides_what_is_late(owing: Register) -> None:
    async with at_desk(owing) as desk:
        await desk.press("o", "m", *"svarfrist", "enter", "ctrl+a", *"4", "tab", "ctrl+a", *"80", "ctrl+s")
        assert desk.status == "Svarfristen er 4 dage til første svar og 80 dage til svaret."
        assert desk.lines[1].endswith("første svar 4 dage · svar 80 dage")
        assert [line.startswith("!") for line in listed(desk)] == [True, False, False, False]
        await desk.press("s", "p", "k")
        await desk.press(*["right"] * 15, "g")
        assert desk.lines[3].split("  ")[0].strip() == "Første svar inden for 4 dage"
        assert "over fristen (4 dage)" in desk.status


@pytest.mark.parametrize("room", [(), ("d",)])
async def test_the_service_level_is_in_the_menu_of_the_desk_and_of_the_agenda(
    desk: Journey, room: tuple[str, ...]
) -> None:
    await desk.press(*room, "m", *"Svarfrist", "enter")
    assert desk.room == "FormScreen"
    assert "SVARFRIST" in desk.screen.upper()


async def test_a_changed_service_level_is_undone_and_one_that_is_as_it_was_is_no_act(owing: Register) -> None:
    async with at_desk(owing) as desk:
        form = ("m", *"svarfrist", "enter")
        await desk.press("o", *form, "ctrl+a", *"4", "tab", "ctrl+a", *"80", "ctrl+s", *form, "ctrl+s")
        assert desk.status == "Intet ændret."
        await desk.press("ctrl+z")
        assert desk.status == "Fortrudt: Svarfristen er 4 dage til første svar og 80 dage til svaret"
        assert desk.lines[1].endswith("første svar 2 dage · svar 28 dage")
        await desk.press("ctrl+y")
        assert desk.lines[1].endswith("første svar 4 dage · svar 80 dage")


@pytest.mark.parametrize("typed", ["0", "366", "-1", "to", "", "1,5", "٣"])
async def test_a_service_level_that_is_no_number_of_days_is_told(desk: Journey, typed: str) -> None:
    await desk.press("o", "m", *"svarfrist", "enter", "ctrl+a", "delete", *typed, "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "days")
    assert desk.hint == f"! »{typed}« kan ikke læses som dage. Skriv et helt tal fra 1 til 365."


async def test_an_acknowledged_question_turns_late_when_the_answer_does_not_come(desk: Journey) -> None:
    acknowledged(desk.register, I_tide=date(2021, 12, 20), For_sent=date(2021, 12, 19))
    await desk.press("o")
    # neither Christmas Eve nor New Year's Eve is a public holiday, and the holidays fall on a weekend
    assert listed(desk) == [
        "! egen Div 29 d 21 hverdage over frist Egen drift: For_sent",
        "egen Div 28 d 20 hverdage kvitteret Egen drift: I_tide",
    ]
    assert " ".join(desk.line("Diverse").split()).startswith("Diverse 2 åbne ! 1 over frist")


async def test_the_last_days_of_the_terms_stand_in_the_agenda(desk: Journey) -> None:
    acknowledged(desk.register, I_tide=date(2021, 12, 20), For_sent=date(2021, 12, 19), Senere=date(2021, 12, 30))
    with desk.register.acts.act("Spurgt"):
        for asked, question in ((date(2022, 1, 16), "Ny"), (date(2021, 11, 1), "Afgjort")):
            settled = date(2021, 11, 2) if question == "Afgjort" else None
            one = Request(
                scope="own", directorate="diverse", asked=asked, entered=NOW, question=question, settled=settled
            )
            desk.register.records(REQUEST).add(one)
    await desk.press("d")
    lines = [" ".join(line.strip("▶ ").split()) for line in desk.lines if " fra Div" in line]
    assert lines == [
        "!sø 16/1 Svar fra Div · For_sent",
        "●i dag 17/1 Svar fra Div · I_tide",
        "ti 18/1 Svar det første fra Div · Ny",
    ]
    await desk.walk_down("For_sent")
    await desk.press("enter", *"17/1", "ctrl+s", "j", "ctrl+s")
    assert "fra Div · For_sent" not in desk.screen, "it is answered"
    await desk.press("right")
    assert desk.line("Senere").split()[:2] == ["to", "27/1"]


def acknowledged(register: Register, **asked: date) -> None:
    """Questions by their words, each acknowledged the day it was asked."""
    with register.acts.act("Spurgt"):
        for question, day in asked.items():
            one = Request(scope="own", directorate="diverse", asked=day, replied=day, entered=NOW, question=question)
            register.records(REQUEST).add(one)


async def test_an_answer_with_less_time_than_the_first_reply_is_refused(desk: Journey) -> None:
    await desk.press("o", "m", *"svarfrist", "enter", "ctrl+a", *"5", "tab", "ctrl+a", *"4", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "answer_days")
    assert desk.hint == "! Svaret kan ikke have kortere frist end det første svar. Skriv mindst 5 dage."


async def test_o_leads_there_and_back_and_the_room_is_returned_to(owing: Register) -> None:
    async with at_desk(owing) as desk:
        await desk.press("s", "o")
        assert desk.room == "Requests"
        assert "o Tilbage" in desk.screen
        await desk.press("o")
        assert desk.room == "Statistics"
        await desk.press("o", "ctrl+q")
    async with at_desk(owing) as desk:
        assert desk.room == "Requests"


async def test_nothing_owed_says_how_to_ask(desk: Journey) -> None:
    await desk.press("o")
    assert desk.lines[1].strip().startswith("0 åbne spørgsmål · 0 over frist")
    assert "Forvaltningen skylder ikke svar på noget. Tryk r på en henvendelse" in desk.screen
    await desk.press("right", "r", "enter", "h", "a")
    assert desk.room == "Requests"


async def test_an_answer_in_which_nothing_was_noted_is_none(desk: Journey) -> None:
    await desk.press("r", *"Hvornår?", "ctrl+s", "o", "enter", "ctrl+s")
    assert desk.status == "Intet ændret."


async def test_the_whole_number_of_an_earlier_years_inquiry_is_told(demo_register: Register) -> None:
    about = demo_register.inquiries.find(2021, 147)
    assert about is not None
    with demo_register.acts.act("Spurgt"):
        asked = Request(
            inquiry=about.id, directorate="diverse", asked=date(2022, 1, 3), entered=NOW, question="Hvornår?"
        )
        demo_register.records(REQUEST).add(asked)
    async with at_desk(demo_register) as desk:
        await desk.press("o")
        assert "2021-147 " in desk.cursor


@pytest.fixture
def hanging(demo_register: Register) -> Register:
    """The demo, where about inquiry 1 an answer is late, about 4 one is in time, and of 1 something is to be remembered today."""
    asked = {1: date(2022, 1, 14), 4: date(2022, 1, 15)}
    with demo_register.acts.act("Spurgt"):
        for inquiry, day in asked.items():
            demo_register.records(REQUEST).add(
                Request(scope="inquiry", inquiry=inquiry_key(demo_register, inquiry), directorate="diverse", asked=day,
                        entered=NOW, question="Hvornår?")
            )  # fmt: skip
        reminder = Reminder(inquiry=inquiry_key(demo_register, 1), due=NOW.date(), text="Ring")
        demo_register.records(REMINDER).add(reminder)
    return demo_register


def inquiry_key(register: Register, number: int) -> int:
    """The id of this year's inquiry."""
    found = register.inquiries.find(2022, number)
    assert found is not None
    return found.id or 0


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_an_answer_beyond_its_term_stands_on_the_desk_by_sign_and_word(
    hanging: Register, size: tuple[int, int]
) -> None:
    async with at_desk(hanging, size) as desk:
        marked = [line for line in desk.lines if "! svar: " in line]
        assert [line.strip("▶! ").split()[0] for line in marked] == ["1"]
        subject = hanging.inquiries.get(inquiry_key(hanging, 1)).subject
        await desk.press("f9")
        assert "! svar: •••••" in desk.screen
        assert subject[:9] not in desk.screen
        await desk.press("f9", "o", "enter", "i", "tab", "i", "tab", *"Nu", "tab", "j", "ctrl+s", "escape")
        assert desk.room == "Desk"
        assert "! svar: " not in desk.screen


async def test_closing_tells_what_still_hangs_on_the_inquiry(hanging: Register) -> None:
    async with at_desk(hanging) as desk:
        left = "! Stadig åbent: 1 spørgsmål til forvaltningen og 1 påmindelse (17-01-2022)."
        await desk.walk_down("! svar:")
        await desk.press("a")
        assert desk.status == left
        await desk.press("u", "i")
        assert desk.status.startswith("Flytter")
        assert " ".join(desk.status.split()).endswith(left)
        await desk.press("ctrl+s", "home")
        assert desk.status == "Gemt: Henvendelse 2022-1 lukket."
