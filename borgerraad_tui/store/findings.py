"""Findings: outcomes beside an inquiry's main one. Counted on their own, never in the nine tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from borgerraad_tui.domain.connection import Finding
from borgerraad_tui.statistics.findings import FindingCounts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.left import rows_left
from borgerraad_tui.store.records import Records

COUNTED = """
FROM finding CROSS JOIN inquiry ON inquiry.id = finding.inquiry
WHERE inquiry.received BETWEEN ? AND ? AND inquiry.kind IS NOT NULL AND inquiry.exclusion IS NULL AND inquiry.closed IS NOT NULL
"""
"""A finding counts with its inquiry: closed, and in the statistics. CROSS JOIN: there are few findings and many inquiries."""
BY_OUTCOME = f"SELECT finding.outcome, count(*) {COUNTED} GROUP BY finding.outcome"
MARKED_THEN = "body ->> 'outcome' IN (SELECT value FROM json_each(?))"
MARKED = f"SELECT count(DISTINCT inquiry.id) {COUNTED}"


def findings_of(records: Records[Finding], inquiry: int) -> tuple[str, ...]:
    """The keys of an inquiry's findings, in the order they were marked."""
    return tuple(finding.outcome for finding in records.where("inquiry = ?", (inquiry,)))


def mark_findings(records: Records[Finding], inquiry: int, outcomes: Sequence[str]) -> None:
    """Let an inquiry have these findings and no other; inside an open act."""
    present = records.where("inquiry = ?", (inquiry,))
    for finding in present:
        if finding.outcome not in outcomes and finding.id is not None:
            records.remove(finding.id)
    known = {finding.outcome for finding in present}
    for outcome in dict.fromkeys(outcomes):
        if outcome not in known:
            records.add(Finding(inquiry=inquiry, outcome=outcome))


def finding_counts(engine: Engine, first: date, last: date) -> FindingCounts:
    """The findings of the inquiries received in a period, both days included."""
    span = first.isoformat(), last.isoformat()
    return FindingCounts(dict(engine.rows(BY_OUTCOME, span)), int(engine.one(MARKED, span)))


def marked_then(engine: Engine, act: int, outcomes: Sequence[int]) -> frozenset[int]:
    """The inquiries that one of these outcomes (catalogue ids) was marked on when an act was done."""
    found = rows_left(engine, act, "finding", MARKED_THEN, (json.dumps(list(outcomes)),))
    return frozenset(body["inquiry"] for body in found)
