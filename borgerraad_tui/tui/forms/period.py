"""A period of her own: from, to, and a name if it is to be kept."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.tui.forms.choices import at_field, day_value, optional_day, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

SPECS = (
    FieldSpec("first", "Fra", "day", hint="fx 1-8-2021"),
    FieldSpec("last", "Til", "day", hint="tom = i dag"),
    FieldSpec("name", "Navn", "text", hint="hvis den skal huskes", width=30),
)


def open_free_period(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; a named period is saved, one without a name is only shown."""
    office = room.office
    shown = office.period
    plan = FormPlan(
        name="period",
        title="Fri periode",
        specs=SPECS,
        values={"first": shown.first.isoformat(), "last": day_value(shown.last)},
        read=lambda values: read_period(office, values),
        write=partial(_write, room),
    )
    open_form(room, plan, draft, typed)


def read_period(office: Office, values: Values) -> Period:
    """The period as the form says it is; RuleBroken names the field to mend."""
    first = required_day(values, "first", office.today, "Skriv periodens første dag, fx 1-8-2021.")
    last = optional_day(values, "last", office.today)
    with at_field("last"):
        return Period(first, last, clean_line(values["name"]))


def _write(room: RoomScreen, period: Period, kept: int | None) -> None:
    register = room.office.register
    if period.name:
        title = f"Perioden »{period.name}« gemt"
        save(room, title, lambda: register.periods.add(period), title, kept)
    else:
        register.drafts.drop(kept)
    room.show_period(period)
