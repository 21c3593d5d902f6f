"""Copies: made beside other work, opened again and checked, thinned out, and the register made again from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileForeign, SaveFailed, WrongPassphrase
from borgerraad_tui.store.driver import DatabaseError
from borgerraad_tui.store.register import Locks, Register, create_register, open_register
from borgerraad_tui.store.safekeeping import restoring
from borgerraad_tui.store.safekeeping.backups import (
    Copy,
    copies_in,
    is_whole,
    keep_copy,
    own_folder,
    thin_out,
    to_keep,
)
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys, write_keys
from borgerraad_tui.store.safekeeping.restoring import held, keys_to, restore, set_aside_of
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
    own_folder(register.engine.path).mkdir()
    write_keys(own_folder(register.engine.path), PASSPHRASE, [register.settings.get(RECOVERY_KEY)])
    return register


def copied(register: Register, now: datetime = NOW) -> Copy:
    """A copy in the register's own folder."""
    own_folder(register.engine.path).mkdir(exist_ok=True)
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


@pytest.mark.parametrize("two_names", [True, False])
def test_a_place_that_is_refused_leaves_what_stood_there_in_it(
    locked: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch, two_names: bool
) -> None:
    path, copy = locked.engine.path, copied(locked)
    saved(locked, inquiry(subject="Kun i registret"))
    locked.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"en halv handling")
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

    def refuses(*_: object) -> None:
        raise OSError("optaget")

    with monkeypatch.context() as refusing, pytest.raises(SaveFailed, match="Intet er ændret"):
        refusing.setattr(restoring, "put_in_place", refuses)
        if not two_names:
            refusing.setattr(Path, "hardlink_to", refuses)
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_what_cannot_be_moved_back_is_told_by_name(locked: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()

    def refuses(*_: object) -> None:
        raise OSError("optaget")

    monkeypatch.setattr(restoring, "put_in_place", refuses)
    monkeypatch.setattr(restoring, "name_back", lambda *_: None)
    monkeypatch.setattr(Path, "hardlink_to", refuses)
    with pytest.raises(SaveFailed) as told:
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    (aside,) = set_aside_of(path)
    assert str(aside) in told.value.text
    assert "Intet er ændret" not in told.value.text


def test_the_keys_of_later_copies_stand_in_the_register_from_the_first_moment(locked: Register, clock: Clock) -> None:
    path, copy, later = locked.engine.path, copied(locked), new_recovery_key()
    saved(locked, inquiry(subject="Ny"))
    newest = copied(locked, NOW + timedelta(hours=1))
    locked.close()
    restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW, [later])
    register = open_register(path, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    assert later in keeper.keys.all()
    assert keeper.left_behind() == {newest.head}
    assert keeper.keys_missing() == [keeper.own]
    register.close()


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


def test_two_copies_of_the_same_second_are_two(locked: Register) -> None:
    first = copied(locked)
    before = first.path.read_bytes()
    second = copied(locked)
    assert first.path != second.path
    assert first.path.read_bytes() == before
    assert {copy.path for copy in copies_in(first.path.parent)} == {first.path, second.path}
    assert {copy.head for copy in copies_in(first.path.parent)} == {head_of(locked.engine)}


def test_a_copy_before_a_change_and_one_beside_the_work_do_not_take_each_others_file(locked: Register) -> None:
    made: list[Copy] = []
    threads = [Thread(target=lambda: made.append(copied(locked))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({copy.path for copy in made}) == 4
    assert all(held(copy, keys_to(copy.path.parent, PASSPHRASE)).inquiries == 1 for copy in made)


def test_what_is_called_after_no_day_and_what_cannot_be_read_hinder_no_copy(locked: Register) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    (keeper.own / "20261399-256161-0123456789ab.kopi").write_bytes(b"x")
    (keeper.own / f"20220116-100000-{head_of(locked.engine)}.kopi").mkdir()
    for minutes in (0, 1, 2):
        saved(locked, inquiry(subject="Ny"))
        assert keeper.keep(NOW + timedelta(minutes=minutes)) == []
        assert keeper.standing(keeper.own).current


def test_without_the_key_file_the_passphrase_is_not_told_as_wrong(locked: Register, tmp_path: Path) -> None:
    copy = copied(locked)
    alone = tmp_path / "alene" / copy.path.name
    alone.parent.mkdir()
    alone.write_bytes(copy.path.read_bytes())
    moved = copy._replace(path=alone)
    with pytest.raises(WrongPassphrase, match=r"ingen noegle\.kopi.*papiret"):
        held(moved, keys_to(alone.parent, PASSPHRASE))
    assert held(moved, keys_to(alone.parent, locked.settings.get(RECOVERY_KEY))).inquiries == 1
    with pytest.raises(WrongPassphrase, match="Hverken adgangskoden"):
        held(copy, keys_to(copy.path.parent, "forkert adgangskode"))


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


def test_a_file_that_the_check_itself_stumbles_over_is_not_whole(register: Register) -> None:
    saved(register, inquiry(subject="Sag"))
    assert is_whole(register.engine)
    # as of a page of the history that was torn: an index reckons with what should be JSON in it
    with patch.object(register.engine, "one", side_effect=DatabaseError("malformed JSON")):
        assert not is_whole(register.engine)
