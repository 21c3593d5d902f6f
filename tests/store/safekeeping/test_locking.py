"""A plain register is encrypted where it lies: the same words, nothing plain left, and whole at every moment."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileLocked, SaveFailed
from borgerraad_tui.store.cipher import is_locked
from borgerraad_tui.store.register import Locks, Register, create_register, open_register, plain_left, put_back
from borgerraad_tui.store.safekeeping import locking, placing
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.keeper import Keeper, told_after
from borgerraad_tui.store.safekeeping.locking import lock_plain
from borgerraad_tui.store.safekeeping.orphans import set_orphans_aside
from borgerraad_tui.store.safekeeping.placing import wipe
from borgerraad_tui.store.safekeeping.restoring import restore
from tests.registers import inquiry, saved
from tests.store.safekeeping.copying import taken_meanwhile

PASSPHRASE = "små æbler i 'Gram' hver fredag"
NOW = datetime(2022, 1, 17, 10, 0)
KEY = new_recovery_key()
SECRET = "Kuverten fra Bispebroen"


@pytest.fixture
def plain(register: Register) -> Path:
    """A plain register with the secret in it, closed."""
    saved(register, inquiry(subject=SECRET, note=SECRET * 400))
    register.history.undo()
    register.history.redo()
    register.close()
    return register.engine.path


def everything_in(folder: Path) -> bytes:
    """All bytes of all files."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_it_opens_with_the_passphrase_alone_and_holds_the_same(plain: Path, clock: Clock) -> None:
    lock_plain(plain, PASSPHRASE, KEY)
    with pytest.raises(FileLocked):
        open_register(plain, clock)
    register = open_register(plain, clock, PASSPHRASE)
    assert register.inquiries.get(1).subject == SECRET
    assert register.history.undo() is not None
    register.close()


def test_nothing_plain_is_left_beside_it(plain: Path) -> None:
    assert SECRET.encode() in everything_in(plain.parent)
    lock_plain(plain, PASSPHRASE, KEY)
    assert SECRET.encode() not in everything_in(plain.parent)
    assert {path.name for path in plain.parent.iterdir()} <= {plain.name, f"{plain.name}-journal"}


def test_wiping_writes_over_the_bytes_before_the_name_goes(tmp_path: Path) -> None:
    path, other = tmp_path / "klar", tmp_path / "samme indhold under et andet navn"
    path.write_bytes(SECRET.encode() * 100_000)
    other.hardlink_to(path)
    wipe(path)
    assert not path.exists()
    assert other.read_bytes() == bytes(len(SECRET.encode()) * 100_000)


def refuses(*_: object) -> None:
    """A disk, or another program, that does not let it be."""
    raise OSError("optaget")


@pytest.fixture(params=["two names", "one name"])
def names(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which a file has two names, and one on which it cannot."""
    if request.param == "one name":
        monkeypatch.setattr(Path, "hardlink_to", refuses)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("step", ["name_aside", "put_in_place"])
def test_what_is_refused_before_it_takes_its_place_leaves_the_plain_one_in_it(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as refused, pytest.raises(SaveFailed, match="Det er, som det var"):
        refused.setattr(locking, step, refuses)
        lock_plain(plain, PASSPHRASE, KEY)
    assert not plain_left(plain).exists()
    assert not is_locked(plain)
    register = open_register(plain, clock)
    assert register.inquiries.get(1).subject == SECRET
    register.close()


def test_a_file_that_another_program_put_in_the_place_does_not_cost_the_register(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = plain.read_bytes()
    with monkeypatch.context() as synchronising, pytest.raises(SaveFailed) as told:
        taken_meanwhile(synchronising, plain)
        lock_plain(plain, PASSPHRASE, KEY)
    assert plain_left(plain).read_bytes() == original
    assert f"ligger nu i {plain_left(plain)}. Har et andet program lagt en fil" in told.value.text
    # as she is told
    plain.rename(plain.with_name("flyttet"))
    put_back(plain)
    register = open_register(plain, clock)
    assert register.inquiries.get(1).subject == SECRET
    register.close()


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("refused", ["wipe", "the folder's list"])
def test_what_is_refused_after_it_took_its_place_leaves_it_locked_and_the_plain_one_for_the_next_start(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def to_disk(path: Path) -> None:
        if path.is_dir():
            raise OSError("optaget")

    with monkeypatch.context() as refusing:
        refusing.setattr(locking, "wipe", refuses) if refused == "wipe" else refusing.setattr(
            placing, "to_disk", to_disk
        )
        lock_plain(plain, PASSPHRASE, KEY)
    assert SECRET.encode() in plain_left(plain).read_bytes()
    register = open_register(plain, clock, PASSPHRASE)
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert SECRET.encode() not in everything_in(plain.parent)


class PowerCut(BaseException):
    """Nothing more is done."""


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("step", ["name_aside", "put_in_place", "wipe"])
def test_a_power_cut_at_any_step_leaves_a_whole_register_in_its_place(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, step: str, haderslev: Catalogue
) -> None:
    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as power, pytest.raises(PowerCut):
        power.setattr(locking, step, cut)
        lock_plain(plain, PASSPHRASE, KEY)
    for _ in range(2):
        register = create_register(plain, clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE, KEY))
        assert register.inquiries.get(1).subject == SECRET
        register.close()
        open_register(plain, clock, PASSPHRASE).close()
    assert not plain_left(plain).exists()


def test_a_plain_one_that_is_another_or_has_more_is_not_wiped(plain: Path, clock: Clock, haderslev: Catalogue) -> None:
    locked = plain.with_name("andet.db")
    create_register(locked, clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE, KEY)).close()
    plain.rename(plain_left(locked))
    register = open_register(locked, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    (told,) = keeper.told_readable()
    register.close()
    assert str(plain_left(locked)) in told
    assert SECRET.encode() in plain_left(locked).read_bytes()


def test_one_that_lies_in_the_way_hinders_and_is_kept(plain: Path) -> None:
    plain_left(plain).write_bytes(b"noget andet")
    with pytest.raises(SaveFailed, match="ligger i vejen"):
        lock_plain(plain, PASSPHRASE, KEY)
    assert plain_left(plain).read_bytes() == b"noget andet"
    assert not is_locked(plain)


def test_the_key_on_paper_and_what_is_owed_stand_in_it_from_the_first_moment(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "wipe", refuses)
    lock_plain(plain, PASSPHRASE, KEY)
    monkeypatch.undo()
    register = open_register(plain, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    assert (keeper.keys.all(), keeper.keys_missing()) == ([KEY], [keeper.own])
    assert keeper.keep(NOW) == []
    assert keeper.keys.all() == [KEY], "no other is made that stands on no paper"
    register.close()


def test_what_can_still_be_read_is_wiped_or_told_by_name(plain: Path, clock: Clock) -> None:
    register = open_register(plain, clock)
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    (copy,) = copies_in(keeper.own)
    register.close()
    aside = restore(copy, [""], plain, "", NOW)
    assert aside is not None
    for left in (keeper.own / ".20220117-100001.kopi.del", plain.parent / f".{plain.stem}-kontrol.del"):
        left.write_bytes(copy.path.read_bytes())
    lock_plain(plain, PASSPHRASE, KEY)
    register = open_register(plain, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    (told,) = told_after(keeper, NOW + timedelta(hours=1))
    register.close()
    assert str(aside) in told
    readable = [path for path in plain.parent.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert readable == [aside]


def test_what_others_laid_beside_it_and_copies_put_away_are_told_where_they_can_be_read(
    plain: Path, clock: Clock
) -> None:
    register = open_register(plain, clock)
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    register.close()
    put_away = set_orphans_aside(own_folder(plain), date(2022, 1, 17))
    laid = [plain.with_name(f"{plain.stem}{tail}{plain.suffix}") for tail in (" (1)", "-LAPTOP-7F", " - Kopi")]
    for path in laid:
        shutil.copy(plain, path)
    another = Path(shutil.copy(plain, plain.with_name(f"{plain.stem}2{plain.suffix}")))
    lock_plain(plain, PASSPHRASE, KEY)
    encrypted = Path(shutil.copy(plain, plain.with_name(f"{plain.stem} (2){plain.suffix}")))
    register = open_register(plain, clock, PASSPHRASE)
    (told,) = Keeper(register.engine, register.settings).told_readable()
    register.close()
    assert [str(path) in told for path in (*laid, put_away)] == [True] * 4
    assert not [path for path in (another, encrypted) if str(path) in told]
    assert told.endswith("Slet dem, når du ikke skal bruge dem.")


def test_without_two_names_it_is_moved_aside(plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("intet navn mere")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    lock_plain(plain, PASSPHRASE, KEY)
    open_register(plain, clock, PASSPHRASE).close()
    assert SECRET.encode() not in everything_in(plain.parent)


def test_what_a_power_cut_left_of_the_plain_one_is_written_over_at_the_next_start(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(locking, "wipe", lambda path: None)
    lock_plain(plain, PASSPHRASE, KEY)
    monkeypatch.undo()
    other = tmp_path / "et andet navn for de samme bytes"
    other.hardlink_to(plain_left(plain))
    assert SECRET.encode() in other.read_bytes()
    open_register(plain, clock, PASSPHRASE).close()
    assert not plain_left(plain).exists()
    assert SECRET.encode() not in other.read_bytes()


def test_a_second_name_of_the_plain_one_goes_and_the_register_stays(plain: Path, clock: Clock) -> None:
    plain_left(plain).hardlink_to(plain)
    register = open_register(plain, clock)
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert not plain_left(plain).exists()
