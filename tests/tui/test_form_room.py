"""Where a form fits: the smallest screen, scrolling, and a dialog."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.form_stage import (
    ACTION,
    CHANNEL,
    CITIZEN,
    DAY,
    DIRECTORATE,
    KIND,
    NOTE,
    OUTCOME,
    PLACE,
    STEP,
    SUBJECT,
    THEME,
    Stage,
    stage,
)
from tests.tui.screen_text import screen_text


class Framed(Stage):
    """A form between three lines of a screen's own."""

    CSS = "Static { height: auto; }"

    def compose(self) -> ComposeResult:
        """Put two lines above and one below."""
        yield Static("titel\nregel")
        yield self.form
        yield Static("taster")


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until the room there is now was shared out, and what does not fit into it was scrolled."""
    await pilot.pause()
    await pilot.pause()


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


@pytest.mark.parametrize("key", ["step", "note", "more_themes"])
async def test_the_field_one_is_in_stays_in_sight_whatever_takes_its_room(key: str) -> None:
    async with stage(values={"kind": "klage"}, size=(80, 24)) as (app, pilot):
        app.form.show_tail()
        for height in (20, 16, 12, 8):
            app.form.focus_field(key)
            app.form.tell("")
            await drawn(pilot)
            label = f"▶ {app.form.field(key).spec.label.split()[0]}"
            assert label in screen_text(app)
            app.form.tell("ord " * 100)
            await drawn(pilot)
            assert label in screen_text(app), "the hint below has grown by three lines"
            await pilot.resize_terminal(80, height)
            await drawn(pilot)
            assert label in screen_text(app), "the window has a line less"


async def test_a_field_that_appears_above_does_not_push_the_one_out_of_sight_that_one_is_in() -> None:
    async with stage(values={"kind": "klage"}, size=(80, 10)) as (app, pilot):
        app.form.focus_field("action")
        await drawn(pilot)
        assert "▶ Luk nu?" in screen_text(app)
        app.form.show_tail()
        app.form.focus_field("department")
        await drawn(pilot)
        lowest = screen_text(app).split("\n")[-2]
        assert "▶ Afdeling" in lowest
        app.form.put("action", "undersoegt")
        await drawn(pilot)
        assert "Udfald" in screen_text(app)
        assert "▶ Afdeling" in screen_text(app)


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
