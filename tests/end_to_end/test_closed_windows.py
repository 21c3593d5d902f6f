"""A window that is closed while a lot is painted leaves no process behind, and nothing that holds the register."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.end_to_end.desk import desk, make_demo, opened

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

ENDS_WITHIN = 10.0
"""Seconds; alone on the machine it takes a fifth of one. A process that waits for a dead terminal never ends."""
PAINTING = ["s", "right", "right", "1", "k", "1", "o", "1", "7", "1", "m", "esc", "b", "1"] * 12
TERM = ["7", "m", *"slettefrister", "enter", "backspace", "backspace", "1", "ctrl+s"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One register for all tries: each must be able to open it after the one before."""
    return make_demo(tmp_path_factory.mktemp("closed") / "demo.db")


@pytest.mark.parametrize("seed", range(10))
def test_the_process_ends_whenever_the_window_is_closed(path: Path, seed: int) -> None:
    with desk(path, columns=120, rows=40) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(PAINTING)
        time.sleep(Random(seed).uniform(0.0, 0.8))
        terminal.close_window()
        terminal.wait_exit(ENDS_WITHIN)
    with opened(path) as register:
        assert register.demo


@pytest.mark.parametrize("after", [0.05, 0.15, 0.25, 0.35])
def test_the_process_ends_when_the_window_is_closed_on_an_erasure(tmp_path: Path, after: float) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path, columns=120, rows=40) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(TERM)
        terminal.wait_for("x Mærk")
        terminal.press("a", "e")
        terminal.wait_for("Det kan ikke fortrydes.")
        terminal.press("ctrl+s")
        time.sleep(after)
        terminal.close_window()
        terminal.wait_exit(ENDS_WITHIN)
    with opened(path) as register:
        assert register.demo
