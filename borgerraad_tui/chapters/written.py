"""The chapters that are words alone: recommendations, what came of earlier ones, and cleared examples, read from the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from borgerraad_tui.chapters.blocks import Block
from borgerraad_tui.chapters.followed import Given, example_blocks, follow_up_blocks, recommendation_blocks
from borgerraad_tui.chapters.plan import ReportPlan
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.recommendation import RecommendationStatus
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import all_handed_on, cleared_within
from borgerraad_tui.store.kinds import RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.register import Register

RECOMMENDATIONS, EXAMPLES, FOLLOW_UP = "recommendations", "examples", "follow_up"
WORDS = (RECOMMENDATIONS, EXAMPLES, FOLLOW_UP)
"""The keys of these chapters in the file."""


def words_of(register: Register, plan: ReportPlan, key: str) -> Iterator[Block]:
    """What one of these chapters says this minute."""
    if key == RECOMMENDATIONS:
        span = (plan.first.isoformat(), plan.last.isoformat())
        yield from recommendation_blocks(recommendations_given(register, "given BETWEEN ? AND ?", span))
    elif key == FOLLOW_UP:
        yield from follow_up_blocks(recommendations_given(register, "given < ?", (plan.first.isoformat(),)))
    else:
        yield from examples_told(examples_found(register, plan))


def examples_told(found: Sequence[Example | RuleBroken]) -> Iterator[Block]:
    """Those of the examples that may be told."""
    yield from example_blocks([one for one in found if isinstance(one, Example)])


def examples_found(register: Register, plan: ReportPlan) -> list[Example | RuleBroken]:
    """The cleared examples of the report's days; in place of one that something was found in since, why it is not told."""
    return list(all_handed_on(register, cleared_within(register, plan.first, plan.last)))


def recommendations_given(register: Register, condition: str, values: tuple[str, ...]) -> list[Given]:
    """The recommendations that fulfil a condition, oldest first, each with where it stood."""
    catalogue = register.catalogue
    found = register.records(RECOMMENDATION).where(condition, values, "given, id")
    stood = _statuses(register, [one.id or 0 for one in found])
    return [
        Given(
            one,
            catalogue.name("department", one.department)
            or catalogue.name("directorate", one.directorate)
            or f"{register.municipality} som helhed",
            stood.get(one.id or 0, ()),
        )
        for one in found
    ]


def _statuses(register: Register, recommendations: Sequence[int]) -> Mapping[int, Sequence[RecommendationStatus]]:
    marks = ",".join("?" * len(recommendations))
    of_each: dict[int, list[RecommendationStatus]] = {}
    for status in register.records(RECOMMENDATION_STATUS).where(
        f"recommendation IN ({marks})", tuple(recommendations), "day, id"
    ):
        of_each.setdefault(status.recommendation, []).append(status)
    return of_each
