"""What is told beside results: in a terminal it is broken between words, for a script it is one line."""

from __future__ import annotations

import io
import sys

import pytest

from borgerraad_tui.cli.output import note

SENTENCE = "Der er ingen kopier i /et/sted/med/et/langt/navn. Skriv, hvor de ligger, med --fra MAPPE."


class Terminal(io.StringIO):
    """Standard error that somebody reads as it comes."""

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
