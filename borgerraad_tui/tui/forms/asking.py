"""Asking a department: about an inquiry, beyond it (are there others with the same error?), or of the adviser's own motion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from borgerraad_tui.domain.catalogue import Entry
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request, Scope
from borgerraad_tui.domain.request_rules import check_request
from borgerraad_tui.domain.text import capitalised, clean_text
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.tui.forms.choices import catalogue_choices, dialog_title, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

AREA = ("directorate", "department")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form asks for: a new question of a scope, or other words for the one `before`; the inquiry it belongs to."""

    name: str
    title: str
    scope: Scope
    inquiry: Inquiry | None = None
    before: Request | None = None

    def begin(self, entered: datetime, **fields: Any) -> Request:
        """A new question of that kind."""
        return Request(scope=self.scope, inquiry=self.inquiry.id if self.inquiry else None, entered=entered, **fields)


def open_ask(room: RoomScreen, inquiry: int, draft: int | None = None, typed: Values | None = None) -> None:
    """A question about an inquiry, to its own department unless another is chosen."""
    about = room.office.register.inquiries.get(inquiry)
    _open(room, Asking("ask", "SPØRG FORVALTNINGEN", "inquiry", about), draft, typed)


def open_systemic(room: RoomScreen, inquiry: int, draft: int | None = None, typed: Values | None = None) -> None:
    """A question that an inquiry, open or closed, leaves to a department."""
    about = room.office.register.inquiries.get(inquiry)
    _open(room, Asking("systemic", "SYSTEMISK SPØRGSMÅL", "systemic", about), draft, typed)


def open_own(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """A question without an inquiry."""
    _open(room, Asking("own", "SPØRG AF EGEN DRIFT", "own"), draft, typed)


def open_rephrase(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """Change what was asked, whom, and when."""
    before = room.office.register.records(REQUEST).get(identifier)
    about = inquiry_of(room.office, before)
    _open(room, Asking("rephrase", "RET SPØRGSMÅLET", before.scope, about, before), draft, typed)


def inquiry_of(office: Office, request: Request) -> Inquiry | None:
    """The inquiry a question belongs to."""
    return office.register.inquiries.get(request.inquiry) if request.inquiry else None


def named(office: Office, request: Request, inquiry: Inquiry | None) -> str:
    """How a question is called in sentences and in the history."""
    whom = office.catalogue.name("directorate", request.directorate)
    if inquiry is None:
        return f"spørgsmål af egen drift til {whom}"
    return (
        f"spørgsmål til {whom} om {inquiry.title}"
        if request.scope == "inquiry"
        else f"systemisk spørgsmål til {whom} efter {inquiry.title}"
    )


def _open(room: RoomScreen, asking: Asking, draft: int | None, typed: Values | None) -> None:
    office, records = room.office, room.office.register.records(REQUEST)
    source = asking.before or asking.inquiry

    def write(request: Request, kept: int | None) -> None:
        call = named(office, request, asking.inquiry)
        title = f"Rettet: {call}" if asking.before else capitalised(call)
        put = records.update if asking.before else records.add
        save(room, title, lambda: put(request), draft=kept)

    values = _values(office, asking)
    plan = FormPlan(
        name=asking.name,
        title=dialog_title(office, asking.title, asking.inquiry) if asking.inquiry else asking.title,
        specs=_specs(office),
        values=values,
        read=lambda typed_now: read_request(office, typed_now, asking),
        write=write,
        start="question" if values["directorate"] else "directorate",
        target=source.id if source else None,
        saved=[*values] if asking.before else (),
    )
    open_form(room, plan, draft, typed)


def read_request(office: Office, values: Values, asking: Asking) -> Request:
    """The question as the form says it is; RuleBroken names the field to mend."""
    if not values["directorate"]:
        raise RuleBroken("Vælg det område, du spørger.", "directorate")
    asked = required_day(values, "asked", office.today, "Skriv, hvilken dag du spurgte, fx i for i dag.")
    if not clean_text(values["question"]).strip():
        raise RuleBroken("Skriv, hvad du spørger om.", "question")
    changes: dict[str, Any] = {
        "directorate": values["directorate"], "department": values["department"] or None, "asked": asked,
        "question": values["question"],
    }  # fmt: skip
    request = asking.before.edit(**changes) if asking.before else asking.begin(office.clock.now(), **changes)
    check_request(request, asking.inquiry, office.catalogue, office.today)
    return request


def _specs(office: Office) -> Sequence[FieldSpec]:
    departments = catalogue_choices(office, "department", on="asked", parent="directorate")
    return (
        FieldSpec("directorate", "Område", "choice", catalogue_choices(office, "directorate", on="asked")),
        FieldSpec("department", "Afdeling", "pick", departments, reachable=lambda values: bool(departments(values))),
        FieldSpec("asked", "Spurgt", "day", hint="pil: en dag · i = i dag · g = i går", direction="past"),
        FieldSpec("question", "Spørgsmål", "note"),
    )


def _values(office: Office, asking: Asking) -> Mapping[str, str]:
    source = asking.before or asking.inquiry
    asked = asking.before.asked if asking.before else office.today
    area = {column: _standing(office, column, getattr(source, column, None), asked) for column in AREA}
    return {**area, "asked": asked.isoformat(), "question": asking.before.question if asking.before else ""}


def _standing(office: Office, listing: str, key: str | None, day: date) -> str:
    """The entry itself while it is valid, else the one that took over; empty where there is none."""
    entry: Entry | None = office.catalogue.get(listing, key)
    if entry is not None and not entry.valid(day):
        entry = office.catalogue.get(listing, entry.became)
    return entry.key if entry else ""
