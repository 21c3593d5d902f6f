"""What a form says: hints, notices, errors, and where it puts the focus for them."""

from __future__ import annotations

import pytest

from borgerraad_tui.tui.widgets.fields import FieldSpec
from tests.tui.form_stage import (
    ACTION,
    CHANNEL,
    CITIZEN,
    DAY,
    DEPARTMENT,
    KIND,
    NOTE,
    OUTCOME,
    STEP,
    SUBJECT,
    paste,
    stage,
    write,
)
from tests.tui.screen_text import screen_text

CPR = "010190-1234"


async def test_the_current_field_alone_carries_the_sign() -> None:
    async with stage() as (app, pilot):
        await pilot.press("tab", "tab")
        signs = [line for line in screen_text(app).split("\n") if line.startswith("▶")]
        assert [line.split()[1] for line in signs] == ["Kanal"]


async def test_what_cannot_be_read_is_found_before_saving() -> None:
    async with stage(DAY, STEP, DEPARTMENT, SUBJECT, values={"received": "3x"}, start="subject") as (app, pilot):
        app.form.put("step", "4x ring")
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
    async with stage(DEPARTMENT, KIND, values={"department": "jobcentret"}) as (app, pilot):
        await write(pilot, "vis")
        assert app.form.check()
        assert app.value("department") == "visitationen"


async def test_a_fault_takes_the_focus_and_is_read_to_its_end() -> None:
    text = (
        "En klage kan ikke lukkes uden et udfald. Vælg udfaldet, eller tryk X, hvis henvendelsen skal udgå af tallene."
    )
    async with stage(SUBJECT, KIND, DEPARTMENT) as (app, pilot):
        app.form.fault("department", text)
        await pilot.pause()
        assert app.here == "department"
        assert app.hint == f"! {text}"
        await pilot.press("v")
        assert "klage" not in app.hint


async def test_a_fault_is_not_wiped_out_by_an_earlier_move() -> None:
    async with stage(CHANNEL, KIND, SUBJECT) as (app, pilot):
        app.form.focus_field("subject")
        app.form.fault("kind", "Vælg en art.")
        await pilot.pause()
        assert (app.here, app.hint) == ("kind", "! Vælg en art.")


async def test_a_fault_in_a_field_out_of_reach_is_told_where_one_is() -> None:
    async with stage(KIND, OUTCOME, ACTION) as (app, pilot):
        app.form.fault("outcome", "Vælg et udfald.")
        await pilot.pause()
        assert (app.here, app.hint) == ("kind", "! Vælg et udfald.")


async def test_a_screen_can_set_the_hint_until_the_next_move() -> None:
    async with stage(KIND, SUBJECT) as (app, pilot):
        app.form.hint = "Borgeren har henvendt sig før."
        await pilot.pause()
        assert app.hint == "Borgeren har henvendt sig før."
        await pilot.press("k")
        assert app.hint == "Enter: næste felt. Shift+Tab: forrige."


@pytest.mark.parametrize("spec", [SUBJECT, CITIZEN, STEP, NOTE, DEPARTMENT])
async def test_a_cpr_number_is_noticed_while_it_stands_and_stops_nobody(spec: FieldSpec) -> None:
    async with stage(spec, KIND, start="kind") as (app, pilot):
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


async def test_every_warning_about_the_text_stands_until_the_text_is_mended_whatever_else_is_said() -> None:
    async with stage(SUBJECT, CITIZEN, NOTE, DAY, start="subject") as (app, pilot):
        await paste(pilot, f"{CPR} whistleblower")
        assert "Det ligner et CPR-nummer (Emne)." in app.hint
        assert "Whistleblowersager (Emne) har deres egen fortrolighed" in app.hint
        await pilot.press("tab")
        await paste(pilot, CPR)
        assert "CPR-nummer (Emne, Borger)." in app.hint
        app.form.tell("Området gjaldt ikke den dag: vælg igen.")
        await pilot.pause()
        assert app.hint == (
            "! Området gjaldt ikke den dag: vælg igen. CPR-nummer i Emne, Borger? Whistleblowersag i Emne?"
        )
        app.form.fault("received", "Datoen kan ikke læses.")
        await pilot.pause()
        assert app.hint == "! Datoen kan ikke læses. CPR-nummer i Emne, Borger? Whistleblowersag i Emne?"
        app.form.put("subject", "Varme")
        app.form.put("citizen", "N.N.")
        await pilot.press("x")
        assert "CPR" not in app.hint
        assert "Whistleblower" not in app.hint


async def test_a_day_is_not_taken_for_a_cpr_number() -> None:
    async with stage(DAY, KIND) as (app, pilot):
        await write(pilot, "0101901234")
        assert "CPR" not in app.hint


async def test_clicking_another_field_finishes_the_one_that_is_left() -> None:
    async with stage(DAY, KIND, DEPARTMENT, values={"department": "aeldre"}) as (app, pilot):
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
