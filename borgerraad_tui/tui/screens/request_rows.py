"""How a list of questions to departments looks, and the lines above it: what each directorate owes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from borgerraad_tui.domain.calendar import working_days
from borgerraad_tui.domain.text import counted, fit
from borgerraad_tui.domain.waiting import Heard, Terms
from borgerraad_tui.store.requests import Ageing, ListedRequest
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.screens.request_lines import OWN_MOTION, SCOPE_WORDS, STATE_ROLES, STATE_WORDS
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

ALL_AREAS = "Alle områder"
NAME, OPEN, LATE = 32, 10, 16
"""Cells of an area's name, of how many are open, and of how many are late."""


def request_columns(
    terms: Callable[[], Terms], late: str, heard: Heard = "answer", today: Callable[[], date] | None = None
) -> tuple[Column[ListedRequest], ...]:
    """Number, area, how long it waits, chasers, how far it has come, and the question; `late` is the sign before what is late.

    Days are counted to the day of the terms. Numbers are written as on `today`, which is that day unless it is given.
    """

    def role(row: ListedRequest) -> Role:
        return STATE_ROLES[terms().state(row.clock)]

    return (
        Column("Nr", 9, lambda row: _marked(row, terms(), today() if today else terms().today, late), role),
        Column("Område", 6, lambda row: row.brief, wide_only=True),
        Column("Område", 3, lambda row: row.brief, narrow_only=True),
        Column("Afdeling", 14, lambda row: row.department, wide_only=True),
        Column("Ventet", 6, lambda row: f"{row.clock.days(terms().today, heard)} d", role, right=True),
        Column("Hverdage", 11, lambda row: _working(row, terms().today, heard), "muted", right=True),
        Column("Rykket", 8, lambda row: f"rykket {row.chasers}" if row.chasers else "", "muted"),
        Column("Tilstand", 10, lambda row: STATE_WORDS[terms().state(row.clock)], role),
        Column("Spørgsmål", 0, lambda row: SCOPE_WORDS[row.scope] + row.question),
    )


def ageing_lines(owed: Sequence[Ageing], picked: str, today: date, glyphs: Glyphs) -> Iterator[Paragraph]:
    """All areas, then each that owes something: how many are open, how many late, how old the oldest; a sign at the picked one."""
    if owed:
        oldest = min(each.oldest for each in owed)
        total = Ageing((), ALL_AREAS, sum(each.open for each in owed), sum(each.late for each in owed), oldest)
        for each in (total, *owed):
            here = each.name == (picked or ALL_AREAS)
            yield Paragraph(_ageing_line(each, today, glyphs, here=here))


def _marked(row: ListedRequest, terms: Terms, today: date, late: str) -> str:
    """The sign of what is late, and the number at the right."""
    named = number_text(row.year, row.number, today) if row.year and row.number else OWN_MOTION
    return (late if terms.state(row.clock) == "late" else " ") + named.rjust(8)


def _working(row: ListedRequest, today: date, heard: Heard) -> str:
    until = row.clock.until(today, heard)
    return counted(working_days(date.fromisoformat(row.asked), until), "hverdag", "hverdage")


def _ageing_line(owed: Ageing, today: date, glyphs: Glyphs, *, here: bool) -> list[Part]:
    name = fit(f"{glyphs.chosen if here else ' '}{owed.name}", NAME, glyphs.ellipsis)
    late = f"{glyphs.late} {owed.late} over frist" if owed.late else ""
    oldest = counted((today - date.fromisoformat(owed.oldest)).days, "dag", "dage")
    return [
        Part(name, "key" if here else "text"),
        Part(counted(owed.open, "åbent", "åbne").ljust(OPEN)),
        Part(late.ljust(LATE), "late"),
        Part(f"det ældste {oldest}", "muted"),
    ]
