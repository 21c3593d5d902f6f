"""Registering a consultation, and editing one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.consultation import Consultation, read_minutes
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import link_exactly, linked_inquiries
from borgerraad_tui.tui.forms.choices import catalogue_choices, outside_period, required_day
from borgerraad_tui.tui.forms.numbers import INQUIRIES, numbers_text, read_numbers
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values


class Read(NamedTuple):
    """What the form holds: the consultation (None before the first), and the inquiries it was about."""

    consultation: Consultation | None
    inquiries: tuple[int, ...] = ()


def open_consultation(
    room: RoomScreen, identifier: int | None = None, draft: int | None = None, typed: Values | None = None
) -> None:
    """A blank form, or the one of a saved consultation."""
    office = room.office
    before = office.register.consultations.get(identifier) if identifier else None
    linked = linked_inquiries(office.register.engine, "consultation", identifier) if identifier else []
    filled = {**_values(before), INQUIRIES.key: numbers_text(office, linked)} if before else {}
    plan = FormPlan(
        name="consultation",
        title="RET KONSULENTBISTAND" if before else "NY KONSULENTBISTAND",
        specs=_specs(office),
        values=filled or {"day": office.today.isoformat()},
        read=lambda typed: Read(
            read_consultation(office, typed, before), tuple(read_numbers(office, typed[INQUIRIES.key]))
        ),
        write=partial(_write, room, Read(before, tuple(each.id for each in linked))),
        start="topic" if before else "kind",
        target=identifier,
        saved=[*_values(before), INQUIRIES.key] if before else (),
    )
    open_form(room, plan, draft, typed)


def read_consultation(office: Office, values: Values, before: Consultation | None) -> Consultation:
    """The consultation as the form says it is; RuleBroken names the field to mend."""
    day = required_day(values, "day", office.today, "Skriv, hvilken dag det var, fx i for i dag.")
    if not values["kind"]:
        raise RuleBroken("Vælg, hvad det var: sparring, arbejdsgruppe, oplæg eller undervisning.", "kind")
    if not values["topic"].strip() and (before is None or before.topic):
        raise RuleBroken("Skriv kort, hvad det handlede om.", "topic")
    consultation = Consultation(
        id=before.id if before else None,
        day=day,
        entered=before.entered if before else office.clock.now(),
        kind=values["kind"],
        directorate=values["directorate"] or None,
        topic=values["topic"],
        minutes=read_minutes(values["minutes"]) if values["minutes"].strip() else None,
    )
    rules.check_consultation(consultation, office.catalogue, office.today)
    return consultation


def _write(room: RoomScreen, before: Read, now: Read, kept: int | None) -> None:
    register, consultation = room.office.register, now.consultation
    assert consultation is not None, "a form that was read holds one"
    title = "Konsulentbistand rettet" if before.consultation else "Konsulentbistand registreret"
    told = f"Gemt: {title}.{outside_period(room.office, consultation.day)}"

    def write() -> None:
        books = register.consultations
        written = (books.update if before.consultation else books.add)(consultation)
        link_exactly(register, "consultation", written.id or 0, "inquiry", list(now.inquiries))

    save_change(room, title, now != before, write, told, kept)


def _specs(office: Office) -> Sequence[FieldSpec]:
    return (
        FieldSpec("day", "Dato", "day", hint="pil: en dag · i = i dag · g = i går", direction="past", happened=True),
        FieldSpec("kind", "Art", "choice", catalogue_choices(office, "consultation", on="day")),
        FieldSpec("directorate", "Område", "choice", catalogue_choices(office, "directorate", on="day")),
        FieldSpec("topic", "Emne", "text"),
        FieldSpec(
            "minutes", "Minutter", "text", hint="fx 45, 1:30, 1½ t", width=14, limit=20, told=_told_minutes, figure=True
        ),
        INQUIRIES,
    )


def _told_minutes(text: str) -> str:
    return f"{read_minutes(text)} min"


def _values(consultation: Consultation) -> Values:
    return {
        "day": consultation.day.isoformat(),
        "kind": consultation.kind,
        "directorate": consultation.directorate or "",
        "topic": consultation.topic,
        "minutes": "" if consultation.minutes is None else str(consultation.minutes),
    }
