"""The forecast for the year, held against years that were drawn at random."""

from __future__ import annotations

from datetime import date
from math import exp
from random import Random

from borgerraad_tui.statistics.outlook import outlook

MIDDLE_OF_YEAR = date(2022, 6, 30)


def drawn(random: Random, rate: float) -> int:
    """A Poisson count, by Knuth's multiplication of uniform numbers."""
    product, count = random.random(), 0
    while product > exp(-rate):
        product *= random.random()
        count += 1
    return count


def test_even_months_go_on_as_they_were() -> None:
    found = outlook([20] * 12, 120, MIDDLE_OF_YEAR)
    assert found is not None
    assert (found.so_far, found.middle, found.based_on) == (120, 240, 12)
    assert found.low < 240 < found.high


def test_two_months_are_too_few() -> None:
    assert outlook([20, 25], 45, date(2022, 2, 28)) is None


def test_at_the_end_of_the_year_nothing_is_left_to_guess() -> None:
    found = outlook([20, 31, 7, 12], 240, date(2022, 12, 31))
    assert found is not None
    assert (found.low, found.middle, found.high) == (240, 240, 240)


def test_it_never_says_fewer_than_there_are() -> None:
    found = outlook([0, 40, 0], 40, date(2022, 12, 1))
    assert found is not None
    assert found.low >= 40


def test_about_four_of_five_years_lie_between_the_ends() -> None:
    random = Random(2022)
    held = 0
    for _ in range(1000):
        months = [drawn(random, 22) for _ in range(12)]
        rest = sum(drawn(random, 22) for _ in range(6))
        found = outlook(months, sum(months[-6:]), MIDDLE_OF_YEAR)
        assert found is not None
        held += found.low <= sum(months[-6:]) + rest <= found.high
    assert 760 <= held <= 900
