"""The clocks of a period as they are counted: what departments were asked, and the adviser's own, one SELECT each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.contact import contact_of
from borgerraad_tui.statistics.waits import Part, Wait
from borgerraad_tui.store.engine import Engine

ASKED = """
SELECT directorate, asked, replied, answered, settled FROM request WHERE asked BETWEEN :first AND :last
"""

RECEIVED = """
SELECT coalesce(directorate, 0), contact, lasted, ended, count(*) FROM (
  SELECT i.directorate, i.closed IS NOT NULL AS ended,
         CAST(julianday(coalesce(i.closed, :today)) - julianday(i.received) AS INTEGER) AS lasted,
         iif(i.channel IN (SELECT value FROM json_each(:spoken)), 0,
             (SELECT max(0, CAST(julianday(min(e.happened)) - julianday(i.received) AS INTEGER))
              FROM log_entry AS e
              WHERE e.inquiry = i.id AND coalesce(e.manner, 0) NOT IN (SELECT value FROM json_each(:came_in))
                AND coalesce(e.party, iif(e.manner IN (SELECT value FROM json_each(:sent)), 'citizen', '')) = 'citizen'
                AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = e.id))) AS contact
  FROM inquiry AS i WHERE i.received BETWEEN :first AND :last AND i.exclusion IS NULL)
GROUP BY directorate, contact, lasted, ended
"""
"""In days; those alike in everything are one line. The first contact is that of domain/contact.py; of a corrected entry the
correction counts."""


def read_waits(engine: Engine, catalogue: Catalogue, first: date, last: date, today: date) -> Mapping[Part, list[Wait]]:
    """Every clock that began in a period, both days included: by the day asked, and by the day received.

    Departments' clocks are those of all questions, whatever became of the inquiry, and of those beside the inquiries. What has
    left the statistics has no clock of the adviser's; what is not decided yet has. A reopened inquiry has one clock, which runs
    from the day it was received until its last closing.
    """
    waits: dict[Part, list[Wait]] = {"reply": [], "answer": [], "contact": [], "closing": []}
    span = {"first": first.isoformat(), "last": last.isoformat(), "today": today.isoformat()}
    for directorate, asked, replied, answered, settled in engine.rows(ASKED, span):
        # given up without a reply it has waited until then, and is none the less unanswered
        given_up = settled or span["today"]
        waits["reply"].append(Wait(directorate, _days(asked, replied or given_up), replied is not None))
        waits["answer"].append(Wait(directorate, _days(asked, answered or given_up), answered is not None))
    for directorate, contact, lasted, ended, n in engine.rows(RECEIVED, {**span, **_reaching(catalogue)}):
        reached = contact is not None
        waits["contact"].append(Wait(directorate, contact if reached else lasted, reached, n))
        waits["closing"].append(Wait(directorate, lasted, bool(ended), n))
    return waits


def _reaching(catalogue: Catalogue) -> Mapping[str, str]:
    """What is a contact, as the SELECT is given it."""
    contact = contact_of(catalogue)
    named = {"spoken": contact.spoken, "came_in": contact.received, "sent": contact.sent}
    return {name: json.dumps(numbers) for name, numbers in named.items()}


def _days(begun: str, ended: str) -> int:
    return (date.fromisoformat(ended) - date.fromisoformat(begun)).days
