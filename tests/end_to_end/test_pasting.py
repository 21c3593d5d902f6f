"""Text with terminal codes in it, pasted in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.desk import desk, make_demo, opened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

CODED = "hej\x1b[31mrødt\x1b[0m\rlinje to"


def bracketed(text: str) -> str:
    """A paste as a terminal sends it."""
    return f"\x1b[200~{text}\x1b[201~"


def test_a_coloured_text_lands_whole_and_in_order_in_the_field_it_was_pasted_into(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(["n", "t", "k", "b", "f", *"før "])
        terminal.send(bracketed(CODED) + " efter" + bracketed("\u202eom\x1bvendt"))
        terminal.burst(["tab", *"N.N.", "ctrl+s"])
        terminal.wait_for("Gemt: Henvendelse 2022-13 registreret")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert b"\x1b[31mr" not in terminal.raw
    with opened(path) as register:
        inquiry = register.inquiries.find(2022, 13)
        assert inquiry is not None
        assert inquiry.subject == "før hej[31mrødt[0m linje to efter‹U+202E›omvendt"
        assert inquiry.citizen == "N.N."


def test_a_paste_on_a_list_runs_no_command(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as terminal:
        terminal.wait_for("Åbne 12")
        terminal.send(bracketed("n\x1bn\x1b[Bs\rn") + bracketed("\x1bk"))
        # a key behind the paste tells that it has been heard to its end
        terminal.press("f1")
        terminal.wait_for("Hjælp")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert b"NY HENVENDELSE" not in terminal.raw
