"""The ledger of recommendations as lists and rooms show it, and the inquiries before and after each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.dated import DatedList, DatedWindow
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import narrowed_inquiries

LEDGER = DatedList(
    "recommendation",
    "given",
    """
    SELECT t.id, t.given, t.title, coalesce(department.name, ''), coalesce(directorate.short, directorate.name, ''),
           stands.status, stands.day, t.report, t.reply <> '' OR t.plan <> ''
    FROM recommendation AS t
    LEFT JOIN catalogue AS directorate ON directorate.id = t.directorate
    LEFT JOIN catalogue AS department ON department.id = t.department
    LEFT JOIN recommendation_status AS stands ON stands.id =
      (SELECT id FROM recommendation_status WHERE recommendation = t.id ORDER BY day DESC, id DESC LIMIT 1)
    """,
)
MOST_DAYS = 365
"""The longest span looked at on each side of the day a recommendation was given."""


class ListedRecommendation(NamedTuple):
    """One line of the ledger; days are ISO text, department and directorate printed names (empty: none).

    `status` is where it stands, since `day`; `answered` tells whether there is a reply or a plan.
    """

    id: int
    given: str
    title: str
    department: str
    directorate: str
    status: str | None
    day: str | None
    report: str
    answered: int


class Ledger(DatedWindow[ListedRecommendation]):
    """The recommendations given up to a day, newest first."""

    def __init__(self, engine: Engine, last: date = date.max) -> None:
        super().__init__(engine, LEDGER, ListedRecommendation, date.min, last)


class Effect(NamedTuple):
    """Counted inquiries on the same theme and area in `days` days before the day it was given and as many after it."""

    days: int
    before: int
    after: int


class About(NamedTuple):
    """What a recommendation is about: catalogue keys, None where it names none."""

    given: date
    directorate: str | None
    department: str | None
    theme: str | None


def effect(engine: Engine, catalogue: Catalogue, about: About, today: date) -> Effect:
    """Count on both sides of the day given, by the list that stands behind the tables; the day itself is on neither side.

    The spans end today at the latest, and are equally long. A department is counted instead of its directorate.
    """
    days = max(0, min(MOST_DAYS, (today - about.given).days))
    if not days:
        return Effect(0, 0, 0)
    one, reach = timedelta(days=1), timedelta(days=days)
    area = "department" if about.department else "directorate"
    named = {area: about.department or about.directorate, "theme": about.theme}
    entries = {listing: catalogue.lineage(listing, key) for listing, key in named.items() if key}
    spans = ((about.given - reach, about.given - one), (about.given + one, about.given + reach))
    before, after = (narrowed_inquiries(engine, Selection(*span), entries).count() for span in spans)
    return Effect(days, before, after)
