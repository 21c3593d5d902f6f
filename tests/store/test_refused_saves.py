"""What the disk or the file itself refuses is told in words, and nothing of it is half-written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register, open_register
from tests.registers import inquiry, saved

NOBODY = 65534


@contextmanager
def no_privileges() -> Iterator[None]:
    """Root may write anywhere; for a while, be somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's")
@pytest.mark.parametrize("protected", ["register.db", ""], ids=["file", "folder"])
def test_a_write_protected_register_is_read_and_refuses_to_be_written(
    closed_file: Path, clock: Clock, protected: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "register.db"
        path.write_bytes(closed_file.read_bytes())
        path.chmod(0o666)
        path.parent.chmod(0o777)
        (path.parent / protected).chmod(0o444 if protected else 0o555)
        with no_privileges():
            register = open_register(path, clock)
            with pytest.raises(SaveFailed, match="skrivebeskyttet"):
                saved(register, inquiry())
            assert register.inquiries.get(1).subject == "Hjælpemiddel"
            register.close()
        path.parent.chmod(0o700)
        assert path.read_bytes() == closed_file.read_bytes()


def snapshot(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    names = [name for (name,) in engine.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: engine.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - its own names


def test_a_full_disk_loses_nothing_and_saving_works_again_afterwards(register: Register) -> None:
    engine = register.engine
    saved(register, inquiry(subject="Før"))
    before = snapshot(engine)
    roomy = engine.one("PRAGMA max_page_count")
    engine.execute(f"PRAGMA max_page_count = {engine.one('PRAGMA page_count')}")
    with pytest.raises(SaveFailed, match=r"Disken er fuld, så der er ikke gemt\. Gør plads"):
        saved(register, inquiry(note="lang tekst " * 5000))
    assert snapshot(engine) == before
    assert register.search.find("før", 2022)[0].subject == "Før"
    engine.execute(f"PRAGMA max_page_count = {roomy}")
    assert saved(register, inquiry(note="lang tekst " * 5000)).number == 2


def test_a_row_the_file_contradicts_is_told_as_a_fault_of_the_program(scratch: Register) -> None:
    with (
        pytest.raises(SaveFailed, match=r"registret modsagde sig selv\. Meld det"),
        scratch.acts.act("Forkert"),
    ):
        scratch.engine.execute("INSERT INTO further_theme (inquiry, theme) VALUES (99, 99)")


def test_no_value_of_a_row_comes_out_in_an_error(scratch: Register) -> None:
    with pytest.raises(SaveFailed) as failed, scratch.acts.act("Forkert"):
        scratch.engine.execute(
            "INSERT INTO inquiry (year, number, received, entered, citizen) VALUES (2021, 1, 'Jens Jensen', '', 'Jens')"
        )
    assert "Jens" not in failed.value.text
