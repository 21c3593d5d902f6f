"""Every kind of field by itself: what its keys do, what gets in, what is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from borgerraad_tui.tui.glyphs import ASCII
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values
from borgerraad_tui.tui.widgets.options import GAP, lay_out, letter_at
from borgerraad_tui.tui.widgets.pick import matching
from borgerraad_tui.tui.widgets.undo import Typed, TypingUndo
from tests.tui.form_stage import (
    CHANNEL,
    CITIZEN,
    DAY,
    DEPARTMENT,
    DEPARTMENTS,
    DIRECTORATE,
    KIND,
    MORE_THEMES,
    NOTE,
    STEP,
    SUBJECT,
    THEMES,
    Stage,
    fixed,
    paste,
    write,
)
from tests.tui.screen_text import screen_strips, screen_text

HOSTILE = "Jens [/] Jensen [@click=app.quit]x[/red]"
"""Markup that ends or drives a program that takes it for its own."""

DRIVING = "før\x1b]52;c;aGVq\x07\x1b[8mskjult\x9b0m efter"
"""Terminal codes that write to the clipboard and hide text."""


@asynccontextmanager
async def stage(*specs: FieldSpec, values: Values | None = None) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Show the fields, the focus in the first, on a screen of 80x24."""
    app = Stage(specs, values)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vis", ["visitationen"]),
        ("V", ["visitationen", "vej_og_trafik", "byg_og_vand"]),
        ("traf", ["vej_og_trafik"]),
        ("æ", ["aeldre"]),
        ("ae", []),
        ("å", ["aeldre"]),
        ("a", ["visitationen", "vej_og_trafik", "byg_og_vand"]),
        ("o\u030a", []),
        ("a\u030a", ["aeldre"]),
    ],
)
def test_typing_finds_the_beginning_of_a_label_then_of_a_word_then_the_rest(typed: str, found: list[str]) -> None:
    assert [choice.value for choice in matching(typed, DEPARTMENTS)] == found


def test_a_word_is_one_step_of_undo_and_a_paste_another() -> None:
    undo = TypingUndo()
    states = [Typed("varme ogikke"[:length], length) for length in range(8)]
    for place, letter in enumerate("varme o"):
        undo.note(states[place], letter, place, place)
    undo.note(Typed("varme o", 7), "g ikke", 7, 7)
    now = Typed("varme og ikke", 13)
    assert (now := undo.undo(now) or now) == Typed("varme o", 7)
    assert (now := undo.undo(now) or now) == Typed("varme", 5)
    assert (now := undo.undo(now) or now) == Typed("", 0)
    assert undo.undo(now) is None
    assert undo.redo(now) == Typed("varme", 5)


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


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y"])
@pytest.mark.parametrize("spec", [CHANNEL, MORE_THEMES, DAY, SUBJECT, STEP, NOTE, DEPARTMENT])
async def test_undo_in_a_form_never_reaches_a_saved_act(spec: FieldSpec, key: str) -> None:
    async with stage(spec) as (app, pilot):
        app.form.show_tail()
        await pilot.press(key, key)
        assert app.strays == []


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


PICK = FieldSpec("department", "Afdeling", "pick", fixed(DEPARTMENTS), hint="må stå tomt")


async def test_a_department_is_found_by_typing_and_taken_by_enter() -> None:
    async with stage(PICK, KIND) as (app, pilot):
        await write(pilot, "v")
        assert app.line("Afdeling").split() == [
            *("Afdeling", "v", "●Visitationen", "Vej", "og", "trafik", "Byg", "og", "vand")
        ]
        assert app.value() == ""
        await pilot.press("enter")
        assert (app.value("department"), app.here) == ("visitationen", "kind")
        assert app.line("Afdeling").split() == ["Afdeling", "Visitationen", "må", "stå", "tomt"]


@pytest.mark.parametrize(("keys", "taken"), [(["down"], "vej_og_trafik"), (["up"], "byg_og_vand")])
async def test_arrows_bring_another_match_to_the_front(keys: list[str], taken: str) -> None:
    async with stage(PICK, KIND) as (app, pilot):
        await pilot.press("v", *keys, "tab")
        assert (app.value("department"), app.here) == (taken, "kind")


async def test_a_department_that_is_typed_in_full_needs_no_taking() -> None:
    async with stage(PICK) as (app, pilot):
        await write(pilot, "jobCentret")
        assert app.value() == "jobcentret"
        await pilot.press("backspace")
        assert app.value() == ""


async def test_an_unknown_department_is_told_and_not_taken() -> None:
    async with stage(PICK, KIND) as (app, pilot):
        await write(pilot, HOSTILE)
        await pilot.press("tab")
        assert (app.value("department"), app.here) == ("", "kind")
        assert app.hint.startswith(f"! »{HOSTILE[:20]}")
        assert "! kendes ikke" in app.line("Afdeling")


async def test_an_empty_department_stays_empty() -> None:
    async with stage(PICK, KIND) as (app, pilot):
        assert "Jobcentret" in app.line("Afdeling"), "what can be chosen is shown"
        await pilot.press("enter")
        assert app.value("department") == ""
        assert "Jobcentret" not in app.line("Afdeling")


async def test_a_click_takes_a_match() -> None:
    async with stage(PICK) as (app, pilot):
        await pilot.press("v")
        await pilot.click(None, offset=(app.line("Afdeling").index("Byg") + 4, 0))
        assert app.value() == "byg_og_vand"


@pytest.mark.parametrize("text", ["Blåbærgrød på Ærø", "@ £ $ { [ ] } | ~", HOSTILE, "漢字 og ½"])
async def test_a_text_holds_what_was_typed(text: str) -> None:
    async with stage(SUBJECT, KIND) as (app, pilot):
        await write(pilot, text)
        assert app.value() == text
        assert text in app.line("Emne").replace("\0", "")
        await pilot.press("enter")
        assert app.here == "kind"


async def test_letters_typed_in_parts_are_put_together() -> None:
    async with stage(SUBJECT, NOTE) as (app, pilot):
        await write(pilot, "Gra\u030asten")
        assert app.value() == "Gråsten"
        await pilot.press("backspace", "tab")
        await write(pilot, "o\u0308a\u030a")
        assert app.value("subject") == "Gråste"
        assert app.value() == "öå"


@pytest.mark.parametrize("spec", [SUBJECT, STEP, NOTE, PICK, DAY])
async def test_pasted_codes_never_get_in(spec: FieldSpec) -> None:
    async with stage(spec) as (app, pilot):
        await paste(pilot, DRIVING)
        await pilot.press("home")
        assert "før" in app.line(spec.label)
        await pilot.press("end")
        assert "efter" in app.line(spec.label)
        assert app.value(spec.key).isprintable()
        assert screen_text(app).replace("\n", "").isprintable()


@pytest.mark.parametrize("spec", [SUBJECT, STEP, PICK])
async def test_pasted_lines_become_one_and_it_is_said(spec: FieldSpec) -> None:
    async with stage(spec) as (app, pilot):
        await paste(pilot, "første\r\nanden\n\n tredje\n")
        assert "første anden tredje" in app.line(spec.label)
        assert app.hint == "Flere linjer blev til én."


async def test_one_pasted_line_goes_in_without_a_word() -> None:
    async with stage(SUBJECT) as (app, pilot):
        await write(pilot, "ny sag")
        await pilot.press("left", "left", "left", "left")
        await paste(pilot, " stor\n")
        assert app.value() == "ny stor sag"
        assert "linjer" not in app.hint


@pytest.mark.parametrize("spec", [CHANNEL, SUBJECT, DAY, STEP, PICK])
async def test_a_line_feed_from_outside_a_paste_does_nothing(spec: FieldSpec) -> None:
    async with stage(spec, KIND) as (app, pilot):
        before = app.value(spec.key)
        await pilot.press("ctrl+j")
        assert (app.value(spec.key), app.here) == (before, spec.key)


async def test_typing_is_undone_and_redone_word_by_word() -> None:
    async with stage(SUBJECT) as (app, pilot):
        await write(pilot, "varme i huset")
        await pilot.press("ctrl+z")
        assert app.value() == "varme i"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert app.value() == ""
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        assert app.value() == "varme i huset"
        assert app.strays == []


async def test_what_was_replaced_or_deleted_comes_back() -> None:
    async with stage(SUBJECT, values={"subject": "gammelt emne"}) as (app, pilot):
        await pilot.press("ctrl+a", "n", "y")
        assert app.value() == "ny"
        await pilot.press("ctrl+z")
        assert app.value() == "gammelt emne"
        await pilot.press("ctrl+backspace", "ctrl+w")
        assert app.value() == ""
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert app.value() == "gammelt emne", "what was loaded is not typing, and is not undone"


async def test_text_is_cut_copied_and_pasted_as_in_windows() -> None:
    async with stage(SUBJECT, NOTE, values={"subject": "varme i huset"}) as (app, pilot):
        await pilot.press("home", "ctrl+shift+right", "ctrl+x")
        assert app.value() == "i huset"
        await pilot.press("end", "space", "ctrl+v", "ctrl+v")
        assert app.value() == "i huset varme varme "
        await pilot.press("ctrl+a", "ctrl+c", "tab", "ctrl+v", "enter", "ctrl+v")
        assert app.value("subject") == "i huset varme varme "
        assert app.value() == "i huset varme varme\ni huset varme varme"
        await pilot.press("ctrl+x")
        assert app.value() == "i huset varme varme\ni huset varme varme", "nothing is cut where nothing is selected"


async def test_a_full_line_takes_no_more_and_says_so() -> None:
    async with stage(SUBJECT, values={"subject": "x" * 299}) as (app, pilot):
        await pilot.press("y")
        assert app.value() == "x" * 299 + "y"
        assert "300" not in app.hint
        await pilot.press("z")
        assert app.value() == "x" * 299 + "y"
        assert app.hint == "Der er plads til 300 tegn, ikke flere."
        await pilot.press("ctrl+a")
        await paste(pilot, "ø" * 400)
        assert app.value() == "ø" * 300


async def test_a_longer_text_from_elsewhere_is_not_shortened() -> None:
    async with stage(SUBJECT, values={"subject": "x" * 350}) as (app, pilot):
        await pilot.press("y", "backspace")
        assert app.value() == "x" * 349


async def test_an_empty_line_can_be_seen_without_colour() -> None:
    async with stage(CITIZEN) as (app, _pilot):
        underlined = sum(
            cell_len(segment.text)
            for segment in screen_strips(app)[0]
            if segment.style is not None and segment.style.underline
        )
        assert underlined == CITIZEN.width - 2, "the whole strip but the blank at each end"


@pytest.mark.parametrize(
    ("typed", "iso", "shown"),
    [
        ("i", "2021-11-27", "27-11-2021 (i dag)"),
        ("g", "2021-11-26", "26-11-2021 (i går)"),
        ("22", "2021-11-22", "ma 22-11-2021"),
        ("28/11", "2020-11-28", "lø 28-11-2020"),
        ("fre", "2021-11-26", "26-11-2021 (i går)"),
    ],
)
async def test_a_day_is_read_while_it_is_typed_and_written_out_when_left(typed: str, iso: str, shown: str) -> None:
    async with stage(DAY, KIND, values={"received": "2021-11-20"}) as (app, pilot):
        await write(pilot, typed)
        assert app.value() == iso
        assert app.line("Dato").split("  ", 2)[-1].strip().removeprefix(typed).strip() == shown
        await pilot.press("enter")
        assert app.here == "kind"
        year, month, day = iso.split("-")
        assert app.line("Dato").split()[1] == f"{day}-{month}-{year}"


async def test_arrows_move_a_day_that_was_not_typed_and_stop_at_today() -> None:
    async with stage(DAY, values={"received": "2021-11-26"}) as (app, pilot):
        await pilot.press("left", "left")
        assert app.value() == "2021-11-24"
        await pilot.press("right", "right", "right", "right", "right")
        assert app.value() == "2021-11-27"
        assert app.hint == "Dagen kan ikke ligge efter i dag."
        assert "(i dag)" in app.line("Dato")


async def test_arrows_on_an_empty_day_start_from_today() -> None:
    due = FieldSpec("due", "Frist", "day", direction="future")
    async with stage(DAY, due) as (app, pilot):
        await pilot.press("left", "enter", "right")
        assert (app.value("received"), app.value("due")) == ("2021-11-26", "2021-11-28")
        await pilot.press("left", "left")
        assert app.value("due") == "2021-11-27"


async def test_an_overdue_day_moves_by_one_and_not_to_today() -> None:
    due = FieldSpec("due", "Frist", "day", direction="future")
    async with stage(due, values={"due": "2021-11-20"}) as (app, pilot):
        await pilot.press("right")
        assert app.value() == "2021-11-21"


async def test_arrows_move_the_cursor_once_something_is_typed() -> None:
    async with stage(DAY, values={"received": "2021-11-20"}) as (app, pilot):
        await pilot.press("2", "left", "1")
        assert app.value() == "2021-11-12"


async def test_the_last_day_there_is_cannot_be_passed() -> None:
    due = FieldSpec("due", "Frist", "day", direction="future")
    async with stage(due, values={"due": "9999-12-31"}) as (app, pilot):
        await pilot.press("right")
        assert app.value() == "9999-12-31"


async def test_an_unreadable_day_keeps_what_was_typed_and_says_why() -> None:
    async with stage(DAY, KIND) as (app, pilot):
        await write(pilot, "3x")
        assert app.value() == "3x"
        assert "! Datoen »3x« kan ikke læses." in app.line("Dato")
        await pilot.press("tab")
        assert app.here == "kind"
        assert app.hint.startswith("! Datoen »3x« kan ikke læses.")
        assert app.value("received") == "3x"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3d ring til visitationen", "ti 30-11-2021 · ring til visitationen"),
        ("fre", "fr 03-12-2021"),
        ("ring [/] engang", "uden dato · ring [/] engang"),
        ("2/12: svar fra jura", "to 02-12-2021 · svar fra jura"),
    ],
)
async def test_a_next_step_is_read_beside_the_line(typed: str, shown: str) -> None:
    async with stage(STEP, KIND) as (app, pilot):
        await write(pilot, typed)
        assert app.line("Næste").endswith(f"  {shown}")
        assert app.value() == typed
        await pilot.press("enter")
        assert app.here == "kind"


async def test_a_next_step_with_a_mistyped_day_is_told() -> None:
    async with stage(STEP, KIND) as (app, pilot):
        await write(pilot, "3x ring")
        assert "! Datoen »3x« kan ikke læses." in app.line("Næste")
        await pilot.press("tab")
        assert app.hint.startswith("! Datoen »3x« kan ikke læses.")
        assert (app.value("step"), app.here) == ("3x ring", "kind")


async def test_enter_is_a_new_line_in_a_note_and_tab_goes_on() -> None:
    async with stage(NOTE, KIND) as (app, pilot):
        await write(pilot, "Blå [/] bil")
        await pilot.press("enter")
        await write(pilot, "ny linje")
        assert (app.value(), app.here) == ("Blå [/] bil\nny linje", "note")
        await pilot.press("tab")
        assert app.here == "kind"
        await pilot.press("shift+tab", "shift+tab")
        assert app.here == "note"


async def test_a_note_keeps_pasted_lines_and_undoes_typing() -> None:
    async with stage(NOTE) as (app, pilot):
        await paste(pilot, "en\r\nto\vtre\x1b[2J")
        assert app.value() == "en\nto\ntre[2J"
        await pilot.press("ctrl+a", "x")
        assert app.value() == "x"
        await pilot.press("ctrl+z")
        assert app.value() == "en\nto\ntre[2J"
        await pilot.press("ctrl+y")
        assert app.value() == "x"


async def test_a_note_leaves_function_keys_to_the_program() -> None:
    async with stage(NOTE) as (app, pilot):
        await write(pilot, "tekst")
        await pilot.press("f6", "x")
        assert app.value() == "tekstx", "Textual would have selected the line"
        assert app.strays == ["f6"]


async def test_a_note_takes_the_height_to_spare_and_never_less_than_three_lines() -> None:
    async with stage(CHANNEL, NOTE, KIND) as (app, _pilot):
        assert app.form.field("note").size.height == 24 - len(("Kanal", "Art", "hint"))
    tall = [FieldSpec(f"f{number}", f"F{number}", "text") for number in range(30)]
    async with stage(NOTE, *tall) as (app, _pilot):
        assert app.form.field("note").size.height == 3
