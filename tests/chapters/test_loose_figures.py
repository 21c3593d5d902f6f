"""Figures in her own words: those in a table or a sentence are held, days and references are none, the rest is pointed out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.chapters.blocks import Block, Chart, Column, Heading, Paragraph, Series, TableBlock
from borgerraad_tui.chapters.loose_figures import loose_figures, told

TABLE = TableBlock(
    "table 3",
    3,
    "Områder",
    (Column("Område", "name"), Column("Antal", "count"), Column("Andel", "percent")),
    (("Børn og Kultur", 42, 71), ("Diverse", 1234, 6)),
    ("I alt", 1276, 100),
)
BLOCKS = (
    Heading("01-08-2021 – 31-12-2021"),
    Paragraph("Der er registreret 118 henvendelser, godt 22 om måneden; 54 % er klager.", "figures"),
    Paragraph("Her skrev hun selv 999.", "own"),
    TABLE,
    Chart("c", "T", "a", "columns", ("august",), (Series("Klager", (24,)),), ("24",)),
)


@pytest.mark.parametrize(
    "text",
    [
        "Af de 118 var 42 fra Børn og Kultur, 71 %.",
        "71% og 54 procent og 6 pct. og 100\u00a0%",
        "1.234 eller 1234 i Diverse, 24 i august",
        "Den 31-12-2021, 31/12, 2021-12-31, den 3. maj og 17. december 2020",
        "I 2021 efter § 11, stk. 3, jf. §§ 14-15, tabel 77, s. 12, nr. 4 og lov 606/2013",
        "uden tal, H2O og B52",
        "",
    ],
)
def test_what_stands_in_the_figures_or_counts_nothing_is_not_pointed_out(text: str) -> None:
    assert loose_figures(text, BLOCKS) == []


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("34 % af alle", ["34 %"]),
        ("34% og 34 procent", ["34%", "34 procent"]),
        ("42 % af alle", ["42 %"]),
        ("119 henvendelser, 119 igen", ["119"]),
        ("22,2 om måneden", ["22,2"]),
        ("1.235 i Diverse", ["1.235"]),
        ("999 skrev hun", ["999"]),
        ("3 ud af 77", ["3", "77"]),
        ("klager 12 34 år", ["12", "34"]),
    ],
)
def test_what_stands_nowhere_is_pointed_out_as_it_is_written(text: str, loose: list[str]) -> None:
    assert loose_figures(text, BLOCKS) == loose


def test_a_count_may_be_said_of_a_percentage_but_a_percentage_is_no_count() -> None:
    assert loose_figures("71", BLOCKS) == []
    assert loose_figures("118 %", BLOCKS) == ["118 %"]


def test_they_are_told_in_a_sentence() -> None:
    assert told([]) == ""
    assert told(["34 %"]) == "34 % står ikke i tallene."
    assert told(["1", "2", "34 %"]) == "1, 2 og 34 % står ikke i tallene."


@given(st.text())
def test_any_text_is_looked_through(text: str) -> None:
    assert all(any(sign.isdigit() for sign in each) for each in loose_figures(text, BLOCKS))


@given(st.lists(st.integers(0, 1799), max_size=5))
def test_exactly_the_numbers_that_stand_nowhere_are_found(numbers: list[int]) -> None:
    held = {118, 22, 42, 1234, 1276, 24, 54, 71, 6, 100}
    found = loose_figures(" sager, ".join(map(str, numbers)) + " sager", BLOCKS)
    assert found == [str(each) for each in dict.fromkeys(numbers) if each not in held]


OPENING = (
    Paragraph(
        "Der er i perioden registreret 240 borgerhenvendelser. I statistikken regnes derfor med 222 henvendelser."
    ),
    Paragraph("82 henvendelser er klager, og 140 er andre henvendelser."),
    Paragraph("37 % af henvendelserne er klager, og 17 % ligger inden for temaet Sagsbehandling.", "figures"),
)
AREAS = TableBlock(
    "table 3",
    3,
    "Områder",
    (Column("Område", "name"), Column("Antal", "count"), Column("Klager", "count"), Column("Klageandel", "percent")),
    (("Børn og Kultur", 42, 18, 43), ("Teknik og Klima", 30, 20, 67)),
    ("I alt", 72, 38, 53),
)
OUTCOMES = TableBlock(
    "table 6",
    6,
    "Udfald",
    (Column("Udfald", "name"), Column("Antal", "count"), Column("Andel af klager", "percent")),
    (("Kritik", 18, 22), ("Ikke kritik", 4, 5)),
    ("I alt", 22, 27),
)


@pytest.mark.parametrize(
    ("block", "text", "loose"),
    [
        (OPENING, "I 2021 var 82 klager. 37 % var klager, 140 var andre henvendelser.", []),
        (OPENING, "I 2021 var 140 af 222 henvendelser klager, 82 af 240.", ["140 af 222 henvendelser klager"]),
        (OPENING, "82 af 222 henvendelser er klager.", []),
        (OPENING, "Der var 140 klager.", ["140 klager"]),
        (OPENING, "17 % af henvendelserne er klager.", ["17 % af henvendelserne er klager"]),
        (OPENING, "Det er 17 % flere end sidst.", ["17 % flere"]),
        ((AREAS,), "Af 72 var 38 klager, 53 %. I Børn og Kultur var 18 af 42 klager, 43 %.", []),
        ((AREAS,), "42 af 72 henvendelser kom fra Børn og Kultur. 38 af 72 henvendelser er klager.", []),
        ((AREAS,), "I Børn og Kultur var 20 klager, 67 %.", ["20", "67 %"]),
        ((AREAS,), "18 ud af 30 var klager.", ["18 ud af 30"]),
        ((AREAS,), "30 af 72 henvendelser er klager.", ["30 af 72 henvendelser er klager"]),
        ((OUTCOMES,), "22 klager, heraf 18 klager med Kritik.", []),
    ],
)
def test_what_is_said_of_a_figure_is_held_against_one_row_or_sentence(
    block: tuple[Block, ...], text: str, loose: list[str]
) -> None:
    assert loose_figures(text, block) == loose
