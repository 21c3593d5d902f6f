"""A command that writes a file: told of on a terminal when it takes long, and stopped with Ctrl+C without a trace."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from threading import Event, Timer
from threading import enumerate as enumerate_threads

import pytest

from borgerraad_tui.cli import progress
from tests.running import ran_apart

PERIOD = ("--fra", "2021-08-01", "--til", "2021-12-31")
STOPPED = 128 + signal.SIGINT
PRESSED = """
import os, signal, sys
from importlib import import_module
from borgerraad_tui.cli import main

module, name = sys.argv.pop(1).split(":")
def press(*_, **_more):
    os.kill(os.getpid(), signal.SIGINT)
setattr(import_module(module), name, press)
# whoever runs the tests beside other work may have had it ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""The program, with Ctrl+C pressed where a function of it would be called."""


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be sent Ctrl+C alone")
@pytest.mark.parametrize(
    ("wanted", "at"),
    [
        ("docx", "borgerraad_tui.export.document_as_docx:chart_picture"),
        ("xlsx", "os:fsync"),
        ("csv", "os:fsync"),
        ("pakke", "borgerraad_tui.export.data_package:_write_parquet"),
        ("pakke", "borgerraad_tui.export.data_package:_description"),
    ],
)
def test_ctrl_c_at_any_place_leaves_nothing(demo_file: Path, tmp_path: Path, wanted: str, at: str) -> None:
    folder = tmp_path / "ud"
    folder.mkdir()
    ended = ran_apart(
        at, "eksporter", "--fil", demo_file, *PERIOD, "--format", wanted, "--ud", folder, python=("-c", PRESSED)
    )
    assert ended == (STOPPED, "", "Stoppet: intet halvt er skrevet.\n")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_what_was_to_be_replaced_stays_as_it_was(demo_file: Path, tmp_path: Path) -> None:
    old = tmp_path / "tal.csv"
    old.write_text("gammel", encoding="utf-8")
    ended = ran_apart(
        "os:fsync", "eksporter", "--fil", demo_file, *PERIOD, "--format", "csv", "--ud", tmp_path, "--navn", "tal",
        "--overskriv", python=("-c", PRESSED),
    )  # fmt: skip
    assert ended.status == STOPPED
    assert old.read_text(encoding="utf-8") == "gammel"
    assert list(tmp_path.glob(".*")) == []


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told, at once."""
    lines: list[str] = []
    monkeypatch.setattr(progress, "TOLD_AFTER", 0)
    monkeypatch.setattr(progress, "note", lines.append)
    return lines


def test_on_a_terminal_it_is_told_what_is_written_and_how_to_stop_it(
    monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    said = Event()

    def note(line: str) -> None:
        told.append(line)
        said.set()

    monkeypatch.setattr(progress, "note", note)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.writing("Beretning.docx"):
        assert said.wait(10)
    assert told == ["Skriver »Beretning.docx« … Ctrl+C stopper"]


def test_a_script_is_told_nothing_and_on_a_terminal_nothing_after_it_is_done(
    monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with progress.writing("Beretning.docx"):
        pass
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "TOLD_AFTER", 60)
    with progress.writing("Beretning.docx"):
        [timer] = [thread for thread in enumerate_threads() if isinstance(thread, Timer)]
    timer.join(10)
    assert not timer.is_alive(), "it is not waited for"
    assert told == []
