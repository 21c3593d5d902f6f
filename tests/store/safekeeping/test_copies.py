"""Copies: made beside other work, opened again and checked, each by what opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import pytest

from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileForeign, SaveFailed, WrongPassphrase
from borgerraad_tui.store.driver import DatabaseError
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import (
    Copy,
    copies_in,
    is_whole,
    keep_copy,
    own_folder,
)
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.copy_control import copies_faults
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys, write_keys
from borgerraad_tui.store.safekeeping.restoring import held, keys_to
from borgerraad_tui.store.settings import RECOVERY_KEY
from tests.registers import inquiry, saved
from tests.store.safekeeping.copying import NOW, PASSPHRASE, SECRET, copied


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


def test_a_copy_that_was_overtaken_every_time_blames_no_drive(register: Register) -> None:
    copies = Engine.copy_to

    def overtaken(engine: Engine, path: Path, key: str) -> None:
        copies(engine, path, key)
        saved(register, inquiry(subject="Samtidig"))

    with patch.object(Engine, "copy_to", overtaken), pytest.raises(SaveFailed) as told:
        copied(register)
    assert "Der blev gemt i registret, hver gang" in told.value.text
    assert "drev" not in told.value.text
    assert list(own_folder(register.engine.path).iterdir()) == []


def test_a_copy_that_is_not_what_was_written_blames_the_drive(register: Register) -> None:
    copies = Engine.copy_to

    def spoilt(engine: Engine, path: Path, key: str) -> None:
        copies(engine, path, key)
        path.write_bytes(bytes(4096) + path.read_bytes()[4096:])

    with patch.object(Engine, "copy_to", spoilt), pytest.raises(SaveFailed, match=r"om drevet med .* fejler"):
        copied(register)
    assert list(own_folder(register.engine.path).iterdir()) == []


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


@pytest.mark.parametrize(
    "damage",
    [lambda old: old[:-100], lambda old: bytes(4096) + old[4096:], lambda old: b""],
    ids=["cut off", "begins with zeros", "empty"],
)
def test_a_damaged_copy_of_a_locked_register_is_kept_as_it_is_and_told_as_damaged(
    locked: Register, damage: Callable[[bytes], bytes]
) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    assert keeper.keep(NOW) == []
    (copy,) = copies_in(keeper.own)
    damaged = damage(copy.path.read_bytes())
    copy.path.write_bytes(damaged)
    saved(locked, inquiry(subject="Ny"))
    assert keeper.keep(NOW + timedelta(days=1)) == []
    assert copy.path.read_bytes() == damaged
    assert keeper.told_readable() == [], "nobody can read it"
    (fault,) = copies_faults(locked)
    assert fault.startswith(f"kopien {copy.path.name} i {keeper.own} er beskadiget")


def test_several_damaged_copies_are_one_line(locked: Register) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    for day in range(3):
        assert keeper.keep(NOW + timedelta(days=day)) == []
        saved(locked, inquiry(subject="Ny"))
    for copy in copies_in(keeper.own):
        copy.path.write_bytes(b"x")
    (fault,) = copies_faults(locked)
    assert f"{copies_in(keeper.own)[0].path.name} (og 2 til) i {keeper.own} er beskadiget" in fault


def test_a_file_that_the_check_itself_stumbles_over_is_not_whole(register: Register) -> None:
    saved(register, inquiry(subject="Sag"))
    assert is_whole(register.engine)
    # as of a page of the history that was torn: an index reckons with what should be JSON in it
    with patch.object(register.engine, "one", side_effect=DatabaseError("malformed JSON")):
        assert not is_whole(register.engine)
