"""Internal consultancy: registered, changed, and counted beside the inquiries."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.consultation import Consultation
from tests.tui.journey import Journey


def newest(desk: Journey) -> Consultation:
    """The consultation saved last."""
    return desk.register.consultations.get(int(desk.register.engine.one("SELECT max(id) FROM consultation")))


async def test_a_consultation_is_registered(desk: Journey) -> None:
    before = desk.figures()
    await desk.press("k", "n", "s", "b", *"Kan vi afslå mundtligt?", "tab", *"45", "ctrl+s")
    saved = newest(desk)
    assert (saved.day, saved.kind, saved.directorate) == (date(2022, 1, 17), "sparring", "boern_og_kultur")
    assert (saved.topic, saved.minutes) == ("Kan vi afslå mundtligt?", 45)
    assert desk.status == "Gemt: Konsulentbistand registreret."
    assert "1 i alt · 0 t 45 min" in desk.screen
    assert desk.cursor.split() == ["▶17-01-2022", "Sparring", "B&K", "Kan", "vi", "afslå", "mundtligt?", "45", "min"]
    after = desk.figures()
    assert (after.consultations, after.registered) == (before.consultations + 1, before.registered)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ("x", "! Minutterne »x« kan ikke læses. Skriv fx 45, 1:30 eller 1½ t, højst 6000 minutter."),
        ("6001", "! Minutterne »6001« kan ikke læses. Skriv fx 45, 1:30 eller 1½ t, højst 6000 minutter."),
        ("-5", "! Minutterne »-5« kan ikke læses. Skriv fx 45, 1:30 eller 1½ t, højst 6000 minutter."),
    ],
)
async def test_minutes_that_cannot_be_are_told_at_their_field(desk: Journey, minutes: str, told: str) -> None:
    await desk.press("k", "n", "o", "d", *"Oplæg", "tab", *minutes, "ctrl+s")
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", "minutes", told)


async def test_what_it_was_has_to_be_chosen(desk: Journey) -> None:
    await desk.press("k", "n", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "kind")
    assert desk.hint == "! Vælg, hvad det var: sparring, arbejdsgruppe, oplæg eller undervisning."


async def test_a_consultation_is_changed_and_the_change_undone(desk: Journey) -> None:
    await desk.press("k", "p", "1", "enter", "ctrl+a", *"Nyt emne", "tab", "ctrl+a", *"20", "ctrl+s")
    assert "Nyt emne" in desk.cursor
    assert desk.cursor.rstrip().endswith("20 min")
    assert "19 t 50 min" in desk.screen
    await desk.press("ctrl+z")
    assert desk.status == "Fortrudt: Konsulentbistand rettet"
    assert "19 t 45 min" in desk.screen


async def test_k_leads_there_and_back_and_n_means_a_consultation_there(desk: Journey) -> None:
    await desk.press("k")
    assert "k Tilbage" in desk.keys
    await desk.press("n")
    assert "NY KONSULENTBISTAND" in desk.screen
    await desk.press("escape", "k")
    assert desk.room == "Desk"
    await desk.press("n")
    assert "NY HENVENDELSE 13" in desk.screen


async def test_a_consultation_outside_the_period_says_so(desk: Journey) -> None:
    await desk.press("k", "n", "shift+tab", *"20/12", "tab", "u", "v", *"Julekursus", "ctrl+s")
    assert desk.status == (
        "Gemt: Konsulentbistand registreret. Den ligger uden for den viste periode (01-01-2022 – i dag)."
    )
    assert "0 i alt" in desk.screen


async def test_what_it_was_about_is_asked_for_and_what_was_kept_without_it_can_be_changed(desk: Journey) -> None:
    await desk.press("k", "n", "s", "b", "tab", *"45", "ctrl+s")
    assert (desk.here, desk.hint) == ("topic", "! Skriv kort, hvad det handlede om.")
    await desk.press(*"Frister", "ctrl+s")
    assert desk.status.startswith("Gemt: ")
    with desk.register.acts.act("Hentet ind"):
        desk.register.engine.execute("UPDATE consultation SET topic = '' WHERE id = (SELECT max(id) FROM consultation)")
    await desk.press("1", "k", "enter")
    await desk.walk_to("minutes")
    await desk.press("ctrl+a", *"50", "ctrl+s")
    assert desk.register.engine.one("SELECT minutes FROM consultation WHERE topic = ''") == 50
