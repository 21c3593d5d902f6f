"""One SQLite library holds the file in a process, nobody else opens it, and nothing of it stays open."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileTooNew, FileTrouble, SaveFailed
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.register import Register, open_register
from tests.conftest import DEMO_SHEETS
from tests.registers import inquiry, saved
from tests.running import ROOT, ran_apart

POSIX_ONLY = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "readline", "curses", "syslog", "posix"}
WATCHED_COMMANDS = """
import os, sys
path, sheet = sys.argv[1:]
opened = []

def hear(event, arguments):
    if event == "sqlite3.connect" or (event == "open" and str(arguments[0]).startswith(path)):
        born = event == "open" and bool(arguments[2] & os.O_EXCL)
        opened.append((event, str(arguments[0]), born))

sys.addaudithook(hear)
from datetime import datetime
from borgerraad_tui.cli.entry import run
from borgerraad_tui.domain.clock import Clock

clock = Clock(lambda: datetime(2022, 1, 17, 10))
commands = [["importer", sheet, "--uden-kode"], ["statistik"], ["liste"], ["vis", "2021-1"], ["katalog"]]
assert [run([*command, "--fil", path], clock) for command in commands] == [0] * 5
open(path, "rb").close()  # so that a hook that hears nothing is found
print(opened, file=sys.stderr)
"""
WHICH_LIBRARY = """
import borgerraad_tui.store.engine
from sqlite_utils import db, utils
from sqlcipher3 import dbapi2
assert utils.OperationalError is dbapi2.OperationalError
print(db.sqlite3.__name__, utils.sqlite3.__name__)
"""

ALL_IMPORTED = """
import sys
from borgerraad_tui.tui import app
app._import_models()
print(*sys.modules, sep="\\n")
import sqlite3
print(sqlite3.connect.__module__)
"""
UNWANTED = {
    "sqlite3", "_sqlite3", "importlib.metadata", "email", "dateutil.rrule", "borgerraad_tui.domain.identifiers",
}  # fmt: skip
"""A second engine, what looks for other people's plugins, and what few inquiries need: each up to 2 MB."""


def test_what_forms_and_saves_need_is_imported_without_a_second_engine_and_without_looking_for_plugins() -> None:
    done = ran_apart(python=("-c", ALL_IMPORTED))
    assert (done.status, done.told) == (0, "")
    *imported, lent_back = done.output.split()
    assert {"sqlite_utils", "pydantic", "borgerraad_tui.tui.forms.registration"} <= set(imported)
    assert set(imported) & UNWANTED == set()
    assert lent_back == "_sqlite3", "whoever asks for Python's own afterwards gets it"


def test_sqlite_utils_works_with_the_engines_own_library() -> None:
    done = ran_apart(python=("-c", WHICH_LIBRARY))
    assert (done.status, done.output.split()) == (0, ["sqlcipher3", "sqlcipher3"])


def test_both_doors_share_one_connection(scratch: Register) -> None:
    scratch.engine.tables.table("setting").insert({"key": "prøve", "value": "æøå"})
    assert scratch.settings.get("prøve") == "æøå"
    assert isinstance(scratch.engine.tables.conn, dbapi2.Connection)


def test_an_error_that_sqlite_utils_lets_through_becomes_the_programs_own(register: Register) -> None:
    with pytest.raises(SaveFailed), register.acts.act("Forkert"):
        register.engine.tables.table("further_theme").insert({"inquiry": None, "theme": None})


def test_no_plugin_of_sqlite_utils_is_let_near_the_file(lasting_register: Register) -> None:
    from sqlite_utils import Database, hookimpl
    from sqlite_utils.plugins import pm

    class Curious:
        seen = 0

        @hookimpl
        def prepare_connection(self, conn: object) -> None:
            self.seen += 1

    plugin = Curious()
    pm.register(plugin)
    try:
        lasting_register.engine.__dict__.pop("tables", None)
        assert lasting_register.engine.tables.table("inquiry").exists()
        assert plugin.seen == 0
        Database(memory=True).close()
        assert plugin.seen == 1
    finally:
        pm.unregister(plugin)


def test_no_command_opens_the_file_past_the_engine(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    done = ran_apart(path, DEMO_SHEETS / "2021.csv", python=("-c", WATCHED_COMMANDS))
    assert done.status == 0, done.told
    born, asked = ("open", str(path), True), ("open", str(path), False)
    assert done.told.splitlines()[-1] == str([born, asked]), (
        "made for her alone before the engine has it, and never again"
    )


def test_the_lock_outlasts_what_the_program_does_with_the_file(register: Register) -> None:
    saved(register, inquiry(subject="Ord"))
    register.search.index_some()
    register.figures(None, register.clock.today())
    register.history.undo()
    assert ran_apart("liste", "--fil", register.engine.path).status == 3


def open_files(folder: Path) -> Iterator[str]:
    """What this process still holds open in a folder."""
    for number in Path("/proc/self/fd").iterdir():
        target = str(number.readlink()) if number.exists() else ""
        if target.startswith(str(folder)):
            yield target


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells which files are open")


@needs_proc
def test_nothing_stays_open_after_closing(register: Register, tmp_path: Path) -> None:
    saved(register, inquiry())
    assert list(open_files(tmp_path)) != []
    register.close()
    assert list(open_files(tmp_path)) == []


@needs_proc
@pytest.mark.parametrize("content", [b"et brev", b"", bytes(9000)], ids=["text", "empty", "zeros"])
def test_nothing_stays_open_after_a_refusal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fil.db").write_bytes(content)
    with pytest.raises(FileTrouble):
        open_engine(tmp_path / "fil.db", create=False)
    assert list(open_files(tmp_path)) == []


def test_a_refused_newer_register_is_free_for_others(register: Register, clock: Clock) -> None:
    register.close()
    path = str(register.engine.path)
    for statement in ("PRAGMA user_version = 99", "BEGIN EXCLUSIVE"):
        if statement.startswith("BEGIN"):
            with pytest.raises(FileTooNew):
                open_register(register.engine.path, clock)
        other = dbapi2.connect(path, timeout=0, isolation_level=None)
        other.execute(statement)
        other.close()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_nothing_imports_what_windows_does_not_have() -> None:
    assert set(sys.stdlib_module_names) >= POSIX_ONLY
    used = {name: path.name for path in (ROOT / "borgerraad_tui").rglob("*.py") for name in imported(path)}
    assert "sqlcipher3" in used
    assert {name: used[name] for name in used.keys() & POSIX_ONLY} == {"resource": "entry.py"}, (
        "which asks for the system first"
    )
