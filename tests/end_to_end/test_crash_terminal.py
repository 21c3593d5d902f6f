"""A crash in a real terminal: the screen is given back, our words stand on it, and no citizen's."""

from __future__ import annotations

import sys

import pytest

from borgerraad_tui.tui.crash import FAREWELL
from tests.end_to_end.terminal import Terminal
from tests.tui.crashing_app import SECRET

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

LEAVES_THE_OTHER_SCREEN = b"\x1b[?1049l"


@pytest.mark.parametrize("key", ["h", "w", "a", "k"])
def test_a_crash_gives_the_terminal_back_and_tells_no_secret(key: str) -> None:
    with Terminal([sys.executable, "-m", "tests.tui.crashing_app"]) as terminal:
        terminal.wait_for("Klar")
        terminal.press(key)
        assert terminal.wait_exit() == 1
        drawn, _, printed = terminal.raw.partition(LEAVES_THE_OTHER_SCREEN)
    assert FAREWELL in printed.decode()
    assert not any(word.encode() in drawn + printed for word in SECRET.split())
