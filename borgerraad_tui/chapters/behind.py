"""What stands behind the figures of a published part, as the publishing left it: inquiries, questions and consultations.

Which inquiries it was is told by the facts that were frozen, everything else by the history.
"""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.chapters.publishing import Published, catalogue_then
from borgerraad_tui.domain.waiting import Terms
from borgerraad_tui.statistics.facts import selected
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.consultations import (
    ListedConsultation,
    consultations_as_they_were,
    consultations_of_days,
)
from borgerraad_tui.store.facts import as_they_were
from borgerraad_tui.store.findings import marked_then
from borgerraad_tui.store.left import RowsLeft
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import ListedRequest
from borgerraad_tui.store.requests_left import asked_then, requests_as_they_were, terms_then
from borgerraad_tui.store.waits import own_clock, with_waits


def inquiries_behind(register: Register, published: Published, selection: Selection) -> RowsLeft[ListedInquiry]:
    """The inquiries behind a figure, newest first; behind a figure of waits each with the days that were counted."""
    catalogue, act = catalogue_then(register, published), published.act
    marked = marked_then(register.engine, act, selection.entries) if selection.part == "finding" else ()
    found = [fact.id for fact in selected(published.facts, selection, marked)]
    waited_for = own_clock(selection.part)

    def read(identifiers: Sequence[int]) -> list[ListedInquiry]:
        rows = as_they_were(register.engine, catalogue, act, identifiers)
        if waited_for is None:
            return rows
        return with_waits(register, rows, waited_for, published.figures.today, catalogue, act)

    return RowsLeft(found, read)


def questions_behind(register: Register, published: Published, selection: AskedSelection) -> RowsLeft[ListedRequest]:
    """The questions behind a figure, newest first."""
    engine, catalogue, act = register.engine, catalogue_then(register, published), published.act
    return RowsLeft(
        asked_then(engine, act, selection),
        lambda identifiers: requests_as_they_were(engine, catalogue, act, identifiers),
    )


def consultations_behind(register: Register, published: Published) -> RowsLeft[ListedConsultation]:
    """The part's consultations, newest first."""
    engine, catalogue, act = register.engine, catalogue_then(register, published), published.act
    return RowsLeft(
        consultations_of_days(engine, act, published.part.first, published.part.last),
        lambda identifiers: consultations_as_they_were(engine, catalogue, act, identifiers),
    )


def terms_behind(register: Register, published: Published) -> Terms:
    """The service levels that the part was counted by, on the day that what waited was counted until."""
    return terms_then(register.engine, published.act, published.figures.today)
