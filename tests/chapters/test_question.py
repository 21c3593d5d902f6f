"""The answer to a question of one's own: in words, figure by figure, and nothing told of what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.chapters.question import (
    Answer,
    answer_table,
    answer_to,
    asked_question,
    behind_figure,
    figure_basis,
    figure_name,
    read_filters,
    told_left_out,
)
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import Question
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.cross import BY_KEY, CrossTable, Side
from borgerraad_tui.statistics.suppression import Spot
from borgerraad_tui.store.cross import Asked, cross_lines
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search_filters import on_inquiry

REST = Period(date(2021, 8, 1), date(2021, 12, 31))


def answer(register: Register, rows: str, columns: str = "", words: str = "", limit: int | None = None) -> Answer:
    return answer_to(register, Question(name="Prøve", rows=rows, columns=columns, words=words), REST, limit)


def spot(found: Answer, row: str, column: str = "I alt") -> Spot:
    """The place of a figure by the names of its row and column."""
    rows, columns = ([side.name for side in sides] for sides in (found.table.rows, found.table.columns))
    return Spot(rows.index(row), columns.index(column))


def invented(*grid: tuple[int, ...]) -> Answer:
    """An answer with these counts, for others."""
    rows, columns = (
        tuple(Side(str(place), (place,)) for place in range(number)) for number in map(len, (grid, grid[0]))
    )
    table = CrossTable(BY_KEY["directorate"], BY_KEY["kind"], rows, columns, grid)
    return Answer(table, Asked(REST.first, REST.until(REST.first)), "", 5)


# table 3 of the printed report: Teknik og Klima 4 complaints of 6, 60 of 111 in all
@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("Teknik og Klima", "Klage", "4 henvendelser modtaget {}, af 6 i rækken, 60 i kolonnen og 111 i alt."),
        ("Diverse", "Klage", "1 henvendelse modtaget {}, af 16 i rækken, 60 i kolonnen og 111 i alt."),
        ("Teknik og Klima", "I alt", "6 henvendelser modtaget {}, af 111 i alt."),
        ("I alt", "Klage", "60 henvendelser modtaget {}, af 111 i alt."),
        ("I alt", "I alt", "111 henvendelser modtaget {}."),
    ],
)
def test_a_figure_is_told_with_what_it_is_a_part_of(demo_register: Register, row: str, column: str, told: str) -> None:
    found = answer(demo_register, "directorate", "kind")
    assert figure_basis(found, spot(found, row, column)) == told.format("01-08-2021 – 31-12-2021")


def test_a_figure_is_named_by_its_row_and_column_and_a_total_by_what_it_totals(demo_register: Register) -> None:
    found = answer(demo_register, "directorate", "kind")
    assert figure_name(found, spot(found, "Diverse", "Klage")) == "Diverse · Klage"
    assert figure_name(found, spot(found, "I alt", "Klage")) == "Klage"
    assert figure_name(found, spot(found, "Diverse", "I alt")) == "Diverse"
    assert figure_name(found, spot(found, "I alt", "I alt")) == "I alt"


def test_the_filters_are_told_and_count(demo_register: Register) -> None:
    found = answer(demo_register, "kind", words="område:T&K")
    assert figure_basis(found, spot(found, "Klage")) == (
        "4 henvendelser modtaget 01-08-2021 – 31-12-2021, filtreret på »område:T&K«, af 6 i alt."
    )


@pytest.mark.parametrize("columns", ["", "kind"])
def test_the_words_are_the_same_whatever_is_left_out(demo_register: Register, columns: str) -> None:
    extract = answer(demo_register, "directorate", columns, limit=20)
    hidden, grid = extract.left_out.spots, extract.table.grid
    other = replace(extract, table=replace(extract.table, grid=tuple(
        tuple(777 if Spot(row, column) in hidden else count for column, count in enumerate(counts))
        for row, counts in enumerate(grid)
    )))  # fmt: skip
    vars(other)["left_out"] = extract.left_out
    everywhere = [Spot(row, column) for row, counts in enumerate(grid) for column in range(len(counts))]
    assert 0 < len(hidden) < len(everywhere)
    for each in everywhere:
        told = figure_basis(extract, each)
        assert told == figure_basis(other, each)
        assert told.startswith("udeladt antal henvendelser modtaget") is (each in hidden)
    assert answer_table(extract) == answer_table(other)


def test_what_is_left_out_is_said_in_one_number(demo_register: Register) -> None:
    assert told_left_out(answer(demo_register, "directorate", "kind")) == ()
    # 4, 2 and 1 of table 3, and 15, without which 16 - 15 would be 1
    assert told_left_out(answer(demo_register, "directorate", "kind", limit=5)) == (
        "4 antal er udeladt: antal fra 1 til 4, fordi de kan pege på en person, og om nødvendigt andre, så de ikke kan regnes ud.",
    )
    assert told_left_out(answer(demo_register, "kind", limit=5)) == (
        "Intet er udeladt: der er ingen antal fra 1 til 4.",
    )


def test_how_many_went_with_the_small_ones_is_not_told_as_it_would_tell_the_counts() -> None:
    # both publish the same table: four dashes, and 8 beside and below them; 4 and 4 is the only way to 8 of small counts alone
    four, others = invented((4, 4, 8), (4, 4, 8), (8, 8, 16)), invented((1, 7, 8), (7, 1, 8), (8, 8, 16))
    assert four.left_out.spots == others.left_out.spots
    assert four.left_out.small != others.left_out.small
    assert told_left_out(four) == told_left_out(others)


def test_filters_that_can_no_longer_be_read_answer_nothing(demo_register: Register) -> None:
    with pytest.raises(RuleBroken, match=r"Filtrene kan ikke læses: område:»xyz« kendes ikke.*Ret spørgsmålet") as told:
        answer(demo_register, "kind", words="område:xyz")
    assert told.value.field == "words"


@pytest.mark.parametrize(("rows", "columns"), [("humør", ""), ("kind", "humør")])
def test_a_property_of_a_newer_program_says_so(demo_register: Register, rows: str, columns: str) -> None:
    with pytest.raises(RuleBroken, match="»humør« kan ikke tælles her"):
        answer(demo_register, rows, columns)


def test_each_figure_opens_its_inquiries_also_where_there_are_no_columns(demo_register: Register) -> None:
    for columns in ("", "kind"):
        found = answer(demo_register, "month", columns, "er:lukket")
        for row, counts in enumerate(found.table.grid):
            for column, count in enumerate(counts):
                assert behind_figure(demo_register, found, Spot(row, column)).count() == count


def test_a_period_in_which_nothing_was_received_is_a_table_of_nothing(demo_register: Register) -> None:
    day = Period(date(2019, 1, 1), date(2019, 1, 1))
    found, faults = asked_question(demo_register, BY_KEY["kind"], BY_KEY["month"], day, "", 5)
    assert (found.table.grid, faults, found.left_out.spots) == (((0,),), (), frozenset())
    assert behind_figure(demo_register, found, Spot(0, 0)).count() == 0


def test_a_question_of_one_kind_alone_counts_what_the_table_counts(demo_register: Register) -> None:
    first, last = date(2021, 8, 1), date(2021, 12, 31)
    figures = demo_register.figures(first, last)
    for words, expected in (("art:klage", figures.complaints), ("art:andre", figures.others)):
        filters, faults = read_filters(words, demo_register.catalogue, date(2022, 1, 17))
        lines = cross_lines(demo_register.engine, Asked(first, last, on_inquiry(filters)), BY_KEY["theme"], None)
        assert (faults, sum(line.n for line in lines)) == ((), expected)
