"""A sheet of recommendations: who was recommended what in which report, what was answered, and where it stands."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain.recommendation import STATUS_KEYS, Recommendation, RecommendationStatus
from borgerraad_tui.domain.rules import recommendation_rules, status_rules
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.faults import expected
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import read_day
from borgerraad_tui.store.kinds import RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.register import Register

FIELDS = {
    "givet": "given", "titel": "title", "tekst": "text", "beretning": "report", "direktørområde": "directorate",
    "afdeling": "department", "tema": "theme", "svar": "reply", "handleplan": "plan", "status": "day",
}  # fmt: skip
"""Each heading and the field it fills, as the rules call it."""
_STATUS = re.compile(r"(?P<word>[^\d:]+?)\s+(?P<day>[\d./-]+)(?::\s*(?P<text>.*))?")


class Given(NamedTuple):
    """One recommendation and where it has stood; the statuses' own recommendation is filled in when it is written."""

    recommendation: Recommendation
    statuses: tuple[RecommendationStatus, ...]


def read_recommendation(row: Row, background: Background) -> Given | None:
    """The recommendation of a row, and its faults noted in the row; None without a day and a title."""
    row.require("givet")
    row.require("titel")
    given = row.read("givet", read_day)
    names = background.names
    directorate = row.read("direktørområde", partial(names.key, "directorate", day=given))
    department = row.read("afdeling", partial(names.key, "department", day=given, parent=directorate))
    theme = row.read("tema", partial(names.key, "theme", day=given))
    statuses = row.read_each("status", read_status)
    if given is None or not row.text("titel"):
        return None
    recommendation = Recommendation(
        given=given, entered=background.now, report=row.text("beretning"), title=row.text("titel"),
        text=row.text("tekst"), directorate=directorate, department=department, theme=theme, reply=row.text("svar"),
        plan=row.text("handleplan"),
    )  # fmt: skip
    row.tell(recommendation_rules(recommendation, background.catalogue, _today(background)), FIELDS)
    for status in statuses:
        row.tell(status_rules(status, recommendation, _today(background)), FIELDS, {"status": {"givet"}})
    first = RecommendationStatus(recommendation=0, day=given, status="given")
    return Given(recommendation, statuses if any(each.status == "given" for each in statuses) else (first, *statuses))


def read_status(text: str) -> RecommendationStatus:
    """»i gang 2021-05-31: words«: a status, the day since when, and what there is to say of it."""
    found = _STATUS.fullmatch(text)
    if found is None:
        raise RuleBroken(f"Status {quoted(text)} kan ikke læses. Skriv den som i gang 2021-05-31: hvad der skete.")
    status = STATUS_KEYS.get(fold(found["word"]))
    if status is None:
        raise RuleBroken(f"{quoted(found['word'])} kendes ikke. {expected(found['word'], [*STATUS_KEYS])}")
    return RecommendationStatus(recommendation=0, day=read_day(found["day"]), status=status, text=found["text"] or "")


def lay_recommendation(register: Register, given: Given) -> None:
    """Write one and where it has stood, inside the open act."""
    identifier = register.records(RECOMMENDATION).add(given.recommendation).id
    stands = register.records(RECOMMENDATION_STATUS)
    for status in given.statuses:
        stands.add(status.edit(recommendation=identifier))


RECOMMENDATIONS = Addition(
    Form(tuple(FIELDS), required=("givet", "titel"), read=read_recommendation), lay_recommendation
)
"""A sheet of recommendations."""


def _today(background: Background) -> date:
    return background.now.date()
