"""Questions to departments as an act left them, and the service levels of then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.waiting import RequestClock, Terms
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.left import Body, chosen_left, rows_left
from borgerraad_tui.store.requests import ListedRequest

ASKED = "body ->> 'asked' BETWEEN ? AND ? AND body ->> 'directorate' IN (SELECT value FROM json_each(?))"
SHOWN = 200
"""Characters of a question, as the lists have them."""


def asked_then(engine: Engine, act: int, selection: AskedSelection) -> list[int]:
    """The ids of the questions behind a figure, newest first."""
    first, last, directorates, _ = selection
    found = rows_left(
        engine, act, "request", ASKED, (first.isoformat(), last.isoformat(), json.dumps(list(directorates)))
    )
    return [body["id"] for body in sorted(found, key=lambda body: (body["asked"], body["id"]), reverse=True)]


def requests_as_they_were(
    engine: Engine, catalogue: Catalogue, act: int, identifiers: Sequence[int]
) -> list[ListedRequest]:
    """These questions, with the catalogue's names and the numbers of then, in the given order."""
    entries = {entry.id: entry for entry in catalogue.entries}
    found = chosen_left(engine, act, "request", identifiers)
    about = chosen_left(engine, act, "inquiry", [body["inquiry"] for body in found.values() if body["inquiry"]])
    return [_listed(body, about.get(body["inquiry"], {}), entries) for body in found.values()]


def terms_then(engine: Engine, act: int, today: date) -> Terms:
    """The service levels as they were set, on a day; the usual ones where she had set no others yet."""
    levels = rows_left(engine, act, "service_level", "true")
    return Terms(today, *((levels[0]["reply"], levels[0]["answer"]) if levels else ()))


def _listed(body: Body, about: Body, entries: Mapping[int, Entry]) -> ListedRequest:
    directorate, department = entries[body["directorate"]], entries.get(body["department"])
    return ListedRequest(
        body["id"],
        body["scope"],
        body["inquiry"],
        about.get("year"),
        about.get("number"),
        directorate.brief,
        directorate.name,
        department.name if department else "",
        *RequestClock(body["asked"], body["replied"], body["answered"], body["settled"]),
        body["chasers"],
        body["question"][:SHOWN],
        "",
    )
