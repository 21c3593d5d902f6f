"""Registering a consultation, and editing one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.consultation import Consultation, read_minutes
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.forms.choices import catalogue_choices, outside_period, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormPlan, FormScreen
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values


def open_consultation(
    room: RoomScreen, identifier: int | None = None, draft: int | None = None, typed: Values | None = None
) -> None:
    """A blank form, or the one of a saved consultation."""
    office = room.office
    before = office.register.consultations.get(identifier) if identifier else None
    plan = FormPlan(
        name="consultation",
        title="RET KONSULENTBISTAND" if before else "NY KONSULENTBISTAND",
        specs=_specs(office),
        values=_values(before) if before else {"day": office.today.isoformat()},
        read=lambda values: read_consultation(office, values, before),
        write=partial(_write, room, before),
        start="topic" if before else "kind",
        target=identifier,
        dialog=True,
    )
    room.app.push_screen(FormScreen(office, plan, draft, typed))


def read_consultation(office: Office, values: Values, before: Consultation | None) -> Consultation:
    """The consultation as the form says it is; RuleBroken names the field to mend."""
    day = required_day(values, "day", office.today, "Skriv, hvilken dag det var, fx i for i dag.")
    if not values["kind"]:
        raise RuleBroken("Vælg, hvad det var: sparring, arbejdsgruppe, oplæg eller undervisning.", "kind")
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


def _write(room: RoomScreen, before: Consultation | None, consultation: Consultation, kept: int | None) -> None:
    books = room.office.register.consultations
    title = "Konsulentbistand rettet" if before else "Konsulentbistand registreret"
    told = f"Gemt: {title}.{outside_period(room.office, consultation.day)}"
    write = books.update if before else books.add
    save_change(room, title, consultation != before, lambda: write(consultation), lambda _: told, kept)


def _specs(office: Office) -> Sequence[FieldSpec]:
    return (
        FieldSpec("day", "Dato", "day", hint="pil: en dag · i = i dag · g = i går", direction="past", happened=True),
        FieldSpec("kind", "Art", "choice", catalogue_choices(office, "consultation", on="day")),
        FieldSpec("directorate", "Område", "choice", catalogue_choices(office, "directorate", on="day")),
        FieldSpec("topic", "Emne", "text"),
        FieldSpec("minutes", "Minutter", "text", hint="fx 45, 1:30, 1½ t", width=14, limit=20, told=_told_minutes),
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
