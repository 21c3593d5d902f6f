"""The engine opens one file alone, with its pragmas in force, and refuses everything else without touching it."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileForeign, FileInUse, FileTooNew, FileTrouble, RuleBroken
from borgerraad_tui.store.opening import SCHEMA_VERSION, open_engine
from borgerraad_tui.store.register import Register, create_register, open_register
from tests.registers import inquiry, saved
from tests.running import ran_apart

IN_USE = "Registret er allerede åbent i et andet vindue."
NOT_OURS = "er ikke et register fra dette program, eller den er beskadiget"


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder: its bytes and when it was last written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


def laid(path: Path, *statements: str) -> Path:
    """A file with these statements in it, written by the engine's own library and closed."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),  # EXTRA
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),  # MEMORY
        ("mmap_size", 0),
        ("recursive_triggers", 1),
        ("locking_mode", "exclusive"),
    ],
)
def test_every_pragma_is_in_force_through_both_doors(lasting_register: Register, pragma: str, value: object) -> None:
    engine = lasting_register.engine
    assert engine.one(f"PRAGMA {pragma}") == value
    assert next(iter(engine.tables.query(f"PRAGMA {pragma}"))) == {pragma: value}


def test_a_reopened_register_has_the_same_pragmas(closed_file: Path, clock: Clock) -> None:
    register = open_register(closed_file, clock)
    held = [register.engine.one(f"PRAGMA {name}") for name in ("synchronous", "foreign_keys", "recursive_triggers")]
    register.close()
    assert held == [3, 1, 1]


def test_an_engine_without_the_corruption_fixes_is_refused_before_a_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 53, 1))
    with pytest.raises(FileTrouble, match="for gammel"):
        open_engine(tmp_path / "ny.db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_second_opening_in_the_same_process_is_refused(register: Register, clock: Clock) -> None:
    with pytest.raises(FileInUse, match=IN_USE):
        open_register(register.engine.path, clock)
    saved(register, inquiry())


def test_a_second_opening_in_another_process_is_refused(register: Register) -> None:
    done = ran_apart("liste", "--fil", register.engine.path)
    assert (done.status, done.output) == (3, "")
    assert IN_USE in done.told


def test_a_register_that_is_only_read_is_held_too(closed_file: Path, clock: Clock) -> None:
    register = open_register(closed_file, clock)
    with pytest.raises(FileInUse, match=IN_USE):
        open_register(closed_file, clock)
    assert ran_apart("liste", "--fil", closed_file).status == 3
    register.close()


def test_a_register_being_born_is_held_too(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "ny.db", create=True)
    with engine.transaction():
        engine.execute("CREATE TABLE t (a)")
        with pytest.raises(FileInUse, match=IN_USE):
            open_engine(engine.path, create=True)
    engine.close()


def test_closing_lets_the_file_go(closed_file: Path, clock: Clock) -> None:
    assert ran_apart("liste", "--fil", closed_file).status == 0
    open_register(closed_file, clock).close()


@pytest.mark.parametrize(
    "content",
    [
        b"Et brev til kommunen\n",
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        b"SQLite format 3\x00",
        bytes(4096),
        os.urandom(9000),
    ],
    ids=["text", "picture", "stump", "zeros", "noise"],
)
@pytest.mark.parametrize("create", [True, False], ids=["create", "open"])
def test_a_file_that_is_no_register_is_left_as_it_was(
    tmp_path: Path, clock: Clock, haderslev: Catalogue, content: bytes, create: bool
) -> None:
    path = tmp_path / "fil.db"
    path.write_bytes(content)
    before = contents(tmp_path)
    with pytest.raises(FileForeign, match=NOT_OURS):
        create_register(path, clock, "Haderslev Kommune", haderslev) if create else open_register(path, clock)
    assert contents(tmp_path) == before


def test_another_programs_database_is_left_as_it_was(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> None:
    path = laid(tmp_path / "anden.db", "CREATE TABLE venner (navn)", "INSERT INTO venner VALUES ('Jens')")
    before = contents(tmp_path)
    with pytest.raises(FileForeign, match=NOT_OURS):
        create_register(path, clock, "Haderslev Kommune", haderslev)
    assert contents(tmp_path) == before


def test_a_newer_register_is_left_as_it_was_and_both_versions_are_named(closed_file: Path, clock: Clock) -> None:
    laid(closed_file, f"PRAGMA user_version = {SCHEMA_VERSION + 6}")
    before = contents(closed_file.parent)
    with pytest.raises(FileTooNew, match=rf"fil {SCHEMA_VERSION + 6}, program {SCHEMA_VERSION}"):
        open_register(closed_file, clock)
    assert contents(closed_file.parent) == before


@pytest.mark.parametrize("keep", [1, 2, 10, 30])
def test_a_register_that_was_cut_short_is_refused(closed_file: Path, clock: Clock, keep: int) -> None:
    closed_file.write_bytes(closed_file.read_bytes()[: keep * 4096])
    before = contents(closed_file.parent)
    with pytest.raises(FileForeign, match=NOT_OURS):
        open_register(closed_file, clock)
    assert contents(closed_file.parent) == before


def test_damage_found_while_reading_is_told_in_words(closed_file: Path, clock: Clock) -> None:
    pages = bytearray(closed_file.read_bytes())
    pages[4096:] = os.urandom(len(pages) - 4096)
    closed_file.write_bytes(pages)
    with pytest.raises(FileForeign, match=NOT_OURS):
        open_register(closed_file, clock)


def test_an_empty_file_is_not_opened_and_stays_empty(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "tom.db").touch()
    with pytest.raises(FileForeign, match=NOT_OURS):
        open_register(tmp_path / "tom.db", clock)
    assert [(name, data) for name, (data, _) in contents(tmp_path).items()] == [("tom.db", b"")]


def test_an_empty_file_becomes_a_register_when_one_is_made(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> None:
    (tmp_path / "tom.db").touch()
    register = create_register(tmp_path / "tom.db", clock, "Haderslev Kommune", haderslev)
    saved(register, inquiry())
    register.close()


@pytest.mark.parametrize("name", ["", "findes ikke/register.db"], ids=["a folder", "a missing folder"])
@pytest.mark.parametrize("create", [True, False], ids=["create", "open"])
def test_where_no_file_can_lie_nothing_is_opened(tmp_path: Path, name: str, create: bool) -> None:
    with pytest.raises(FileTrouble, match=r"kan ikke åbnes\. Se efter, om mappen findes"):
        open_engine(tmp_path / name, create=create)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_register_is_not_made_by_opening_it(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(FileTrouble, match="kan ikke åbnes"):
        open_register(tmp_path / "væk.db", clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["æ ø å/mit register.db", "100 %20/#1?mode=memory.db", "»gåseøjne«/ü.db"])
def test_any_path_will_do(tmp_path: Path, clock: Clock, haderslev: Catalogue, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    create_register(path, clock, "Haderslev Kommune", haderslev).close()
    register = open_register(path, clock)
    saved(register, inquiry())
    register.close()
    assert path.stat().st_size > 0
    assert {found.name.removesuffix("-journal") for found in path.parent.iterdir()} == {path.name}


@pytest.mark.parametrize("keep", [True, False])
def test_what_a_thread_writes_never_becomes_part_of_the_act_that_is_open(register: Register, keep: bool) -> None:
    beside = Thread(target=register.settings.set, args=("place", "vojens"))
    with register.engine.transaction(keep=keep):
        register.engine.execute("INSERT INTO setting VALUES ('prøve', 'ja')")
        beside.start()
        beside.join(0.1)
        assert beside.is_alive()
    beside.join()
    assert (register.settings.get("prøve"), register.settings.get("place")) == ("ja" if keep else "", "vojens")


def test_what_is_half_done_is_not_read_as_saved(register: Register) -> None:
    read: list[str] = []

    def look() -> None:
        with register.engine.at_rest():
            read.append(register.settings.get("prøve"))

    beside = Thread(target=look)
    with register.engine.transaction(keep=False):
        register.engine.execute("INSERT INTO setting VALUES ('prøve', 'ja')")
        beside.start()
        beside.join(0.1)
    beside.join()
    assert read == [""]


def test_a_file_that_was_closed_meanwhile_is_not_broken_off(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "register.db", create=True)
    engine.close()
    engine.interrupt()


def test_what_waits_for_a_save_is_done_after_it_and_not_where_it_is_refused(tmp_path: Path) -> None:
    done = []
    with closing(open_engine(tmp_path / "register.db", create=True)) as engine:
        with engine.transaction():
            engine.afterwards(lambda: done.append("saved"))
            assert done == []
        with pytest.raises(RuleBroken), engine.transaction():
            engine.afterwards(lambda: done.append("refused"))
            raise RuleBroken("nej")
        engine.afterwards(lambda: done.append("at once"))
    assert done == ["saved", "at once"]
