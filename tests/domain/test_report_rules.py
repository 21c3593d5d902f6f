"""No day is counted in two sub-periods, titles are told apart, and what is published stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.report import Report, ReportPart
from borgerraad_tui.domain.report_rules import check_not_last, check_part, check_report, check_unpublished
from borgerraad_tui.errors import RuleBroken

NOW = datetime(2022, 1, 17, 10, 0)
YEAR = date(2021, 1, 1)
days = st.integers(0, 40)


def part(first: int, last: int, identifier: int | None = None, name: str = "") -> ReportPart:
    return ReportPart(
        id=identifier, report=1, name=name, first=YEAR + timedelta(first), last=YEAR + timedelta(max(first, last))
    )


@given(days, days, days, days)
def test_two_parts_are_refused_exactly_when_some_day_is_in_both(a: int, b: int, c: int, d: int) -> None:
    one, other = part(a, b, 1), part(c, d, 2)
    days_of = [{each.first + timedelta(n) for n in range((each.last - each.first).days + 1)} for each in (one, other)]
    both = days_of[0] & days_of[1]
    try:
        check_part(one, [other])
    except RuleBroken as refused:
        assert both
        assert refused.field in ("first", "last")
        assert f"{min(both):%d-%m-%Y}" in refused.text
    else:
        assert not both


def test_a_part_that_is_changed_does_not_overlap_its_older_self() -> None:
    check_part(part(0, 9, 1), [part(0, 20, 1), part(21, 30, 2)])


def test_the_refusal_names_the_other_part_and_the_days_and_the_field_that_reaches_in() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_part(part(5, 30), [part(0, 10, 1, "Vinter")])
    assert refused.value.field == "first"
    assert refused.value.text == (
        "06-01-2021 – 11-01-2021 ligger også i delperioden »Vinter« (01-01-2021 – 11-01-2021) og ville blive talt to gange."
        " Ret en af de to datoer."
    )
    with pytest.raises(RuleBroken) as refused:
        check_part(part(0, 5), [part(5, 10, 1)])
    assert refused.value.field == "last"
    assert refused.value.text.startswith("06-01-2021 ligger også i delperioden (06-01-2021 – 11-01-2021)")


def test_titles_are_alike_whatever_their_letters() -> None:
    other = Report(id=1, title="Beretning 2021", entered=NOW)
    with pytest.raises(RuleBroken, match="»Beretning 2021«"):
        check_report(Report(title="BERETNING  2021", entered=NOW), [other])
    check_report(other.edit(title="beretning 2021"), [other])


def test_what_is_published_stands_since_a_day() -> None:
    check_unpublished(Report(title="T", entered=NOW))
    with pytest.raises(RuleBroken, match="offentliggjort 10-01-2022"):
        check_unpublished(Report(title="T", entered=NOW, published=date(2022, 1, 10)))


def test_the_only_part_stays() -> None:
    check_not_last([part(0, 1), part(2, 3)])
    with pytest.raises(RuleBroken, match="kun den ene delperiode"):
        check_not_last([part(0, 1)])
