"""The pages that stand over an open register lock it like the desk: after some minutes, after sleep, and by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.settings import LOCK_AFTER
from borgerraad_tui.tui import errands, running
from borgerraad_tui.tui.absence import SLEPT, Absence, Away
from borgerraad_tui.tui.gates import gate as gate_module
from borgerraad_tui.tui.gates import unlocking
from borgerraad_tui.tui.gates.gate import Gate
from borgerraad_tui.tui.gates.restoring import Restoring
from borgerraad_tui.tui.gates.setting_up import ChoosingPassphrase, ShowingKey
from borgerraad_tui.tui.gates.unlocking import Confirming
from borgerraad_tui.tui.glyphs import UNICODE, Veil
from tests.tui.test_gates import KEY, seen

PASSPHRASE = "små æbler gror"


class Time:
    """Seconds on the wall and seconds counted."""

    def __init__(self) -> None:
        self.wall = self.counted = 1000.0

    def absence(self) -> Absence:
        """One that goes by it."""
        return Absence(lambda: self.wall, lambda: self.counted)


@pytest.fixture
def register(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """An office's locked register, which locks itself after two minutes."""
    register = create_register(tmp_path / "r.db", clock, *packaged_catalogue(), locks=Locks(PASSPHRASE, KEY))
    register.settings.set(LOCK_AFTER, "2")
    yield register
    register.close()


def pages(register: Register, away: Away | None) -> list[Gate[Any]]:
    """Each page that an errand shows."""
    return [
        Confirming(register, "Skift adgangskode", "", away), ChoosingPassphrase("Skift", "", away), ShowingKey(KEY, "", away),
        Restoring("", (), "mappen", locked=True, away=away),
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(4))
async def test_it_is_left_after_the_minutes_without_a_key(
    register: Register, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(gate_module, "LOOK_EVERY", 0.01)
    time = Time()
    away = Away(2, time.absence())
    page = pages(register, away)[number]
    async with page.run_test() as pilot:
        for _ in range(3):
            time.wall, time.counted = time.wall + 59, time.counted + 59
            await pilot.press("x")
            await pilot.pause(0.05)
        heard = not away.has_left
        time.wall, time.counted = time.wall + 50, time.counted + 50
        await pilot.pause(0.05)
        time.wall, time.counted = time.wall + 50, time.counted + 50
        await pilot.pause(0.05)
        time.wall, time.counted = time.wall + 21, time.counted + 21
        await pilot.pause(0.05)
    assert heard, "every key"
    assert (away.has_left, page.return_value) == (True, None)


async def test_it_is_left_after_sleep(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "LOOK_EVERY", 0.01)
    time = Time()
    away = Away(0, time.absence())
    page = ShowingKey(KEY, "", away)
    async with page.run_test() as pilot:
        await pilot.pause(0.05)
        before = away.has_left
        time.wall += SLEPT + 1
        await pilot.pause(0.05)
    assert (before, away.has_left) == (False, True), "0 minutes are never"


async def test_it_is_left_by_the_key_of_the_lock_and_only_over_an_open_register(register: Register) -> None:
    away = Away(2)
    over, before = ShowingKey(KEY, "", away), ShowingKey(KEY)
    async with over.run_test() as pilot:
        await pilot.press("ctrl+l")
    assert away.has_left
    async with before.run_test() as pilot:
        await pilot.press("ctrl+l")
        assert KEY in seen(before)


class Left:
    """A desk that is left for an errand, and then for good."""

    def __init__(self, register: Register, begun: list[str], **_: object) -> None:
        self.register, self.theme, self.begun = register, "nat", begun
        self.errand = "" if begun else "passphrase"
        self.office = self
        self.glyphs = UNICODE._replace(veil=Veil())
        self.return_code = 0

    def run(self) -> None:
        """It is seen."""
        self.begun.append("desk")

    def begin_saying(self, *_: object) -> None:
        """Nothing is to be told."""

    def last_copy(self) -> None:
        """As at every end."""
        self.begun.append("copied")


@pytest.mark.parametrize("comes_back", [True, False])
def test_no_desk_is_seen_again_without_the_passphrase(
    register: Register, monkeypatch: pytest.MonkeyPatch, comes_back: bool
) -> None:
    begun: list[str] = []

    def confirmed(_: Register, __: str, ___: str, away: Away) -> bool:
        away.lock()
        return False

    def unlocked(called: str, opens: object, theme: str) -> object:
        assert register.engine.is_shut
        begun.append(called)
        return opens(PASSPHRASE) if comes_back else None  # type: ignore[operator]

    monkeypatch.setattr(running, "make_app", lambda register, **_: Left(register, begun))
    monkeypatch.setattr(errands, "confirmed", confirmed)
    monkeypatch.setattr(unlocking, "unlocked", unlocked)
    assert running.run_desk(register) == 0
    assert begun == (["desk", "r.db", "desk", "copied"] if comes_back else ["desk", "r.db"])
    assert register.engine.is_shut is not comes_back


@pytest.mark.parametrize("hidden", [True, False])
def test_the_desk_hides_after_an_errand_as_before_it(
    register: Register, monkeypatch: pytest.MonkeyPatch, hidden: bool
) -> None:
    begun: list[str] = []
    asked: list[object] = []

    def make_app(register: Register, **named: object) -> Left:
        asked.append(named.get("hidden", False))
        left = Left(register, begun)
        left.glyphs.veil.down = hidden
        return left

    monkeypatch.setattr(running, "make_app", make_app)
    monkeypatch.setattr(errands, "confirmed", lambda *_: False)
    assert running.run_desk(register) == 0
    assert asked == [False, hidden]
