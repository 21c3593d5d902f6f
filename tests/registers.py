"""What tests fill registers with: inquiries and consultations that keep every rule, by hand or at random, and their saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register
from tests.conftest import NOW

TODAY = NOW.date()
FIRST_DAY = date(2021, 5, 1)
"""Three months before the reorganisation of August 2021."""
WORDS = st.sampled_from(["", "Afslag på hjælpemiddel", "Æblegård", "Jensen", "O'Neill", "2021/55", "måned", "maaned"])


@cache
def packaged() -> Catalogue:
    """The packaged catalogue, read once."""
    return packaged_catalogue()[1]


def inquiry(received: date = date(2021, 9, 6), **fields: Any) -> Inquiry:
    """An inquiry written down now, with nothing in it but what is given."""
    return Inquiry(received=received, entered=NOW, **fields)


def saved(register: Register, new: Inquiry, title: str = "Registreret") -> Inquiry:
    """Save a new inquiry as an act of its own."""
    with register.acts.act(title):
        return register.inquiries.add(new)


def changed(register: Register, present: Inquiry, title: str = "Ændret", **changes: Any) -> Inquiry:
    """Save a changed inquiry as an act of its own."""
    with register.acts.act(title):
        return register.inquiries.update(present.edit(**changes))


def keys(listing: str, day: date, among: Catalogue | None = None, **below: Any) -> st.SearchStrategy[str | None]:
    """One of the entries that can be chosen that day, or none."""
    return st.sampled_from([None, *(entry.key for entry in (among or packaged()).choices(listing, day, **below))])


@st.composite
def valid_inquiries(draw: st.DrawFn, among: Catalogue | None = None) -> Inquiry:
    """Any inquiry that keeps the rules: full or nearly empty; open, closed or excluded; before and after the reorganisation."""
    within = partial(keys, among=among)
    received = draw(st.dates(FIRST_DAY, TODAY))
    theme = draw(within("theme", received))
    directorate = draw(within("directorate", received))
    others = draw(st.sets(keys("theme", received).filter(lambda key: key not in (None, theme)), max_size=2))
    return Inquiry(
        received=received, entered=NOW, channel=draw(within("channel", received)), place=draw(within("place", received)),
        directorate=directorate, department=draw(within("department", received, parent=directorate or "-")), theme=theme,
        further_themes=tuple(sorted(filter(None, others))), subject=draw(WORDS), citizen=draw(WORDS), note=draw(WORDS),
        enquirer=draw(within("enquirer", received)), **draw(_endings(received, among)),
    )  # fmt: skip


@st.composite
def _endings(draw: st.DrawFn, received: date, among: Catalogue | None) -> dict[str, Any]:
    """How far an inquiry has come, and what its kind is by then."""
    within = partial(keys, among=among)
    kind = draw(st.sampled_from([None, *Kind]))
    state = draw(st.sampled_from(["open", "closed", "excluded"]))
    if state == "open":
        due = draw(st.none() | st.dates(received, TODAY + timedelta(days=60)))
        return {"kind": kind, "next_due": due, "next_step": draw(WORDS)}
    if state == "excluded":
        closed_or_not = draw(st.none() | st.dates(received, TODAY))
        reason = draw(within("exclusion", closed_or_not or TODAY).filter(bool))
        return {"kind": kind, "closed": closed_or_not, "exclusion": reason}
    closed = draw(st.dates(received, TODAY))
    action = draw(within("action", closed, kind=kind)) if kind else None
    outcome = draw(within("outcome", closed, parent=action)) if action else None
    return {"kind": kind, "closed": closed, "action": action, "outcome": outcome}


@st.composite
def valid_consultations(draw: st.DrawFn) -> Consultation:
    """Any consultation that keeps the rules."""
    day = draw(st.dates(FIRST_DAY, TODAY))
    kind = draw(keys("consultation", day).filter(bool))
    return Consultation(
        day=day, entered=NOW, kind=kind or "", directorate=draw(keys("directorate", day)), topic=draw(WORDS),
        minutes=draw(st.none() | st.integers(0, 600)),
    )  # fmt: skip


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date]:
    """A period's two days, in order, somewhere around the reorganisation."""
    days = sorted(draw(st.tuples(*2 * [st.dates(FIRST_DAY - timedelta(days=40), TODAY + timedelta(days=40))])))
    return days[0], days[1]


@st.composite
def valid_catalogues(draw: st.DrawFn) -> Catalogue:
    """The packaged catalogue after a few reorganisations: entries ended, most of them followed by one that prints the same name."""
    entries = list(packaged().entries)
    for listing in ("directorate", "theme", "exclusion", "action", "outcome"):
        for entry in draw(st.lists(st.sampled_from(packaged().of(listing)), max_size=2, unique=True)):
            entries = _reorganised(entries, entry, draw(st.dates(FIRST_DAY, TODAY)), twin=draw(st.integers(0, 3)) > 0)
    return Catalogue(entries)


def _reorganised(entries: list[Entry], old: Entry, last: date, *, twin: bool) -> list[Entry]:
    """An entry ends on a day if it was valid then; a twin begins the day after, with outcomes of its own when it is an action."""
    if not old.valid(last):
        return entries
    ended = [
        replace(entry, valid_to=last) if (entry.list, entry.key) == (old.list, old.key) else entry for entry in entries
    ]
    if not twin:
        return ended
    beside = Entry(
        old.list,
        f"{old.key}_ny",
        old.name,
        kind=old.kind,
        parent=old.parent,
        valid_from=last + timedelta(days=1),
        position=99,
    )
    below = [
        replace(entry, key=f"{entry.key}_under_ny", parent=beside.key, letter="")
        for entry in packaged().of("outcome")
        if old.list == "action" and entry.parent == old.key
    ]
    return [*ended, beside, *below]
