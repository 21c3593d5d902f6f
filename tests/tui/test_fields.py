"""Choices: what a letter, an arrow and a click do, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.tui.glyphs import ASCII
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec
from borgerraad_tui.tui.widgets.options import GAP, lay_out, letter_at
from tests.tui.form_stage import (
    CHANNEL,
    DIRECTORATE,
    HOSTILE,
    KIND,
    NOTE,
    SUBJECT,
    THEMES,
    Stage,
    fixed,
    paste,
    stage,
    write,
)
from tests.tui.screen_text import screen_strips, screen_text


@pytest.mark.parametrize(
    ("marked", "letter"),
    [
        ("Anden _behandling og hjælp", "B"),
        ("Anden behandling og _hjælp", "H"),
        ("Vejvisning/videre_formidlet", "F"),
        ("Borgerens h_jem", "J"),
        ("For_slag", "S"),
        ("Øk_onomi", "O"),
    ],
)
def test_a_letter_is_underlined_at_the_start_of_a_word_before_elsewhere(marked: str, letter: str) -> None:
    assert letter_at(marked.replace("_", ""), letter) == marked.index("_")


@pytest.mark.parametrize(("label", "letter"), [("Ældre", "A"), ("Ør", "O"), ("A\u030ahus", "Q"), ("Telefon", "")])
def test_danish_letters_are_never_underlined_for_their_likeness(label: str, letter: str) -> None:
    assert letter_at(label, letter) == -1


@given(st.lists(st.integers(1, 120), max_size=12), st.integers(1, 110))
def test_choices_stand_in_order_without_touching_and_never_past_the_edge(widths: Sequence[int], room: int) -> None:
    places = lay_out(widths, room)
    assert [place.width for place in places] == [min(width, room) for width in widths]
    assert all(place.start + place.width <= room for place in places)
    for before, after in pairwise(places):
        assert (after.line, after.start) in (
            (before.line, before.start + before.width + GAP),
            (before.line + 1, 0),
        )
        fits = before.start + before.width + GAP + after.width <= room
        assert (after.line == before.line) == fits


def test_stacked_choices_stand_one_in_each_line() -> None:
    assert [(place.line, place.start) for place in lay_out([3, 4, 5], 80, stacked=True)] == [(0, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize("key", ["m", "M"])
async def test_a_letter_small_or_capital_chooses_and_moves_on(key: str) -> None:
    async with stage(CHANNEL, KIND) as (app, pilot):
        await pilot.press(key)
        assert app.value("channel") == "mail"
        assert app.here == "kind"
        assert app.line("Kanal").split() == ["Kanal", "Telefon", "●Mail", "Brev", "Fremmøde", "Hjemmebesøg"]


@pytest.mark.parametrize("key", ["q", "å", "7"])
async def test_a_letter_that_is_no_choice_only_says_so(key: str) -> None:
    async with stage(CHANNEL, KIND) as (app, pilot):
        await write(pilot, key)
        assert (app.value(), app.here) == ("", "channel")
        assert app.hint == f"»{key.upper()}« er ikke et valg her."
        assert app.strays == []


@pytest.mark.parametrize("way", ["enter", "tab"])
async def test_a_choice_is_left_empty_and_a_made_one_is_kept(way: str) -> None:
    async with stage(CHANNEL, KIND) as (app, pilot):
        await pilot.press(way)
        assert (app.value("channel"), app.here) == ("", "kind")
        await pilot.press("shift+tab", "t", "shift+tab", way)
        assert (app.value("channel"), app.here) == ("telefon", "kind")
        assert app.strays == []


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_backspace_and_delete_clear_a_choice_and_stay(key: str) -> None:
    async with stage(CHANNEL, KIND, values={"channel": "brev"}) as (app, pilot):
        await pilot.press(key)
        assert (app.value(), app.here) == ("", "channel")


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["right"], "telefon"),
        (["left"], "hjemmebesoeg"),
        (["right", "right"], "mail"),
        (["right", "down", "down", "up"], "mail"),
        (["right", "left"], "hjemmebesoeg"),
    ],
)
async def test_arrows_walk_the_choices_and_stay(keys: list[str], chosen: str) -> None:
    async with stage(CHANNEL, KIND) as (app, pilot):
        await pilot.press(*keys)
        assert (app.value(), app.here) == (chosen, "channel")


async def test_a_click_chooses_and_stays() -> None:
    async with stage(KIND, DIRECTORATE) as (app, pilot):
        lines = screen_text(app).split("\n")
        row = next(number for number, line in enumerate(lines) if "Teknik" in line)
        place = lines[row].index("Teknik")
        await pilot.click(None, offset=(place + 3, row))
        await pilot.pause()
        assert (app.value("directorate"), app.here) == ("teknik", "directorate")
        await pilot.click(None, offset=(70, row))
        assert app.value("directorate") == "teknik"


async def test_a_click_on_a_label_goes_to_the_field() -> None:
    async with stage(KIND, SUBJECT) as (app, pilot):
        await pilot.click(None, offset=(4, 1))
        await pilot.pause()
        assert app.here == "subject"


async def test_choices_take_the_lines_they_need_and_their_letters_are_underlined() -> None:
    async with stage(DIRECTORATE, KIND) as (app, _pilot):
        lines = screen_text(app).split("\n")
        assert lines[0] == "▶ Område    Arbejdsmarked og Borgerservice   Børn og Kultur   Voksen og Sundhed"
        assert lines[1] == "            Teknik og Klima   Diverse"
        underlined = [
            segment.text
            for strip in screen_strips(app)[:2]
            for segment in strip
            if segment.style is not None and segment.style.underline
        ]
        assert underlined == ["A", "B", "V", "T", "D"]


async def test_a_letter_missing_in_its_label_stands_before_it() -> None:
    odd = FieldSpec("odd", "Art", "choice", fixed((Choice("aeldre", "Ældre", "X"),)))
    async with stage(odd) as (app, _pilot):
        assert app.line("Art").split() == ["Art", "X", "Ældre"]


async def test_a_declared_letter_asks_the_screen_and_changes_nothing() -> None:
    async with stage(KIND, SUBJECT) as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        assert app.asked == [("kind", "exclusion")]
        assert (app.value(), app.here) == ("", "kind")


async def test_a_label_from_outside_is_drawn_as_it_stands() -> None:
    hostile = FieldSpec("odd", "[/]Art", "choice", fixed((Choice("x", HOSTILE + "\x1b[2J", "J"),)), hint="[/red]")
    async with stage(hostile) as (app, _pilot):
        assert f"{HOSTILE} [2J" in screen_text(app)
        assert "\x1b" not in screen_text(app)


async def test_a_paste_chooses_nothing() -> None:
    async with stage(CHANNEL, KIND) as (app, pilot):
        await paste(pilot, "tm")
        assert app.value() == ""
        assert app.here == "channel"
        assert "ikke sættes tekst ind" in app.hint


async def test_ascii_signs_take_the_place_of_the_others() -> None:
    app = Stage((CHANNEL, NOTE), {"channel": "mail"}, glyphs=ASCII)
    async with app.run_test(size=(80, 24)):
        assert screen_text(app).startswith("> Kanal     Telefon  *Mail")
        assert app.line("Notat").startswith("Notat    |")


async def test_letters_turn_themes_on_and_off_until_the_field_is_left() -> None:
    themes = FieldSpec("themes", "Temaer", "many", fixed(THEMES))
    async with stage(themes, KIND) as (app, pilot):
        await pilot.press("i", "H", "a", "h")
        assert (app.value(), app.here) == ("institutioner|andet", "themes")
        await pilot.press("f", "enter")
        assert (app.value("themes"), app.here) == ("forvaltningsret|institutioner|andet", "kind")
        assert screen_text(app).count("●") == 3


async def test_backspace_takes_the_last_theme_away_and_delete_all_of_them() -> None:
    themes = FieldSpec("themes", "Temaer", "many", fixed(THEMES))
    async with stage(themes, values={"themes": "hjemmel|andet|proevelse"}) as (app, pilot):
        await pilot.press("backspace")
        assert app.value() == "hjemmel|proevelse"
        await pilot.press("delete")
        assert app.value() == ""
