"""A sheet of outcomes beside the main one, for inquiries that are in the register."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain.finding_rules import finding_rules
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.numbered import ABOUT, inquiry_of
from borgerraad_tui.intake.row import Row
from borgerraad_tui.store.findings import mark_findings
from borgerraad_tui.store.kinds import FINDING
from borgerraad_tui.store.register import Register

ALSO = "også"
HEADINGS = (ABOUT, ALSO)


class Marked(NamedTuple):
    """One inquiry by id, and the keys of its findings."""

    inquiry: int
    findings: tuple[str, ...]


def read_findings(row: Row, background: Background) -> Marked | None:
    """The findings of a row, and its faults noted in the row."""
    row.require(ABOUT)
    row.require(ALSO)
    inquiry = inquiry_of(row, background)
    if inquiry is None or inquiry.id is None:
        return None
    name = partial(background.names.key, "outcome", day=inquiry.closed, parent=inquiry.action)
    findings = row.read_each(ALSO, name)
    if inquiry.closed is None:
        row.fault(ALSO, "Henvendelsen er ikke lukket. Et mærke hører til en, der er.")
    row.tell(finding_rules(findings, inquiry, background.catalogue), {ALSO: "findings"})
    return Marked(inquiry.id, findings)


def _lay(register: Register, marked: Marked) -> None:
    mark_findings(register.records(FINDING), marked.inquiry, marked.findings)


FINDINGS = Addition(Form(HEADINGS, required=HEADINGS, read=read_findings), _lay)
"""A sheet of findings."""
