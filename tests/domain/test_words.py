"""Words as a search knows them, and the piece of a text that is shown around one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.words import Piece, excerpt, holds, marked

LINES = st.text("ab åøA-_.\n🙂", max_size=80)
SOUGHT = st.lists(st.text("abåø", min_size=1, max_size=3), max_size=3)


def plain(text: str) -> str:
    return " ".join(text.split())


@given(text=LINES, words=SOUGHT)
def test_a_marked_text_is_the_text_on_one_line_and_marks_whole_words(text: str, words: list[str]) -> None:
    pieces = marked(text, words)
    assert "".join(piece.text for piece in pieces) == plain(text)
    assert any(piece.found for piece in pieces) == any(holds(text, [word]) for word in words)


@given(text=LINES, words=SOUGHT, before=st.integers(0, 20))
def test_an_excerpt_is_a_part_of_the_text_with_the_first_word_in_it(text: str, words: list[str], before: int) -> None:
    pieces = excerpt(text, words, "…", before)
    told = "".join(piece.text for piece in pieces)
    assert told.removeprefix("…") in plain(text)
    assert len(told.removeprefix("…")) == len(plain(text)) or told.startswith("…")
    if any(holds(text, [word]) for word in words):
        until_found = next(place for place, piece in enumerate(pieces) if piece.found)
        assert sum(len(piece.text.removeprefix("…")) for piece in pieces[:until_found]) <= before


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (0, "…besked"),
        (4, "…om besked"),
        (8, "…om besked"),
        (9, "…ingen om besked"),
        (99, "Der kom ingen om besked"),
    ],
)
def test_an_excerpt_begins_with_a_whole_word(before: int, told: str) -> None:
    assert "".join(piece.text for piece in excerpt("Der kom\ningen om besked", ["bes"], "…", before)) == told


def test_a_word_is_marked_however_its_å_is_written() -> None:
    assert marked("Gik til Aabenraa i går", ["åben", "gaar"]) == [
        Piece("Gik til "), Piece("Aabenraa", True), Piece(" i "), Piece("går", True),
    ]  # fmt: skip
