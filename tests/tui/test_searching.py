"""Searching as she types, in words with æ, ø and å, numbers, and whatever else a person may type."""

from __future__ import annotations

import pytest

from tests.tui.journey import Journey


def hits(desk: Journey) -> list[str]:
    """The lines of the list, the cursor's sign taken away."""
    return [line.strip("▶ ") for line in desk.lines[3:-2] if line.strip()]


async def test_hits_come_as_she_types_newest_first(desk: Journey) -> None:
    await desk.press("/", *"børnefaglig")
    assert desk.lines[0].startswith(f" SØG · {len(hits(desk))} fundet")
    assert hits(desk)[0].startswith("!      1 K B&K Venter stadig på børnefaglig undersøgelse")
    assert len(hits(desk)) > 3
    await desk.press(*" undersøgelse venter")
    assert len(hits(desk)) == 1


@pytest.mark.parametrize("words", ["børnefaglig", "BØRNEFAGLIG", "bØrnefag", "undersøgelse børnefaglig"])
async def test_case_and_order_of_words_do_not_matter_and_the_last_may_be_begun(desk: Journey, words: str) -> None:
    await desk.press("/", *words)
    assert any("Venter stadig på børnefaglig undersøgelse" in line for line in hits(desk))


async def test_danish_letters_are_letters_of_their_own(desk: Journey) -> None:
    await desk.press("n", "t", "k", "b", "f", *"Grønærtå", "ctrl+s", "/", *"grønær")
    assert len(hits(desk)) == 1
    await desk.press("ctrl+a", *"gronaer")
    assert desk.lines[0].startswith(" SØG · 0 fundet")
    await desk.press("ctrl+a", *"grønærtaa")
    assert len(hits(desk)) == 1, "å and aa are one"


@pytest.mark.parametrize(
    ("typed", "first"), [("7", "!      7 A T&K"), ("2022-7", "!      7 A T&K"), ("2021-8", "2021-8 A B&K")]
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
    assert "Skriv ord fra emne, notat, navn eller ESDH-nummer" in desk.screen
    await desk.press(*"findesikke")
    assert "Ingen henvendelser med de ord." in desk.screen
    await desk.press("ctrl+a", "delete")
    assert "Skriv ord fra emne" in desk.screen


async def test_enter_opens_the_hit_under_the_cursor_and_escape_comes_back_to_the_words(desk: Journey) -> None:
    await desk.press("/", *"børnefaglig", "down", "enter")
    assert desk.room == "InquiryRoom"
    await desk.press("escape")
    assert (desk.room, desk.values["words"]) == ("SearchRoom", "børnefaglig")
    assert desk.lines[4].startswith("▶"), "the cursor is where it was"
    await desk.press(*" frist")
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
