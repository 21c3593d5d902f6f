"""The terminal of the tests shows what a terminal would, and does to the child what a terminal does."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal, key_bytes, split_readable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

DRAWN = b"a\x1b[>25ub\x1b[31mc\x1b[<ud\x1b[?2026$pe\x1b[?1049hf"
READABLE = b"ab\x1b[31mcde\x1b[?1049hf"


def _app(path: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "tests.tui.typing_app", str(path)])


@pytest.mark.parametrize("cut", range(len(DRAWN)))
def test_what_pyte_cannot_read_is_left_out_wherever_a_chunk_ends(cut: int) -> None:
    first, kept = split_readable(DRAWN[:cut])
    second, rest = split_readable(kept + DRAWN[cut:])
    assert (first + second, rest) == (READABLE, b"")


@pytest.mark.parametrize(("key", "sent"), [("æ", "æ"), ("ctrl+s", "\x13"), ("enter", "\r"), ("f4", "\x1bOS")])
def test_a_key_is_sent_as_xterm_sends_it(key: str, sent: str) -> None:
    assert key_bytes(key) == sent


def test_the_child_draws_to_the_new_size(tmp_path: Path) -> None:
    with _app(tmp_path) as terminal:
        terminal.wait_for("Klar 0")
        terminal.press("n")
        # the line above the text field is as wide as the terminal
        terminal.wait_for("▔" * 78)
        terminal.resize(120, 40)
        assert len(terminal.wait_for("▔" * 118)) == 40


@pytest.mark.parametrize("sent", [signal.SIGHUP, signal.SIGKILL])
def test_a_signal_that_ends_the_child_comes_back_negative(sent: signal.Signals, tmp_path: Path) -> None:
    with _app(tmp_path) as terminal:
        terminal.wait_for("Klar 0")
        end = terminal.hangup if sent == signal.SIGHUP else terminal.kill
        end()
        assert terminal.wait_exit() == -sent


def test_what_does_not_come_fails_with_the_screen(tmp_path: Path) -> None:
    with _app(tmp_path) as terminal:
        terminal.wait_for("Klar 0")
        with pytest.raises(AssertionError, match="Klar 0"):
            terminal.wait_for("Klar 1", timeout=0.1)


def test_waiting_ends_with_the_child(tmp_path: Path) -> None:
    with _app(tmp_path / "saved") as terminal:
        terminal.wait_for("Klar 0")
        terminal.press("x")
        with pytest.raises(AssertionError):
            terminal.wait_for("Klar 1")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    ("column", "shown"), [(1, "ax 字b"), (2, "a x字b"), (3, "a漢x b"), (4, "a漢 xb"), (5, "a漢字x")]
)
def test_half_of_a_wide_character_that_was_written_over_is_a_blank(column: int, shown: str) -> None:
    draw = f"print('a漢字b\\r\\x1b[{column}Cx\\r\\n.', end='', flush=True); input()"
    with Terminal([sys.executable, "-c", draw]) as terminal:
        assert terminal.wait_for(".")[0].rstrip() == shown
        terminal.press("enter")
        assert terminal.wait_exit() == 0
