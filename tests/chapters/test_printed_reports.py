"""The periods of a printed report: what is kept can always be read again."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.chapters.printed_reports import check_span, keep_new, keep_periods, read_kept
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.printed import MOST_PERIODS
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.store.register import Register

DAYS = date(2021, 8, 1), date(2021, 12, 31)


def period(name: str, first: date = DAYS[0]) -> PrintedPeriod:
    """A period that nothing is printed of yet."""
    return PrintedPeriod(name, first, DAYS[1], {}, "", ())


@pytest.mark.parametrize("name", ["Vikarperioden", "VIKARPERIODEN", "vikarperioden"])
def test_a_name_in_other_letters_is_the_same_period(name: str) -> None:
    with pytest.raises(RuleBroken, match="står der allerede"):
        check_span([period("Vikarperioden")], period(name))
    check_span([period("Vikarperioden")], period(name, date(2021, 9, 1)))


def test_what_is_let_through_is_read_again_and_one_more_than_there_is_room_for_is_refused(register: Register) -> None:
    with register.acts.act("Trykte tal"):
        kept = keep_new(register, "Beretning", [period("0")])
        for number in range(1, MOST_PERIODS):
            periods = read_kept(register, kept.id or 0)[1]
            check_span(periods, period(str(number)))
            keep_periods(register, kept.id or 0, (*periods, period(str(number))))
    periods = read_kept(register, kept.id or 0)[1]
    assert len(periods) == MOST_PERIODS
    with pytest.raises(RuleBroken, match="flere kan der ikke være"):
        check_span(periods, period("en til"))
