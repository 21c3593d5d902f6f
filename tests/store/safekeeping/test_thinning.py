"""Copies thinned out: the newest of hours, days and months stay, and whatever may be all that is left of something."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.safekeeping.backups import (
    Copy,
    copies_in,
    thin_out,
    to_keep,
)
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.restoring import held, keys_to, restore
from tests.registers import inquiry, saved
from tests.store.safekeeping.copying import NOW, PASSPHRASE, copied


def test_the_newest_of_24_hours_14_days_and_12_months_stay(tmp_path: Path) -> None:
    # one every half hour of two years, newest first
    made = [NOW - timedelta(minutes=30 * number) for number in range(2 * 365 * 48)]
    copies = [Copy(tmp_path / f"{number}", moment, "") for number, moment in enumerate(made)]
    stay = {copy.made for copy in to_keep(copies)}
    # 10:00 is alone in its hour; each hour before ends at half past
    hours = [NOW, *(NOW.replace(minute=30) - timedelta(hours=back) for back in range(1, 24))]
    days = [NOW.replace(hour=23, minute=30) - timedelta(days=back) for back in range(1, 14)]
    assert {*hours, *days} <= stay
    months = {moment.strftime("%Y%m") for moment in stay}
    assert len(months) == 12
    assert len(stay) == 24 + 13 + 12 - 1 - len({moment for moment in hours if moment in days}) - sum(
        1 for day in days if (day + timedelta(days=1)).day == 1
    )


def test_thinning_out_removes_the_others_and_nothing_that_is_no_copy(tmp_path: Path) -> None:
    for minute in range(0, 60, 10):
        (tmp_path / f"20220117-10{minute:02}00-0123456789ab.kopi").write_bytes(b"x")
    (tmp_path / "noegle.kopi").write_bytes(b"x")
    (tmp_path / "hendes egen fil.db").write_bytes(b"x")
    assert len(thin_out(tmp_path, copies_in(tmp_path)[0], {"0123456789ab"})) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "20220117-105000-0123456789ab.kopi", "hendes egen fil.db", "noegle.kopi",
    ]  # fmt: skip


def test_copies_of_a_history_the_register_does_not_know_stay(locked: Register, clock: Clock) -> None:
    path, keeper = locked.engine.path, Keeper(locked.engine, locked.settings)
    older = copied(locked, NOW - timedelta(minutes=40))
    saved(locked, inquiry(subject="Kun i den nyeste kopi"))
    newest = copied(locked, NOW - timedelta(minutes=20))
    locked.close()
    restore(older, keys_to(keeper.own, PASSPHRASE), path, PASSPHRASE, NOW)
    register = open_register(path, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    keeper.after_restore([])
    for minutes in (1, 2):
        saved(register, inquiry(subject="Efter gendannelsen"))
        assert keeper.keep(NOW.replace(minute=50) + timedelta(minutes=minutes)) == []
    register.close()
    left = copies_in(keeper.own)
    assert newest in left
    assert [copy.made.minute for copy in left] == [52, 40, 20], (
        "and those it does know are thinned out among themselves"
    )


def test_a_copy_that_another_program_holds_stays_until_the_next_time(
    locked: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = copied(locked)
    saved(locked, inquiry(subject="Ny"))
    second = copied(locked, NOW + timedelta(minutes=1))

    def held_open(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError("optaget")

    with monkeypatch.context() as held_by_another:
        held_by_another.setattr(Path, "unlink", held_open)
        assert thin_out(first.path.parent, second, {first.head, second.head}) == []
    assert copies_in(first.path.parent) == [second, first]
    assert thin_out(first.path.parent, second, {first.head, second.head}) == [first]


@pytest.mark.parametrize("back", [timedelta(0), timedelta(minutes=7), timedelta(days=400)])
def test_a_clock_set_back_costs_neither_the_copy_just_made_nor_those_before(locked: Register, back: timedelta) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    assert keeper.keep(NOW) == []
    saved(locked, inquiry(subject="Efter uret blev stillet tilbage"))
    assert keeper.is_due(NOW - back) is bool(back), "within the half hour of the same clock it waits"
    assert keeper.keep(NOW - back) == []
    made = keeper.standing(keeper.own).newest
    assert made is not None
    assert (made.made, made.head) == (NOW - back, head_of(locked.engine))
    assert held(made, keys_to(keeper.own, PASSPHRASE)).inquiries == 2
    assert len(copies_in(keeper.own)) == 2
