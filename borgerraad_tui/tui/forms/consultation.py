"""Registering a consultation, and editing one."""

from __future__ import annotations

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import link_exactly, linked_inquiries
from borgerraad_tui.tui.forms.choices import catalogue_choices, outside_period, required_day
from borgerraad_tui.tui.forms.numbers import INQUIRIES, numbers_text, read_numbers
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormPlan, FormScreen
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

LONGEST = 6000
"""Minutes; what the file takes."""


def open_consultation(
    room: RoomScreen, identifier: int | None = None, draft: int | None = None, typed: Values | None = None
) -> None:
    """A blank form, or the one of a saved consultation."""
    office = room.office
    before = office.register.consultations.get(identifier) if identifier else None
    title = "Konsulentbistand rettet" if before else "Konsulentbistand registreret"

    linked = linked_inquiries(office.register.engine, "consultation", identifier) if identifier else []

    def write(read: tuple[Consultation, list[int]], kept: int | None) -> None:
        told = f"Gemt: {title}.{outside_period(office, read[0].day)}"
        save(room, title, lambda: _write(office, *read), lambda _: told, kept)

    plan = FormPlan(
        name="consultation",
        title="RET KONSULENTBISTAND" if before else "NY KONSULENTBISTAND",
        specs=(
            FieldSpec("day", "Dato", "day", hint="pil: en dag · i = i dag · g = i går", direction="past"),
            FieldSpec("kind", "Art", "choice", catalogue_choices(office, "consultation", on="day")),
            FieldSpec("directorate", "Område", "choice", catalogue_choices(office, "directorate", on="day")),
            FieldSpec("topic", "Emne", "text"),
            FieldSpec("minutes", "Minutter", "text", width=8, limit=4),
            INQUIRIES,
        ),
        values={**_values(before), INQUIRIES.key: numbers_text(office, linked)}
        if before
        else {"day": office.today.isoformat()},
        read=lambda values: (
            read_consultation(office, values, before),
            read_numbers(office, values[INQUIRIES.key]),
        ),
        write=write,
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
        minutes=_minutes(values["minutes"].strip()),
    )
    rules.check_consultation(consultation, office.catalogue, office.today)
    return consultation


def _write(office: Office, consultation: Consultation, inquiries: list[int]) -> None:
    books = office.register.consultations
    written = (books.update if consultation.id else books.add)(consultation)
    link_exactly(office.register, "consultation", written.id or 0, "inquiry", inquiries)


def _minutes(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > LONGEST:
        raise RuleBroken(f"»{text}« kan ikke læses som minutter. Skriv et helt tal, fx 45, højst {LONGEST}.", "minutes")
    return int(text)


def _values(consultation: Consultation) -> Values:
    return {
        "day": consultation.day.isoformat(),
        "kind": consultation.kind,
        "directorate": consultation.directorate or "",
        "topic": consultation.topic,
        "minutes": "" if consultation.minutes is None else str(consultation.minutes),
    }
