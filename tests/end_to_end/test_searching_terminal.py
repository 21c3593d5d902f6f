"""Searching in a real terminal: typed faster than anything is drawn, opened and come back from, with whatever text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.desk import desk, make_demo
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

FOUND = "Venter stadig på børnefaglig undersøge"
STRANGE = (
    '"', '" OR "', "Hansen's", "*", "sti*", "NEAR(", "NEAR(a b, 2)", "-", "-cykel", ":", "text:a", "marks : x", "{text} : a",
    "^a", "a AND", "NOT", "(((", "%_", "';--", "\\", "010190-1234", "[/]", "område:", "fra:99-99", "er:\"", "ƿd1", "🚲", "æøå" * 30,
)  # fmt: skip
CODES = "\x1b]52;c;QUJD\x07", "\x1b[31mrød", "a\x00b\x9b2Jc", "\u202eomvendt", "\x1b[201~q"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture
def terminal(demo: Path) -> Iterator[Terminal]:
    """The desk of the demo, shown."""
    with desk(demo) as opened:
        opened.wait_for("Åbne 12")
        yield opened


def leaves_in_order(terminal: Terminal) -> bool:
    terminal.press("ctrl+q")
    return terminal.wait_exit() == 0


def test_danish_words_typed_in_one_go_with_enter_behind_open_the_first_hit_and_esc_comes_back(
    terminal: Terminal,
) -> None:
    terminal.burst(["/", *"undersøgelse børnefaglig å", "backspace", "enter"])
    terminal.wait_for("HENVENDELSE 1 ")
    terminal.press("esc")
    # the inquiry's room tells its subject, too: what is waited for is the line with its words, and the cursor on the same hit
    terminal.wait_until(
        lambda rows: (
            any("Søg" in row and "undersøgelse børnefaglig" in row for row in rows)
            and any(row.startswith("▶") and FOUND[:20] in row for row in rows)
        )
    )
    terminal.burst([*" findesikke", "esc"])
    terminal.wait_for("Åbne 12")
    assert leaves_in_order(terminal)


def test_a_filter_typed_in_one_go_narrows_and_an_unknown_one_is_told_beside_the_hits(terminal: Terminal) -> None:
    terminal.burst(["/", *"undersøgelse områd:B&K"])
    told = "»områd:« kendes ikke. Mente du område: eller måned:?"
    terminal.wait_until(lambda rows: any(told in row for row in rows) and any(FOUND in row for row in rows))
    terminal.burst([*["backspace"] * 4, *"e:B&K"])
    terminal.wait_until(
        lambda rows: any(FOUND in row for row in rows) and not any("kendes ikke" in row for row in rows)
    )
    assert leaves_in_order(terminal)


def test_no_text_that_is_typed_or_pasted_breaks_the_search(terminal: Terminal) -> None:
    terminal.press("/")
    for text in STRANGE:
        terminal.burst(["ctrl+a", "delete", *text])
    for text in CODES:
        terminal.burst(["ctrl+a", "delete"])
        terminal.paste(text)
    terminal.burst(["ctrl+a", "delete", *"børnefaglig"])
    terminal.wait_for(FOUND)
    assert b"\x1b]52" not in terminal.raw
    assert b"\x1b[31mr" not in terminal.raw
    assert "\u202e".encode() not in terminal.raw
    assert leaves_in_order(terminal)
