"""A plain register is encrypted where it lies: the same words, nothing plain left, and whole at every moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileLocked, SaveFailed
from borgerraad_tui.store.register import Register, open_register, plain_left
from borgerraad_tui.store.safekeeping import locking
from borgerraad_tui.store.safekeeping.locking import lock_plain
from borgerraad_tui.store.safekeeping.placing import wipe
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler i 'Gram' hver fredag"
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
    lock_plain(plain, PASSPHRASE)
    with pytest.raises(FileLocked):
        open_register(plain, clock)
    register = open_register(plain, clock, PASSPHRASE)
    assert register.inquiries.get(1).subject == SECRET
    assert register.history.undo() is not None
    register.close()


def test_nothing_plain_is_left_beside_it(plain: Path) -> None:
    assert SECRET.encode() in everything_in(plain.parent)
    lock_plain(plain, PASSPHRASE)
    assert SECRET.encode() not in everything_in(plain.parent)
    assert {path.name for path in plain.parent.iterdir()} <= {plain.name, f"{plain.name}-journal"}


def test_wiping_writes_over_the_bytes_before_the_name_goes(tmp_path: Path) -> None:
    path, other = tmp_path / "klar", tmp_path / "samme indhold under et andet navn"
    path.write_bytes(SECRET.encode() * 100_000)
    other.hardlink_to(path)
    wipe(path)
    assert not path.exists()
    assert other.read_bytes() == bytes(len(SECRET.encode()) * 100_000)


@pytest.mark.parametrize("step", ["_keep_aside", "put_in_place", "wipe"])
def test_a_stop_at_any_step_leaves_a_whole_register(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stop(*_: object) -> None:
        raise OSError("strømmen gik")

    monkeypatch.setattr(locking, step, stop)
    with pytest.raises(SaveFailed):
        lock_plain(plain, PASSPHRASE)
    monkeypatch.undo()
    register = open_register(plain, clock, PASSPHRASE)
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert not plain_left(plain).exists()


def test_without_two_names_it_is_moved_aside(plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("intet navn mere")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    lock_plain(plain, PASSPHRASE)
    open_register(plain, clock, PASSPHRASE).close()
    assert SECRET.encode() not in everything_in(plain.parent)


def test_what_a_power_cut_left_of_the_plain_one_is_written_over_at_the_next_start(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(locking, "wipe", lambda path: None)
    lock_plain(plain, PASSPHRASE)
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
