"""Searching as she types, in words with æ, ø and å, numbers, and whatever else a person may type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.recommendation import Recommendation
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.search_line import FILTERS
from borgerraad_tui.store.kinds import APPOINTMENT, RECOMMENDATION, REQUEST
from borgerraad_tui.tui.screens.search import SearchRoom
from borgerraad_tui.tui.theme import palette
from tests.conftest import NOW
from tests.registers import inquiry
from tests.tui.journey import Journey
from tests.tui.screen_text import screen_strips
from tests.tui.test_help_and_menu import read_through, reads


def hits(desk: Journey) -> list[str]:
    """The lines of the list, the cursor's sign taken away."""
    return [line.strip("▶ ") for line in desk.lines[3:-2] if line.strip()]


async def test_hits_come_as_she_types_newest_first(desk: Journey) -> None:
    await desk.press("/", *"børnefaglig")
    assert desk.lines[0].startswith(f" SØG · {len(hits(desk))} fundet")
    assert hits(desk)[0].startswith("!      1 K B&K emne 03-01      Venter stadig på børnefaglig undersøge")
    assert len(hits(desk)) > 3
    await desk.press(*" undersøgelse venter")
    assert len(hits(desk)) == 1


@pytest.mark.parametrize("words", ["børnefaglig", "BØRNEFAGLIG", "bØrnefag", "undersøgelse børnefaglig"])
async def test_case_and_order_of_words_do_not_matter_and_the_last_may_be_begun(desk: Journey, words: str) -> None:
    await desk.press("/", *words)
    assert any("Venter stadig på børnefaglig undersøge" in line for line in hits(desk))


async def test_danish_letters_are_letters_of_their_own(desk: Journey) -> None:
    await desk.press("n", "t", "k", "b", "f", *"Grønærtå", "ctrl+s", "/", *"grønær")
    assert len(hits(desk)) == 1
    await desk.press("ctrl+a", *"gronaer")
    assert desk.lines[0].startswith(" SØG · 0 fundet")
    await desk.press("ctrl+a", *"grønærtaa")
    assert len(hits(desk)) == 1, "å and aa are one"


@pytest.mark.parametrize(
    ("typed", "first"), [("7", "!      7 A T&K"), ("2022-7", "!      7 A T&K"), ("2021-8", "21-8 A B&K")]
)
async def test_a_number_finds_its_inquiry_first(desk: Journey, typed: str, first: str) -> None:
    await desk.press("/", *typed)
    assert hits(desk)[0].startswith(first)


async def test_names_and_esdh_numbers_are_found(desk: Journey) -> None:
    await desk.press("/", *"N.F.")
    assert any("rehabiliteringsteamet" in line for line in hits(desk))
    await desk.press("ctrl+a", *"22/260")
    assert any("Andre beboere med samme fejl" in line for line in hits(desk))


@pytest.mark.parametrize(
    "hostile",
    [
        "Hansen's", "12-34", "010190-1234", '"', '" OR "', "NEAR(", "a AND", "*", "^", "subject:", "[/]", "[@click=app.quit]x",
        "%", "_", "';--", "\\", "-", "(((", "{}", "NOT", "🙂", "a" * 300,
    ],
)  # fmt: skip
async def test_no_text_is_too_strange_to_search_for(desk: Journey, hostile: str) -> None:
    await desk.press("/")
    await desk.paste(hostile)
    assert desk.room == "SearchRoom"
    assert desk.values["words"] == hostile
    assert " fundet" in desk.lines[0]


async def test_without_hits_it_says_so_and_without_words_what_to_type(desk: Journey) -> None:
    await desk.press("/")
    assert "Skriv ord fra emne, notat, navn, log" in desk.screen
    await desk.press(*"findesikke")
    assert "Intet fundet." in desk.screen
    await desk.press("ctrl+a", "delete")
    assert "Skriv ord fra emne" in desk.screen


async def test_enter_opens_the_hit_under_the_cursor_and_escape_comes_back_to_the_words(desk: Journey) -> None:
    await desk.press("/", *"varme", "down", "enter")
    assert desk.room == "InquiryRoom"
    await desk.press("escape")
    assert (desk.room, desk.values["words"]) == ("SearchRoom", "varme")
    assert desk.lines[4].startswith("▶"), "the cursor is where it was"
    await desk.press(*" leje")
    assert desk.lines[3].startswith("▶"), "with other words it is on the first"
    await desk.press("escape")
    assert desk.room == "Desk"


async def test_what_was_saved_a_moment_ago_is_found(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"Kvæghegn", "ctrl+s", "/", *"kvægh")
    assert len(hits(desk)) == 1
    await desk.press("escape", "ctrl+z", "/", *"kvægh")
    assert desk.lines[0].startswith(" SØG · 0 fundet")


async def test_closed_inquiries_are_found_and_say_so(desk: Journey) -> None:
    await desk.press("/", *"parkeringskort til personer")
    assert hits(desk)[0].endswith("lukket")


async def test_letters_are_text_there_and_the_function_keys_still_work(desk: Journey) -> None:
    await desk.press("/", *"nsakpm?1", "f1")
    assert desk.room == "Help"
    await desk.press("escape")
    assert desk.values["words"] == "nsakpm?1"
    assert "F1 Hjælp" in desk.keys
    assert "F10 Menu" in desk.keys
    await desk.press("f2")
    assert "NY HENVENDELSE" in desk.screen


async def test_ctrl_z_takes_back_typing_and_no_saved_act(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"gemt", "ctrl+s", "/", *"ord", "ctrl+z")
    assert desk.values["words"] == ""
    assert desk.register.inquiries.find(2022, 13) is not None


async def test_every_filter_is_shown_before_anything_is_typed_and_in_the_help(desk: Journey) -> None:
    await desk.press("/")
    for example, meaning in FILTERS:
        assert desk.line(example).split(maxsplit=1) == [example, meaning]
    await desk.press("f1")
    text = await read_through(desk)
    for example, meaning in FILTERS:
        assert reads(text, f"{example} {meaning[0].upper()}{meaning[1:]}.")


async def test_a_talk_is_found_with_its_day_and_the_words_around_it(desk: Journey) -> None:
    await desk.press("l", "t", "b", *"Ringede om den blå kuvert fra depotet", "ctrl+s")
    await desk.press("/", *"kuvert")
    (line,) = hits(desk)
    assert line.startswith("!      1 K B&K log 17-01       Venter stadig")
    assert "blå kuvert fra" in line
    await desk.press("enter")
    assert (desk.room, "HENVENDELSE 1 " in desk.lines[0]) == ("InquiryRoom", True)
    await desk.press("escape", "escape", "ctrl+z", "/", *"kuvert")
    assert hits(desk)[0] == "Intet fundet. Færre bogstaver eller filtre finder flere."
    assert hits(desk)[1].startswith("Filtrene er område:, afdeling:, tema:")


async def test_a_consultation_is_found_and_opens_in_its_form(desk: Journey) -> None:
    await desk.press("k", "n", "s", "b", *"Kvæghegn og byggesag", "ctrl+s", "1", "/", *"kvægh")
    assert [line.split() for line in hits(desk)] == [["B&K", "kons.", "17-01", "Kvæghegn", "og", "byggesag"]]
    await desk.press("enter")
    assert (desk.room, desk.values["topic"]) == ("FormScreen", "Kvæghegn og byggesag")


@pytest.mark.parametrize("typed", ["moeller hans", "Hans Möller", "MØLLER"])
async def test_a_name_is_found_in_every_spelling_and_stands_out(desk: Journey, typed: str) -> None:
    with desk.register.acts.act("Registreret"):
        desk.register.inquiries.add(inquiry(date(2022, 1, 14), subject="Varme", citizen="Hans Møller"))
        desk.register.inquiries.add(inquiry(NOW.date(), subject="Bolig", citizen="Moeller, Hans"))
    await desk.press("/")
    await desk.paste(typed)
    assert "Bolig  Moeller, Hans  " in hits(desk)[0]
    assert " navn 14-01 " in hits(desk)[1]
    assert "Varme  Hans Møller  " in hits(desk)[1]
    marked = palette(desk.app.screen)["key"]
    found = [segment.text for strip in screen_strips(desk.app)[3:-2] for segment in strip if segment.style == marked]
    assert "Møller" in found


async def test_a_question_of_her_own_motion_is_found_and_opens_in_its_room(desk: Journey) -> None:
    asked: dict[str, Any] = {
        "scope": "own",
        "directorate": "teknik_og_klima",
        "asked": date(2022, 1, 3),
        "entered": NOW,
    }
    with desk.register.acts.act("Spurgt"):
        for question, settled in (
            ("Svartid på spildevand?", None),
            ("Spildevandsgebyr?", date(2022, 1, 4)),
            ("Andet?", None),
        ):
            desk.register.records(REQUEST).add(Request(question=question, settled=settled, **asked))
    await desk.press("/", *"spildevand")
    assert [line.split() for line in hits(desk)] == [
        ["egen", "T&K", "spurgt", "03-01", "Spildevandsgebyr?"],
        ["egen", "T&K", "spurgt", "03-01", "Svartid", "på", "spildevand?"],
    ]
    await desk.press(*" er:lukket", "enter")
    assert desk.room == "Requests"
    assert "Egen drift: Spildevands" in desk.cursor, "though it is settled"
    await desk.press("escape", *["backspace"] * 10, "down", "enter")
    assert "Egen drift: Svartid på" in desk.cursor


async def test_an_appointment_of_no_inquiry_is_found_and_opens_in_its_week(desk: Journey) -> None:
    with desk.register.acts.act("Aftaler"):
        books = desk.register.records(APPOINTMENT)
        books.add(Appointment(day=date(2022, 3, 2), text="Oplæg i ældrerådet"))
        books.add(Appointment(day=date(2021, 9, 1), text="Sparringsgruppe", repeats="weekly"))
    await desk.press("/", *"ældrerå")
    assert [line.split() for line in hits(desk)] == [["aftale", "02-03", "Oplæg", "i", "ældrerådet"]]
    await desk.press("enter")
    assert (desk.room, "uge 9" in desk.lines[0]) == ("Agenda", True)
    assert "Oplæg i ældrerådet" in desk.cursor
    await desk.press("escape", "ctrl+a", *"sparringsgr", "enter")
    assert "uge 3" in desk.lines[0], "the next time of what repeats"
    assert "Sparringsgruppe" in desk.cursor


async def test_a_recommendation_is_found_and_says_what_it_is(desk: Journey) -> None:
    with desk.register.acts.act("Anbefaling givet"):
        given = Recommendation(given=date(2022, 1, 10), entered=NOW, title="Bedre breve", plan="Kursus i klarsprog")
        desk.register.records(RECOMMENDATION).add(given)
    await desk.press("/", *"klarsprog")
    assert [line.split() for line in hits(desk)] == [["anbef.", "10-01", "Bedre", "breve", "…i", "klarsprog"]]


async def test_the_words_that_were_found_stand_out(desk: Journey) -> None:
    await desk.press("/", *"børnefaglig")
    await desk.press("down")
    marked = palette(desk.app.screen)["key"]
    found = [segment.text for strip in screen_strips(desk.app)[3:-2] for segment in strip if segment.style == marked]
    words = {text.strip().lower() for text in found if text.strip() not in ("K", "A", "?")}
    assert words == {"børnefaglig"}


async def test_a_filter_narrows_and_another_narrows_further(desk: Journey) -> None:
    await desk.press("/", *"bolig")
    every = hits(desk)
    await desk.press(*" område:v&s")
    areas = hits(desk)
    assert 0 < len(areas) < len(every)
    assert all(" V&S " in line for line in areas)
    await desk.press(*" fra:1-8-2021")
    assert 0 < len(hits(desk)) < len(areas)


async def test_filters_alone_list_the_inquiries_and_page_through_them(desk: Journey) -> None:
    await desk.press("/", *"er:lukket år:2021")
    closed = desk.register.engine.one("SELECT count(*) FROM inquiry WHERE year = 2021 AND closed IS NOT NULL")
    assert desk.lines[0].startswith(f" SØG · {closed} fundet ")
    await desk.press(*["pagedown"] * 30, "enter")
    oldest = desk.register.engine.one(
        "SELECT number FROM inquiry WHERE year = 2021 AND closed IS NOT NULL ORDER BY received, id LIMIT 1"
    )
    assert f"HENVENDELSE 2021-{oldest} " in desk.lines[0]


async def test_a_filter_that_cannot_be_read_is_told_and_the_rest_is_searched(desk: Journey) -> None:
    await desk.press("/", *"bolig")
    every = hits(desk)
    await desk.press(*" område:zz")
    assert desk.status.startswith("! område:»zz« kendes ikke. Skriv A&B, B&I")
    assert hits(desk)[: len(every)] == every
    await desk.press("backspace", "backspace", *"V&S")
    assert "kendes ikke" not in desk.screen
    assert 0 < len(hits(desk)) < len(every)


async def test_a_filter_there_is_none_of_is_told_at_once_while_the_rest_is_found(desk: Journey) -> None:
    await desk.press("/", *"bolig")
    every = hits(desk)
    await desk.press(*" foo:bar")
    assert desk.status == "! »foo:« kendes ikke. Skriv fx område, tema, udfald, sted, år, fra, til, er."
    assert hits(desk) == every
    await desk.press(*["backspace"] * 7, *"områd:V&S")
    assert desk.status == "! »områd:« kendes ikke. Mente du område: eller måned:?"
    assert hits(desk) == every


@pytest.mark.parametrize("line", ["område:zz", "er:åben område:zz", "foo:bar er:lukket", "fra:5-5-2021 til:1-1-2021"])
async def test_a_filter_that_cannot_be_read_lists_nothing_where_no_word_stands_beside_it(
    desk: Journey, line: str
) -> None:
    await desk.press("/")
    await desk.paste(line)
    assert desk.lines[0].startswith(" SØG · 0 fundet")
    assert hits(desk)[0].startswith("Intet vist, før det er rettet:")
    assert desk.status.startswith("! ")


async def test_where_a_filter_cannot_be_read_it_is_named_with_every_value_there_is(desk: Journey) -> None:
    await desk.press("/")
    await desk.paste("tema:xqx")
    shown = " ".join(" ".join(hits(desk)).split())
    assert "tema:»xqx« kendes ikke." in shown
    assert all(entry.brief in shown for entry in desk.app.office.catalogue.of("theme"))


async def test_numbers_of_other_years_are_written_alike_in_one_list(desk: Journey) -> None:
    await desk.press("/")
    await desk.paste("år:2021")
    numbers = {line.strip(" ▶!").split()[0] for line in desk.lines[3:] if " K " in line or " A " in line}
    assert numbers
    assert all(number.startswith("21-") for number in numbers), numbers
    await desk.paste(" fra:1-1-2021 til:1-5-2021")
    numbers = {line.strip(" ▶!").split()[0] for line in desk.lines[3:] if " K " in line or " A " in line}
    assert numbers
    assert all(number.startswith("21-") for number in numbers), numbers


async def test_ctrl_u_changes_nothing_in_the_search(desk: Journey) -> None:
    await desk.press("/", *"børnefaglig", "ctrl+u")
    assert (desk.room, desk.values["words"]) == ("SearchRoom", "børnefaglig")
    assert len(hits(desk)) > 3


async def test_words_spread_over_an_inquiry_and_its_log_find_it_with_the_day_of_the_place(desk: Journey) -> None:
    await desk.press("l", "t", "b", *"Lagde besked på telefonsvareren", "ctrl+s")
    await desk.press("/", *"telefonsvar børnefaglig")
    (line,) = hits(desk)
    assert line.startswith("!      1 K B&K emne 03-01      Venter stadig på børnefaglig")
    await desk.press(*" fra:17-1")
    assert hits(desk)[0].startswith("!      1 K B&K log 17-01"), "what was written in that period"
    await desk.press(*" til:18-1-2021")
    assert hits(desk)[0].startswith("Intet fundet.")


async def test_a_search_can_be_opened_with_its_words(desk: Journey) -> None:
    desk.app.push_screen(SearchRoom(desk.app.office, "hjemmehjælp område:V&S"))
    await desk.settle()
    assert desk.values["words"] == "hjemmehjælp område:V&S"
    assert all(" V&S " in line for line in hits(desk))
    await desk.press(*" findesikke")
    assert desk.values["words"] == "hjemmehjælp område:V&S findesikke"


async def test_only_an_inquiry_takes_the_commands_about_one(desk: Journey) -> None:
    await desk.press("k", "n", "s", "b", *"Kvæghegn", "ctrl+s", "1", "/", *"kvægh")
    assert isinstance(desk.app.screen, SearchRoom)
    assert desk.app.screen.inquiry_id() is None
    assert not desk.app.screen.has_ended()
