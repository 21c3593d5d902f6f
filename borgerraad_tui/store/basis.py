"""What a recommendation rests on, and the inquiries a consultation was about, as they are listed and changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from borgerraad_tui.domain.recommendation import Basis
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import BASIS
from borgerraad_tui.store.register import Register

Side = Literal["recommendation", "consultation", "inquiry"]

INQUIRIES = """
SELECT i.id, i.year, i.number, i.subject FROM basis AS b JOIN inquiry AS i ON i.id = b.inquiry
WHERE b.{side} = ? ORDER BY i.year, i.number
"""
CONSULTATIONS = """
SELECT c.id, c.day, kind.name, c.topic FROM basis AS b JOIN consultation AS c ON c.id = b.consultation
JOIN catalogue AS kind ON kind.id = c.kind WHERE b.{side} = ? ORDER BY c.day, c.id
"""
RECOMMENDATIONS = """
SELECT r.id, r.given, r.title FROM basis AS b JOIN recommendation AS r ON r.id = b.recommendation
WHERE b.{side} = ? ORDER BY r.given, r.id
"""


class LinkedInquiry(NamedTuple):
    """An inquiry by its number."""

    id: int
    year: int
    number: int
    subject: str


class LinkedConsultation(NamedTuple):
    """A consultation; `day` is ISO text, `kind` its printed name."""

    id: int
    day: str
    kind: str
    topic: str


class LinkedRecommendation(NamedTuple):
    """A recommendation; `given` is ISO text."""

    id: int
    given: str
    title: str


class LinkedExample(NamedTuple):
    """An example by its title, which may still be empty."""

    id: int
    title: str


def linked_inquiries(engine: Engine, side: Side, identifier: int) -> list[LinkedInquiry]:
    """The inquiries a recommendation rests on, or a consultation was about."""
    return [LinkedInquiry(*row) for row in engine.rows(INQUIRIES.format(side=side), (identifier,))]


def linked_consultations(engine: Engine, side: Side, identifier: int) -> list[LinkedConsultation]:
    """The consultations a recommendation rests on, or that were about an inquiry."""
    return [LinkedConsultation(*row) for row in engine.rows(CONSULTATIONS.format(side=side), (identifier,))]


def linked_recommendations(engine: Engine, side: Side, identifier: int) -> list[LinkedRecommendation]:
    """The recommendations an inquiry or a consultation points at."""
    return [LinkedRecommendation(*row) for row in engine.rows(RECOMMENDATIONS.format(side=side), (identifier,))]


def linked_examples(engine: Engine, inquiry: int) -> list[LinkedExample]:
    """The example made of an inquiry, if one was."""
    return [LinkedExample(*row) for row in engine.rows("SELECT id, title FROM example WHERE inquiry = ?", (inquiry,))]


def link_exactly(register: Register, side: Side, identifier: int, other: Side, wanted: Iterable[int]) -> None:
    """Have a row tied to exactly these rows of another kind, inside the open act; what is tied already stays as it is."""
    books = register.records(BASIS)
    present = {getattr(row, other): row for row in books.where(f"{side} = ? AND {other} IS NOT NULL", (identifier,))}
    for key in dict.fromkeys(wanted):
        if key not in present:
            books.add(Basis.model_validate({side: identifier, other: key}))
    for key, row in present.items():
        if key not in set(wanted) and row.id is not None:
            books.remove(row.id)
