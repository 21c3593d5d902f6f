"""The service level: how many days a department has for its first reply."""

from __future__ import annotations

from borgerraad_tui.domain.text import counted, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.requests import SERVICE_LEVEL, service_level
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

LONGEST = 365


def open_service_level(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room."""
    settings = room.office.register.settings

    def write(days: int, kept: int | None) -> None:
        told = f"Svarfristen er {counted(days, 'dag', 'dage')}."
        save(room, told, lambda: settings.set(SERVICE_LEVEL, str(days)), told, kept)

    plan = FormPlan(
        name="service_level",
        title="Svarfrist",
        specs=(
            FieldSpec(
                "days", "Dage", "text", hint="til første svar; 48 timer er 2 dage", width=8, limit=3, figure=True
            ),
        ),
        values={"days": str(service_level(settings))},
        read=read_days,
        write=write,
    )
    open_form(room, plan, draft, typed)


def read_days(values: Values) -> int:
    """A whole number of days; RuleBroken for anything else."""
    text = values["days"].strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= LONGEST:
        raise RuleBroken(f"{quoted(text)} kan ikke læses som dage. Skriv et helt tal fra 1 til {LONGEST}.", "days")
    return int(text)
