"""Retention as it is kept: her terms, what is due by them, and what is kept longer. Writing happens inside an open act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.erasing import RetentionHold, RetentionTerm
from borgerraad_tui.domain.retention import PART_WORDS, USUAL, Due, Ended, Part, Terms, fall_due
from borgerraad_tui.domain.text import ERASED
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import RETENTION_HOLD, RETENTION_TERM
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.reasons import refuse_telling

TERMS = "SELECT part, outcome, years FROM retention_term"
ENDED = """
SELECT id, kind, coalesce(outcome, 0), exclusion IS NOT NULL, coalesce(closed, iif(exclusion IS NULL, NULL, received)),
  EXISTS (SELECT 1 FROM request WHERE inquiry = i.id AND settled IS NULL AND answered IS NULL)
  OR EXISTS (SELECT 1 FROM reminder WHERE inquiry = i.id AND done IS NULL)
  OR EXISTS (SELECT 1 FROM appointment WHERE inquiry = i.id AND cancelled = 0
    AND (day >= :today OR (repeats IS NOT NULL AND coalesce(until, '9999-12-31') >= :today)))
FROM inquiry AS i
"""
CONTINUED = "SELECT inquiry, other FROM link WHERE kind = 'continues'"
HOLDS_WORDS = """
SELECT id FROM inquiry AS i WHERE subject NOT IN ('', :erased) OR note <> '' OR citizen <> '' OR next_step <> '' OR esdh <> ''
  OR phone <> '' OR mail <> '' OR person IS NOT NULL
  OR EXISTS (SELECT 1 FROM log_entry WHERE inquiry = i.id AND (text NOT IN ('', :erased) OR esdh <> ''))
  OR EXISTS (SELECT 1 FROM request WHERE inquiry = i.id AND (question <> :erased OR answer NOT IN ('', :erased)))
  OR EXISTS (SELECT 1 FROM reminder WHERE inquiry = i.id)
  OR EXISTS (SELECT 1 FROM appointment WHERE inquiry = i.id AND text NOT IN ('', :erased))
  OR EXISTS (SELECT 1 FROM example WHERE inquiry = i.id)
  OR EXISTS (SELECT 1 FROM link WHERE (inquiry = i.id OR other = i.id) AND reason <> '')
"""
"""Inquiries that somebody can still be known by."""
LISTED = """
SELECT id, year, number, kind, subject, coalesce(closed, received) FROM inquiry WHERE id IN (SELECT value FROM json_each(?))
"""


KEPT = """
SELECT i.id, year, number, kind, subject, coalesce(closed, received), until, reason
FROM retention_hold AS h JOIN inquiry AS i ON i.id = h.inquiry WHERE until > ? ORDER BY until, i.id
"""


class Kept(NamedTuple):
    """An inquiry that is kept to the day `until`, and why; `closed` and `until` are ISO text."""

    id: int
    year: int
    number: int
    kind: str | None
    subject: str
    closed: str
    until: str
    reason: str


class Proposed(NamedTuple):
    """An inquiry that is due to be erased; `closed` is ISO text."""

    id: int
    year: int
    number: int
    kind: str | None
    subject: str
    closed: str
    due: Due


def retention_terms(engine: Engine) -> Terms:
    """The terms that hold now: hers, and the usual ones where she set none."""
    rows = engine.rows(TERMS)
    parts: Mapping[Part, int] = {**USUAL, **{part: years for part, _, years in rows if part}}
    return Terms(parts, {outcome: years for _, outcome, years in rows if outcome})


def set_term(register: Register, years: int | None, *, part: Part | None = None, outcome: str | None = None) -> None:
    """The years of a part, or of an outcome (a catalogue key); None: as usual again, or none of its own."""
    records = register.records(RETENTION_TERM)
    standing = [one for one in records.where("true") if (one.part, one.outcome) == (part, outcome)]
    if years is None:
        for one in standing:
            records.remove(one.id or 0)
    elif standing:
        records.update(standing[0].edit(years=years))
    else:
        records.add(RetentionTerm(part=part, outcome=outcome, years=years))


def proposed(engine: Engine, today: date) -> list[Proposed]:
    """What is due and not kept longer, due longest first: what somebody can still be known by, and nothing else."""
    held = {row[0] for row in engine.rows("SELECT inquiry FROM retention_hold WHERE until > ?", (today.isoformat(),))}
    known = {row[0] for row in engine.rows(HOLDS_WORDS, {"erased": ERASED})}
    due = {key: one for key, one in due_days(engine, today).items() if one.day <= today and key in known - held}
    among = f"[{','.join(map(str, due))}]"
    found = [
        Proposed(key, year, number, kind, subject, closed, due[key])
        for key, year, number, kind, subject, closed in engine.rows(LISTED, (among,))
    ]
    return sorted(found, key=lambda one: (one.due.day, one.id))


def kept_longer(engine: Engine, today: date) -> list[Kept]:
    """What she keeps to a day that is still to come, the one that ends first first."""
    return [Kept(*row) for row in engine.rows(KEPT, (today.isoformat(),))]


def due_days(engine: Engine, today: date) -> dict[int, Due]:
    """When each inquiry falls due, whatever is kept longer."""
    rows = engine.rows(ENDED, {"today": today.isoformat()})
    ended = [
        Ended(key, kind, outcome, bool(out), closed, bool(waits)) for key, kind, outcome, out, closed, waits in rows
    ]
    return fall_due(ended, engine.rows(CONTINUED), retention_terms(engine))


def hold_on(register: Register, inquiry: int) -> RetentionHold | None:
    """To which day it is kept, and why; None where it is not."""
    return next(iter(register.records(RETENTION_HOLD).where("inquiry = ?", (inquiry,))), None)


def hold(register: Register, inquiry: int, until: date, reason: str) -> None:
    """Keep one until a day, though it is due; RuleBroken where the reason names a citizen."""
    refuse_telling(register.engine, reason, "reason")
    records, standing = register.records(RETENTION_HOLD), hold_on(register, inquiry)
    if standing:
        records.update(standing.edit(until=until, reason=reason))
    else:
        records.add(RetentionHold(inquiry=inquiry, until=until, reason=reason))


def let_go(register: Register, inquiry: int) -> None:
    """Have the term hold for it again."""
    standing = hold_on(register, inquiry)
    if standing:
        register.records(RETENTION_HOLD).remove(standing.id or 0)


def term_words(catalogue: Catalogue, due: Due) -> str:
    """By which term something is due: »Klager, 5 år«."""
    named = catalogue.name("outcome", catalogue.key_of(due.by)) if isinstance(due.by, int) else PART_WORDS[due.by]
    return f"{named}, {due.years} år"
