"""How long a consultation took, as it is written in the office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.consultation import MOST_MINUTES, read_minutes
from borgerraad_tui.errors import RuleBroken


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0", 0), ("90", 90), (" 90 min. ", 90), ("45 minutter", 45), ("45m", 45), ("1:30", 90), ("0:05", 5),
        ("1t 30", 90), ("1t30", 90), ("1 t. 30 min", 90), ("2 timer", 120), ("1 time", 60), ("1½ t", 90), ("½ t", 30),
        ("1,5 t", 90), ("1.5 timer", 90), ("2¼ t", 135), ("1¾t", 105), ("6000", 6000), ("100:00", 6000),
    ],
)  # fmt: skip
def test_minutes_are_read_as_they_are_written(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["x", "", "-5", "6001", "100:01", "1:60", "t", "min", "1,7 t", "1½", "1:3", "٣"])
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"Skriv fx 45, 1:30 eller 1½ t, højst 6000 minutter\.") as refused:
        read_minutes(text)
    assert refused.value.field == "minutes"


@given(st.integers(0, MOST_MINUTES))
def test_a_clock_and_hours_mean_the_same_minutes(minutes: int) -> None:
    hours, over = divmod(minutes, 60)
    assert (
        read_minutes(f"{hours}:{over:02}") == read_minutes(f"{hours}t {over}") == read_minutes(str(minutes)) == minutes
    )
