"""A reminder: a day and what to remember about an inquiry, beside its one next step."""

from __future__ import annotations

from borgerraad_tui.domain.dates import danish_day, split_step
from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REMINDER
from borgerraad_tui.tui.forms.choices import at_field, dialog_title
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

NO_REMINDER = "u er til påmindelser (Husk). Et næste skridt flyttes med f."


def open_reminder(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room."""
    office = room.office
    inquiry = office.register.inquiries.get(identifier)
    title = f"Påmindelse i henvendelse {inquiry.year}-{inquiry.number}"

    def write(reminder: Reminder, kept: int | None) -> None:
        told = f"Gemt: {title}, {danish_day(reminder.due)}."
        save(room, title, lambda: office.register.records(REMINDER).add(reminder), told, kept)

    plan = FormPlan(
        name="reminder",
        title=dialog_title(office, "Husk", inquiry),
        specs=(FieldSpec("next", "Husk", "step", hint="fx 3d ring til ham", direction="future"),),
        read=lambda values: read_reminder(office, values, identifier),
        write=write,
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def read_reminder(office: Office, values: Values, inquiry: int) -> Reminder:
    """The reminder as the form says it is; RuleBroken names the field to mend."""
    with at_field("next"):
        due, text = split_step(values["next"], office.today)
    if due is None or not text:
        raise RuleBroken("Skriv en dag og hvad du vil mindes om, fx 3d ring til ham.", "next")
    return Reminder(inquiry=inquiry, due=due, text=text)


def settle_reminder(room: RoomScreen, identifier: int) -> None:
    """It is done, today; one act that can be undone."""
    records = room.office.register.records(REMINDER)
    done = records.get(identifier).edit(done=room.office.today)
    title = f"Påmindelsen »{done.text}« udført"
    save(room, title, lambda: records.update(done))
