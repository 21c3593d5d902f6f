"""Text that ends, drives or misleads a program that takes it for its own: through every field, and shown on every screen."""

from __future__ import annotations

import unicodedata

import pytest

from borgerraad_tui.tui.widgets.choice import ChoiceField
from borgerraad_tui.tui.widgets.form import Form
from tests.tui.journey import LARGE, Journey
from tests.tui.screen_text import screen_strips
from tests.tui.test_commands import PLACES
from tests.tui.test_registering import saved

CASES = [
    ("Jens [/] Jensen", "Jens [/] Jensen"),
    ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ("[red]rød[/red] [/blå]", "[red]rød[/red] [/blå]"),
    ("før\x1b]52;c;aGVq\x07efter", "før]52;c;aGVqefter"),
    ("\x1b]0;titel\x1b\\titel", "]0;titel\\titel"),
    ("\x1b[8mskjult\x1b[0m \x1b[2J", "[8mskjult[0m [2J"),
    ("C1 \x9b31m \x9d0;x\x9c", "C1 31m 0;x"),
    ("nul\x00 klokke\x07 slet\x7f", "nul klokke slet"),
    ("\u202egnol\u202c \u200busynlig\ufeff", "‹U+202E›gnol‹U+202C› ‹U+200B›usynlig‹U+FEFF›"),
    ("A\u030arhus, ae\u0301", "Århus, aé"),
    ("halv \ud83d tegn", "halv \ufffd tegn"),
    ('" OR NEAR(a* b) -c^2', '" OR NEAR(a* b) -c^2'),
    ("=1+1", "=1+1"),
    ("@SUM(A1)\tfane", "@SUM(A1) fane"),
    ("hårdt\xa0mellemrum og b\xadindestreg", "hårdt mellemrum og bindestreg"),
    ("🙂 中文 👩‍👩‍👧", "🙂 中文 👩‹U+200D›👩‹U+200D›👧"),
]
"""What is pasted, and what may be kept of it."""

NASTY = "=[/] [@click=app.quit]x[/] \x1b]0;t\x07\x1b[8m\x9bm \u202eab\u200b A\u030a \ud83d \" OR * %s {} \\ ' 🙂"
KEPT = "=[/] [@click=app.quit]x[/] ]0;t[8mm ‹U+202E›ab‹U+200B› Å \ufffd \" OR * %s {} \\ ' 🙂"
"""All of it in one line."""


def assert_only_shows(desk: Journey) -> None:
    """Nothing on the screen can drive a terminal or hide itself, and nothing that was typed can be clicked as a command."""
    assert desk.app.return_code is None, "the program goes on"
    for strip in screen_strips(desk.app):
        for segment in strip:
            driving = [sign for sign in segment.text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
            assert not driving, segment
            assert segment.control is None
            assert "@click" not in (segment.style.meta if segment.style else {})


async def fill(desk: Journey, text: str, *keys: str) -> None:
    """Paste a text into fields of the form on top, all that take text unless some are named."""
    form = desk.app.screen.query_one(Form)
    form.show_tail()
    for field in form.fields:
        if not isinstance(field, ChoiceField) and field.open and (not keys or field.spec.key in keys):
            form.focus_field(field.spec.key)
            await desk.settle()
            await desk.paste(text)
            assert_only_shows(desk)


@pytest.mark.parametrize(("pasted", "kept"), CASES)
async def test_it_is_kept_clean_and_shown_as_it_is(desk: Journey, pasted: str, kept: str) -> None:
    await desk.resize(*LARGE)
    await desk.press(*"ntkbf")
    await fill(desk, pasted, "subject", "citizen", "phone", "mail", "note", "esdh")
    await desk.press("ctrl+s")
    inquiry = saved(desk)
    assert [inquiry.subject, inquiry.citizen, inquiry.phone, inquiry.mail, inquiry.note, inquiry.esdh] == [kept] * 6
    assert_only_shows(desk)
    await desk.press("enter")
    assert f"Emne     {kept}" in desk.screen
    assert f"Hvem     {kept}" in desk.screen
    assert_only_shows(desk)
    await desk.press("enter", "ctrl+s")
    assert saved(desk) == inquiry, "an edit leaves it as it is"


async def test_it_is_shown_as_data_on_every_screen(desk: Journey) -> None:
    await desk.press(*"ntkbf")
    await fill(desk, NASTY, "subject", "citizen", "phone", "mail", "next", "note", "esdh")
    await desk.press("ctrl+s", "k", "n", "s", "b")
    await fill(desk, NASTY, "topic")
    await desk.press("ctrl+s", "1", "p", "f", *"1-1-2022", "tab", "ctrl+a", "delete")
    await fill(desk, NASTY, "name")
    await desk.press("ctrl+s")
    assert_only_shows(desk)
    assert (saved(desk).subject, saved(desk).next_step) == (KEPT, KEPT)
    assert desk.register.periods.all()[-1].name == KEPT
    for keys in PLACES.values():
        await desk.press("end", *keys)
        assert_only_shows(desk)
        while desk.room != "Desk":
            await desk.press("escape")
    await desk.press("/")
    await desk.paste(NASTY)
    assert desk.lines[0].startswith(" SØG · 2 fundet"), "the inquiry and the consultation"
    assert_only_shows(desk)


FORMS = {
    name: keys
    for name, keys in PLACES.items()
    if name
    in (
        "registration",
        "closing",
        "step",
        "edit",
        "consultation",
        "free period",
        "asking",
        "own motion",
        "answer",
        "service level",
        "new recommendation",
        "recommendation status",
        "basis",
        "pointing",
        "example text",
        "join",
        "link",
        "new report",
        "report title",
        "new part",
        "part",
        "report text",
        "export",
        "export of a report",
        "export of recommendations",
        "export of a comparison",
        "export of an inquiry",
        "export of a person",
        "export of a breach",
        "export of the record",
        "publishing",
        "export of what moved",
        "export of frozen figures",
        "export of an own question",
        "new own question",
        "own question",
        "printed file",
        "new printed",
        "printed name",
        "printed above",
        "printed table",
        "new printed period",
        "printed period",
        "export of a reconciliation",
        "quick form",
        "saving a search",
        "log",
        "correction",
        "reminder",
        "appointment",
        "rephrase",
        "systemic question",
        "edit recommendation",
    )
}


CLEAN = ("new report", "report title", "report text", "printed name")
"""Saved with any text whatever: they leave no draft (tests.tui.test_report_room)."""
ALL_TEXT = ("pointing", "example text", "saving a search")
"""Forms that have no field such a text is refused in."""


@pytest.mark.parametrize("form", [form for form in FORMS if form not in (*ALL_TEXT, *CLEAN)])
async def test_every_field_of_every_form_takes_it_or_tells_why_not(desk: Journey, form: str) -> None:
    await desk.press(*FORMS[form])
    await fill(desk, NASTY)
    await desk.press("ctrl+s")
    assert_only_shows(desk)
    await desk.press("escape")
    while desk.room != "Desk":
        await desk.press("escape")
    await desk.press("home")
    assert "Kladde" in desk.cursor
    assert_only_shows(desk)
    await desk.press("enter")
    assert_only_shows(desk)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["[" * 10_000, "a" + "\u0301" * 9_999, "ord\n" * 2_500])
async def test_ten_thousand_characters_into_every_field(desk: Journey, form: str, text: str) -> None:
    await desk.press(*FORMS[form])
    await fill(desk, text)
    fields = desk.app.screen.query_one(Form).fields
    assert all(len(field.value) <= (20_000 if field.spec.kind == "note" else 300) for field in fields)
    await desk.press("ctrl+s")
    assert_only_shows(desk)


async def test_a_long_text_is_told_to_be_cut_and_the_first_of_it_is_kept(desk: Journey) -> None:
    await desk.press(*"ntkbf")
    await fill(desk, "0123456789" * 1_000, "subject")
    assert desk.hint == "Der er plads til 300 tegn: de sidste 9700 tegn blev skåret af."
    await desk.press("ctrl+s")
    assert saved(desk).subject == "0123456789" * 30


async def test_several_lines_become_one_in_a_line_and_stay_several_in_the_note(desk: Journey) -> None:
    await desk.press(*"ntkbf")
    await fill(desk, "første\r\nanden\rtredje\x0bfjerde", "subject")
    assert desk.hint == "Flere linjer blev til én."
    await fill(desk, "første\r\nanden\rtredje\x0bfjerde", "note")
    await desk.press("ctrl+s")
    assert saved(desk).subject == "første anden tredje fjerde"
    assert saved(desk).note == "første\nanden\ntredje\nfjerde"


async def test_the_menu_and_the_search_take_it_too(desk: Journey) -> None:
    for pasted, kept in CASES:
        await desk.press("m")
        await desk.paste(pasted)
        assert_only_shows(desk)
        await desk.press("escape", "/")
        await desk.paste(pasted)
        assert desk.values["words"] == kept
        assert_only_shows(desk)
        await desk.press("escape")


async def test_a_pasted_enter_or_command_letter_is_never_a_key(desk: Journey) -> None:
    await desk.paste("ntkbf\r\n\x13q")
    assert desk.room == "Desk"
    await desk.press("n")
    await desk.paste("tkbf\r\x13")
    assert desk.room == "FormScreen"
    assert desk.values["channel"] == ""
    assert desk.hint == "Her kan der ikke sættes tekst ind: tryk et bogstav."
