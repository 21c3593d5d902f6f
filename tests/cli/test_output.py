"""What is told, beside results and as one: in a terminal it is broken between words, for a script it is one line."""

from __future__ import annotations

import io
import sys

import pytest

from borgerraad_tui.cli.output import note, tell

SENTENCE = "Der er ingen kopier i /et/sted/med/et/langt/navn. Skriv, hvor de ligger, med --fra MAPPE."


class Terminal(io.StringIO):
    """A stream that somebody reads as it comes."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_no_word_is_broken_at_the_edge_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    note(SENTENCE)
    lines = terminal.getvalue().splitlines()
    assert len(lines) > 1
    assert all(len(line) <= 40 for line in lines)
    assert " ".join(lines) == SENTENCE


def test_a_script_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setenv("COLUMNS", "40")
    note(SENTENCE)
    assert written.getvalue() == f"{SENTENCE}\n"


@pytest.mark.parametrize("is_read", [True, False])
def test_a_result_keeps_its_indent_line_by_line(monkeypatch: pytest.MonkeyPatch, is_read: bool) -> None:
    written = Terminal() if is_read else io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setenv("COLUMNS", "40")
    tell(f"GALT  kopierne\n      {SENTENCE}")
    first, *lines = written.getvalue().splitlines()
    assert first == "GALT  kopierne"
    assert all(len(line) <= 40 for line in lines) is is_read
    assert all(line.startswith("      ") for line in lines)
    assert " ".join(line.removeprefix("      ") for line in lines) == SENTENCE
