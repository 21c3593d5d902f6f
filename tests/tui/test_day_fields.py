"""Days and next steps: how they are read while they are typed, and what the arrows do."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.tui.widgets.editing import LineInput
from borgerraad_tui.tui.widgets.fields import FieldSpec
from tests.tui.form_stage import DAY, KIND, STEP, stage, write


@pytest.mark.parametrize(
    ("typed", "iso", "shown"),
    [
        ("i", "2021-11-27", "27-11-2021 (i dag)"),
        ("g", "2021-11-26", "26-11-2021 (i går)"),
        ("22", "2021-11-22", "ma 22-11-2021"),
        ("28/11", "2020-11-28", "lø 28-11-2020"),
        ("fre", "2021-11-26", "26-11-2021 (i går)"),
        ("25-12-21", "2021-12-25", "lø 25-12-2021, 1. juledag"),
        ("28-11-21", "2021-11-28", "28-11-2021 (i morgen, sø)"),
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


async def test_a_day_that_is_not_typed_names_its_weekday_and_its_holiday() -> None:
    due = FieldSpec("due", "Frist", "day", direction="future")
    async with stage(due, values={"due": "2021-12-25"}) as (app, pilot):
        assert "(lø, 1. juledag)" in app.line("Frist")
        await pilot.press("right", "right")
        assert "(ma)" in app.line("Frist")


async def test_a_next_step_on_a_holiday_names_it() -> None:
    async with stage(STEP) as (app, pilot):
        await write(pilot, "25/12 ring")
        assert "lø 25-12-2021, 1. juledag · ring" in app.line("Næste")


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
    async with stage(due, values={"due": "2999-12-31"}) as (app, pilot):
        await pilot.press("right")
        assert app.value() == "2999-12-31"


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
    ("typed", "shown", "value"),
    [
        ("3d ring til visitationen", "ti 30-11-2021 · ring til visitationen", "30-11-2021 ring til visitationen"),
        ("fre", "fr 03-12-2021", "03-12-2021"),
        ("ring [/] engang", "uden dato · ring [/] engang", "ring [/] engang"),
        ("2/12: svar fra jura", "to 02-12-2021 · svar fra jura", "02-12-2021 svar fra jura"),
    ],
)
async def test_a_next_step_is_read_while_it_is_typed_and_written_out_when_left(
    typed: str, shown: str, value: str
) -> None:
    async with stage(STEP, KIND) as (app, pilot):
        await write(pilot, typed)
        assert app.line("Næste").endswith(f"  {shown}")
        assert app.value() == value
        await pilot.press("enter")
        assert app.here == "kind"
        assert app.form.query_one(LineInput).value == value


@pytest.mark.parametrize("first", ["§34 vurdering", "man skal ringe", "2.rykker", "2 breve mangler", "28 ring"])
async def test_a_step_the_form_was_opened_with_is_neither_read_nor_refused(first: str) -> None:
    async with stage(STEP, KIND, values={"step": first}) as (app, pilot):
        assert app.line("Næste").endswith("fx 3d, fre, 2/12")
        assert app.form.check()
        await pilot.press("end", "x", "backspace")
        assert app.form.check()
        assert app.value("step") == first
        await pilot.press("home", *"3x ", "tab")
        assert not app.form.check()


async def test_a_next_step_with_a_mistyped_day_is_told() -> None:
    async with stage(STEP, KIND) as (app, pilot):
        await write(pilot, "3x ring")
        assert "! Datoen »3x« kan ikke læses." in app.line("Næste")
        await pilot.press("tab")
        assert app.hint.startswith("! Datoen »3x« kan ikke læses.")
        assert (app.value("step"), app.here) == ("3x ring", "kind")


async def test_how_near_a_day_is_follows_the_clock() -> None:
    async with stage(DAY, KIND, values={"received": "2021-11-27"}) as (app, pilot):
        assert "(i dag)" in app.line("Dato")
        app.form._today = lambda: date(2021, 11, 28)
        await pilot.press("tab")
        assert "(i går)" in app.line("Dato")


@pytest.mark.parametrize(
    ("typed", "value"), [("i", "27-11-2021 ring til skolen"), ("3d ring ", "30-11-2021 ring til skolen")]
)
async def test_where_there_is_no_further_field_typing_goes_on_behind_the_step(typed: str, value: str) -> None:
    async with stage(STEP) as (app, pilot):
        await write(pilot, typed)
        await pilot.press("tab")
        await write(pilot, "ring til skolen" if typed == "i" else " til skolen")
        assert app.value() == value
