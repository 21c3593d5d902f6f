"""A clock that was set back is told once, at the start and while she works; nothing is told of the hour that autumn has twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.office_time import Time

TOLD = (
    "! Uret er stillet tilbage: det sidst gemte er fra 17-01-2022 kl. 10:00. Går uret forkert nu, så stil det, før du registrerer"
    " mere."
)


@pytest.fixture
def office(office: Register) -> Register:
    """An office's own register, in which something was saved now."""
    saved(office, inquiry(subject="Sag"))
    return office


async def looked(desk: Journey) -> None:
    """The clock has been looked at, and what is told of it is there to be read."""
    await desk.until(lambda: desk.app.caretaking is not None)
    assert desk.app.caretaking is not None
    desk.app.caretaking.look()
    await desk.settle()


async def test_it_is_told_at_the_start(office: Register, time: Time) -> None:
    time.now -= timedelta(days=400)
    async with at_desk(office, LARGE) as desk:
        await desk.until(lambda: desk.status.startswith(TOLD))


async def test_it_is_told_once_while_she_works_and_again_the_next_time(office: Register, time: Time) -> None:
    async def half_a_minute_later() -> str:
        await looked(desk)
        return desk.status

    async with at_desk(office, LARGE) as desk:
        assert not (await half_a_minute_later()).startswith(TOLD)
        time.now -= timedelta(hours=5)
        assert (await half_a_minute_later()).startswith(TOLD)
        await desk.press("s")
        assert not (await half_a_minute_later()).startswith(TOLD)
        time.now = NOW
        await half_a_minute_later()
        time.now -= timedelta(hours=5)
        assert (await half_a_minute_later()).startswith(TOLD)


@pytest.mark.parametrize("hours", [1, 0, -48])
async def test_nothing_is_told_of_winter_time(office: Register, time: Time, hours: int) -> None:
    time.now -= timedelta(hours=hours)
    async with at_desk(office, LARGE) as desk:
        await looked(desk)
        assert "Uret" not in desk.screen


async def test_the_demos_day_stands_still_and_tells_nothing(demo_register: Register) -> None:
    demo_register.engine.execute("UPDATE act SET at = '2022-01-17T23:50:00' WHERE id = (SELECT max(id) FROM act)")
    async with at_desk(demo_register, LARGE) as desk:
        await looked(desk)
        assert "Uret" not in desk.screen
