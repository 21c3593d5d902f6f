"""Inquiries as the data package has them: without text, person, place or department, by month instead of day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.generalise import OpenRow
from borgerraad_tui.store.engine import Engine

ROWS = """
SELECT substr(i.received, 1, 7), i.kind, directorate.key, theme.key, action.key, outcome.key, substr(i.closed, 1, 7),
       exclusion.key, channel.key, enquirer.key
FROM inquiry AS i
LEFT JOIN catalogue AS directorate ON directorate.id = i.directorate
LEFT JOIN catalogue AS theme ON theme.id = i.theme
LEFT JOIN catalogue AS action ON action.id = i.action
LEFT JOIN catalogue AS outcome ON outcome.id = i.outcome
LEFT JOIN catalogue AS exclusion ON exclusion.id = i.exclusion
LEFT JOIN catalogue AS channel ON channel.id = i.channel
LEFT JOIN catalogue AS enquirer ON enquirer.id = i.enquirer
WHERE i.received BETWEEN ? AND ?
"""


def open_rows(engine: Engine, first: date, last: date) -> Iterator[OpenRow]:
    """Every inquiry received in a period, both days included, those that leave the statistics among them."""
    for received, kind, *keys in engine.rows(ROWS, (first.isoformat(), last.isoformat())):
        directorate, theme, action, outcome, closed, excluded, channel, enquirer = (key or "" for key in keys)
        yield OpenRow(
            received,
            Kind(kind).key if kind else "",
            directorate,
            theme,
            action,
            outcome,
            closed,
            excluded,
            channel,
            enquirer,
        )
