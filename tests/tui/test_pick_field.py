"""A choice found by typing: what matches, what is taken, what is told."""

from __future__ import annotations

import pytest

from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec
from borgerraad_tui.tui.widgets.pick import matching
from tests.tui.form_stage import DEPARTMENTS, HOSTILE, KIND, PICK, fixed, stage, write


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vis", ["visitationen"]),
        ("V", ["visitationen", "vej_og_trafik", "byg_og_vand"]),
        ("traf", ["vej_og_trafik"]),
        ("æ", ["aeldre"]),
        ("ae", []),
        ("å", ["aeldre"]),
        ("a", ["byg_og_vand", "visitationen", "vej_og_trafik"]),
        ("o\u030a", []),
        ("a\u030a", ["aeldre"]),
    ],
)
def test_typing_finds_the_beginning_of_a_label_then_of_a_word_then_the_rest(typed: str, found: list[str]) -> None:
    assert [choice.value for choice in matching(typed, DEPARTMENTS)] == found


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


@pytest.mark.parametrize(("typed", "told"), [("v", "Afdeling: Visitationen."), ("traf", "Afdeling: Vej og trafik.")])
async def test_what_was_chosen_for_her_is_said(typed: str, told: str) -> None:
    async with stage(PICK, KIND) as (app, pilot):
        await write(pilot, typed)
        await pilot.press("tab")
        assert (app.here, app.hint) == ("kind", told)


@pytest.mark.parametrize("typed", ["ra", "isitationen", "ej og"])
async def test_what_stands_only_within_a_word_is_shown_and_never_chosen_for_her(typed: str) -> None:
    async with stage(PICK, KIND) as (app, pilot):
        await write(pilot, typed)
        assert "●" not in app.line("Afdeling")
        await pilot.press("tab")
        assert app.value("department") == ""
        assert app.hint == f"! »{typed}« er ikke blandt mulighederne i Afdeling."
        await pilot.press("shift+tab", "down", "tab")
        assert app.value("department") in ("visitationen", "vej_og_trafik")


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


LONG = tuple(
    Choice(str(each), f"Dag-til-dag-henvendelser om børn med {what}", "")
    for each, what in enumerate(("sygdom", "støtte"))
)


@pytest.mark.parametrize("width", [0, 44])
async def test_long_choices_are_told_apart_while_one_is_looked_for(width: int) -> None:
    wide = FieldSpec("wide", "Anbefaling", "pick", fixed(LONG), width=width)
    async with stage(wide, KIND) as (app, pilot):
        await write(pilot, "dag")
        assert "Dag-til-dag-henvendelser om børn med sy" in app.line("Anbefaling")
        await pilot.press("down")
        assert "Dag-til-dag-henvendelser om børn med st" in app.line("Anbefaling")
        await pilot.press("enter")
        assert app.value("wide") == "1"
        shown = "Dag-til-dag-henvendelser om børn med stø" in app.line("Anbefaling")
        assert shown == bool(width), "the line is as wide as it was"
