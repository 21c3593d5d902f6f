"""Typed-ahead keys in a real terminal, through the small form of `tests.tui.typing_app`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

FORMS = 60


def _app(path: Path, *options: str) -> Terminal:
    return Terminal([sys.executable, "-m", "tests.tui.typing_app", str(path), *options])


@pytest.mark.parametrize("opener", ["n", "w"], ids=["by callback", "in a worker"])
def test_sixty_forms_typed_as_one_burst_are_all_right(opener: str, tmp_path: Path) -> None:
    with _app(tmp_path / "saved") as terminal:
        terminal.wait_for("Klar 0")
        terminal.burst([key for number in range(FORMS) for key in [opener, "k", "b", *str(number), "ctrl+s"]])
        terminal.wait_for(f"Klar {FORMS}", 60)
        terminal.press("x")
        assert terminal.wait_exit() == 0
    saved = (tmp_path / "saved").read_text(encoding="utf-8")
    assert saved.splitlines() == [f"k b {number}" for number in range(FORMS)]


def test_without_the_queue_a_burst_is_lost(tmp_path: Path) -> None:
    with _app(tmp_path / "saved", "plain") as terminal:
        terminal.wait_for("Klar 0")
        terminal.burst(["n", "k", "b", *"sag 1", "ctrl+s"])
        # with the keys gone astray the form stands open, its text field empty
        terminal.wait_until(lambda rows: any("▔" in row for row in rows))
        assert not any("Klar 1" in row for row in terminal.screen())


def test_a_paste_between_keys_keeps_its_place(tmp_path: Path) -> None:
    with _app(tmp_path / "saved") as terminal:
        terminal.wait_for("Klar 0")
        terminal.send("nkba\x1b[200~123 æøå\x1b[201~d\x13")
        terminal.wait_for("Klar 1")
        terminal.press("x")
        terminal.wait_exit()
    assert (tmp_path / "saved").read_text(encoding="utf-8") == "k b a123 æøåd"


@pytest.mark.parametrize("esc", ["esc", "bare esc"])
def test_a_letter_right_behind_esc_is_not_lost(esc: str, tmp_path: Path) -> None:
    with _app(tmp_path / "saved") as terminal:
        terminal.wait_for("Klar 0")
        terminal.burst(["n", "k", esc, "n", "a", "d", "ctrl+s"])
        terminal.wait_for("Klar 1")
        terminal.press("x")
        terminal.wait_exit()
    assert (tmp_path / "saved").read_text(encoding="utf-8") == "a d "
