"""The program in a process of its own: what it imports, its encoding, and how it ends when something is pulled away."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from borgerraad_tui.cli.crash import tell_crash
from borgerraad_tui.cli.entry import run
from borgerraad_tui.cli.invocation import Invocation
from borgerraad_tui.domain.clock import Clock
from tests.conftest import NOW
from tests.running import APART, ROOT, ran_apart

HEAVY = {"textual", "rich", "pydantic", "sqlite_utils", "sqlcipher3", "openpyxl", "docx", "lxml", "resvg_py", "zxcvbn"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_what_needs_no_register_imports_none_of_the_heavy_libraries(arguments: list[str]) -> None:
    ended = ran_apart(*arguments, python=("-X", "importtime", "-m", "borgerraad_tui"))
    imported = {match[1].split(".")[0] for match in re.finditer(r"\|\s+([\w.]+)$", ended.told, re.MULTILINE)}
    assert "click" in imported
    assert imported & HEAVY == set()


TO_THE_DESK = """
import sys
from borgerraad_tui.cli import main, program

def look(register, invocation):
    print(*sorted({"pydantic", "sqlite_utils", "openpyxl", "click"} & set(sys.modules)))
    return 0

program.open_desk = look
program.require_terminal = lambda: None
sys.argv = ["borgerraad", "--fil", sys.argv[1]]
main()
"""


def test_the_way_to_the_desk_waits_for_no_models_and_no_sheets(demo_file: Path) -> None:
    assert ran_apart(demo_file, python=("-c", TO_THE_DESK)) == (0, "click\n", "")


GARBAGE = """
import gc, sys
from contextlib import contextmanager
from borgerraad_tui.cli import main, program
from borgerraad_tui.cli.invocation import Invocation

program.require_terminal = lambda: None

@contextmanager
def look(invocation):
    print(gc.isenabled())
    sys.exit()
    yield

Invocation.existing = Invocation.made = look
sys.argv = ["borgerraad", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize(("command", "enabled"), [((), "False\n"), (("statistik",), "True\n")])
def test_garbage_is_looked_for_in_commands_but_not_on_the_way_to_the_desk(command: tuple[str], enabled: str) -> None:
    assert ran_apart(*command, python=("-c", GARBAGE)).output == enabled


def test_the_package_runs_as_a_module_with_its_exit_status(tmp_path: Path) -> None:
    ended = ran_apart("statistik", "--fil", tmp_path / "ærø.db")
    assert ended.status == 2
    assert "ærø.db findes ikke" in ended.told


def test_a_pipe_gets_utf_8_whatever_the_code_page(demo_file: Path) -> None:
    ended = ran_apart("statistik", "--fil", demo_file, PYTHONIOENCODING="cp437")
    assert ended.status == 0
    assert "Børn og Kultur" in ended.output


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX allows bytes in names that are no text")
def test_a_path_that_is_no_text_is_told_all_the_same() -> None:
    ended = ran_apart("statistik", "--fil", os.fsdecode(b"\xff.db"))
    assert ended.status == 2
    assert "findes ikke" in ended.told


@pytest.mark.parametrize("arguments", [["liste", "--format", "json"], ["vis", "2021-1"]], ids=["much", "little"])
def test_a_reader_that_leaves_early_is_no_error(arguments: list[str], demo_file: Path) -> None:
    command = [sys.executable, "-m", "borgerraad_tui", *arguments, "--fil", str(demo_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=APART) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(invocation: Invocation) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Invocation, "existing", interrupted)
    assert run(["statistik"], Clock(lambda: NOW)) == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")


BROKEN = """
import sys
from borgerraad_tui.cli import main
from borgerraad_tui.cli.invocation import Invocation

def broken(invocation):
    citizen = "Inger Hansen 010190-1234"
    raise LookupError(citizen)

Invocation.existing = broken
sys.argv = ["borgerraad", "statistik"]
main()
"""


def test_an_error_nobody_expected_is_one_sentence_without_any_value() -> None:
    ended = ran_apart(python=("-c", BROKEN))
    assert (ended.status, ended.output) == (1, "")
    assert ended.told.count("\n") == 1
    assert "Programmet gik i stå" in ended.told
    assert "LookupError, <string>:8" in ended.told
    assert "Inger" not in ended.told


def test_an_error_without_a_place_is_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    tell_crash(MemoryError, MemoryError(), None)
    assert "(MemoryError)" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
@pytest.mark.parametrize("arguments", [["liste", "--format", "json"], ["vis", "2021-1"]], ids=["much", "little"])
def test_results_that_cannot_be_written_are_one_sentence(arguments: list[str], demo_file: Path) -> None:
    command = [sys.executable, "-m", "borgerraad_tui", *arguments, "--fil", str(demo_file)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=APART, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode() == (
        "Resultatet kunne ikke skrives ud. Se efter, om disken er fuld, eller skriv det et andet sted hen.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_no_dump_of_the_memory_is_left_by_a_crash() -> None:
    look = "import atexit, resource; atexit.register(lambda: print(resource.getrlimit(resource.RLIMIT_CORE)))"
    script = f"{look}; import sys; sys.argv = ['borgerraad', '--version']; from borgerraad_tui.cli import main; main()"
    ended = ran_apart(python=("-c", script))
    assert ended.output.endswith("(0, 0)\n")
