"""What a laptop that slept, or lay open over midnight, wakes up to: another day is followed, a loop in a ring is left."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.period import Period
from borgerraad_tui.store.register import create_register
from borgerraad_tui.tui.waking import IN_A_RING, Waking
from tests.registers import inquiry, saved
from tests.tui.journey import Journey, at_desk
from tests.tui.test_drafts import drafts


class Time:
    """The office's day, and a thread's clocks, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2022, 1, 31, 23, 50)
        self.wall = self.busy = 0.0

    def sleep(self, worked: float) -> None:
        """Let half a minute pass, of which the thread worked some seconds."""
        self.wall += 30.0
        self.busy += worked

    def waking(self, desk: Journey) -> Waking:
        """What the app looks up with, on these clocks."""
        inside = desk.app
        return Waking(inside.office, inside._read_again, inside._leave_saying, lambda: self.wall, lambda: self.busy)


@pytest.fixture
def times() -> Time:
    """The last evening of January."""
    return Time()


@pytest.fixture
async def desk(
    tmp_path: Path, haderslev: Catalogue, times: Time, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Journey]:
    """A register with one inquiry due tomorrow, looked up at fifty times a second."""
    monkeypatch.setattr("borgerraad_tui.tui.app.EVERY", 0.02)
    clock = Clock(lambda: times.now)
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev)) as register:
        saved(register, inquiry(date(2022, 1, 5), subject="Svar", next_due=date(2022, 1, 31)))
        async with at_desk(register) as journey:
            journey.app.waking = times.waking(journey)
            yield journey


async def test_after_midnight_the_desk_says_the_new_day_and_what_is_late(desk: Journey, times: Time) -> None:
    assert "ma 31-01-2022" in desk.lines[1]
    assert "frist: 0 over, 1 i dag" in desk.lines[1]
    times.now += timedelta(hours=1)
    await desk.until(lambda: "ti 01-02-2022" in desk.lines[1])
    assert "frist: 1 over, 0 i dag" in desk.lines[1]
    assert "-1 d" in desk.cursor


async def test_the_rooms_below_a_form_follow_too_and_the_form_stays(desk: Journey, times: Time) -> None:
    await desk.press("f", "tab", *"ringe")
    times.now += timedelta(hours=1)
    await desk.until(lambda: "ti 01-02-2022" in desk.lines[1])
    assert (desk.room, desk.values["next_step"]) == ("FormScreen", "ringe")


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        (("s",), Period(date(2022, 1, 1)), Period(date(2022, 1, 1))),
        (("s", "p", "m"), date(2022, 1, 31), date(2022, 2, 28)),
        (("s", "p", "s"), date(2022, 1, 31), date(2022, 2, 1)),
        (("s", "p", "k"), date(2022, 3, 31), date(2022, 3, 31)),
        (("s", "p", "f", *"1-1-2022", "tab", *"31-1-2022", "ctrl+s"), date(2022, 1, 31), date(2022, 1, 31)),
    ],
    ids=["first", "month", "year back", "quarter", "free"],
)
async def test_the_period_shown_keeps_its_meaning(
    desk: Journey, times: Time, keys: tuple[str, ...], before: Period | date, after: Period | date
) -> None:
    await desk.press(*keys)
    shown = desk.app.office.period
    assert before in (shown, shown.last)
    times.now += timedelta(hours=1)
    await desk.until(lambda: "ti 01-02-2022" in desk.lines[0])
    shown = desk.app.office.period
    assert after in (shown, shown.last)
    assert shown.title() in desk.lines[0]


async def test_the_period_shown_at_first_begins_anew_when_a_named_one_has_ended(desk: Journey, times: Time) -> None:
    with desk.register.acts.act("Perioden Januar gemt"):
        desk.register.periods.add(Period(date(2022, 1, 1), date(2022, 1, 31), "Januar"))
    await desk.press("s")
    assert desk.app.office.period == Period(date(2022, 1, 1))
    times.now += timedelta(hours=1)
    await desk.until(lambda: desk.app.office.period == Period(date(2022, 2, 1)))
    assert "01-02-2022 – i dag" in desk.lines[0]


async def test_a_loop_in_a_ring_is_left_in_order_with_status_1(
    desk: Journey, times: Time, capfd: pytest.CaptureFixture[str]
) -> None:
    await desk.press("n", *"tkbf", *"midt i det")
    await desk.until(lambda: desk.app.waking._quiet)
    times.sleep(worked=29.5)
    await desk.until(lambda: desk.app.return_code == 1)
    desk.app._print_error_renderables()
    assert IN_A_RING in capfd.readouterr().err
    assert drafts(desk)[0].values["subject"] == "midt i det"


@pytest.mark.parametrize("worked", [0.0, 1.0, 26.0])
async def test_a_thread_that_also_rests_is_left_alone(desk: Journey, times: Time, worked: float) -> None:
    await desk.until(lambda: desk.app.waking._quiet)
    times.sleep(worked)
    await desk.until(lambda: desk.app.waking._seen == (times.wall, times.busy))
    assert desk.app.return_code is None


@pytest.mark.parametrize("act", ["key", "paste", "click"])
async def test_work_that_she_asked_for_is_no_ring(
    desk: Journey, times: Time, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    left: list[str] = []
    # looked at by hand: nothing may pass between the key and the look
    desk.app.waking = waking = times.waking(desk)
    monkeypatch.setattr(waking, "_leave", left.append)
    monkeypatch.setattr(desk.app, "_look", lambda: None)
    waking.look()
    monkeypatch.setattr(waking, "look", lambda: None)
    await (desk.press("down") if act == "key" else desk.paste("x") if act == "paste" else desk.click("Svar"))
    times.sleep(worked=29.9)
    Waking.look(waking)
    assert left == []
    times.sleep(worked=29.9)
    Waking.look(waking)
    assert left == [IN_A_RING]


def test_the_clocks_are_the_walls_and_this_threads_own() -> None:
    assert Waking.__init__.__defaults__ == (time.monotonic, time.thread_time)
