"""A period that is not over says so, a month with nothing is told, and days in no part stand between the periods."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.chapters.blocks import Heading, Paragraph
from borgerraad_tui.chapters.plan import ReportPlan, plan_named, single_period
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.export.as_text import figures_as_text
from borgerraad_tui.intake.demo import REPORT_TITLE
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.register import Register


def notes(register: Register, plan: ReportPlan) -> list[str]:
    return [block.text for block in report_document(register, plan).of(Paragraph) if block.role == "note"]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        # the demo's day is 17 January 2022
        ("2022-01-01", "2022-12-31", "Perioden er ikke slut: tallene går til og med 17-01-2022, 17 af 365 dage."),
        ("2023-01-01", "2023-12-31", "Perioden er ikke begyndt: den begynder 01-01-2023"),
    ],
)
def test_a_period_that_is_not_over_says_so(demo_register: Register, first: str, last: str, told: str) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert any(note.startswith(told) for note in notes(demo_register, single_period(demo_register, "Prøve", *days)))
    figures = demo_register.figures(*days)
    assert told in figures_as_text(figures, read_further(demo_register, figures)).split("\n")[1]


def test_a_period_that_is_over_says_nothing_of_it(demo_register: Register) -> None:
    plan = single_period(demo_register, "Prøve", date(2021, 8, 1), date(2021, 12, 31))
    assert not any("Perioden er ikke" in note or "ingen henvendelser i" in note for note in notes(demo_register, plan))


def test_a_whole_month_with_nothing_in_it_is_told_with_the_divisor(demo_register: Register) -> None:
    plan = single_period(demo_register, "Prøve", date(2020, 8, 1), date(2021, 12, 31))
    told = "Der er ingen henvendelser i juli 2021, som er med i de 17 måneder, der deles med."
    assert told in notes(demo_register, plan)


def test_days_in_no_part_are_told_first_and_between_the_two_periods(demo_register: Register) -> None:
    told = "Dagene 01-07-2021 – 31-07-2021 er ikke med i nogen delperiode."
    blocks = report_document(demo_register, plan_named(demo_register, REPORT_TITLE)).blocks
    places = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text == told]
    parts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2][:2]
    assert places == [1, parts[1] - 1]
    assert parts[0] == 2
