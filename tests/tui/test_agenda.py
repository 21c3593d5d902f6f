"""The week: office days, meetings, next steps and reminders in one list."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.store.agenda import office_of
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.register import Register
from tests.tui.journey import Journey


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries with an empty agenda."""
    return quiet_register


async def test_the_week_of_today_holds_the_steps_that_fall_in_it_and_what_is_behind(desk: Journey) -> None:
    await desk.press("d")
    assert desk.lines[0].startswith(" DAGSORDEN · uge 3 · 17-01-2022 – 23-01-2022")
    due = desk.register.engine.rows(
        "SELECT number FROM inquiry WHERE closed IS NULL AND next_due <= '2022-01-23' ORDER BY next_due, id"
    )
    shown = [line.split("Skridt")[1].split()[0] for line in desk.lines if " Skridt " in line]
    assert shown == [str(number) for (number,) in due]
    assert len(shown) == 4 + 3, "three are late, as the desk says"


async def test_the_arrows_show_another_week(desk: Journey) -> None:
    await desk.press("d", "left")
    assert "uge 2 · 10-01-2022 – 16-01-2022" in desk.lines[0]
    await desk.press("right", "right")
    assert "uge 4 · 24-01-2022 – 30-01-2022" in desk.lines[0]


async def test_a_monthly_office_day_in_gram_stands_in_every_month(desk: Journey) -> None:
    await desk.press("d", "n", "k", "g", "ctrl+a", *"18/1", "tab", *"10", "tab", "tab", "m", "ctrl+s")
    (day,) = desk.register.records(APPOINTMENT).where("true")
    assert (day.day, day.clock, day.office, day.place, day.repeats) == (
        date(2022, 1, 18),
        "10:00",
        True,
        "gram",
        "monthly",
    )
    assert desk.line("Kontordag").split()[:4] == ["ti", "18/1", "10:00", "Kontor"]
    await desk.press(*["right"] * 4)
    assert "Kontordag · Gram" in desk.line("ti 15/2")
    assert office_of(desk.register, date(2022, 3, 15)) == "gram"
    assert office_of(desk.register, date(2022, 3, 16)) is None


async def test_enter_opens_what_the_line_is_about(desk: Journey) -> None:
    await desk.press("d", "enter")
    assert desk.room == "InquiryRoom"
    await desk.press("escape", "n", "m", "tab", "tab", "tab", *"Møde med jura", "ctrl+s")
    await desk.press("home")
    await desk.walk_down("Møde med jura")
    await desk.press("enter")
    assert desk.values["text"] == "Møde med jura"


async def test_an_appointment_without_a_place_or_words_is_refused(desk: Journey) -> None:
    await desk.press("d", "n", "k", "ctrl+s")
    assert "En kontordag har et sted." in f"{desk.hint} {desk.status}"
    await desk.press("escape", "n", "m", "ctrl+s")
    assert "Skriv med få ord, hvad aftalen er." in f"{desk.hint} {desk.status}"
    assert desk.register.records(APPOINTMENT).where("true") == []


async def test_a_reminder_is_done_from_the_agenda(desk: Journey) -> None:
    await desk.press("m", *"påmindelse: husk", "enter", *"2d spørg laden", "ctrl+s", "d")
    await desk.walk_down("Husk")
    await desk.press("g")
    assert "spørg laden ·" not in desk.screen
    assert desk.status.startswith("Gemt: Påmindelsen »spørg laden« gjort")
