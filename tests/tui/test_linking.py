"""Links between inquiries: made by number, kind and reason, read from both sides, and taken away."""

from __future__ import annotations

import pytest

from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, Journey

LINK = ("m", *"forbind med", "enter")


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries with no links between them."""
    return quiet_register


async def test_a_link_is_made_and_read_from_both_sides(desk: Journey) -> None:
    await desk.resize(*LARGE)
    await desk.press(*LINK, "3", "enter", "f", *"samme kontrakt", "ctrl+s")
    assert desk.status == "Gemt: Henvendelse 2022-1 forbundet med 2022-3."
    await desk.press("enter")
    assert "Se også  fortsætter 3 Andre beboere med samme fejl i lejekontrakt og varme? (samme kontrakt)" in desk.screen
    await desk.press("escape", "/", "3", "enter")
    assert "Se også  fortsættes af 1 Venter stadig på børnefaglig undersøgelse (samme kontrakt)" in desk.screen
    await desk.press("ctrl+z")
    assert "Se også" not in desk.screen


async def test_a_link_has_a_reason(desk: Journey) -> None:
    await desk.press(*LINK, "3", "enter", "g", "ctrl+s")
    assert (desk.here, desk.hint) == ("reason", "! Skriv kort, hvorfor de hører sammen.")
    await desk.press(*"samme brev", "ctrl+s")
    assert desk.status == "Gemt: Henvendelse 2022-1 forbundet med 2022-3."


async def test_a_link_is_taken_away_and_put_back(desk: Journey) -> None:
    await desk.press(*LINK, "3", "enter", "g", *"igen", "ctrl+s", *LINK, "4", "enter", "s", *"ens", "ctrl+s")
    await desk.press("m", *"fjern en", "enter", "ctrl+s")
    assert (desk.here, desk.hint) == ("link", "! Vælg den forbindelse, der skal fjernes.")
    await desk.press("b", "ctrl+s")
    assert desk.status == "Gemt: Forbindelse fjernet fra henvendelse 2022-1 til 2022-4."
    await desk.press("enter")
    assert "gentager 3" in desk.screen
    assert "samme fejl som" not in desk.screen.replace("med samme fejl i", "")
    await desk.press("ctrl+z")
    assert "samme fejl som 4" in desk.screen


async def test_what_is_missing_is_told_at_its_field(desk: Journey) -> None:
    await desk.press(*LINK, *"2021-9999", "ctrl+s")
    assert (desk.here, desk.hint.split(".")[0]) == ("number", "! Henvendelse 2021-9999 findes ikke")
    await desk.press("ctrl+a", *"x", "ctrl+s")
    assert desk.hint.startswith("! Nummeret »x« kan ikke læses.")
    await desk.press("ctrl+a", "3", "ctrl+s")
    assert desk.here == "kind"
    assert desk.hint.startswith("! Vælg, hvordan de hører sammen")
    await desk.press("f", *"samme", "ctrl+s", *LINK, "3", "enter", "f", *"samme", "ctrl+s")
    assert (desk.here, desk.hint) == ("kind", "! De to henvendelser er allerede forbundet på den måde.")


async def test_there_is_nothing_to_take_away_where_nothing_is_linked(desk: Journey) -> None:
    await desk.press("m", *"fjern en", "enter")
    assert desk.status == "! Henvendelsen er ikke forbundet med andre."


async def test_a_half_written_link_is_a_draft(desk: Journey) -> None:
    await desk.press(*LINK, "3", "enter", "s", *"lejen", "escape", "home", "enter")
    assert (desk.values["number"], desk.values["kind"], desk.values["reason"]) == ("3", "same_error", "lejen")
    await desk.press("ctrl+s")
    assert desk.status == "Gemt: Henvendelse 2022-1 forbundet med 2022-3."
