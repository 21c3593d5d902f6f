"""Printed tables: no word is broken, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.export.column_widths import LEAST_SIZE, PADDING, SIZE, column_widths
from borgerraad_tui.export.measure import text_width

ROOM = 480.0
WORDS = st.text(st.sampled_from("aåbmi -1%"), max_size=40)


@given(
    st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=6),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_all_of_the_room_is_shared_out_and_no_word_is_broken(rows: list[list[str]], right: list[bool]) -> None:
    widths = column_widths(rows, right, ROOM)
    assert sum(widths.columns) == pytest.approx(ROOM)
    assert min(widths.columns) > 0
    if widths.size > LEAST_SIZE:
        for row in rows:
            for cell, width in zip(row, widths.columns, strict=True):
                assert max(text_width(word, widths.size) for word in cell.split(" ")) <= width - PADDING + 0.01


def test_a_table_that_has_room_has_letters_as_they_should_be_and_its_names_in_one_line() -> None:
    rows = [["Område", "Antal", "Andel af andre henvendelser"], ["Arbejdsmarked og Borgerservice", "25", "48 %"]]
    widths = column_widths(rows, [False, True, True], ROOM)
    assert widths.size == SIZE
    assert widths.columns[0] > text_width(rows[1][0], SIZE)
    assert widths.columns[2] < text_width(rows[0][2], SIZE), "the heading takes two lines"


def test_many_columns_have_smaller_letters() -> None:
    rows = [["", *["Vikarperioden: måned"] * 9], ["Arbejdsmarked", *["25"] * 9]]
    assert LEAST_SIZE < column_widths(rows, [False, *[True] * 9], 700).size < SIZE


def test_a_column_without_a_word_takes_its_padding_at_least() -> None:
    assert min(column_widths([["", ""], ["", ""]], [False, True], ROOM).columns) >= PADDING
