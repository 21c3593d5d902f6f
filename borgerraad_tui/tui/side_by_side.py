"""Which periods are compared: those she chose last, also after a restart, else the named ones and the one that is shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.comparison import Names
from borgerraad_tui.store.settings import COMPARED
from borgerraad_tui.tui.office import Office

MOST = 4
"""Periods side by side: what a screen and a page have room for."""
FEWEST = 2


def chosen_periods(office: Office) -> tuple[Period, ...]:
    """At most four periods, in the order they were chosen."""
    told = office.register.settings.get(COMPARED)
    if told:
        return tuple(_period(*each) for each in json.loads(told)["periods"])
    named, today = office.register.periods.all(), office.today
    shown = [] if _span(office.period, today) in [_span(each, today) for each in named] else [office.period]
    return tuple([*named, *shown][-MOST:])


def chosen_names(office: Office) -> Names:
    """How rows are named across a reorganisation."""
    told = office.register.settings.get(COMPARED)
    return "converted" if told and json.loads(told)["names"] == "converted" else "then"


def choose_periods(office: Office, periods: Sequence[Period], names: Names) -> None:
    """Compare these from now on; RuleBroken when they are too few or too many, or one stands twice."""
    spans = [_span(period, office.today) for period in periods]
    if len(set(spans)) < len(spans):
        raise RuleBroken("Den periode står der allerede.")
    if len(periods) > MOST:
        raise RuleBroken(f"Der er plads til {MOST} perioder ved siden af hinanden. Fjern en med x først.")
    if len(periods) < FEWEST:
        raise RuleBroken("Der skal mindst to perioder til at sammenligne. Tilføj en med a, før du fjerner en.")
    kept = [[one.first.isoformat(), one.last.isoformat() if one.last else None, one.name] for one in periods]
    office.register.settings.set(COMPARED, json.dumps({"names": names, "periods": kept}, ensure_ascii=False))


def _span(period: Period, today: date) -> tuple[date, date]:
    return period.first, period.until(today)


def _period(first: str, last: str | None, name: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last) if last else None, name)
