"""A draft taken up again after the inquiry was changed meanwhile: what was saved stands, what was typed is offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.tui.journey import Journey, at_desk


async def test_what_was_saved_meanwhile_is_not_overwritten(desk: Journey) -> None:
    identifier = desk.app.screen.inquiry_id()  # type: ignore[attr-defined]
    await desk.press("enter", "enter", *" XYZ", "escape")
    await desk.press("escape", "f", "ctrl+a", *"28/1", "tab", "ctrl+a", *"ring til dem", "ctrl+s")
    before = desk.register.inquiries.get(identifier)
    assert (before.next_due, before.next_step) == (date(2022, 1, 28), "ring til dem")
    await desk.press("home", "enter", "ctrl+s")
    after = desk.register.inquiries.get(identifier)
    assert after.subject.endswith(" XYZ")
    assert (after.next_due, after.next_step) == (date(2022, 1, 28), "ring til dem")


async def test_a_field_changed_on_both_sides_is_pointed_out_with_what_is_saved_and_saving_keeps_hers(
    desk: Journey,
) -> None:
    identifier = desk.app.screen.inquiry_id()  # type: ignore[attr-defined]
    await desk.press("enter", "enter", "ctrl+a", *"Mit emne", "enter", *"N.N.", "escape")
    await desk.press("enter", "ctrl+a", *"Et andet emne", "shift+tab", "r", "ctrl+s", "escape", "1", "home", "enter")
    told = "Emne er rettet siden: »Et andet emne«. Ctrl+S gemmer dit."
    assert desk.hint == f"{told} Også rettet siden, og hentet ind her: Tema."
    assert (desk.values["subject"], desk.values["theme"]) == ("Mit emne", "retsgrundsaetninger")
    await desk.walk_to("subject", "shift+tab")
    assert desk.hint == f"! {told}", "and as often as she comes to the field"
    await desk.press("tab")
    assert "rettet siden" not in desk.hint
    await desk.press("ctrl+s")
    after = desk.register.inquiries.get(identifier)
    assert (after.subject, after.theme, after.citizen) == ("Mit emne", "retsgrundsaetninger", "N.N.")
    await desk.press("ctrl+z")
    assert desk.register.inquiries.get(identifier).subject == "Et andet emne"


async def test_what_was_changed_is_told_again_until_the_draft_is_saved_or_says_the_same(desk: Journey) -> None:
    await desk.press("f", "tab", "ctrl+a", *"ring", "escape", "f", "tab", "ctrl+a", *"skriv", "ctrl+s")
    for _ in range(2):
        await desk.press("home", "enter")
        assert desk.hint == "Hvad er rettet siden: »skriv«. Ctrl+S gemmer dit."
        await desk.press("escape")
    await desk.press("home", "enter", "ctrl+a", *"skriv", "escape", "f")
    assert "rettet siden" not in desk.hint
    assert desk.register.drafts.all() == []


async def test_a_basis_tied_meanwhile_is_pointed_out_before_it_is_taken_away(desk: Journey) -> None:
    await desk.press("b", "h", *"1", "escape")
    with desk.register.acts.act("Peger på"):
        given = desk.register.drafts.all()[0].target or 0
        link_exactly(desk.register, "recommendation", given, "inquiry", [2])
    await desk.press("1", "home", "enter")
    assert " er rettet siden: »" in desk.hint, desk.hint


async def test_a_correction_of_a_line_corrected_meanwhile_tells_what_it_says_now(desk: Journey) -> None:
    await desk.press(
        "l", "t", "b", *"Ringede", "ctrl+s", "enter", "m", *"ret en linje", "enter", "enter", *" igen", "escape"
    )
    await desk.press("m", *"ret en linje", "enter", "enter", *" tilbage", "ctrl+s", "escape", "1", "home", "enter")
    assert "Tekst er rettet siden: »" in desk.hint, desk.hint
    assert "tilbage" in desk.hint


async def test_a_choice_that_was_saved_meanwhile_is_told_by_its_name(desk: Journey) -> None:
    await desk.press("a", "u", "i", "ctrl+s", "/", *"Venter stadig på", "enter", "a", "enter", "k", "g", "escape")
    await desk.press("a", "enter", "h", "ctrl+s", "escape", "escape", "home", "enter")
    assert "Udfald er rettet siden: »Henstilling«. Ctrl+S gemmer dit." in desk.hint
    assert desk.values["outcome"] == "kritik"


@pytest.mark.parametrize(
    "keys", [("l", "t", "b", *"Ringede"), ("a", "u", "i"), ("r", *"Hvornår")], ids=["log", "closing", "ask"]
)
async def test_what_a_form_only_suggests_is_not_said_to_be_changed(
    demo_register: Register, keys: tuple[str, ...]
) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press(*keys, "escape", "f", "tab", "x", "ctrl+s")
    demo_register.clock = Clock(lambda: NOW + timedelta(days=1))
    async with at_desk(demo_register) as desk:
        await desk.press("home", "enter")
        assert desk.room == "FormScreen"
        assert "rettet" not in desk.hint


async def test_a_move_to_another_year_says_the_new_number(desk: Journey) -> None:
    identifier = desk.app.screen.inquiry_id()  # type: ignore[attr-defined]
    await desk.press("enter", "enter")
    await desk.walk_to("received", "shift+tab")
    await desk.press("ctrl+a", *"30-12-2021", "ctrl+s")
    moved = desk.register.inquiries.get(identifier)
    assert moved.year == 2021
    assert f"hedder nu 2021-{moved.number}" in " ".join(desk.screen.split())


async def test_a_next_step_typed_into_what_is_closed_now_is_not_thrown_away(desk: Journey) -> None:
    before = desk.register.inquiries.expected_number(2022)
    await desk.press(*"ntabf", *"vejviser", "enter", "enter", *"3d ring", "enter", "tab", "v", "ctrl+s")
    assert "har ikke noget næste skridt" in desk.screen
    assert desk.register.inquiries.expected_number(2022) == before


async def test_saving_without_a_change_leaves_nothing_to_undo(desk: Journey) -> None:
    await desk.press("f", "ctrl+s", "ctrl+z")
    assert "Der er ikke mere at fortryde." in desk.screen


@pytest.mark.parametrize(
    ("change", "back"),
    [
        (("enter", "enter", *"XY", "escape", "escape"), ("backspace", "backspace", "escape")),
        (("a", "u", "i", "escape"), ("shift+tab", "backspace", "shift+tab", "backspace", "escape")),
        (("f", "tab", *"XY", "escape"), ("backspace", "backspace", "escape")),
    ],
    ids=["edit", "closing", "step"],
)
async def test_a_draft_put_back_to_what_is_saved_is_gone(
    desk: Journey, change: tuple[str, ...], back: tuple[str, ...]
) -> None:
    await desk.press(*change)
    assert len(desk.register.drafts.all()) == 1
    await desk.press("home", "enter", *back)
    assert desk.register.drafts.all() == []


@pytest.mark.parametrize(
    ("keys", "here"),
    [
        ((*"ntkbf", *"Halvt", "enter", *"N.N."), "citizen"),
        ((*"ntkbf", *"Halvt", "enter", "enter", *"3d ri"), "next"),
        ((*"ntkbf", *"Halvt", "enter", "enter", "enter", *"Et notat"), "note"),
        ((*"ntkbf", *"Halvt", "f8", *["tab"] * 3, *"skolef", "tab", "tab", "tab", *"22/1"), "esdh"),
    ],
)
async def test_a_draft_is_gone_on_with_where_it_was_left(desk: Journey, keys: tuple[str, ...], here: str) -> None:
    await desk.press(*keys)
    before = desk.values[here]
    await desk.press("escape", "home", "enter")
    assert desk.here == here
    await desk.press("x")
    assert desk.values[here] == f"{before}x"


async def test_a_draft_left_in_a_field_where_nothing_was_typed_is_gone_on_with_there(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"Halvt")
    await desk.until(lambda: bool(desk.register.drafts.all()))
    await desk.press("enter", "escape", "home", "enter")
    assert desk.here == "citizen"


async def test_a_form_on_what_a_draft_is_about_says_that_there_is_one(desk: Journey) -> None:
    await desk.press("end", "f", "tab", *"rykke", "escape", "end", "f")
    assert desk.hint == "Der ligger en kladde til det samme øverst på bordet: Esc, 1, og Enter på den."
    await desk.press("escape", "up", "f")
    assert "kladde" not in desk.hint
    await desk.press("escape", "home", "enter")
    assert "kladde" not in desk.hint
