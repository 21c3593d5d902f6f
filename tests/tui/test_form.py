"""The form as a whole: the way through its fields, what depends on what, what it says, and where it fits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Static

from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values
from borgerraad_tui.tui.widgets.form import Form
from tests.tui.form_stage import (
    ACTION,
    CHANNEL,
    CITIZEN,
    DAY,
    DEPARTMENT,
    DIRECTORATE,
    KIND,
    MORE_THEMES,
    NOTE,
    OUTCOME,
    PLACE,
    REGISTRATION,
    STEP,
    SUBJECT,
    THEME,
    TODAY,
    Stage,
    paste,
    write,
)
from tests.tui.screen_text import screen_text

CPR = "010190-1234"


@asynccontextmanager
async def stage(
    specs: Sequence[FieldSpec] = REGISTRATION,
    values: Values | None = None,
    *,
    start: str = "",
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Show a form, the focus in `start` or its first field."""
    app = Stage(specs, values, start=start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_an_inquiry_is_filled_in_from_the_keyboard() -> None:
    async with stage(values={"received": "2021-11-27", "place": "gram"}, start="channel") as (app, pilot):
        await write(pilot, "tkbfLejekontrakt og varme")
        await pilot.press("enter")
        await write(pilot, "JH")
        await pilot.press("tab")
        await write(pilot, "3d ring")
        await pilot.press("enter")
        await write(pilot, "Første linje")
        await pilot.press("enter")
        await write(pilot, "æøå")
        await pilot.press("tab", "U", "k")
        assert {key: value for key, value in app.form.values().items() if value} == {
            "received": "2021-11-27",
            "place": "gram",
            "channel": "telefon",
            "kind": "klage",
            "directorate": "boern",
            "theme": "forvaltningsret",
            "subject": "Lejekontrakt og varme",
            "citizen": "JH",
            "step": "3d ring",
            "note": "Første linje\næøå",
            "action": "undersoegt",
            "outcome": "kritik",
        }
        assert app.strays == []


async def test_a_whole_form_typed_as_one_burst_lands_where_it_was_meant() -> None:
    burst = [
        *("t", "k", "b", "f"),
        *("space" if letter == " " else letter for letter in "Varme i huset"),
        *("enter", "J", "H", "enter", "3", "d", "space", "ring", "enter"),
        *("n", "o", "t", "enter", "backspace", "a", "t", "tab", "u", "g"),
    ]
    for _ in range(5):
        async with stage(start="channel") as (app, pilot):
            for key in burst:
                for name in ("r", "i", "n", "g") if key == "ring" else (key,):
                    app.post_message(events.Key(name, " " if name == "space" else name if len(name) == 1 else None))
            await pilot.pause()
            await app.typeahead.settled()
            assert {key: value for key, value in app.form.values().items() if value} == {
                "channel": "telefon",
                "kind": "klage",
                "directorate": "boern",
                "theme": "forvaltningsret",
                "subject": "Varme i huset",
                "citizen": "JH",
                "step": "3d ring",
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


async def test_the_current_field_alone_carries_the_sign() -> None:
    async with stage() as (app, pilot):
        await pilot.press("tab", "tab")
        signs = [line for line in screen_text(app).split("\n") if line.startswith("▶")]
        assert [line.split()[1] for line in signs] == ["Kanal"]


async def test_choices_follow_another_field_and_a_lost_choice_is_cleared() -> None:
    async with stage(values={"kind": "klage", "action": "undersoegt", "outcome": "kritik"}, start="kind") as (
        app,
        pilot,
    ):
        assert app.value("outcome") == "kritik"
        await pilot.press("a")
        values = app.form.values()
        assert (values["kind"], values["action"], values["outcome"]) == ("anden", "", "")
        assert "Vejvisning/videreformidlet" in app.line("Luk nu?")
        await pilot.press("shift+tab", "k")
        assert app.value("action") == "", "what was cleared does not come back by itself"


async def test_a_field_without_choices_is_passed_over() -> None:
    async with stage((NOTE, ACTION, SUBJECT, KIND)) as (app, pilot):
        await pilot.press("tab")
        assert app.here == "subject"
        await pilot.press("tab", "k", "shift+tab", "shift+tab")
        assert app.here == "action"


async def test_a_field_that_cannot_be_reached_is_not_shown_and_has_no_value() -> None:
    spec = FieldSpec("why", "Årsag", "text", reachable=lambda values: values["kind"] == "klage")
    async with stage((KIND, spec, SUBJECT), {"why": "derfor"}) as (app, pilot):
        assert app.value("why") == ""
        assert "Årsag" not in screen_text(app)
        await pilot.press("a")
        assert app.here == "subject"
        await pilot.press("shift+tab", "k")
        assert (app.here, app.value("why")) == ("why", "derfor")
        assert app.line("Årsag").split() == ["Årsag", "derfor"]


async def test_tab_past_the_last_field_shows_the_tail() -> None:
    async with stage((CHANNEL, KIND, DEPARTMENT, MORE_THEMES)) as (app, pilot):
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
    async with stage((CHANNEL, KIND, DEPARTMENT)) as (app, pilot):
        await pilot.press("tab", key)
        await pilot.pause()
        assert (app.here, app.finished) == ("kind", 1)
        assert app.hint == "Sidste felt. Ctrl+S: gem. Tab: flere felter."
        assert app.strays == []


async def test_the_tail_can_be_shown_and_entered_at_once() -> None:
    async with stage((CHANNEL, KIND, DEPARTMENT)) as (app, pilot):
        app.form.show_tail()
        await pilot.pause()
        assert app.here == "channel"
        app.form.show_tail(enter=True)
        await pilot.pause()
        assert app.here == "department"


async def test_a_tail_with_values_is_shown_from_the_start() -> None:
    async with stage((CHANNEL, DEPARTMENT), {"department": "jobcentret"}) as (app, _pilot):
        assert "Jobcentret" in app.line("Afdeling")


async def test_a_change_by_hand_is_told_once_and_one_from_outside_never() -> None:
    async with stage((CHANNEL, PLACE, SUBJECT), {"channel": "mail"}) as (app, pilot):
        app.form.load({"channel": "brev"})
        app.form.put("place", "gram")
        await pilot.pause()
        assert app.changes == []
        assert app.form.values() == {"channel": "brev", "place": "gram", "subject": ""}
        await pilot.press("m", "tab", "x", "shift+tab", "tab")
        await pilot.pause()
        assert app.changes == ["channel", "subject"]


async def test_a_change_that_is_none_is_not_told() -> None:
    async with stage((CHANNEL, SUBJECT), {"channel": "mail"}) as (app, pilot):
        await pilot.press("m", "left", "end")
        await pilot.pause()
        assert app.changes == []


async def test_loading_forgets_what_was_there() -> None:
    async with stage(values={"subject": "gammelt", "note": "x", "department": "jobcentret"}) as (app, pilot):
        app.form.load({"received": "3x", "subject": "nyt", "place": "findes ikke"})
        await pilot.pause()
        assert {key: value for key, value in app.form.values().items() if value} == {"received": "3x", "subject": "nyt"}
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


async def test_what_cannot_be_read_is_found_before_saving() -> None:
    async with stage((DAY, STEP, DEPARTMENT, SUBJECT), {"received": "3x", "step": "4x ring"}, start="subject") as (
        app,
        pilot,
    ):
        assert not app.form.check()
        await pilot.pause()
        assert app.here == "received"
        assert app.hint.startswith("! Datoen »3x« kan ikke læses.")
        app.form.put("received", "2021-11-27")
        assert not app.form.check()
        await pilot.pause()
        assert app.here == "step"
        app.form.put("step", "")
        assert app.form.check()


async def test_a_department_half_typed_is_taken_before_saving() -> None:
    async with stage((DEPARTMENT, KIND), {"department": "jobcentret"}) as (app, pilot):
        await write(pilot, "vis")
        assert app.form.check()
        assert app.value("department") == "visitationen"


async def test_a_fault_takes_the_focus_and_is_read_to_its_end() -> None:
    text = (
        "En klage kan ikke lukkes uden et udfald. Vælg udfaldet, eller tryk X, hvis henvendelsen skal udgå af tallene."
    )
    async with stage((SUBJECT, KIND, DEPARTMENT)) as (app, pilot):
        app.form.fault("department", text)
        await pilot.pause()
        assert app.here == "department"
        assert app.hint == f"! {text}"
        await pilot.press("v")
        assert "klage" not in app.hint


async def test_a_fault_in_a_field_out_of_reach_is_told_where_one_is() -> None:
    async with stage((KIND, OUTCOME, ACTION)) as (app, pilot):
        app.form.fault("outcome", "Vælg et udfald.")
        await pilot.pause()
        assert (app.here, app.hint) == ("kind", "! Vælg et udfald.")


async def test_a_screen_can_set_the_hint_until_the_next_move() -> None:
    async with stage((KIND, SUBJECT)) as (app, pilot):
        app.form.hint = "Borgeren har henvendt sig før."
        await pilot.pause()
        assert app.hint == "Borgeren har henvendt sig før."
        await pilot.press("k")
        assert app.hint == "Enter: næste felt. Shift+Tab: forrige."


@pytest.mark.parametrize("spec", [SUBJECT, CITIZEN, STEP, NOTE, DEPARTMENT])
async def test_a_cpr_number_is_noticed_while_it_stands_and_stops_nobody(spec: FieldSpec) -> None:
    async with stage((spec, KIND), start="kind") as (app, pilot):
        app.form.show_tail()
        await pilot.press("shift+tab")
        await paste(pilot, CPR)
        assert app.hint == f"! Det ligner et CPR-nummer ({spec.label}). Skriv det ikke her: brug initialer."
        assert app.here == spec.key
        if spec is not DEPARTMENT and spec is not STEP:
            await pilot.press("tab")
            assert app.here == "kind"
            assert "CPR" in app.hint
            await pilot.press("shift+tab")
        await pilot.press("ctrl+a", "x")
        assert "CPR" not in app.hint


async def test_a_day_is_not_taken_for_a_cpr_number() -> None:
    async with stage((DAY, KIND)) as (app, pilot):
        await write(pilot, "0101901234")
        assert "CPR" not in app.hint


async def test_clicking_another_field_finishes_the_one_that_is_left() -> None:
    async with stage((DAY, KIND, DEPARTMENT), {"department": "aeldre"}) as (app, pilot):
        await write(pilot, "22")
        await pilot.click(None, offset=(3, 1))
        await pilot.pause()
        assert app.here == "kind"
        assert app.line("Dato").split()[1] == "22-11-2021"
        await pilot.click(None, offset=(20, 0))
        await pilot.pause()
        await pilot.press("ctrl+a", "x")
        await pilot.click(None, offset=(3, 1))
        await pilot.pause()
        assert app.hint.startswith("! Datoen »x« kan ikke læses.")


class Framed(Stage):
    """A form between three lines of a screen's own."""

    CSS = "Static { height: auto; }"

    def compose(self) -> ComposeResult:
        """Put two lines above and one below."""
        yield Static("titel\nregel")
        yield self.form
        yield Static("taster")


async def test_ten_fields_and_a_note_fit_80_columns_and_24_lines() -> None:
    ten = (DAY, PLACE, CHANNEL, KIND, DIRECTORATE, THEME, SUBJECT, CITIZEN, STEP, NOTE, ACTION)
    app = Framed(ten, {"kind": "klage"}, start="channel")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert all(f" {spec.label} " in text for spec in ten)
        assert app.form.field("note").size.height >= 3
        assert text.split("\n")[-1] == "taster"
        assert not app.form.query_one("Rows").show_vertical_scrollbar


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_a_form_that_does_not_fit_shows_the_field_one_is_in(key: str) -> None:
    async with stage(values={"kind": "klage"}, size=(80, 10)) as (app, pilot):
        app.form.show_tail()
        for _ in range(14):
            await pilot.press(key)
            await pilot.pause()
            assert app.line(app.form.field(app.here).spec.label.split()[0])
            assert any(line.startswith("▶") for line in screen_text(app).split("\n"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_nothing_is_drawn_past_the_edge(size: tuple[int, int]) -> None:
    async with stage(
        values={"note": "langt ord " * 40, "subject": "x" * 300, "step": "9x " + "y" * 200}, size=size
    ) as (
        app,
        _pilot,
    ):
        lines = screen_text(app).split("\n")
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]


class Dialog(Stage):
    """A form that is as high as its fields, in a frame."""

    CSS = "Vertical { height: auto; max-height: 100%; border: solid $secondary; }"

    def compose(self) -> ComposeResult:
        """Put the form in a frame with a line below it."""
        yield Vertical(self.form, Static("taster"))


@pytest.mark.parametrize(("height", "shown"), [(24, 5), (14, 5)])
async def test_a_form_in_a_dialog_is_as_high_as_its_fields(height: int, shown: int) -> None:
    app = Dialog((KIND, ACTION, OUTCOME, DAY, SUBJECT, CITIZEN), {"kind": "klage"})
    app.form.add_class("fit")
    async with app.run_test(size=(80, height)) as pilot:
        await pilot.pause()
        frame = app.query_one(Vertical).region
        assert frame.height == shown + len(("hint", "taster")) + len(("top", "bottom"))
        await pilot.press("tab", "u")
        await pilot.pause()
        assert app.query_one(Vertical).region.height == frame.height + 1
        assert "taster" in screen_text(app)


def test_a_form_holds_its_values_before_there_is_an_app() -> None:
    form = Form(REGISTRATION, TODAY, UNICODE, {"subject": "varme", "received": "2021-11-27", "kind": "klage"})
    form.put("action", "undersoegt")
    assert {key: value for key, value in form.values().items() if value} == {
        "subject": "varme",
        "received": "2021-11-27",
        "kind": "klage",
        "action": "undersoegt",
    }
