"""After how many minutes without a key the desk locks itself."""

from __future__ import annotations

from borgerraad_tui.domain.text import quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.settings import LOCK_AFTER, USUAL_MINUTES, lock_minutes
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

LONGEST = 480
"""Minutes: a working day."""
SPECS = (
    FieldSpec(
        "minutes", "Lås efter", "text", hint=f"minutter; {USUAL_MINUTES} er det sædvanlige, 0 aldrig", width=8, limit=3,
        figure=True,
    ),
)  # fmt: skip


def open_lock_after(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room."""
    register = room.office.register

    def write(minutes: int, kept: int | None) -> None:
        # a setting has no history: it is the desk's own, and nothing to undo
        with register.engine.transaction():
            register.settings.set(LOCK_AFTER, str(minutes))
            register.drafts.drop(kept)
        room.say(told_minutes(minutes))

    plan = FormPlan(
        name="lock_after",
        title="Lås af sig selv",
        specs=SPECS,
        values={"minutes": str(lock_minutes(room.office.register.settings))},
        read=read_minutes,
        write=write,
    )
    open_form(room, plan, draft, typed)


def read_minutes(values: Values) -> int:
    """The minutes, 0 for never; RuleBroken for anything but a whole number of them."""
    text = values["minutes"].strip()
    if not (text.isascii() and text.isdigit()) or int(text) > LONGEST:
        raise RuleBroken(
            f"{quoted(text)} kan ikke læses som minutter. Skriv et helt tal fra 0 til {LONGEST}.", "minutes"
        )
    return int(text)


def told_minutes(minutes: int) -> str:
    """When the desk locks itself, as a sentence."""
    if not minutes:
        return "Bordet låser ikke af sig selv, kun efter dvale og med Ctrl+L."
    return f"Bordet låser sig selv efter {minutes} {'minut' if minutes == 1 else 'minutter'} uden en tast."
