"""The next step of an inquiry: a day and what is to be done."""

from __future__ import annotations

from datetime import date
from functools import partial

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.forms.choices import at_field, day_value, dialog_title, optional_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

SPECS = (
    FieldSpec("next_due", "Næste", "day", hint="fx 3d, fre, 2/12 · tom = uden dato", direction="future"),
    FieldSpec("next_step", "Hvad", "text", hint="fx svar fra visitationen"),
)


def open_step(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; a closed inquiry has no next step."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    if before.closed:
        raise RuleBroken("Henvendelsen er lukket og har ikke noget næste skridt. Tryk a for at rette lukningen.")
    plan = FormPlan(
        name="step",
        title=dialog_title(office, "Frist", before),
        specs=SPECS,
        values={"next_due": day_value(before.next_due), "next_step": before.next_step},
        read=lambda values: read_step(office, values, before),
        write=partial(_write, room, before),
        target=identifier,
        saved=[spec.key for spec in SPECS],
    )
    open_form(room, plan, draft, typed)


def step_words(due: date | None, step: str) -> str:
    """A next step as a sentence tells it, her words in quotation marks; nothing of none."""
    return f"{danish_day(due) if due else 'uden dato'} {f'»{step}«' if step else ''}".strip() if due or step else ""


def read_step(office: Office, values: Values, before: Inquiry) -> Inquiry:
    """The inquiry with the step the form says; RuleBroken names the field to mend."""
    due = optional_day(values, "next_due", office.today, "future")
    planned = before.plan(due, values["next_step"])
    with at_field("next_due"):
        rules.check(planned, office.catalogue, office.today)
    return planned


def _write(room: RoomScreen, before: Inquiry, planned: Inquiry, kept: int | None) -> None:
    title = f"Næste skridt i henvendelse {before.year}-{before.number}"
    books = room.office.register.inquiries
    save_change(room, title, planned != before, lambda: books.update(planned), draft=kept)
