"""Which places hold a copy, when one is due, and that keys and copies fit each other in every one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from errno import ESTALE
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileInUse, FileUnreadable, RuleBroken, SaveFailed
from borgerraad_tui.store.cipher import is_plain
from borgerraad_tui.store.drafts import Drafts
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.register import Locks, Register, create_register, open_register, plain_left
from borgerraad_tui.store.safekeeping import keeper as keeper_module
from borgerraad_tui.store.safekeeping import key_file, leavings, locking, second_place
from borgerraad_tui.store.safekeeping.backups import copies_in
from borgerraad_tui.store.safekeeping.control import UNSEEN, controls
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import NAME, read_keys, write_keys
from borgerraad_tui.store.safekeeping.lost import told_lost
from borgerraad_tui.store.safekeeping.remaining import places_holding
from borgerraad_tui.store.safekeeping.restoring import held, keys_to, open_copy
from tests.registers import inquiry, saved
from tests.store.safekeeping.test_locking import everything_in

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


def test_a_draft_is_copied_though_nothing_was_saved(locked: Register, keeper: Keeper) -> None:
    assert keeper.keep(NOW - HOUR) == []
    locked.drafts.keep(None, "log", 1, {"text": "Halvt skrevet"})
    assert keeper.is_due(NOW)
    assert keeper.keep(NOW) == []
    newest, before = copies_in(keeper.own)
    opened, _ = open_copy(newest, keys_to(keeper.own, PASSPHRASE))
    with closing(opened):
        assert [draft.values for draft in Drafts.on_disk(opened)] == [{"text": "Halvt skrevet"}]
    assert (told_lost(locked.engine, newest), told_lost(locked.engine, before)) == (
        "intet går tabt",
        "1 kladde efter den",
    )
    assert not keeper.is_due(NOW + HOUR)


def test_both_places_get_their_copy_and_their_key(locked: Register, keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    keeper.choose_second(tmp_path / "usb")
    assert keeper.keep(NOW) == []
    for folder in keeper.places():
        (copy,) = copies_in(folder)
        assert held(copy, keys_to(folder, PASSPHRASE)).inquiries == 0
        assert keeper.standing(folder) == (folder, copy, True)
    assert keeper.keys_missing() == []


def test_a_key_file_that_another_holds_is_neither_damaged_nor_set_aside(
    locked: Register, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper.keep(NOW) == []
    saved(locked, inquiry(subject="Ny"))
    before = sorted(keeper.own.iterdir())
    monkeypatch.setattr(key_file, "PATIENCE", 0)
    with closing(open_engine(keeper.own / NAME, create=False, passphrase=PASSPHRASE)):
        assert [type(error) for error in keeper.keep(NOW + HOUR)] == [FileInUse]
        (check,) = (check for check in controls(locked) if check.name == "kopierne")
        assert (check.unseen, check.faults) == (True, (UNSEEN,))
        with pytest.raises(FileInUse):
            keeper.choose_second(keeper.own)
    assert sorted(keeper.own.iterdir()) == before
    assert keeper.keep(NOW + HOUR) == []
    assert len(copies_in(keeper.own)) == 2


def test_two_who_look_at_the_keys_at_once_wait_for_each_other(locked: Register, keeper: Keeper) -> None:
    assert keeper.keep(NOW) == []
    with ThreadPoolExecutor(4) as at_once:
        found = list(at_once.map(lambda _: read_keys(keeper.own, PASSPHRASE), range(12)))
    assert found == [keeper.keys.all()] * 12


def test_what_opens_a_copy_is_there_before_the_copy_is(
    locked: Register, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper.keep(NOW) == []
    keeper.new_recovery_key()

    def stopped(*_: object) -> None:
        raise SaveFailed("strømmen gik")

    monkeypatch.setattr(keeper_module, "keep_copy", stopped)
    assert [error.text for error in keeper.keep(NOW + HOUR)] == ["strømmen gik"]
    assert read_keys(keeper.own, PASSPHRASE) == keeper.keys.all()
    (copy,) = copies_in(keeper.own)
    assert held(copy, keys_to(keeper.own, PASSPHRASE)).inquiries == 0


def test_a_plain_copy_that_cannot_be_looked_at_is_not_passed_over(
    locked: Register, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper.keep(NOW) == []
    (copy,) = copies_in(keeper.own)
    plain = copy.path.with_name(copy.path.name.replace("20220117-10", "20220117-09"))
    locked.engine.copy_to(plain, "")

    def held_by_another(path: Path) -> bool:
        if path == plain:
            raise FileUnreadable("holdes af et andet program")
        return is_plain(path)

    with monkeypatch.context() as antivirus:
        antivirus.setattr(leavings, "is_plain", held_by_another)
        assert [error.text for error in keeper.keep(NOW)] == ["holdes af et andet program"]
        assert plain.exists()
    assert keeper.keep(NOW) == []
    assert not plain.exists()


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
    usb.unlink()
    (refused,) = keeper.keep(NOW + HOUR)
    assert not usb.exists(), "what is pulled out is not made anew on the machine's own disk"
    usb.mkdir()
    assert keeper.keep(NOW + HOUR) == []
    assert keeper.standing(usb).current
    assert read_keys(usb, PASSPHRASE) == keeper.keys.all()


def gone_stale(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """A share that was cut off: it names what lies there, and tells nothing of it."""
    tells = os.stat

    def refuses(path: Path, **how: bool) -> os.stat_result:
        if {Path(path), Path(path).parent} & {*paths}:
            raise OSError(ESTALE, "Stale file handle")
        return tells(path, **how)

    monkeypatch.setattr(os, "stat", refuses)


def test_a_share_that_was_cut_off_is_a_place_that_is_not_reached(
    locked: Register, keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    saved(locked, inquiry(subject="Ny"))
    with monkeypatch.context() as share:
        gone_stale(share, usb)
        (refused,) = keeper.keep(NOW + HOUR)
        assert "kan ikke nås" in refused.text
        assert keeper.standing(usb).newest is None
        assert [place.reached for place in places_holding(locked.engine, keeper, [], NOW)] == [True, False]
        assert keeper.told_readable() == []
        keeper.change_passphrase(ANOTHER)
        assert keys_to(usb, ANOTHER) == [ANOTHER]
        assert usb in keeper.keys_missing()
    assert keeper.keep(NOW + HOUR) == []
    assert [path.name for path in usb.glob("noegle*")] == ["noegle.kopi"], "the earlier passphrase opens none"


def test_a_key_file_that_the_disk_does_not_show_is_not_written_over(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    write_keys(usb, "store pærer falder", ["en andens nøgle"])
    with monkeypatch.context() as share:
        gone_stale(share, usb / "noegle.kopi")
        with pytest.raises(FileUnreadable):
            keeper.choose_second(usb)
    keeper.choose_second(None)
    assert read_keys(usb, "store pærer falder") == ["en andens nøgle"]


class Disks:
    """What each folder lies on: its mount, and whether that is the register's disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, usb: Path) -> None:
        self.plugged_in = True
        monkeypatch.setattr(second_place, "mount_of_folder", lambda folder: str(usb) if self.plugged_in else "/")
        monkeypatch.setattr(second_place, "same_disk", lambda one, other: not self.plugged_in)


@pytest.mark.parametrize("told_by", ["mount_of_folder", "same_disk"])
def test_the_empty_folder_of_a_drive_that_was_pulled_out_holds_no_copy(
    locked: Register, keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_by: str
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    disks = Disks(monkeypatch, usb)
    # each of the two tells it alone
    other = "same_disk" if told_by == "mount_of_folder" else "mount_of_folder"
    monkeypatch.setattr(second_place, other, lambda *_: False if other == "same_disk" else str(usb))
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    saved(locked, inquiry(subject="Ny"))
    disks.plugged_in = False
    (refused,) = keeper.keep(NOW + HOUR)
    assert "drevet er ikke sat i" in refused.text
    assert len(copies_in(usb)) == 1
    assert keeper.standing(usb).newest is None, "what lies there is no copy outside the machine"
    disks.plugged_in = True
    assert keeper.keep(NOW + HOUR) == []
    assert keeper.standing(usb).current


def test_a_place_on_the_disk_of_the_register_is_as_it_was_chosen(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    keeper.choose_second(tmp_path / "usb")
    assert keeper.keep(NOW) == []
    assert keeper.standing(tmp_path / "usb").current


def test_after_another_passphrase_it_alone_opens_the_copies(locked: Register, keeper: Keeper) -> None:
    keeper.keep(NOW)
    keeper.change_passphrase(ANOTHER)
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


def test_a_new_recovery_key_opens_a_copy_in_each_place_though_nothing_was_saved(
    locked: Register, keeper: Keeper, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    key = keeper.new_recovery_key()
    away = usb.rename(tmp_path / "ude")
    usb.touch()
    assert len(keeper.keep(NOW + HOUR)) == 1
    assert held(copies_in(keeper.own)[0], [key]).inquiries == 0
    usb.unlink()
    away.rename(usb)
    assert not keeper.standing(usb).current, "its copy is of the earlier key"
    assert keeper.keep(NOW + 2 * HOUR) == []
    assert keeper.standing(usb).current
    assert held(copies_in(usb)[0], [key]).inquiries == 0
    made = len(copies_in(usb))
    assert keeper.keep(NOW + 3 * HOUR) == []
    assert len(copies_in(usb)) == made, "one is enough"


@pytest.mark.parametrize("harm", ["gone", "damaged", "of another passphrase"])
def test_a_key_file_that_does_not_open_is_written_anew_with_the_next_look(keeper: Keeper, harm: str) -> None:
    assert keeper.keep(NOW) == []
    file = keeper.own / "noegle.kopi"
    if harm == "gone":
        file.unlink()
    elif harm == "damaged":
        file.write_bytes(file.read_bytes()[:5000])
    else:
        write_keys(keeper.own, ANOTHER, keeper.keys.all())
    assert keeper.keep(NOW + HOUR) == []
    assert read_keys(keeper.own, PASSPHRASE) == keeper.keys.all()


def test_a_register_in_another_folder_gets_copies_and_keys_beside_it(
    locked: Register, clock: Clock, tmp_path: Path
) -> None:
    locked.close()
    (tmp_path / "ny").mkdir()
    moved = locked.engine.path.rename(tmp_path / "ny" / "register.db")
    with closing(open_register(moved, clock, PASSPHRASE)) as there:
        keeper = Keeper(there.engine, there.settings)
        assert keeper.keep(NOW) == []
        assert keeper.keys_missing() == []
        assert held(copies_in(keeper.own)[0], read_keys(keeper.own, PASSPHRASE)).inquiries == 0


def test_a_plain_register_has_copies_and_no_keys(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    assert [path.name for path in keeper.own.iterdir()] == [copies_in(keeper.own)[0].path.name]


def test_a_lock_that_was_stopped_half_way_is_brought_to_its_end(
    register: Register, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb, secret = tmp_path / "usb", "Kuverten fra Bispebroen"
    saved(register, inquiry(subject=secret))
    plain = Keeper(register.engine, register.settings)
    usb.mkdir()
    plain.choose_second(usb)
    assert plain.keep(NOW) == []
    register.close()

    def power_cut(path: Path) -> None:
        raise OSError("strømmen gik")

    with monkeypatch.context() as cut:
        cut.setattr(locking, "wipe", power_cut)
        locking.lock_plain(register.engine.path, PASSPHRASE, new_recovery_key())
    assert secret.encode() in everything_in(tmp_path)
    with closing(open_register(register.engine.path, clock, PASSPHRASE)) as locked:
        keeper = Keeper(locked.engine, locked.settings)
        assert keeper.keep(NOW + HOUR) == []
        assert secret.encode() not in everything_in(tmp_path)
        for folder in keeper.places():
            (copy,) = copies_in(folder)
            assert held(copy, keys_to(folder, PASSPHRASE)).inquiries == 1


def test_what_cannot_be_wiped_is_told_and_tried_again(
    register: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, left = register.engine.path, plain_left(register.engine.path)
    register.close()

    def refuse(path: Path) -> None:
        raise OSError("optaget")

    with monkeypatch.context() as held_open:
        held_open.setattr(locking, "wipe", refuse)
        held_open.setattr(leavings, "wipe", refuse)
        locking.lock_plain(path, PASSPHRASE, new_recovery_key())
        locked = open_register(path, clock, PASSPHRASE)
        keeper = Keeper(locked.engine, locked.settings)
        (refused,) = keeper.keep(NOW)
        assert refused.text.startswith(f"Den ulåste fil {left} fra da registret blev låst, kan ikke slettes")
    assert keeper.keep(NOW + HOUR) == []
    assert not left.exists()
    locked.close()


def test_a_place_with_another_registers_key_file_is_refused(keeper: Keeper, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    write_keys(usb, "store pærer falder", ["en andens nøgle"])
    with pytest.raises(RuleBroken) as told:
        keeper.choose_second(usb)
    assert told.value.text.startswith(f"I {usb} ligger nøglen til kopier, som dette registers adgangskode ikke åbner.")
    assert keeper.second is None


@pytest.mark.parametrize("changed", [False, True])
def test_another_registers_key_file_is_kept_aside(
    locked: Register, keeper: Keeper, tmp_path: Path, changed: bool
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    keeper.choose_second(usb)
    write_keys(usb, "store pærer falder", ["en andens nøgle"])
    if changed:
        keeper.change_passphrase(ANOTHER)
    assert keeper.keep(NOW) == []
    assert read_keys(usb, locked.engine.passphrase) == keeper.keys.all()
    (usb / "noegle.kopi").unlink()
    (usb / "noegle-sat-til-side-1.kopi").rename(usb / "noegle.kopi")
    assert read_keys(usb, "store pærer falder") == ["en andens nøgle"]


def test_a_changed_passphrase_leaves_no_key_file_that_the_earlier_one_opens(locked: Register, keeper: Keeper) -> None:
    assert keeper.keep(NOW) == []
    keeper.change_passphrase(ANOTHER)
    assert keeper.keep(NOW + HOUR) == []
    assert read_keys(keeper.own, ANOTHER) == keeper.keys.all()
    assert [path.name for path in keeper.own.glob("noegle*")] == ["noegle.kopi"]


def test_the_key_comes_before_a_copy_made_before_a_change(keeper: Keeper) -> None:
    keeper.keep_before(NOW)
    (copy,) = copies_in(keeper.own)
    assert held(copy, keys_to(keeper.own, PASSPHRASE)).inquiries == 0


def test_after_a_restore_with_an_older_paper_the_key_file_of_before_is_kept(locked: Register, keeper: Keeper) -> None:
    assert keeper.keep(NOW) == []
    newer = new_recovery_key()
    write_keys(keeper.own, ANOTHER, [*keeper.keys.all(), newer])
    keeper.after_restore([])
    assert keeper.keep(NOW + HOUR) == []
    assert read_keys(keeper.own, PASSPHRASE) == keeper.keys.all()
    (keeper.own / "noegle-sat-til-side-1.kopi").replace(keeper.own / "noegle.kopi")
    assert newer in read_keys(keeper.own, ANOTHER)
