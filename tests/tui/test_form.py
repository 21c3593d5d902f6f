"""The form as a whole: the way through its fields, what depends on what, and what it tells the screen."""

from __future__ import annotations

import pytest
from textual import events

from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.widgets.fields import FieldSpec
from borgerraad_tui.tui.widgets.form import Form
from tests.tui.form_stage import (
    ACTION,
    CHANNEL,
    DEPARTMENT,
    KIND,
    MORE_THEMES,
    NOTE,
    PLACE,
    REGISTRATION,
    SUBJECT,
    TODAY,
    Stage,
    stage,
    write,
)
from tests.tui.screen_text import screen_text

FIRST_FOUR = {"channel": "telefon", "kind": "klage", "directorate": "boern", "theme": "forvaltningsret"}


def filled(app: Stage) -> dict[str, str]:
    """Return the values that are not empty."""
    return {key: value for key, value in app.form.values().items() if value}


async def test_an_inquiry_is_filled_in_from_the_keyboard() -> None:
    async with stage(values={"received": "2021-11-27", "place": "gram"}, start="channel") as (app, pilot):
        for text, way in (("tkbfLejekontrakt", "enter"), ("JH", "tab"), ("3d ring", "enter"), ("Et", "enter")):
            await write(pilot, text)
            await pilot.press(way)
        await write(pilot, "æøå")
        await pilot.press("tab", "U", "k")
        assert filled(app) == FIRST_FOUR | {
            "received": "2021-11-27",
            "place": "gram",
            "subject": "Lejekontrakt",
            "citizen": "JH",
            "step": "30-11-2021 ring",
            "note": "Et\næøå",
            "action": "undersoegt",
            "outcome": "kritik",
        }
        assert app.strays == []


async def test_a_whole_form_typed_as_one_burst_lands_where_it_was_meant() -> None:
    keys = [*"tkbf", *"Varme", "space", "enter", *"JH", "enter", *"3d", "space", *"ring", "tab"]
    keys += [*"not", "enter", "backspace", *"at", "tab", "u", "g"]
    for _ in range(5):
        async with stage(start="channel") as (app, pilot):
            for key in keys:
                app.post_message(events.Key(key, " " if key == "space" else None))
            await pilot.pause()
            await app.typeahead.settled()
            assert filled(app) == FIRST_FOUR | {
                "subject": "Varme ",
                "citizen": "JH",
                "step": "30-11-2021 ring",
                "note": "notat",
                "action": "undersoegt",
                "outcome": "genoptaget",
            }


async def test_tab_goes_through_the_fields_in_order_and_shift_tab_back() -> None:
    async with stage(start="received", values={"kind": "klage"}) as (app, pilot):
        there = []
        for _ in range(10):
            there.append(app.here)
            await pilot.press("tab")
        assert [*there, app.here] == [
            *("received", "place", "channel", "kind", "directorate", "theme", "subject", "citizen", "step", "note"),
            "action",
        ]
        back = []
        for _ in range(12):
            await pilot.press("shift+tab")
            back.append(app.here)
        assert back == [*reversed(there), "received", "received"]


async def test_choices_follow_another_field_and_a_lost_choice_waits_for_them() -> None:
    async with stage(values={"kind": "klage", "action": "undersoegt", "outcome": "kritik"}, start="kind") as (
        app,
        pilot,
    ):
        assert app.value("outcome") == "kritik"
        await pilot.press("a")
        values = app.form.values()
        assert (values["kind"], values["action"], values["outcome"]) == ("anden", "undersoegt", "")
        assert app.form.field("action").lost
        assert "Vejvisning/videreformidlet" in app.line("Luk nu?")
        assert "! Undersøgt: vælg igen" in screen_text(app)
        await pilot.press("shift+tab", "k")
        assert not app.form.field("action").lost
        assert (app.value("action"), app.value("outcome")) == ("undersoegt", "kritik")


async def test_a_lost_choice_is_given_up_or_chosen_anew() -> None:
    async with stage(KIND, ACTION, values={"kind": "klage", "action": "undersoegt"}) as (app, pilot):
        await pilot.press("a", "backspace")
        assert (app.here, app.value("action")) == ("action", "")
        await pilot.press("shift+tab", "k")
        assert app.value("action") == "", "what was given up does not come back by itself"
        await pilot.press("u", "shift+tab", "shift+tab", "a", "v")
        assert app.value("action") == "vejledning"


async def test_ctrl_z_brings_back_a_choice_that_was_cleared() -> None:
    async with stage(CHANNEL, KIND, values={"channel": "mail"}) as (app, pilot):
        await pilot.press("backspace", "backspace")
        assert app.value() == ""
        await pilot.press("ctrl+z")
        assert app.value() == "mail"


async def test_a_field_without_choices_is_passed_over() -> None:
    async with stage(NOTE, ACTION, SUBJECT, KIND) as (app, pilot):
        await pilot.press("tab")
        assert app.here == "subject"
        await pilot.press("tab", "k", "shift+tab", "shift+tab")
        assert app.here == "action"


async def test_a_field_that_cannot_be_reached_is_not_shown_and_has_no_value() -> None:
    spec = FieldSpec("why", "Årsag", "text", reachable=lambda values: values["kind"] == "klage")
    async with stage(KIND, spec, SUBJECT, values={"why": "derfor"}) as (app, pilot):
        assert app.value("why") == ""
        assert "Årsag" not in screen_text(app)
        await pilot.press("a")
        assert app.here == "subject"
        await pilot.press("shift+tab", "k")
        assert (app.here, app.value("why")) == ("why", "derfor")
        assert app.line("Årsag").split() == ["Årsag", "derfor"]


async def test_tab_past_the_last_field_shows_the_tail() -> None:
    async with stage(CHANNEL, KIND, DEPARTMENT, MORE_THEMES) as (app, pilot):
        assert "Afdeling" not in screen_text(app)
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert app.here == "department"
        assert "Afdeling" in screen_text(app)
        assert app.finished == 0
        await pilot.press("tab", "tab")
        assert (app.here, app.finished) == ("more_themes", 1)


@pytest.mark.parametrize("key", ["enter", "k"])
async def test_the_last_field_left_otherwise_ends_the_form_and_stays(key: str) -> None:
    async with stage(CHANNEL, KIND, DEPARTMENT) as (app, pilot):
        await pilot.press("tab", key)
        await pilot.pause()
        assert (app.here, app.finished) == ("kind", 1)
        assert app.hint == "Sidste felt. Ctrl+S: gem. Tab: flere felter."
        assert app.strays == []


async def test_the_tail_can_be_shown_and_entered_at_once() -> None:
    async with stage(CHANNEL, KIND, DEPARTMENT) as (app, pilot):
        app.form.show_tail()
        await pilot.pause()
        assert app.here == "channel"
        app.form.show_tail(enter=True)
        await pilot.pause()
        assert app.here == "department"


async def test_a_tail_with_values_is_shown_from_the_start() -> None:
    async with stage(CHANNEL, DEPARTMENT, values={"department": "jobcentret"}) as (app, _pilot):
        assert "Jobcentret" in app.line("Afdeling")


async def test_a_change_by_hand_is_told_once_and_one_from_outside_never() -> None:
    async with stage(CHANNEL, PLACE, SUBJECT, values={"channel": "mail"}) as (app, pilot):
        app.form.load({"channel": "brev"})
        app.form.put("place", "gram")
        await pilot.pause()
        assert app.changes == []
        assert app.form.values() == {"channel": "brev", "place": "gram", "subject": ""}
        await pilot.press("m", "tab", "x", "shift+tab", "tab")
        await pilot.pause()
        assert app.changes == ["channel", "subject"]


async def test_a_change_that_is_none_is_not_told() -> None:
    async with stage(CHANNEL, SUBJECT, values={"channel": "mail"}) as (app, pilot):
        await pilot.press("m", "left", "end")
        await pilot.pause()
        assert app.changes == []


async def test_loading_forgets_what_was_there() -> None:
    async with stage(values={"subject": "gammelt", "note": "x", "department": "jobcentret"}) as (app, pilot):
        app.form.load({"received": "3x", "subject": "nyt"})
        await pilot.pause()
        assert filled(app) == {"received": "3x", "subject": "nyt"}
        await pilot.press("ctrl+z")
        assert app.value("subject") == "nyt"


async def test_what_a_draft_holds_comes_back_as_it_was() -> None:
    async with stage() as (app, pilot):
        await write(pilot, "31/2")
        await pilot.press("tab", "h", "b", "k", "d", "p")
        await write(pilot, "[@click=app.quit]x")
        await pilot.press("tab", "tab")
        await write(pilot, "3x ring")
        await pilot.press("tab")
        await write(pilot, "to\n linjer")
        kept = app.form.values()
    assert (kept["received"], kept["step"]) == ("31/2", "3x ring")
    async with stage(values=kept) as (app, pilot):
        assert app.form.values() == kept


def test_a_form_holds_its_values_before_there_is_an_app() -> None:
    form = Form(REGISTRATION, lambda: TODAY, UNICODE, {"subject": "varme", "received": "2021-11-27", "kind": "klage"})
    form.put("action", "undersoegt")
    assert {key: value for key, value in form.values().items() if value} == {
        "subject": "varme",
        "received": "2021-11-27",
        "kind": "klage",
        "action": "undersoegt",
    }
