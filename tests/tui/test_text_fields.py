"""Lines and notes: what gets in, what is undone, what the keys of Windows do."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from borgerraad_tui.tui.widgets.fields import FieldSpec
from borgerraad_tui.tui.widgets.undo import Typed, TypingUndo
from tests.tui.form_stage import (
    CHANNEL,
    CITIZEN,
    DAY,
    DEPARTMENT,
    HOSTILE,
    KIND,
    MORE_THEMES,
    NOTE,
    PICK,
    STEP,
    SUBJECT,
    paste,
    stage,
    write,
)
from tests.tui.screen_text import screen_strips, screen_text

DRIVING = "før\x1b]52;c;aGVq\x07\x1b[8mskjult\x9b0m efter"
"""Terminal codes that write to the clipboard and hide text."""


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


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y"])
@pytest.mark.parametrize("spec", [CHANNEL, MORE_THEMES, DAY, SUBJECT, STEP, NOTE, DEPARTMENT])
async def test_undo_in_a_form_never_reaches_a_saved_act(spec: FieldSpec, key: str) -> None:
    async with stage(spec) as (app, pilot):
        app.form.show_tail()
        await pilot.press(key, key)
        assert app.strays == []


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


async def test_a_text_longer_than_its_line_is_gone_on_with_at_its_end() -> None:
    async with stage(KIND, SUBJECT, values={"subject": "x" * 200 + "slut"}) as (app, pilot):
        await pilot.press("tab")
        await pilot.pause()
        assert "slut" in app.line("Emne")
        await write(pilot, "ning")
        assert "slutning" in app.line("Emne")


async def test_an_empty_line_can_be_seen_without_colour() -> None:
    async with stage(CITIZEN) as (app, _pilot):
        underlined = sum(
            cell_len(segment.text)
            for segment in screen_strips(app)[0]
            if segment.style is not None and segment.style.underline
        )
        assert underlined == CITIZEN.width - 2, "the whole strip but the blank at each end"


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


@pytest.mark.parametrize("spec", [SUBJECT, NOTE, DAY, DEPARTMENT], ids=lambda spec: spec.key)
async def test_ctrl_u_does_in_a_text_what_it_does_in_windows_nothing(spec: FieldSpec) -> None:
    async with stage(spec, KIND) as (app, pilot):
        app.form.show_tail()
        app.form.focus_field(spec.key)
        await pilot.pause()
        await write(pilot, "v")
        before = app.value(spec.key), app.hint, app.line(spec.label)
        await pilot.press("ctrl+u")
        assert (app.value(spec.key), app.hint, app.line(spec.label)) == before
        assert app.here == spec.key
