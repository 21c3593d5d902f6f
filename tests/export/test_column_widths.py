"""Printed tables: no word is broken, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.export.column_widths import LEAST_SIZE, PADDING, SIZE, SPLIT_SIZE, column_parts, column_widths
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


@given(st.lists(st.lists(WORDS, min_size=25, max_size=25), min_size=1, max_size=6))
def test_a_table_of_too_many_columns_is_parted_until_its_words_have_room(rows: list[list[str]]) -> None:
    parts = column_parts(rows, ROOM)
    assert [place for part in parts for place in part[1:]] == list(range(1, 25)), "every column once, in order"
    assert all(part[0] == 0 for part in parts), "the names beside each"
    for part in parts:
        cells = [[row[place] for place in part] for row in rows]
        widths = column_widths(cells, [False, *[True] * (len(part) - 1)], ROOM)
        longest = [
            max(text_width(word, LEAST_SIZE) for row in column for word in row.split(" "))
            for column in zip(*cells, strict=True)
        ]
        if len(part) == 2 and 1.1 * sum(longest) > ROOM - 2 * PADDING:
            continue  # two columns of words as wide as the page
        for row in cells:
            for cell, width in zip(row, widths.columns, strict=True):
                assert max(text_width(word, widths.size) for word in cell.split(" ")) <= width - PADDING + 0.01


def test_a_month_by_department_is_parted_and_one_of_few_columns_is_not() -> None:
    names = ["Måned", *(f"Forvaltningsafdelingen {number}" for number in range(12))]
    rows = [names, ["august 2020", *["118"] * 12]]
    parts = column_parts(rows, ROOM)
    assert len(parts) > 1
    for part in parts:
        cells = [[row[place] for place in part] for row in rows]
        assert column_widths(cells, [False, *[True] * (len(part) - 1)], ROOM).size >= SPLIT_SIZE
    assert column_parts([row[:4] for row in rows], ROOM) == [[0, 1, 2, 3]]
