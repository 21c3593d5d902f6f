"""Any figure can say what it is made of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.basis import average_basis, basis, share_told
from borgerraad_tui.statistics.numbers import half_up, one_decimal
from borgerraad_tui.statistics.report import count
from tests.statistics.counting import FIRST, LAST, NUMBERED, figures, inquiries

DIALOG = inquiries(19, Kind.COMPLAINT, "diverse", "andet", "anden_behandling_og_hjaelp", "styrket_dialog")
REST = inquiries(41, Kind.COMPLAINT, "teknik_og_klima", "andet", "open")
OTHERS = inquiries(51, Kind.OTHER, "diverse", "hjemmel", "forslag")
COUNTED = figures(DIALOG, REST, OTHERS)


@pytest.mark.parametrize(
    ("number", "name", "sentence"),
    [
        (1, "Diverse", "70 af 111 henvendelser = 63,06 %, rundet 63 %."),
        (3, "Diverse", "19 klager af 70 sager i rækken = 27,14 %, rundet 27 %."),
        (4, "Ikke afsluttet", "41 af 60 klager = 68,33 %, rundet 68 %."),
        (5, "Forslag", "51 af 51 andre henvendelser = 100 %."),
        (6, "Styrket dialog", "19 af 60 klager = 31,67 %, rundet 32 %."),
        (9, "Hjemmelsspørgsmål", "51 af 111 henvendelser = 45,95 %, rundet 46 %."),
    ],
)
def test_a_percentage_says_what_it_is_a_part_of_and_how_it_was_rounded(number: int, name: str, sentence: str) -> None:
    table = COUNTED.table(number)
    (row,) = (row for row in table.rows if row.name == name)
    assert basis(table, row) == sentence


@given(part=st.integers(0, 500), whole=st.integers(1, 500))
def test_rounding_is_told_where_it_changed_what_is_written_and_nowhere_else(part: int, whole: int) -> None:
    exact = (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    written, _, rounded = share_told(part, whole).partition(" %, rundet ")
    assert Decimal(written.removesuffix(" %").replace(",", ".")) == exact
    assert bool(rounded) == (exact != exact.to_integral_value())


def test_a_total_has_its_basis_too() -> None:
    table = COUNTED.table(3)
    assert basis(table, table.total) == "60 klager af 111 sager i rækken = 54,05 %, rundet 54 %."


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "0 af 0 henvendelser: ingen procent af ingenting."),
        (3, "0 klager af 0 sager i rækken: ingen procent af ingenting."),
        (7, "0 af 0 klager: ingen procent af ingenting."),
    ],
)
def test_there_is_no_percentage_of_nothing(number: int, sentence: str) -> None:
    table = figures().table(number)
    assert basis(table, table.total) == sentence


def test_the_monthly_average_shows_its_divisor() -> None:
    assert average_basis(COUNTED, Fraction(222, 10)) == "111 henvendelser / 5 måneder = 22,2 om måneden."


def test_without_a_day_there_is_no_average() -> None:
    nothing = count([], NUMBERED, None, LAST, LAST)
    assert nothing.months == 0
    assert nothing.per_month is None
    assert count([], NUMBERED, LAST, FIRST, LAST).per_month is None


@pytest.mark.parametrize(
    ("last", "days", "per_month"),
    [(date(2021, 8, 1), 1, 589), (date(2021, 8, 30), 30, Fraction(589, 30)), (date(2021, 8, 31), 31, 19)],
)
def test_part_of_a_month_is_its_days_of_that_month(last: date, days: int, per_month: int | Fraction) -> None:
    begun = figures(DIALOG, last=last)
    assert (begun.days, begun.months, begun.per_month) == (days, Fraction(days, 31), per_month)


@given(part=st.integers(0, 10_000), whole=st.integers(1, 10_000), digits=st.integers(0, 3))
def test_decimals_are_rounded_half_up(part: int, whole: int, digits: int) -> None:
    exact = Decimal(part) / Decimal(whole)
    assert half_up(Fraction(part, whole), digits) == exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(Fraction(1, 2), 0, "1"), (Fraction(5, 100), 1, "0.1"), (Fraction(49, 1000), 1, "0.0"), (Fraction(22), 1, "22.0")],
)
def test_a_half_goes_up_and_digits_are_kept(value: Fraction, digits: int, written: str) -> None:
    assert str(half_up(value, digits)) == written


def test_days_to_come_are_no_part_of_the_divisor() -> None:
    begun = figures(DIALOG, last=date(2021, 12, 31), today=date(2021, 8, 31))
    assert begun.months == 1
    assert average_basis(begun, Fraction(19)) == "19 henvendelser / 1 måned = 19,0 om måneden."
    assert begun.days == 31
    to_come = figures(DIALOG, today=FIRST - timedelta(days=1))
    assert (to_come.per_month, to_come.days) == (None, 0)


def test_the_average_always_has_one_decimal() -> None:
    assert [one_decimal(Fraction(number)) for number in ("31", "21.94", "0.05")] == ["31,0", "21,9", "0,1"]
