"""The clocks of a period as they are counted: what departments were asked, and the adviser's own, one SELECT each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from borgerraad_tui.statistics.waits import Part, Wait
from borgerraad_tui.store.engine import Engine

ASKED = """
SELECT d.name, r.asked, r.replied, r.answered, r.settled FROM request AS r LEFT JOIN catalogue AS d ON d.id = r.directorate
WHERE r.asked BETWEEN ? AND ?
"""

RECEIVED = """
SELECT coalesce(d.name, ''), i.received,
       iif(channel.key IN ('telefon', 'fremmoede', 'hjemmebesoeg'), i.received,
           (SELECT max(min(e.happened), i.received) FROM log_entry AS e LEFT JOIN catalogue AS manner ON manner.id = e.manner
            WHERE e.inquiry = i.id AND coalesce(manner.key, '') NOT IN ('mail_ind', 'brev_ind')
              AND coalesce(e.party, iif(manner.key IN ('mail_ud', 'brev_ud'), 'citizen', '')) = 'citizen'
              AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = e.id))),
       i.closed
FROM inquiry AS i LEFT JOIN catalogue AS d ON d.id = i.directorate LEFT JOIN catalogue AS channel ON channel.id = i.channel
WHERE i.received BETWEEN ? AND ? AND i.exclusion IS NULL
"""
"""The first contact is the day of receipt where the citizen called, came or was visited, else the first log entry with the
citizen: a talk, a meeting, a mail or letter sent; what only came in is none. Of a corrected entry the correction counts."""


def read_waits(engine: Engine, first: date, last: date, today: date) -> Mapping[Part, list[Wait]]:
    """Every clock that began in a period, both days included: by the day asked, and by the day received.

    What has left the statistics has no clock of the adviser's; what is not decided yet has.
    """
    waits: dict[Part, list[Wait]] = {"reply": [], "answer": [], "contact": [], "closing": []}
    span = (first.isoformat(), last.isoformat())
    for name, asked, replied, answered, settled in engine.rows(ASKED, span):
        # given up without a reply it has waited until then, and is none the less unanswered
        given_up = date.fromisoformat(settled) if settled else today
        waits["reply"].append(_wait(name, asked, replied, given_up))
        waits["answer"].append(_wait(name, asked, answered, given_up))
    for name, received, contact, closed in engine.rows(RECEIVED, span):
        waits["contact"].append(_wait(name, received, contact, date.fromisoformat(closed) if closed else today))
        waits["closing"].append(_wait(name, received, closed, today))
    return waits


def _wait(name: str, begun: str, ended: str | None, until: date) -> Wait:
    end = date.fromisoformat(ended) if ended else until
    return Wait(name, (end - date.fromisoformat(begun)).days, ended is not None)
