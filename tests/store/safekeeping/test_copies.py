"""Copies: made beside other work, opened again and checked, thinned out, and the register made again from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileForeign, SaveFailed, WrongPassphrase
from borgerraad_tui.store.register import Locks, Register, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import (
    Copy,
    copies_in,
    keep_copy,
    own_folder,
    thin_out,
    to_keep,
)
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys, write_keys
from borgerraad_tui.store.safekeeping.restoring import held, keys_to, restore
from borgerraad_tui.store.settings import RECOVERY_KEY
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler i 'Gram' hver fredag"
NOW = datetime(2022, 1, 17, 10, 0)
SECRET = "Kuverten fra Bispebroen"


@pytest.fixture
def locked(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Register:
    """An encrypted register with one inquiry, its key file written."""
    register = create_register(
        tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE, new_recovery_key())
    )
    saved(register, inquiry(subject=SECRET))
    write_keys(own_folder(register.engine.path), PASSPHRASE, [register.settings.get(RECOVERY_KEY)])
    return register


def copied(register: Register, now: datetime = NOW) -> Copy:
    """A copy in the register's own folder."""
    return keep_copy(register.engine, own_folder(register.engine.path), now)


def test_a_copy_tells_its_moment_and_its_head_and_nothing_else(locked: Register) -> None:
    copy = copied(locked)
    assert copies_in(copy.path.parent) == [copy]
    assert copy.path.name == f"20220117-100000-{head_of(locked.engine)}.kopi"
    content = copy.path.read_bytes()
    assert SECRET.encode() not in content
    assert b"SQLite format" not in content
    assert sorted(path.name for path in copy.path.parent.iterdir()) == [copy.path.name, "noegle.kopi"]
    assert copy.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("secret", ["passphrase", "paper"])
def test_the_passphrase_and_the_paper_each_open_every_copy(locked: Register, secret: str) -> None:
    copy = copied(locked)
    typed = PASSPHRASE if secret == "passphrase" else locked.settings.get(RECOVERY_KEY)
    assert held(copy, keys_to(copy.path.parent, typed)).inquiries == 1
    with pytest.raises(WrongPassphrase):
        held(copy, keys_to(copy.path.parent, "forkert adgangskode"))


def test_copies_of_an_earlier_recovery_key_open_as_long_as_they_remain(locked: Register) -> None:
    old, first = locked.settings.get(RECOVERY_KEY), copied(locked)
    locked.settings.set(RECOVERY_KEY, new_recovery_key())
    second = copied(locked, NOW + timedelta(hours=1))
    write_keys(first.path.parent, PASSPHRASE, [old, locked.settings.get(RECOVERY_KEY)])
    for copy in (first, second):
        assert held(copy, keys_to(copy.path.parent, PASSPHRASE)).inquiries == 1


def test_what_is_saved_while_it_is_copied_is_in_the_copy(locked: Register) -> None:
    for number in range(200):
        saved(locked, inquiry(subject=f"Sag {number}", note="x" * 2000))
    made: list[Copy] = []
    copying = Thread(target=lambda: made.append(copied(locked)))
    copying.start()
    number = 0
    while copying.is_alive() and number < 20:
        saved(locked, inquiry(subject=f"Samtidig {number}"))
        number += 1
    copying.join()
    (copy,) = made
    found = held(copy, keys_to(copy.path.parent, PASSPHRASE))
    assert 201 <= found.inquiries <= 201 + number


@pytest.mark.parametrize("plain", [False, True])
def test_a_register_is_made_again_from_its_copy_and_what_stood_there_is_set_aside(
    locked: Register, clock: Clock, plain: bool
) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    damaged = b"\x00" * 5000 + path.read_bytes()[5000:]
    path.write_bytes(damaged)
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, "" if plain else "en ny lang adgangskode", NOW)
    assert aside is not None
    assert aside.read_bytes() == damaged
    register = open_register(path, clock, "" if plain else "en ny lang adgangskode")
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert (SECRET.encode() in path.read_bytes()) is plain


def test_a_journal_of_what_stood_there_is_not_read_into_the_register(locked: Register, clock: Clock) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"en halv handling")
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"en halv handling"


@pytest.mark.parametrize(
    "damage",
    [
        lambda old: old[:9000] + bytes([old[9000] ^ 4]) + old[9001:],
        lambda old: old[: len(old) - 4096],
        lambda old: bytes(4096) + old[4096:],
        lambda old: old[:4096] + old[8192:12288] + old[4096:8192] + old[12288:],
    ],
    ids=["a bit", "cut off", "the first page", "swapped"],
)
def test_a_damaged_copy_is_refused_before_anything_is_touched(
    locked: Register, damage: Callable[[bytes], bytes]
) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    before = path.read_bytes()
    copy.path.write_bytes(damage(copy.path.read_bytes()))
    with pytest.raises((FileForeign, WrongPassphrase)):
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} <= {"register-kopier", "register.db", "register.db-journal"}


def test_a_copy_that_cannot_be_written_leaves_nothing(locked: Register, tmp_path: Path) -> None:
    wall = tmp_path / "en fil"
    wall.write_text("ikke en mappe")
    with pytest.raises(SaveFailed, match="Der kunne ikke gemmes en kopi"):
        keep_copy(locked.engine, wall / "kopier", NOW)


def test_a_plain_register_has_plain_copies(register: Register) -> None:
    saved(register, inquiry(subject=SECRET))
    copy = copied(register)
    assert held(copy, keys_to(copy.path.parent, "")).inquiries == 1
    assert SECRET.encode() in copy.path.read_bytes()


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
    assert len(thin_out(tmp_path, copies_in(tmp_path)[0])) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "20220117-105000-0123456789ab.kopi", "hendes egen fil.db", "noegle.kopi",
    ]  # fmt: skip


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
        assert thin_out(first.path.parent, second) == []
    assert copies_in(first.path.parent) == [second, first]
    assert thin_out(first.path.parent, second) == [first]


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


@pytest.mark.parametrize("left", [".20220117-090000.kopi.del", ".20220117-090000.kopi.del-journal", ".noegle.kopi.del"])
def test_what_a_killed_program_had_half_made_is_wiped_with_the_next_copy(locked: Register, left: str) -> None:
    folder = own_folder(locked.engine.path)
    (folder / left).write_bytes(SECRET.encode())
    (folder / "hendes egen.kopi.del").write_bytes(b"x")
    copied(locked)
    assert not (folder / left).exists()
    assert (folder / "hendes egen.kopi.del").exists()


def test_a_key_file_of_another_passphrase_and_a_damaged_one_hold_nothing_for_her(locked: Register) -> None:
    folder = own_folder(locked.engine.path)
    with pytest.raises(WrongPassphrase):
        read_keys(folder, "forkert adgangskode")
    file = folder / "noegle.kopi"
    content = file.read_bytes()
    file.write_bytes(content[:3000] + bytes(10) + content[3010:])
    with pytest.raises(FileForeign):
        read_keys(folder, PASSPHRASE)
    # the paper still opens the copies
    copy = copied(locked)
    assert held(copy, keys_to(folder, locked.settings.get(RECOVERY_KEY))).inquiries == 1
