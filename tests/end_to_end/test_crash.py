"""An error nobody expected, in a real terminal: our own words, no citizen's, and what was typed is still there."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.end_to_end.desk import desk, make_demo
from tests.end_to_end.terminal import Terminal

FAILING = """
import sys
from borgerraad_tui.tui.forms import registration
from borgerraad_tui.cli import main

def fails(office, values, before):
    citizen = "Hemmelig Borger 010190-1234"
    raise ValueError(citizen + values["subject"])

registration.read_inquiry = fails
sys.argv = ["borgerraad", "--fil", sys.argv[1]]
sys.exit(main())
"""


def test_a_crash_tells_no_name_and_loses_no_word(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    script = tmp_path / "failing.py"
    script.write_text(FAILING, encoding="utf-8")
    with Terminal([sys.executable, str(script), str(path)]) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(["n", "t", "k", "b", "f", *"Et fortroligt emne", "ctrl+s"])
        assert terminal.wait_exit() == 1
        told = terminal.raw.decode(errors="replace").rpartition("\x1b[?1049l")[2]
    assert "Programmet standsede" in told
    assert "ValueError" in told
    assert "Hemmelig" not in told
    assert "fortroligt" not in told
    assert "1234" not in told
    with desk(path) as terminal:
        terminal.wait_for("Kladde: Et fort")
        terminal.wait_for("Kladde: Et fortroligt")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
