"""One inquiry as it is read: names instead of keys, in one SELECT and without models, for the screen.

`vis` writes its page from the model instead: it reads one inquiry and has all the time in the world.
"""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

SQL = """
SELECT i.id, i.year, i.number, i.kind, i.received, i.entered, i.closed, i.next_due, i.next_step, i.subject, i.note, i.citizen,
       i.esdh, i.phone, i.mail,
       channel.name, place.name, directorate.name, department.name, theme.name,
       (SELECT group_concat(t.name, ', ' ORDER BY f.id)
        FROM further_theme AS f JOIN catalogue AS t ON t.id = f.theme WHERE f.inquiry = i.id),
       enquirer.name, action.name, outcome.name, exclusion.name,
       (SELECT group_concat(o.name, ', ' ORDER BY m.id)
        FROM finding AS m JOIN catalogue AS o ON o.id = m.outcome WHERE m.inquiry = i.id AND i.closed IS NOT NULL)
FROM inquiry AS i
LEFT JOIN catalogue AS channel ON channel.id = i.channel
LEFT JOIN catalogue AS place ON place.id = i.place
LEFT JOIN catalogue AS directorate ON directorate.id = i.directorate
LEFT JOIN catalogue AS department ON department.id = i.department
LEFT JOIN catalogue AS theme ON theme.id = i.theme
LEFT JOIN catalogue AS enquirer ON enquirer.id = i.enquirer
LEFT JOIN catalogue AS action ON action.id = i.action
LEFT JOIN catalogue AS outcome ON outcome.id = i.outcome
LEFT JOIN catalogue AS exclusion ON exclusion.id = i.exclusion
WHERE i.id = ?
"""


class InquiryDetail(NamedTuple):
    """Days and moments are ISO text or None; catalogue values are printed names or None."""

    id: int
    year: int
    number: int
    kind: str | None
    received: str
    entered: str
    closed: str | None
    next_due: str | None
    next_step: str
    subject: str
    note: str
    citizen: str
    esdh: str
    phone: str
    mail: str
    channel: str | None
    place: str | None
    directorate: str | None
    department: str | None
    theme: str | None
    further_themes: str | None
    enquirer: str | None
    action: str | None
    outcome: str | None
    exclusion: str | None
    findings: str | None


def inquiry_detail(engine: Engine, identifier: int) -> InquiryDetail | None:
    """One inquiry, or None when it is not there (any more)."""
    row = engine.first(SQL, (identifier,))
    return InquiryDetail(*row) if row else None
