"""Her own words in a report: what in them points at one person is told, and a CPR number is neither frozen nor printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from borgerraad_tui.chapters.blocks import Bullets, Document, Heading, Paragraph
from borgerraad_tui.chapters.plan import ReportPlan
from borgerraad_tui.domain.example import POINTS_AT_ONE
from borgerraad_tui.domain.identifier_forms import CPR
from borgerraad_tui.domain.identifiers import known_by
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import Scanner

Placed = tuple[str, str]
"""Where a text stands, in words, and the text."""


def pointed_at(scanner: Scanner, text: str) -> str:
    """What in a text points at one person by itself, in a sentence; nothing where nothing does."""
    return known_by([found for found in scanner.findings("", text) if found.kind in POINTS_AT_ONE])


def check_words(plan: ReportPlan) -> None:
    """Whether a report's own words may be frozen; RuleBroken names the first that looks like a CPR number."""
    _refuse_cpr(_written(plan))


def printable(document: Document) -> Document:
    """The document, for a file; RuleBroken while a text in it looks like a CPR number."""
    _refuse_cpr(_printed(document))
    return document


def _written(plan: ReportPlan) -> Iterator[Placed]:
    titles = {part.id: part.title for part in plan.parts}
    yield "titlen", plan.report.title
    yield from (("delperiodens navn", part.name) for part in plan.parts)
    for part, chosen in plan.chosen.items():
        where = f"en tekst i {titles[part]}" if part in titles else "teksten til et kapitel"
        yield from ((where, said.text) for said in chosen.values())


def _printed(document: Document) -> Iterator[Placed]:
    where = "titlen"
    yield where, document.title
    for block in document.blocks:
        match block:
            case Heading(text):
                where = f"afsnittet {text}"
                yield where, text
            case Paragraph(text):
                yield where, text
            case Bullets(items):
                yield from ((where, item) for item in items)
            case _:
                pass


def _refuse_cpr(texts: Iterable[Placed]) -> None:
    for where, text in texts:
        if found := CPR.search(text):
            raise RuleBroken(
                f"»{found[0]}« ({where}) ligner et CPR-nummer og må aldrig stå i en beretning. Slet det i teksten, og prøv igen."
            )
