"""A day is read as an office in Denmark types it, and refused rather than guessed at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from borgerraad_tui.domain.dates import (
    Direction,
    danish_day,
    long_ago,
    named_day,
    parse_day,
    parse_exact_day,
    short_day,
    short_past,
    split_step,
)
from borgerraad_tui.errors import RuleBroken

TODAY = date(2021, 11, 27)  # a Saturday

PAST_AND_FUTURE: tuple[Direction, ...] = ("past", "future")
ANY_DIRECTION = st.sampled_from(PAST_AND_FUTURE)
THIS_CENTURY = st.dates(date(2000, 1, 1), date(2099, 12, 31))
PIECES = [
    "mandag",
    "søndag",
    "lør",
    "to",
    "i",
    "dag",
    "går",
    "morgen",
    "næste",
    "fre",
    "nov",
    "november",
    "28",
    "2021",
    "31",
    "0",
    "9999",
]
DATE_LIKE = st.lists(st.sampled_from([*PIECES, *"0123456789/.- dum٣"]), max_size=8).map("".join)
TYPED = st.one_of(st.text(st.characters(exclude_categories=())), DATE_LIKE)


@pytest.mark.parametrize("typed", ["i morgen", "1d", "2u", "1m", "3 dage", "næste mandag", "i overmorgen"])
def test_a_day_ahead_is_no_day_that_has_been(typed: str) -> None:
    with pytest.raises(RuleBroken, match=f"^Dagen »{typed}« ligger i fremtiden"):
        parse_day(typed, TODAY, "past")


@pytest.mark.parametrize("typed", ["g", "i går", "-2", "i forgårs"])
def test_a_day_back_is_no_day_to_come(typed: str) -> None:
    with pytest.raises(RuleBroken, match=f"^Dagen »{typed}« ligger i fortiden"):
        parse_day(typed, TODAY, "future")


@pytest.mark.parametrize(
    ("direction", "examples"), [("past", "28/11, fre eller -2"), ("future", "28/11, fre eller 3d")]
)
def test_the_refusal_names_the_text_and_gives_examples_that_would_do(direction: Direction, examples: str) -> None:
    with pytest.raises(RuleBroken) as told:
        parse_day("3x", TODAY, direction)
    assert told.value.text == f"Datoen »3x« kan ikke læses. Skriv fx {examples}."
    for example in examples.replace(" eller ", ", ").split(", "):
        parse_day(example, TODAY, direction)


def test_a_missing_day_is_not_quoted() -> None:
    with pytest.raises(RuleBroken, match=r"^Datoen mangler\. Skriv fx "):
        parse_day(" ", TODAY, "past")


def test_a_refusal_carries_no_terminal_codes_and_no_pasted_page() -> None:
    with pytest.raises(RuleBroken) as told:
        parse_day("\x1b]0;x\x07" * 100_000, TODAY, "past")
    assert told.value.text.isprintable()
    assert len(told.value.text) < 120


@given(TYPED, st.dates(), ANY_DIRECTION)
def test_any_text_on_any_day_is_read_or_refused(typed: str, today: date, direction: Direction) -> None:
    try:
        day = parse_day(typed, today, direction)
    except RuleBroken as told:
        assert "Skriv fx " in told.text
    else:
        assert isinstance(day, date)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.dates(), ANY_DIRECTION)
def test_a_written_day_is_read_again(day: date, today: date, direction: Direction) -> None:
    for written in (danish_day(day), day.isoformat()):
        assert parse_exact_day(written) == day
        assert parse_day(written, today, direction) == day


@given(THIS_CENTURY, st.integers(0, 20_000))
def test_a_short_day_to_come_is_read_again(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assume(day.year < 2100)
    assert parse_day(short_day(day, today), today, "future") == day


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (TODAY, "i dag"),
        (date(2021, 11, 26), "26-11"),
        (date(2021, 1, 2), "02-01"),
        (date(2020, 12, 31), "31-12-20"),
        (date(2009, 1, 1), "01-01-09"),
    ],
)
def test_a_day_that_was_is_a_date_with_its_year_only_where_it_is_another(day: date, shown: str) -> None:
    assert short_past(day, TODAY) == shown


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-08-31", date(2021, 8, 31)),
        ("31-08-2021", date(2021, 8, 31)),
        ("1-8-2021", date(2021, 8, 1)),
        (" 01/08/2021 ", date(2021, 8, 1)),
        ("1.8.2021", date(2021, 8, 1)),
        ("29-02-2020", date(2020, 2, 29)),
    ],
)
def test_a_file_writes_the_year_out(written: str, day: date) -> None:
    assert parse_exact_day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "1-8-21", "1/8", "8", "i", "fre", "3d", "1. august 2021", "2021-8-1", "20210801", "44439"),
        *("2021-08-31 00:00", "31-08-20211", "1/8.2021", "٣١-08-2021", "\x1b31-08-2021"),
    ],
)
def test_a_file_may_not_write_a_day_as_people_do(written: str) -> None:
    with pytest.raises(RuleBroken, match=r" Skriv den som 2021-08-31 eller 31-08-2021\.$"):
        parse_exact_day(written)


@pytest.mark.parametrize("written", ["31-11-2021", "2021-02-29", "0-1-2021", "1-13-2021", "0000-01-01"])
def test_a_file_may_not_hold_a_day_that_does_not_exist(written: str) -> None:
    with pytest.raises(RuleBroken, match=f"^Datoen »{written}« findes ikke. "):
        parse_exact_day(written)


@given(TYPED)
def test_any_text_of_a_file_is_read_or_refused(written: str) -> None:
    try:
        assert isinstance(parse_exact_day(written), date)
    except RuleBroken as told:
        assert "31-08-2021" in told.text


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("", (None, "")),
        ("   ", (None, "")),
        ("fre svar fra visitationen", (date(2021, 12, 3), "svar fra visitationen")),
        ("fre", (date(2021, 12, 3), "")),
        ("  3d   ring  igen ", (date(2021, 11, 30), "ring  igen")),
        ("2/12: møde", (date(2021, 12, 2), "møde")),
        ("mandag, møde", (date(2021, 11, 29), "møde")),
        ("næste mandag ring", (date(2021, 11, 29), "ring")),
        ("28. november svar", (date(2021, 11, 28), "svar")),
        ("2 dec 2021 svar fra jura", (date(2021, 12, 2), "svar fra jura")),
        ("28 nov ring", (date(2021, 11, 28), "ring")),
        ("2 uger rykker", (date(2021, 12, 11), "rykker")),
        ("I dag ring", (date(2021, 11, 27), "ring")),
        ("i morgen tidlig", (date(2021, 11, 28), "tidlig")),
        ("i", (date(2021, 11, 27), "")),
        ("man", (date(2021, 11, 29), "")),
        ("i gang med svar", (None, "i gang med svar")),
        ("i går ringede hun", (None, "i går ringede hun")),
        ("g ring", (None, "g ring")),
        ("indhent svar", (None, "indhent svar")),
        ("fredagens møde", (None, "fredagens møde")),
        ("svar senest fre", (None, "svar senest fre")),
        ("næste møde aftales", (None, "næste møde aftales")),
        (" ring 2 gange ", (None, "ring 2 gange")),
    ],
)
def test_a_step_begins_with_its_day_or_has_none(typed: str, step: tuple[date | None, str]) -> None:
    assert split_step(typed, TODAY) == step


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3x ring", "Datoen »3x« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("28/11x", "Datoen »28/11x« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("- ring", "Datoen »-« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("-x ring", "Datoen »-x« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("٣d ring", "Datoen »٣d« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("31/11 ring", "Datoen »31/11« findes ikke. Skriv fx 28/11, fre eller 3d."),
        ("31 nov ring", "Datoen »31 nov« findes ikke. Skriv fx 28/11, fre eller 3d."),
    ],
)
def test_a_mistyped_day_does_not_become_text(typed: str, told: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        split_step(typed, TODAY)
    assert refused.value.text == told


@pytest.mark.parametrize("typed", ["-2 ring", "-2", "g", "i går"])
def test_a_step_cannot_lie_in_the_past(typed: str) -> None:
    with pytest.raises(RuleBroken, match="ligger i fortiden"):
        split_step(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "weekday"),
    [("man afventer", "mandag"), ("To breve", "torsdag"), ("ti dage", "tirsdag"), ("søn ringer", "søndag")],
)
def test_a_word_that_is_also_a_weekday_is_asked_about(typed: str, weekday: str) -> None:
    with pytest.raises(RuleBroken, match=f"Skriv {weekday}, eller begynd med et andet ord"):
        split_step(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "2 breve mangler",
            "»2« kan både være en dag og et antal. Skriv dagen som 2/12, eller begynd med et andet ord.",
        ),
        (
            "12 timers frist",
            "»12« kan både være en dag og et antal. Skriv dagen som 12/12, eller begynd med et andet ord.",
        ),
        ("40 sider", "»40« kan både være en dag og et antal. Skriv dagen som fx 28/11, eller begynd med et andet ord."),
        ("28: ring", "»28« kan både være en dag og et antal. Skriv dagen som 28/11, eller begynd med et andet ord."),
    ],
)
def test_a_bare_number_before_words_is_asked_about(typed: str, told: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        split_step(typed, TODAY)
    assert refused.value.text == told


def test_a_bare_number_alone_is_a_day() -> None:
    assert split_step("28", TODAY) == (date(2021, 11, 28), "")


@given(TYPED, st.dates())
def test_any_step_is_split_or_refused(typed: str, today: date) -> None:
    try:
        day, words = split_step(typed, today)
    except RuleBroken as told:
        assert told.text.endswith(".")
    else:
        assert words in typed
        assert day is not None or words == typed.strip()


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2021, 11, 27), "i dag"),
        (date(2021, 11, 26), "-1 d"),
        (date(2021, 11, 25), "-2 d"),
        (date(2020, 11, 27), "-365 d"),
        (date(2021, 11, 28), "28/11"),
        (date(2021, 12, 2), "2/12"),
        (date(2022, 9, 23), "23/9"),
        (date(2022, 9, 24), "24/9-22"),
        (date(2023, 12, 2), "2/12-23"),
    ],
)
def test_a_due_day_is_short(day: date, shown: str) -> None:
    assert short_day(day, TODAY) == shown


def test_a_day_is_written_the_danish_way() -> None:
    assert danish_day(date(2021, 8, 1)) == "01-08-2021"


def test_a_named_day_begins_with_its_weekday() -> None:
    week = [date(2021, 11, 22) + timedelta(days=number) for number in range(7)]
    assert [named_day(day)[:2] for day in week] == ["ma", "ti", "on", "to", "fr", "lø", "sø"]
    assert named_day(TODAY) == "lø 27-11-2021"


@pytest.mark.parametrize("typed", ["28-11-0021", "1-1-1899", "1-1-3000"])
def test_a_year_that_is_a_slip_of_the_keyboard_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="ligger uden for 1900-2999"):
        parse_day(typed, date(2022, 1, 17), "past")
    with pytest.raises(RuleBroken, match="ligger uden for 1900-2999"):
        parse_exact_day(typed)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 1, 17), "i dag"), (date(2022, 1, 16), "i går"), (date(2022, 1, 15), "for 2 dage siden"),
        (date(2021, 11, 18), "for 60 dage siden"), (date(2021, 11, 17), "for 2 måneder siden"),
        (date(2020, 1, 18), "for 23 måneder siden"), (date(2020, 1, 17), "for 2 år siden"), (date(2012, 2, 1), "for 9 år siden"),
    ],
)  # fmt: skip
def test_how_long_ago_a_day_was(day: date, told: str) -> None:
    assert long_ago(day, date(2022, 1, 17)) == told
