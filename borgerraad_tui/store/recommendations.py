"""The ledger of recommendations as lists and rooms show it, and the inquiries before and after each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.recommendation import Status
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.dated import DatedList, DatedWindow
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import Happened
from borgerraad_tui.store.listing import narrowed_inquiries

LEDGER = DatedList(
    "recommendation",
    "given",
    """
    SELECT t.id, t.given, t.title, coalesce(department.name, ''), coalesce(directorate.short, directorate.name, ''),
           stands.status, stands.day, t.report, t.reply <> '' OR t.plan <> '',
           t.directorate, t.department, t.theme
    FROM recommendation AS t
    LEFT JOIN catalogue AS directorate ON directorate.id = t.directorate
    LEFT JOIN catalogue AS department ON department.id = t.department
    LEFT JOIN recommendation_status AS stands ON stands.id =
      (SELECT id FROM recommendation_status WHERE recommendation = t.id ORDER BY day DESC, id DESC LIMIT 1)
    """,
)
MOST_DAYS = 365
"""The longest span looked at on each side of the day a recommendation was given."""


HISTORY = """
WITH touched AS (
  SELECT 'recommendation' AS place, :recommendation AS row
  UNION SELECT place, row FROM history
    WHERE place IN ('recommendation_status', 'basis') AND json_extract(body, '$.recommendation') = :recommendation
)
SELECT act.at, act.what, act.title FROM touched JOIN history AS line USING (place, row) JOIN act ON act.id = line.act
GROUP BY act.id ORDER BY act.id
"""
"""The acts that touched a recommendation, where it stands, or what it rests on, whatever was taken away again."""


class ListedRecommendation(NamedTuple):
    """One line of the ledger; days are ISO text, department and directorate printed names (empty: none).

    `status` is where it stands, since `day`; `answered` tells whether there is a reply or a plan; the ids are
    catalogue ids.
    """

    id: int
    given: str
    title: str
    department: str
    directorate: str
    status: Status | None
    day: str | None
    report: str
    answered: int
    directorate_id: int | None
    department_id: int | None
    theme_id: int | None


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
    """What a recommendation is about: the day it was given, and catalogue ids, None where it names none."""

    given: date
    directorate: int | None
    department: int | None
    theme: int | None


def recommendation_history(engine: Engine, recommendation: int) -> list[Happened]:
    """Everything that happened to a recommendation, oldest first."""
    return [Happened(*line) for line in engine.rows(HISTORY, {"recommendation": recommendation})]


def about(row: ListedRecommendation) -> About:
    """What a line of the ledger is about."""
    return About(date.fromisoformat(row.given), row.directorate_id, row.department_id, row.theme_id)


def spans(given: date, today: date) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """The days before and as many after the day given, which is in neither; they end today at the latest. None of no days."""
    days = min(MOST_DAYS, (today - given).days)
    if days <= 0:
        return None
    one, reach = timedelta(days=1), timedelta(days=days)
    return (given - reach, given - one), (given + one, given + reach)


def reaches_back(given: date, today: date, begins: date | None) -> bool:
    """Whether a register that begins on a day holds all the days before: else they were not counted, and are not told as few."""
    sides = spans(given, today)
    return sides is not None and begins is not None and begins <= sides[0][0]


def effect(engine: Engine, catalogue: Catalogue, what: About, today: date) -> Effect:
    """Count on both sides, by the list that stands behind the tables. A department is counted instead of its directorate."""
    sides = spans(what.given, today)
    if sides is None:
        return Effect(0, 0, 0)
    area = "department" if what.department else "directorate"
    named = {area: what.department or what.directorate, "theme": what.theme}
    entries = {
        listing: catalogue.lineage(listing, catalogue.key_of(key) or "") for listing, key in named.items() if key
    }
    before, after = (narrowed_inquiries(engine, Selection(*side), entries).count() for side in sides)
    (first, last), _ = sides
    return Effect((last - first).days + 1, before, after)
