"""The screen around a form: its title, what it refuses and when that no longer holds, and what is not worth a draft."""

from __future__ import annotations

import pytest

from tests.tui.journey import Journey, at_desk
from tests.tui.test_drafts import drafts
from tests.tui.test_registering import saved
from tests.tui.test_undoing import content


async def to_the_day(desk: Journey) -> None:
    """Go back to the day of an inquiry's form."""
    await desk.walk_to("received", "shift+tab")


async def test_an_error_goes_when_what_it_was_about_is_mended(desk: Journey) -> None:
    await desk.press("/", *"aflastning uden begrundelse", "enter", "enter")
    await to_the_day(desk)
    right = desk.values["received"]
    await desk.press(*"31-12-2021", "ctrl+s")
    assert "ligger før modtagelsen 31-12-2021" in desk.status
    await desk.press("tab", "v")
    assert "ligger før modtagelsen" in desk.status, "it still holds"
    await to_the_day(desk)
    await desk.press("ctrl+a", *right)
    assert "ligger før modtagelsen" not in desk.screen
    await desk.press("tab")
    assert "ligger før modtagelsen" not in desk.screen


async def test_the_title_says_the_number_of_the_year_it_came_in(desk: Journey) -> None:
    last = desk.register.inquiries.expected_number(2021)
    await desk.press(*"ntkbh", *"fra juli")
    assert desk.lines[0].split("  ")[0].strip() == "NY HENVENDELSE 13"
    await to_the_day(desk)
    await desk.press(*"31-7-2021", "tab")
    assert desk.lines[0].split("  ")[0].strip() == f"NY HENVENDELSE 2021-{last}"
    await desk.press("ctrl+s")
    assert saved(desk, last, 2021).subject == "fra juli"


@pytest.mark.parametrize(
    "keys",
    [
        ("enter", "enter", "ctrl+s"),
        ("enter", "enter", *"x", "backspace", "ctrl+s"),
        ("f", "ctrl+s"),
        ("/", *"aflastning uden begrundelse", "enter", "a", "ctrl+s"),
        ("k", "p", "1", "enter", "ctrl+s"),
    ],
    ids=["edit", "edit there and back", "step", "closing", "consultation"],
)
async def test_a_save_without_a_change_writes_nothing_and_says_so(desk: Journey, keys: tuple[str, ...]) -> None:
    before, acts = content(desk.register), desk.register.engine.rows("SELECT * FROM act")
    await desk.press(*keys)
    assert desk.room != "FormScreen"
    assert desk.status == "Intet ændret."
    assert content(desk.register) == before
    assert desk.register.engine.rows("SELECT * FROM act") == acts


async def test_a_draft_that_was_put_back_and_saved_is_gone(desk: Journey) -> None:
    await desk.press("enter", "enter", *"XY", "escape", "escape", "home", "enter", "backspace", "backspace", "ctrl+s")
    assert (desk.status, drafts(desk)) == ("Intet ændret.", [])


@pytest.mark.parametrize("letters", ["nt", "nh", "au", "f"])
async def test_a_letter_in_a_form_opened_by_mistake_leaves_no_draft(desk: Journey, letters: str) -> None:
    await desk.press(*letters)
    assert desk.room == "FormScreen"
    await desk.press("escape")
    assert drafts(desk) == []
    assert "Kladden" not in desk.screen


@pytest.mark.parametrize("keys", [("n", "t", "k"), ("n", "t", "tab", "tab", "tab", "x"), ("f", "tab", "x")])
async def test_two_choices_or_one_word_are_a_draft(desk: Journey, keys: tuple[str, ...]) -> None:
    await desk.press(*keys, "escape")
    assert len(drafts(desk)) == 1


async def test_a_receipt_in_the_future_is_pointed_out_when_the_day_is_left(desk: Journey) -> None:
    await desk.press("n")
    await to_the_day(desk)
    await desk.press(*"18-1-2022", "tab")
    assert desk.here == "place"
    assert desk.hint == "! Dato: dagen ligger i fremtiden. Skriv den dag, det skete."


async def test_a_period_may_end_ahead(desk: Journey) -> None:
    await desk.press("p", "7", "tab", *"31-12-2022", "tab")
    assert "fremtiden" not in desk.screen


@pytest.mark.parametrize(("typed", "minutes"), [("1t 30", 90), ("1:30", 90), ("1½ t", 90), ("45", 45)])
async def test_how_long_it_took_is_read_beside_the_field(desk: Journey, typed: str, minutes: int) -> None:
    await desk.press("k", "n", "s", "b", *"Sparring her", "tab", *typed)
    assert desk.line("Minutter").endswith(f"{minutes} min") or f"{minutes} min " in desk.line("Minutter")
    await desk.press("ctrl+s", "home")
    (kept,) = desk.register.engine.rows("SELECT minutes FROM consultation WHERE topic = 'Sparring her'")
    assert tuple(kept) == (minutes,)


async def test_a_period_without_a_name_is_called_by_its_days_among_the_drafts(desk: Journey) -> None:
    await desk.press("p", "f", *"1-9-2021", "tab", *"30-9-2021", "escape", "home")
    assert desk.cursor.strip("▶ ").startswith("Kladde: periode 01-09")


async def test_what_is_cut_off_ends_in_a_tilde_without_unicode(desk: Journey) -> None:
    async with at_desk(desk.register, ascii_only=True) as plain:
        assert "Venter stadig på b" in plain.screen
        assert any("~" in line for line in plain.lines)
