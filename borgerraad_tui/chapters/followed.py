"""Recommendations with what came of them, and cleared examples, as further chapters of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Bullets, Heading, Paragraph
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.recommendation import STATUS_WORDS, Recommendation, RecommendationStatus


class Given(NamedTuple):
    """A recommendation with its addressee in words and where it stood, oldest first."""

    recommendation: Recommendation
    addressee: str
    statuses: Sequence[RecommendationStatus]


def recommendation_blocks(given: Sequence[Given]) -> Iterator[Block]:
    """The report's own recommendations, by addressee, each with its text."""
    if not given:
        return
    yield Heading("Fokusområder og anbefalinger", key="recommendations")
    for addressee in dict.fromkeys(each.addressee for each in given):
        yield Heading(f"{addressee} anbefales at have fokus på", 2)
        among = [each.recommendation for each in given if each.addressee == addressee]
        yield Bullets(tuple(each.title for each in among))
        for each in among:
            if each.text:
                yield Paragraph(each.text, "own")


def follow_up_blocks(earlier: Sequence[Given]) -> Iterator[Block]:
    """Earlier recommendations: to whom, the reply and the plan, and where each stands."""
    if not earlier:
        return
    yield Heading("Opfølgning på tidligere anbefalinger", key="follow_up")
    for each in earlier:
        one = each.recommendation
        yield Heading(one.title, 2)
        yield Paragraph(f"Givet {danish_day(one.given)} til {each.addressee}.", "note")
        for label, text in (("Svar", one.reply), ("Handleplan", one.plan)):
            if text:
                yield Paragraph(f"{label}: {text}", "own")
        yield Bullets(tuple(_stood(status) for status in each.statuses))


def example_blocks(examples: Sequence[Example]) -> Iterator[Block]:
    """Cleared examples, in words that point at nobody."""
    if not examples:
        return
    yield Heading("Eksempler", key="examples")
    for example in examples:
        if example.title:
            yield Heading(example.title, 2)
        yield Paragraph(example.text, "own")


def _stood(status: RecommendationStatus) -> str:
    said = f": {status.text}" if status.text else ""
    return f"{danish_day(status.day)} {STATUS_WORDS[status.status]}{said}"
