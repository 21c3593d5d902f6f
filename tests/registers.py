"""What tests fill registers with: inquiries and consultations that keep every rule, by hand or at random, and their saving."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue
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


def keys(listing: str, day: date, **below: Any) -> st.SearchStrategy[str | None]:
    """One of the entries that can be chosen that day, or none."""
    return st.sampled_from([None, *(entry.key for entry in packaged().choices(listing, day, **below))])


@st.composite
def valid_inquiries(draw: st.DrawFn) -> Inquiry:
    """Any inquiry that keeps the rules: full or nearly empty; open, closed or excluded; before and after the reorganisation."""
    received = draw(st.dates(FIRST_DAY, TODAY))
    theme = draw(keys("theme", received))
    directorate = draw(keys("directorate", received))
    others = draw(st.sets(keys("theme", received).filter(lambda key: key not in (None, theme)), max_size=2))
    return Inquiry(
        received=received, entered=NOW, channel=draw(keys("channel", received)), place=draw(keys("place", received)),
        directorate=directorate, department=draw(keys("department", received, parent=directorate or "-")), theme=theme,
        further_themes=tuple(sorted(filter(None, others))), subject=draw(WORDS), citizen=draw(WORDS), note=draw(WORDS),
        enquirer=draw(keys("enquirer", received)), **draw(_endings(received)),
    )  # fmt: skip


@st.composite
def _endings(draw: st.DrawFn, received: date) -> dict[str, Any]:
    """How far an inquiry has come, and what its kind is by then."""
    kind = draw(st.sampled_from([None, *Kind]))
    state = draw(st.sampled_from(["open", "closed", "excluded"]))
    if state == "open":
        due = draw(st.none() | st.dates(received, TODAY + timedelta(days=60)))
        return {"kind": kind, "next_due": due, "next_step": draw(WORDS)}
    if state == "excluded":
        closed_or_not = draw(st.none() | st.dates(received, TODAY))
        return {"kind": kind, "closed": closed_or_not, "exclusion": draw(keys("exclusion", TODAY).filter(bool))}
    closed = draw(st.dates(received, TODAY))
    action = draw(keys("action", closed, kind=kind)) if kind else None
    outcome = draw(keys("outcome", closed, parent=action)) if action else None
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
