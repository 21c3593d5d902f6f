"""Choosing the period: a digit, an arrow for another quarter, or a span of one's own."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.period import Period
from borgerraad_tui.store.register import Register
from tests.tui.journey import Journey

COUNTED = "SELECT count(*) FROM inquiry WHERE received BETWEEN ? AND ? AND exclusion IS NULL AND kind IS NOT NULL"


def counted(register: Register, first: str, last: str) -> int:
    """Counted inquiries received from one day to another, asked of the rows themselves."""
    return int(register.engine.one(COUNTED, (first, last)))


async def test_the_named_periods_stand_first_with_what_is_counted_in_them(desk: Journey) -> None:
    await desk.press("p")
    for sign, name, first, last in (
        ("1", "Den resterende beretningsperiode", "2021-08-01", "2021-12-31"),
        ("2", "Vikarperioden", "2020-08-01", "2021-06-30"),
        ("m", "Denne måned", "2022-01-01", "2022-01-31"),
        ("k", "1. kvartal 2022", "2022-01-01", "2022-03-31"),
    ):
        line = desk.line(f"{sign} {name}")
        assert f" {counted(desk.register, first, last)} sager" in line
        assert " – ".join("-".join(reversed(day.split("-"))) for day in (first, last)) in line


@pytest.mark.parametrize(
    ("sign", "first", "last"),
    [
        ("1", date(2021, 8, 1), date(2021, 12, 31)),
        ("2", date(2020, 8, 1), date(2021, 6, 30)),
        ("i", date(2022, 1, 1), None),
        ("s", date(2021, 1, 18), date(2022, 1, 17)),
        ("m", date(2022, 1, 1), date(2022, 1, 31)),
        ("k", date(2022, 1, 1), date(2022, 3, 31)),
        ("K", date(2022, 1, 1), date(2022, 3, 31)),
    ],
)
async def test_a_sign_chooses_and_the_dialog_is_gone(desk: Journey, sign: str, first: date, last: date | None) -> None:
    await desk.press("s", "p", sign)
    assert desk.room == "Statistics"
    assert (desk.app.office.period.first, desk.app.office.period.last) == (first, last)
    assert desk.app.office.period.title() in desk.lines[0]
    assert desk.status.startswith("Periode: ")


async def test_arrows_and_enter_choose_too(desk: Journey) -> None:
    await desk.press("s", "p", "home", "down", "enter")
    assert "Vikarperioden" in desk.lines[0]


async def test_the_cursor_starts_on_the_period_shown_so_that_enter_changes_nothing(desk: Journey) -> None:
    await desk.press("s", "p")
    assert "▶ i I år" in desk.screen
    await desk.press("enter", "p", "2", "p")
    assert "▶ 2 Vikarperioden" in desk.screen


@pytest.mark.parametrize("key", ["3", "9", "0", "x"])
async def test_a_sign_without_a_line_does_nothing(desk: Journey, key: str) -> None:
    await desk.press("p", key)
    assert desk.room == "PickPeriod"


async def test_the_arrows_to_the_side_take_another_quarter_but_none_to_come(desk: Journey) -> None:
    await desk.press("s", "p", "right")
    assert "k 1. kvartal 2022" in desk.screen
    await desk.press("left", "left")
    assert "k 3. kvartal 2021" in desk.screen
    number = counted(desk.register, "2021-07-01", "2021-09-30")
    assert desk.line("3. kvartal 2021").split()[-6:-1] == ["01-07-2021", "–", "30-09-2021", str(number), "sager"]
    await desk.press("k")
    assert "01-07-2021 – 30-09-2021" in desk.lines[0]


async def test_escape_keeps_the_period(desk: Journey) -> None:
    before = desk.app.office.period
    await desk.press("s", "p", "down", "escape")
    assert desk.room == "Statistics"
    assert desk.app.office.period == before


async def test_a_span_of_ones_own_is_shown_and_not_kept(desk: Journey) -> None:
    named = desk.register.periods.all()
    await desk.press("s", "p", "f", *"1-9-2021", "tab", *"30-9-2021", "ctrl+s")
    assert desk.room == "Statistics"
    assert "01-09-2021 – 30-09-2021" in desk.lines[0]
    assert f"= {counted(desk.register, '2021-09-01', '2021-09-30')}" in desk.lines[1]
    assert desk.register.periods.all() == named


async def test_a_named_span_gets_the_next_digit_and_moves_no_other(desk: Journey) -> None:
    await desk.press("p")
    before = {line[3:40] for line in desk.lines if "–" in line and "sag" in line}
    await desk.press("escape", "s", "p", "f", *"1-9-2021", "tab", *"30-11-2021", "tab", *"Efteråret 2021", "ctrl+s")
    assert "Efteråret 2021" in desk.lines[0]
    await desk.press("p")
    after = {line[3:40] for line in desk.lines if "–" in line and "sag" in line}
    assert len(before) == 7
    assert {line.strip().split()[0] for line in after - before} == {"3"}
    assert before < after
    await desk.press("2", "p", "3")
    assert (desk.app.office.period.first, desk.app.office.period.last) == (date(2021, 9, 1), date(2021, 11, 30))
    await desk.press("ctrl+z", "p")
    assert not any("Efteråret" in line for line in desk.lines[3:])
    assert "1 Den resterende beretningsperiode" in desk.screen


async def test_from_the_tenth_on_a_named_period_is_reached_by_the_arrows(desk: Journey) -> None:
    with desk.register.acts.act("Perioder gemt"):
        for number in range(3, 12):
            desk.register.periods.add(Period(date(2021, number, 1), date(2021, number, 2), f"Nummer {number}"))
    await desk.press("p")
    assert "9 Nummer 9" in desk.screen
    assert "i I år" in desk.screen
    await desk.press("home", *["down"] * 10, "enter")
    assert desk.app.office.period.name == "Nummer 11"


async def test_an_open_end_reaches_to_today(desk: Journey) -> None:
    await desk.press("s", "p", "f", *"1-12-2021", "tab", "ctrl+a", "delete", "ctrl+s")
    assert desk.app.office.period == Period(date(2021, 12, 1))
    assert "01-12-2021 – i dag" in desk.lines[0]


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (
            ("1-9-2021", "tab", "1-8-2021"),
            "last",
            "! Perioden slutter (01-08-2021) før den begynder (01-09-2021). Byt om på de to datoer.",
        ),
        (("32/1",), "first", "! Datoen »32/1« findes ikke. Skriv fx 28/11, fre eller -2."),
        (("1-9-2021", "tab", "snart"), "last", "! Datoen »snart« kan ikke læses. Skriv fx 28/11, fre eller -2."),
        (
            ("1-9-2021", "tab", "tab", "Vikarperioden"),
            "name",
            "! Perioden »Vikarperioden« findes allerede. Giv den et andet navn.",
        ),
        (("ctrl+a", "delete"), "first", "! Skriv periodens første dag, fx 1-8-2021."),
    ],
)
async def test_what_cannot_be_a_period_is_told_at_its_field(
    desk: Journey, typed: tuple[str, ...], field: str, told: str
) -> None:
    before = desk.app.office.period
    await desk.press("s", "p", "f")
    for piece in typed:
        await desk.press(*([piece] if piece in ("tab", "delete", "ctrl+a") else piece))
    await desk.press("ctrl+s")
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", field, told)
    assert desk.app.office.period == before


async def test_the_period_is_the_consultations_too(desk: Journey) -> None:
    await desk.press("k")
    assert "0 i alt" in desk.screen
    await desk.press("p", "1")
    assert "KONSULENTBISTAND · 01-08-2021 – 31-12-2021" in desk.screen
    assert "15 i alt · 19 t 45 min" in desk.screen


async def test_the_average_of_the_month_that_runs_is_over_the_days_that_have_been(desk: Journey) -> None:
    await desk.press("s", "p", "m")
    assert desk.line("Gennemsnit").split() == ["Gennemsnit", "pr.", "måned", "(over", "0,55", "måneder)", "20,1"]


@pytest.mark.parametrize(("first", "told"), [("11-1-2022", True), ("12-1-2022", False)], ids=["a week", "six days"])
async def test_of_less_than_a_week_no_average_is_told_by_the_month(desk: Journey, first: str, told: bool) -> None:
    await desk.press("s", "p", "f", *first, "tab", *"31-1-2022", "ctrl+s")
    assert "Talt med i tabellerne" in desk.screen
    assert ("Gennemsnit pr. måned" in desk.screen) is told
