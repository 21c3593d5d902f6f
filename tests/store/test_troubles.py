"""What the disk refuses is told as what it was, to read or to write; what the program does wrong is told as nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import BorgerraadError, FileForeign, FileInUse, FileTrouble, FileUnreadable, SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.troubles import STOPPED
from tests.registers import inquiry, saved

READ, WRITE = "SELECT 1", "DELETE FROM draft"


class Refusing:
    """A connection whose disk answers every statement with one result code."""

    def __init__(self, code: int | None, words: str = "disk I/O error") -> None:
        self.in_transaction = False
        self._code = code
        self._words = words

    def execute(self, *_: object) -> Any:
        """Refuse, in the driver's words."""
        error = dbapi2.OperationalError(self._words)
        if self._code is not None:
            error.sqlite_errorcode = self._code
        raise error


def refusal(code: int, sql: str) -> BorgerraadError:
    """What the engine makes of a result code."""
    engine = Engine(Refusing(code), Path("register.db"))
    with pytest.raises(BorgerraadError) as refused:
        engine.execute(sql)
    return refused.value


@pytest.mark.parametrize(("sql", "parameters"), [("SELECT nonsense", ()), ("SELECT ?", ()), ("SELECT ?", (1, 2))])
@pytest.mark.parametrize("door", ["execute", "rows", "first", "one", "stream"])
def test_a_fault_of_the_program_is_not_told_as_the_disks(
    scratch: Register, door: str, sql: str, parameters: tuple[int, ...]
) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        list(getattr(scratch.engine, door)(sql, parameters))


def test_a_fault_of_the_program_inside_an_act_is_not_told_as_the_disks(register: Register) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such column"), register.acts.act("Forkert"):
        register.engine.tables.query("SELECT nonsense").__next__()
    saved(register, inquiry())


@pytest.mark.parametrize("code", [8, 10, 13, 14, 266, 522, 3082])
def test_a_failed_read_never_says_that_nothing_was_saved(code: int) -> None:
    told = refusal(code, READ)
    assert isinstance(told, FileUnreadable)
    assert told.text.startswith("Disken kunne ikke læses.")


@pytest.mark.parametrize(
    ("code", "told"),
    [(8, "skrivebeskyttet"), (10, "Disken tog ikke imod"), (778, "Disken tog ikke imod"), (13, "Disken er fuld"),
     (14, "Disken tog ikke imod")],
)  # fmt: skip
@pytest.mark.parametrize("sql", [WRITE, "  insert into draft", "BEGIN EXCLUSIVE", "COMMIT"])
def test_a_failed_write_says_so(code: int, told: str, sql: str) -> None:
    refused = refusal(code, sql)
    assert isinstance(refused, SaveFailed)
    assert told in refused.text
    assert "ikke gemt" in refused.text


@pytest.mark.parametrize("sql", [READ, WRITE])
@pytest.mark.parametrize(("code", "kind"), [(5, FileInUse), (6, FileInUse), (11, FileForeign), (267, FileForeign)])
def test_a_file_in_use_or_damaged_is_the_same_either_way(code: int, kind: type[FileTrouble], sql: str) -> None:
    assert type(refusal(code, sql)) is kind


@pytest.mark.parametrize("code", [1, 7, 17, 20, 21, 25])
def test_any_other_code_is_left_as_it_is(code: int) -> None:
    with pytest.raises(dbapi2.OperationalError):
        Engine(Refusing(code, "no such table: x"), Path("register.db")).execute(READ)


@pytest.mark.parametrize("code", [None, 1], ids=["copy", "export"])
@pytest.mark.parametrize(
    ("words", "told"), [("database or disk is full", "Disken er fuld"), ("disk I/O error", "Disken tog ikke imod")]
)
def test_what_a_copy_hands_on_in_words_alone_is_told_too(code: int | None, words: str, told: str) -> None:
    with pytest.raises(SaveFailed, match=told):
        Engine(Refusing(code, words), Path("register.db")).execute(WRITE)


FULL_PLACE = "(er der ikke plads til en kopi|kunne en kopi af registret ikke skrives)"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to a file's size there")
@pytest.mark.parametrize("passphrase", ["", "små æbler gror"], ids=["plain copy", "encrypted copy"])
def test_a_copy_that_finds_no_room_is_told_of_its_place_and_the_register_works_on(
    register: Register, tmp_path: Path, passphrase: str
) -> None:
    import resource

    there = tmp_path / "usb"
    there.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(SaveFailed, match=f"I {there} {FULL_PLACE}"):
            register.engine.copy_to(there / "en.kopi", passphrase)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    saved(register, inquiry())
    register.engine.copy_to(there / "to.kopi", passphrase)
    assert open_engine(there / "to.kopi", create=False, passphrase=passphrase).one("SELECT count(*) FROM inquiry") == 1


class Copying(Refusing):
    """A connection whose copies fail in words alone."""

    def backup(self, *_: object, **__: object) -> None:
        """Refuse, as a statement is refused."""
        self.execute()


@pytest.mark.parametrize("words", ["database or disk is full", "disk I/O error", "unknown error", "out of memory"])
def test_whatever_a_copy_is_refused_with_it_is_no_fault_of_the_program(tmp_path: Path, words: str) -> None:
    with pytest.raises(SaveFailed, match=f"I {tmp_path} {FULL_PLACE}"):
        Engine(Copying(None, words), tmp_path / "register.db").copy_to(tmp_path / "en.kopi", "")


def test_text_that_is_no_text_is_told_as_damage(closed_file: Path, clock: Clock) -> None:
    closed_file.write_bytes(closed_file.read_bytes().replace("Hjælpemiddel".encode(), b"Hj\xff\xfelpemiddel"))
    register = open_register(closed_file, clock)
    with pytest.raises(FileForeign, match="beskadiget"):
        register.inquiries.get(1)
    register.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such file name there")
@pytest.mark.parametrize("content", [b"Et brev", None], ids=["foreign", "missing"])
def test_a_files_name_cannot_drive_the_terminal(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a\x1b]0;titel\x07\u202eb.db"
    if content:
        path.write_bytes(content)
    with pytest.raises(FileTrouble) as refused:
        open_engine(path, create=False)
    assert refused.value.text.isprintable()
    assert "]0;titel" in refused.value.text


def test_what_was_broken_off_is_told_as_that() -> None:
    assert refusal(9, READ).text == STOPPED
