"""The stream through the desk: what was open at the start of a period, what came, what was closed, and what is open at its end."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

BRIDGE = """
SELECT
  (SELECT count(*) FROM inquiry WHERE received < :first AND (closed IS NULL OR closed >= :first)),
  (SELECT count(*) FROM inquiry WHERE received BETWEEN :first AND :last),
  (SELECT count(*) FROM inquiry WHERE closed BETWEEN :first AND :last),
  (SELECT count(*) FROM inquiry WHERE received <= :last AND (closed IS NULL OR closed > :last))
"""
TOUCHED = """
WITH RECURSIVE counted AS MATERIALIZED (
  SELECT id, person, theme FROM inquiry WHERE received BETWEEN :first AND :last AND exclusion IS NULL AND kind IS NOT NULL
), up(of, id) AS (
  SELECT DISTINCT person, person FROM counted WHERE person IS NOT NULL
  UNION SELECT up.of, p.same_as FROM up JOIN person AS p ON p.id = up.id WHERE p.same_as IS NOT NULL
)
SELECT
  (SELECT count(*) FROM counted),
  (SELECT count(DISTINCT up.id) FROM up JOIN person AS p ON p.id = up.id WHERE p.same_as IS NULL),
  (SELECT count(*) FROM counted WHERE person IS NULL),
  (SELECT count(*) FROM counted WHERE theme IS NOT NULL)
    + (SELECT count(*) FROM further_theme WHERE inquiry IN (SELECT id FROM counted))
"""
"""A person is the root of those joined as one; who left nothing to be known by is none."""


class Bridge(NamedTuple):
    """All inquiries, those that leave the statistics among them; a reopened one is open since it was received."""

    open_before: int
    received: int
    closed: int
    open_after: int


class Touched(NamedTuple):
    """Inquiries that count, the persons behind them as far as they are known, and the themes they touch (main and further)."""

    inquiries: int
    persons: int
    unknown: int
    """Inquiries of nobody who could be told from others."""
    themes: int


def bridge(engine: Engine, first: date, last: date) -> Bridge:
    """The stream through a period, both days included: open before + received - closed = open after."""
    return Bridge(*engine.first(BRIDGE, _span(first, last)))


def touched(engine: Engine, first: date, last: date) -> Touched:
    """Persons beside inquiries beside themes."""
    return Touched(*engine.first(TOUCHED, _span(first, last)))


def _span(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
