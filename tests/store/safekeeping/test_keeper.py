"""Which places hold a copy, when one is due, and that keys and copies fit each other in every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.backups import copies_in
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys
from borgerraad_tui.store.safekeeping.restoring import held, keys_to
from tests.registers import inquiry, saved

PASSPHRASE, ANOTHER = "små æbler i 'Gram' hver fredag", "en helt anden adgangskode"
NOW = datetime(2022, 1, 17, 10, 0)
HOUR = timedelta(hours=1)


@pytest.fixture
def locked(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """An encrypted register with a recovery key."""
    register = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE))
    Keeper(register.engine, register.settings).new_recovery_key()
    yield register
    register.close()


@pytest.fixture
def keeper(locked: Register) -> Keeper:
    """Its keeper."""
    return Keeper(locked.engine, locked.settings)


def test_a_copy_is_due_when_something_was_saved_and_half_an_hour_has_gone(locked: Register, keeper: Keeper) -> None:
    assert keeper.is_due(NOW)
    assert keeper.keep(NOW) == []
    assert not keeper.is_due(NOW + HOUR), "nothing was saved"
    saved(locked, inquiry(subject="Ny"))
    assert not keeper.is_due(NOW + timedelta(minutes=29))
    assert keeper.is_due(NOW + timedelta(minutes=30))


def test_both_places_get_their_copy_and_their_key(locked: Register, keeper: Keeper, tmp_path: Path) -> None:
    keeper.choose_second(tmp_path / "usb")
    assert keeper.keep(NOW) == []
    for folder in keeper.places():
        (copy,) = copies_in(folder)
        assert held(copy, keys_to(folder, PASSPHRASE)).inquiries == 0
        assert keeper.standing(folder) == (folder, copy, True)
    assert keeper.keys_missing() == []


def test_a_place_that_is_not_reached_is_told_and_hinders_no_other(
    locked: Register, keeper: Keeper, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.write_text("endnu ikke en mappe")
    keeper.choose_second(usb)
    (refused,) = keeper.keep(NOW)
    assert str(usb) in refused.text
    assert keeper.standing(keeper.own).current
    assert keeper.standing(usb).newest is None
    assert keeper.keys_missing() == [usb]
    usb.unlink()
    assert keeper.keep(NOW + HOUR) == []
    assert keeper.standing(usb).current
    assert keeper.keys_missing() == []


def test_after_another_passphrase_it_alone_opens_the_copies(locked: Register, keeper: Keeper) -> None:
    keeper.keep(NOW)
    locked.engine.change_key(ANOTHER)
    keeper.passphrase_changed()
    assert keeper.keys_missing() == [keeper.own]
    assert keeper.keep(NOW + HOUR) == []
    (copy,) = copies_in(keeper.own)
    assert held(copy, keys_to(keeper.own, ANOTHER)).inquiries == 0
    assert keys_to(keeper.own, PASSPHRASE) == [PASSPHRASE]


def test_a_new_recovery_key_opens_what_is_made_from_now_on_and_the_passphrase_opens_all(
    locked: Register, keeper: Keeper
) -> None:
    keeper.keep(NOW)
    key = keeper.new_recovery_key()
    saved(locked, inquiry(subject="Ny"))
    assert keeper.keep(NOW + HOUR) == []
    newer, older = copies_in(keeper.own)
    assert held(newer, [key]).inquiries == 1
    assert read_keys(keeper.own, PASSPHRASE)[-1] == key
    assert held(older, keys_to(keeper.own, PASSPHRASE)).inquiries == 0


def test_a_plain_register_has_copies_and_no_keys(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    assert [path.name for path in keeper.own.iterdir()] == [copies_in(keeper.own)[0].path.name]
