"""A sheet of questions to departments, with what came back."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request, Scope
from borgerraad_tui.domain.request_rules import request_rules
from borgerraad_tui.domain.text import LONGEST_NOTE
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.numbered import ABOUT, inquiry_of
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import YES, read_day, read_word
from borgerraad_tui.store.kinds import REQUEST

FIELDS = {
    ABOUT: "inquiry", "systemisk": "scope", "direktørområde": "directorate", "afdeling": "department", "spurgt": "asked",
    "spørgsmål": "question", "første svar": "replied", "besvaret": "answered", "svar": "answer", "rykket": "chased",
    "afgjort": "settled",
}  # fmt: skip
"""Each heading and the field it fills, as the rules call it; `rykket` has a day for each chaser."""
_REQUIRED = ("direktørområde", "spurgt", "spørgsmål")


def read_request(row: Row, background: Background) -> Request | None:
    """The question of a row, and its faults noted in the row; one about no inquiry is of the adviser's own motion."""
    for heading in _REQUIRED:
        row.require(heading)
    inquiry, asked, names = inquiry_of(row, background), row.read("spurgt", read_day), background.names
    directorate = row.read("direktørområde", partial(names.key, "directorate", day=asked))
    department = row.read("afdeling", partial(names.key, "department", day=asked, parent=directorate))
    scope, chasers = _scope(row, inquiry), row.read_each("rykket", read_day)
    question, answer = row.prose("spørgsmål", LONGEST_NOTE), row.prose("svar", LONGEST_NOTE)
    heard = row.read("første svar", read_day), row.read("besvaret", read_day), answer, row.read("afgjort", read_day)
    if asked is None or directorate is None or not question:
        return None
    request = Request(
        scope=scope, inquiry=inquiry.id if inquiry else None, directorate=directorate, department=department, asked=asked,
        entered=background.now, question=question, chasers=len(chasers), chased=max(chasers, default=None),
    ).hear(*heard)  # fmt: skip
    row.tell(request_rules(request, inquiry, background.catalogue, background.now.date()), FIELDS)
    return request


REQUESTS = Addition(
    Form(tuple(FIELDS), required=_REQUIRED, read=read_request),
    lambda register, request: register.records(REQUEST).add(request),
)
"""A sheet of questions."""


def _scope(row: Row, inquiry: Inquiry | None) -> Scope:
    systemic = row.read("systemisk", partial(read_word, words=YES))
    if systemic and not row.text(ABOUT):
        row.fault("systemisk", "Et systemisk spørgsmål udspringer af en henvendelse. Skriv dens nummer.")
    if systemic:
        return "systemic"
    return "inquiry" if inquiry else "own"
