"""Asking departments: about an inquiry, beyond it, and of the adviser's own motion; and what came back."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved
from tests.tui.journey import SMALL, Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill

ASKED = ("r", *"Hvornår er den færdig?", "ctrl+s")
"""Asked today about the inquiry the desk starts on: 2022-1, Familierådgivningen in Børn og Kultur."""
NOW_IN_ROOM = ("o",)


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries before anything was asked about them."""
    return quiet_register


def requests(desk: Journey) -> list[Request]:
    """Every question in the file, oldest first."""
    return desk.register.records(REQUEST).where("true")


async def test_a_question_about_an_inquiry_takes_two_keys_and_its_words(desk: Journey) -> None:
    await desk.press(*ASKED)
    (asked,) = requests(desk)
    assert (asked.scope, asked.inquiry, asked.asked) == ("inquiry", desk.app.screen.inquiry_id(), date(2022, 1, 17))  # type: ignore[attr-defined]
    assert (asked.directorate, asked.department) == ("boern_og_kultur", "familieraadgivningen")
    assert asked.question == "Hvornår er den færdig?"
    assert desk.status == "Gemt: Spørgsmål til Børn og Kultur om henvendelse 2022-1."


async def test_an_inquiry_has_any_number_of_questions_each_in_its_detail_with_its_days(desk: Journey) -> None:
    await desk.press(
        *ASKED, "r", *["shift+tab"] * 3, "t", *"byg", "enter", *"3/1", "enter", *"Og byggesagen?", "ctrl+s"
    )
    assert [(each.directorate, each.department, each.asked.day) for each in requests(desk)] == [
        ("boern_og_kultur", "familieraadgivningen", 17),
        ("teknik_og_klima", "byggesag", 3),
    ]
    await desk.press("enter")
    assert desk.room == "InquiryRoom"
    first = desk.line("T&K").strip()
    assert first == "T&K · Byggesag 03-01-2022 · ! OVER FRIST 14 dage uden svar"
    assert desk.line("B&K · Fam") == "B&K · Familierådgivningen 17-01-2022 · venter 0 dage"
    assert desk.screen.index("Og byggesagen?") < desk.screen.index("Hvornår er den færdig?"), "oldest first"


async def test_a_department_that_took_over_is_asked_about_what_belonged_to_another(register: Register) -> None:
    old = inquiry(
        date(2021, 6, 1), directorate="beskaeftigelse_og_integration", department="jobcentret_2020", subject="Gammel"
    )
    saved(register, old)
    async with at_desk(register) as desk:
        await desk.press(*ASKED)
        (asked,) = requests(desk)
        assert (asked.directorate, asked.department) == ("arbejdsmarked_og_borgerservice", "jobcentret")


async def test_an_area_nobody_took_over_is_chosen_anew(register: Register) -> None:
    saved(register, inquiry(date(2021, 6, 1), directorate="erhvervs_og_borgerservice", subject="Gammel"))
    async with at_desk(register) as desk:
        await desk.press("r")
        assert (desk.here, desk.values["directorate"]) == ("directorate", "")


@pytest.mark.parametrize(
    ("keys", "field", "told"),
    [
        (("r", "ctrl+s"), "question", "! Skriv, hvad du spørger om."),
        (("r", "space", "enter", "ctrl+s"), "question", "! Skriv, hvad du spørger om."),
        (("o", "n", "enter", "enter", *"Hvad", "ctrl+s"), "directorate", "! Vælg det område, du spørger."),
        (("r", *"Hvad", "shift+tab", "ctrl+a", "delete", "ctrl+s"), "asked", "! Skriv, hvilken dag du spurgte, fx i for i dag."),
        (
            ("r", *"Hvad", "shift+tab", *"2/1", "ctrl+s"), "asked",
            "! Spurgt 02-01-2022 ligger før henvendelsen, der kom 03-01-2022. Ret dagen.",
        ),
    ],
)  # fmt: skip
async def test_what_is_missing_is_told_at_its_field(
    desk: Journey, keys: tuple[str, ...], field: str, told: str
) -> None:
    await desk.press(*keys)
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", field, told)
    assert requests(desk) == []


async def test_a_solved_inquiry_leaves_a_systemic_question_that_is_listed_until_it_is_settled(desk: Journey) -> None:
    await desk.press("a", "u", "i", "ctrl+s")
    before = desk.figures()
    await desk.press(
        "/", *"børnefaglig undersøgelse", "enter", "m", *"systemisk", "enter", *"Er der andre med samme fejl?", "ctrl+s"
    )
    assert desk.room == "InquiryRoom"
    assert desk.status == "Gemt: Systemisk spørgsmål til Børn og Kultur efter henvendelse 2022-1."
    assert "Systemisk: Er der andre med samme fejl?" in desk.screen
    (left,) = requests(desk)
    assert left.scope == "systemic"
    assert desk.figures() == before
    await desk.press("o")
    assert "Systemisk: Er der andre" in desk.cursor
    await desk.press("enter", "i", "tab", "i", "tab", *"Vi ser på det", "tab", "n", "ctrl+s")
    assert "besvaret" in desk.cursor
    await desk.press("enter", *["tab"] * 3, "j", "ctrl+s")
    assert "Forvaltningen skylder ikke svar på noget." in desk.screen
    assert desk.figures() == before
    await desk.press("ctrl+z")
    assert "Systemisk: Er der andre" in desk.cursor


async def test_a_question_of_the_adviser_s_own_motion_has_no_inquiry_and_is_counted_nowhere(desk: Journey) -> None:
    before = desk.figures()
    await desk.press("o", "n", "t", *"byg", "enter", "enter", *"Hvor længe venter en byggesag?", "ctrl+s")
    (own,) = requests(desk)
    assert (own.scope, own.inquiry, own.directorate, own.department) == ("own", None, "teknik_og_klima", "byggesag")
    assert desk.status == "Gemt: Spørgsmål af egen drift til Teknik og Klima."
    assert desk.cursor.split()[:3] == ["▶", "egen", "T&K"]
    assert desk.figures() == before
    await desk.press("h")
    assert desk.room == "Requests", "there is no inquiry to open"


async def test_the_first_reply_and_the_answer_have_days_of_their_own(desk: Journey) -> None:
    await desk.press("r", "shift+tab", *"3/1", "tab", *"Hvornår?", "ctrl+s", *NOW_IN_ROOM, "enter")
    assert "Spurgt 03-01-2022: Hvornår?" in desk.screen
    await desk.press(*"5/1", "ctrl+s")
    (asked,) = requests(desk)
    assert (asked.replied, asked.answered, asked.settled) == (date(2022, 1, 5), None, None)
    assert "kvitteret" in desk.cursor
    await desk.press("enter")
    assert desk.here == "answered"
    await desk.press("g", "tab", *"På fredag", "tab", "j", "ctrl+s")
    (asked,) = requests(desk)
    assert (asked.replied, asked.answered, asked.settled) == (date(2022, 1, 5), date(2022, 1, 16), date(2022, 1, 16))
    assert asked.answer == "På fredag"
    await desk.press("o", "enter")
    assert desk.line("B&K · Fam") == "B&K · Familierådgivningen 03-01-2022 · besvaret efter 13 dage"
    assert "Svar: På fredag" in desk.screen


async def test_an_answer_is_the_first_reply_where_none_was_noted(desk: Journey) -> None:
    await desk.press(*ASKED, *NOW_IN_ROOM, "enter", "tab", "i", "tab", "tab", "j", "ctrl+s")
    (asked,) = requests(desk)
    assert asked.replied == asked.answered == date(2022, 1, 17)


async def test_a_question_can_be_settled_without_an_answer(desk: Journey) -> None:
    await desk.press(*ASKED, *NOW_IN_ROOM, "enter", *["tab"] * 3, "j", "ctrl+s")
    (asked,) = requests(desk)
    assert (asked.answered, asked.settled) == (None, date(2022, 1, 17))
    await desk.press("o", "enter")
    assert desk.line("B&K · Fam").endswith("afgjort uden svar efter 0 dage")


@pytest.mark.parametrize(
    ("keys", "field", "told"),
    [
        (("tab", "tab", *"Ja"), "answered", "! Skriv også, hvilken dag svaret kom, fx i for i dag."),
        (("tab", "i"), "settled", "! Vælg, om spørgsmålet er afgjort, eller om der ventes på mere."),
        (
            ("i", "tab", "g", *["tab"] * 2, "j"), "answered",
            "! Svaret 16-01-2022 ligger før spørgsmålet 17-01-2022. Ret en af de to datoer.",
        ),
    ],
)  # fmt: skip
async def test_an_answer_that_cannot_be_is_told_at_its_field(
    desk: Journey, keys: tuple[str, ...], field: str, told: str
) -> None:
    await desk.press(*ASKED, *NOW_IN_ROOM, "enter", *keys, "ctrl+s")
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", field, told)


async def test_a_question_is_worded_anew_and_keeps_what_came_back(desk: Journey) -> None:
    await desk.press(*ASKED, *NOW_IN_ROOM, "r", "m", *"ordlyd", "enter", "ctrl+a", *"Hvem har sagen?", "ctrl+s")
    (asked,) = requests(desk)
    assert (asked.question, asked.chasers) == ("Hvem har sagen?", 1)
    assert desk.status == "Gemt: Rettet: spørgsmål til Børn og Kultur om henvendelse 2022-1."


async def test_questions_typed_as_one_burst_are_all_right(desk: Journey) -> None:
    wanted = [f"Spørgsmål {number} æø?" for number in range(8)]
    await desk.press(*(key for words in wanted for key in ("r", *words, "ctrl+s", "down")))
    assert [each.question for each in requests(desk)] == wanted
    assert len({each.inquiry for each in requests(desk)}) == 8
    own = [f"Egen drift {number}" for number in range(6)]
    await desk.press("o", *(key for words in own for key in ("n", "t", "tab", "tab", *words, "ctrl+s")))
    assert [each.question for each in requests(desk)[8:]] == own
    # the cursor is on the first of the list: each answer settles the one under it
    await desk.press(*(key for _ in range(14) for key in ("enter", "tab", "i", "tab", *"Ja", "tab", "j", "ctrl+s")))
    assert all(each.settled and each.answer == "Ja" for each in requests(desk))


@pytest.mark.parametrize("size", [SMALL, (120, 40)])
async def test_hostile_words_are_kept_clean_and_only_show(desk: Journey, size: tuple[int, int]) -> None:
    await desk.resize(*size)
    await desk.press("r")
    await fill(desk, NASTY, "question")
    await desk.press("ctrl+s", "o", "enter", "i", "tab", "i")
    assert_only_shows(desk)
    await fill(desk, NASTY, "answer")
    await desk.press("tab", "n", "ctrl+s")
    (asked,) = requests(desk)
    assert (asked.question, asked.answer) == (KEPT, KEPT)
    assert_only_shows(desk)
    await desk.press("h")
    assert_only_shows(desk)
    assert "=[/] [@click=app.quit]x[/]" in desk.screen
