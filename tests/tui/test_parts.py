"""Text with roles: cut, wrapped and drawn within the cells there are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from borgerraad_tui.tui.theme import styles
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured, strip, wrap
from tests.tui.screen_text import text_of

ROLES = st.sampled_from(["text", "muted", "late"])
PARTS = st.lists(st.builds(Part, st.text(max_size=30), ROLES), max_size=5)


@given(PARTS, st.integers(1, 60))
def test_parts_that_are_cut_fill_the_width_and_say_so(parts: list[Part], width: int) -> None:
    kept = cut(parts, width, "…")
    if measured(parts) <= width:
        assert kept == parts
    else:
        assert measured(kept) == width
        assert kept[-1].text.rstrip().endswith("…")


@given(PARTS, st.integers(4, 60), st.integers(0, 80))
def test_every_line_drawn_is_as_wide_as_asked_for(parts: list[Part], width: int, hang: int) -> None:
    palette = styles(True, Color.parse("#10151c"))
    for line in wrap(parts, width, hang):
        drawn = strip(line, width, palette)
        assert drawn.cell_length == width
        assert drawn.text.isprintable()


def words(lines: Sequence[Parts]) -> str:
    """Return what is left of lines when blanks are not counted."""
    return "".join("".join(text_of(line).split()) for line in lines)


@given(st.lists(st.text("aå漢 \n", max_size=40), max_size=4), st.integers(4, 30), st.integers(0, 8))
def test_wrapping_loses_no_letter_and_stays_within_the_width(texts: list[str], width: int, hang: int) -> None:
    lines = wrap([Part(text) for text in texts], width, hang)
    assert words(lines) == "".join("".join(texts).split())
    assert all(measured(line) <= width for line in lines)


@given(PARTS, st.integers(4, 60), st.integers(0, 8))
def test_what_stands_beside_each_other_in_one_role_is_one_part(parts: list[Part], width: int, hang: int) -> None:
    for line in wrap(parts, width, hang):
        roles = [(part.role, part.command) for part in line]
        assert all(role != following for role, following in pairwise(roles))


def test_words_are_kept_whole_and_later_lines_hang() -> None:
    lines = wrap([Part("Emne  ", "muted"), Part("Lejekontrakt og varme, plejecenter")], 30, 6)
    assert [text_of(line).rstrip() for line in lines] == ["Emne  Lejekontrakt og varme,", "      plejecenter"]


def test_line_ends_in_a_note_are_kept() -> None:
    assert [text_of(line) for line in wrap([Part("Ringet op.\n\nAftalt møde.")], 40)] == [
        "Ringet op.",
        "",
        "Aftalt møde.",
    ]
