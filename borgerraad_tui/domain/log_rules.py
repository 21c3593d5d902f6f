"""The rules of what is logged, reminded of and agreed; each broken one is a Danish sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.domain.rules import Broken, raise_first, valid


def check_entry(entry: LogEntry, catalogue: Catalogue, today: date) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(entry_rules(entry, catalogue, today))


def check_appointment(appointment: Appointment, catalogue: Catalogue) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(appointment_rules(appointment, catalogue))


def entry_rules(entry: LogEntry, catalogue: Catalogue, today: date) -> Iterator[Broken]:
    """Every broken rule of a log entry."""
    if entry.happened > today:
        yield Broken(
            "happened",
            f"Datoen {danish_day(entry.happened)} ligger i fremtiden. Skriv den dag, det skete, eller sæt en frist.",
        )
    yield from valid(catalogue, "log", entry.kind, entry.happened, field="kind")
    yield from valid(catalogue, "manner", entry.manner, entry.happened)
    yield from valid(catalogue, "department", entry.department, entry.happened)
    manner = catalogue.get("manner", entry.manner)
    if manner and manner.parent != entry.kind:
        home = catalogue.name("log", manner.parent)
        yield Broken("manner", f"»{manner.name}« hører til {home}. Vælg den art, eller en anden måde.")


def appointment_rules(appointment: Appointment, catalogue: Catalogue) -> Iterator[Broken]:
    """Every broken rule of an appointment."""
    yield from valid(catalogue, "place", appointment.place, appointment.day)
    if appointment.office and not appointment.place:
        yield Broken("place", "En kontordag har et sted. Vælg det, eller skriv en aftale i stedet.")
    if not appointment.office and not appointment.text:
        yield Broken("text", "Skriv med få ord, hvad aftalen er.")
    if appointment.until and appointment.repeats is None:
        yield Broken(
            "repeats", "En sidste dag hører til noget, der gentages. Vælg hver uge eller hver måned, eller slet den."
        )
    if appointment.until and appointment.until < appointment.day:
        yield Broken(
            "until", f"Den sidste dag {danish_day(appointment.until)} ligger før den første. Ret en af de to datoer."
        )
