"""The contact with the file: lost and taken up anew beside what reads it, and never with another file that took its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import BorgerraadError, FileForeign, FileUnreadable, SaveFailed
from borgerraad_tui.store.engine import STREAMED_AT_ONCE
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.troubles import Code
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler gror"


@pytest.fixture
def locked(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """An encrypted register."""
    locks = Locks(PASSPHRASE)
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev, locks=locks)) as register:
        yield register


class Failing:
    """A connection whose copying the disk breaks off, and which takes no writing from then on, as SQLite may leave it."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def backup(self, *_: object, **__: object) -> None:
        """Break off."""
        self._connection.execute("PRAGMA query_only = ON")
        raise dbapi2.OperationalError("disk I/O error")


def test_a_copy_that_failed_has_no_save_be_refused(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> None:
    locks = Locks("små æbler gror")
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev, locks=locks)) as register:
        register.engine._connection = Failing(register.engine._connection)
        with pytest.raises(SaveFailed, match="kopi"):
            register.engine.copy_to(tmp_path / "kopi.db", "nøgle")
        assert saved(register, inquiry(subject="Efter")).id == 1


def test_a_copy_contacts_the_file_anew_only_once_the_desk_is_done_with_it(
    tmp_path: Path, clock: Clock, haderslev: Catalogue
) -> None:
    locks = Locks("små æbler gror")
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev, locks=locks)) as register:
        engine = register.engine
        engine._connection = Failing(engine._connection)
        with pytest.raises(SaveFailed, match="kopi"):
            engine.copy_to(tmp_path / "kopi.db", "nøgle")
        held, beside = engine._connection, Thread(target=engine.copy_to, args=(tmp_path / "kopi.db", "nøgle"))
        with engine.at_rest():
            beside.start()
            beside.join(0.2)
            assert engine._connection is held
        beside.join()
        assert engine._connection is not held


class Slow:
    """A connection that copies until it is told to let go."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection
        self.began = Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def backup(self, _: object, *, progress: Callable[[int, int, int], None], **__: object) -> None:
        """Begin, and ask."""
        self.began.set()
        while True:
            progress(0, 1, 2)


def test_a_copy_being_made_holds_up_no_save_that_contacts_the_file_anew(locked: Register, tmp_path: Path) -> None:
    engine, slow, told = locked.engine, Slow(locked.engine._connection), []

    def copy() -> None:
        try:
            engine.copy_to(tmp_path / "kopi.db", "nøgle")
        except BorgerraadError as error:
            told.append(error)

    engine._connection = slow
    beside = Thread(target=copy)
    beside.start()
    assert slow.began.wait(10)
    engine._refused = Code.IOERR
    assert saved(locked, inquiry(subject="Efter")).id == 1
    beside.join(10)
    assert [type(error) for error in told] == [FileUnreadable]


def test_what_is_streamed_as_the_file_is_contacted_anew_is_broken_off_with_a_sentence(locked: Register) -> None:
    with locked.acts.act("Mange"):
        for number in range(STREAMED_AT_ONCE + 1):
            locked.inquiries.add(inquiry(subject=f"Nr. {number}"))
    subjects = locked.engine.stream("SELECT subject FROM inquiry ORDER BY id")
    assert next(subjects) == ("Nr. 0",)
    locked.engine._refused = Code.IOERR
    assert locked.engine.one("SELECT count(*) FROM inquiry") == STREAMED_AT_ONCE + 1
    with pytest.raises(FileUnreadable, match="Prøv igen"):
        list(subjects)
    assert len(list(locked.engine.stream("SELECT subject FROM inquiry"))) == STREAMED_AT_ONCE + 1


def older_than_now(register: Register, folder: Path) -> Path:
    """Save twice; returns the file as it was between."""
    path = register.engine.path
    saved(register, inquiry(subject="Gammel"))
    register.shut()
    before = Path(shutil.copy(path, folder / "older.db"))
    register.open_again(PASSPHRASE)
    saved(register, inquiry(subject="Gemt"))
    return before


def exchanged(path: Path, older: Path) -> None:
    """Put an older file in the place, as a sync client does."""
    older.replace(path)


def moved_away(path: Path, older: Path) -> None:
    """Give it another name."""
    path.rename(path.with_name("andet navn.db"))


@pytest.mark.parametrize("done", [exchanged, moved_away])
def test_nothing_is_told_as_saved_in_a_file_that_no_longer_has_the_name(
    locked: Register, tmp_path: Path, done: Callable[[Path, Path], None]
) -> None:
    path, before = locked.engine.path, older_than_now(locked, tmp_path)
    here = path.stat().st_ino
    (tmp_path / "her").hardlink_to(path)
    done(path, before)
    for _ in range(2):
        with pytest.raises(SaveFailed, match="Et andet program har flyttet eller byttet filen"):
            saved(locked, inquiry(subject="Efter"))
        assert locked.engine.rows("SELECT subject FROM inquiry") == [("Gammel",), ("Gemt",)], "what was saved is there"
    (tmp_path / "her").replace(path)
    assert path.stat().st_ino == here
    saved(locked, inquiry(subject="Efter"))


def test_a_file_exchanged_while_the_register_was_locked_is_not_taken_for_it(
    locked: Register, tmp_path: Path, clock: Clock
) -> None:
    path, before = locked.engine.path, older_than_now(locked, tmp_path)
    locked.shut()
    newest = path.read_bytes()
    before.replace(path)
    with pytest.raises(FileForeign, match="er en anden end den, der blev låst"):
        locked.open_again(PASSPHRASE)
    assert locked.engine.is_shut
    path.write_bytes(newest)
    locked.open_again(PASSPHRASE)
    assert saved(locked, inquiry(subject="Efter")).id == 3
