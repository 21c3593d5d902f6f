"""The day a form says is the day it saves, whenever it is saved."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from borgerraad_tui.domain.clock import Clock
from tests.tui.journey import Journey
from tests.tui.test_registering import saved

NOW = datetime(2022, 1, 17, 10, 0)


def days_later(desk: Journey, days: int) -> None:
    """Let nights pass."""
    desk.register.clock = Clock(lambda: NOW + timedelta(days=days))


async def test_a_step_typed_before_midnight_is_saved_as_it_was_shown(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"sent", "enter", "enter", *"3d ring")
    assert "to 20-01-2022 · ring" in desk.line("Næste")
    days_later(desk, 1)
    await desk.press("ctrl+s")
    inquiry = saved(desk)
    assert (inquiry.received, inquiry.next_due, inquiry.next_step) == (date(2022, 1, 17), date(2022, 1, 20), "ring")


@pytest.mark.parametrize("left", [("escape",), ("enter", "escape")], ids=["midway", "left"])
async def test_a_draft_from_monday_means_mondays_days_on_thursday(desk: Journey, left: tuple[str, ...]) -> None:
    await desk.press(*"ntkbf", *"ventet", "enter", "enter", *"3d ring", *left)
    days_later(desk, 3)
    await desk.press("home", "enter", "ctrl+s")
    assert (saved(desk).next_due, saved(desk).next_step) == (date(2022, 1, 20), "ring")


async def test_what_is_typed_after_midnight_is_read_on_the_new_day(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"tidligt", "enter", "enter")
    days_later(desk, 1)
    await desk.press(*"3d ring")
    assert "fr 21-01-2022 · ring" in desk.line("Næste")
    await desk.press("ctrl+s")
    assert saved(desk).next_due == date(2022, 1, 21)


async def test_a_day_typed_in_a_dialog_before_midnight_is_saved_as_it_was_shown(desk: Journey) -> None:
    await desk.press("f", "ctrl+a", *"3d")
    days_later(desk, 1)
    await desk.press("ctrl+s")
    assert saved(desk, 1).next_due == date(2022, 1, 20)
