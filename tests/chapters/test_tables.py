"""Charts made from counted tables: what is told of months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.chapters.tables import month_columns
from borgerraad_tui.statistics.by_month import MOST_MONTHS, MonthCount
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.month_block import month_blocks


@pytest.fixture
def figures(register: Register) -> Figures:
    return register.figures(date(2018, 11, 1), date(2021, 12, 31))


def months(number: int) -> tuple[MonthCount, ...]:
    """So many from November 2018 on, each with one complaint and two others."""
    indexes = range(2018 * 12 + 10, 2018 * 12 + 10 + number)
    return tuple(MonthCount(date(index // 12, index % 12 + 1, 1), 1, 2) for index in indexes)


def test_as_many_months_as_can_be_told_apart_stand_month_by_month(figures: Figures) -> None:
    chart = month_columns(figures, months(MOST_MONTHS))
    assert chart.title == "Henvendelser måned for måned"
    assert len(chart.names) == MOST_MONTHS
    assert chart.names[:2] == ("november 2018", "december 2018")


def test_more_stand_year_by_year_and_none_is_lost(figures: Figures) -> None:
    chart = month_columns(figures, months(MOST_MONTHS + 2))
    assert chart.title == "Henvendelser år for år"
    assert chart.names == ("2018", "2019", "2020", "2021")
    complaints, others = (series.values for series in chart.series)
    assert complaints == (2, 12, 12, 12)
    assert others == (4, 24, 24, 24)
    assert chart.labels == ("6", "36", "36", "36")
    assert "2018 6, heraf 2 klager; 2019 36, heraf 12 klager" in chart.alt


def test_the_figures_of_a_diagram_of_years_open_the_days_of_the_period_within_them(figures: Figures) -> None:
    counted = replace(figures, first=date(2018, 11, 5), registered=114)
    (block,) = month_blocks(counted, months(MOST_MONTHS + 2))
    assert (block.title, [line.name for line in block.lines]) == ("År for år", ["2018", "2019", "2020", "2021"])
    spans = [(behind.first, behind.last) for line in block.lines if isinstance(behind := line.behind, Selection)]
    assert [spans[0], spans[1], spans[3]] == [
        (date(2018, 11, 5), date(2018, 12, 31)),
        (date(2019, 1, 1), date(2019, 12, 31)),
        (date(2021, 1, 1), date(2021, 12, 31)),
    ]
    assert [*month_blocks(figures, ())] == [], "nothing is counted"
