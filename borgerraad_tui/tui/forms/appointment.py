"""An appointment: an office day in Vojens or Gram, or a meeting; once, every week or every month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.log import read_clock
from borgerraad_tui.domain.log_rules import check_appointment
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.tui.forms.choices import at_field, catalogue_choices, day_value, optional_day, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

WHAT = (Choice("office", "Kontordag", "K"), Choice("meeting", "Møde eller aftale", "M"))
REPEATS = (Choice("weekly", "Hver uge", "U"), Choice("monthly", "Hver måned", "M"))


def open_appointment(
    room: RoomScreen,
    identifier: int | None = None,
    draft: int | None = None,
    typed: Values | None = None,
    day: date | None = None,
) -> None:
    """A blank form (on a day, where one is given), or the one of a saved appointment."""
    office = room.office
    books = office.register.records(APPOINTMENT)
    before = books.get(identifier) if identifier else None
    title, put = ("Aftale rettet", books.update) if before else ("Aftale skrevet", books.add)
    plan = FormPlan(
        name="appointment",
        title="RET AFTALE" if before else "NY AFTALE",
        specs=_specs(office),
        values=_values(before) if before else {"day": day_value(day or office.today)},
        read=lambda values: read_appointment(office, values, before),
        write=lambda written, kept: save(room, title, lambda: put(written), draft=kept),
        start="text" if before else "what",
        target=identifier,
        saved=[*_values(before)] if before else (),
    )
    open_form(room, plan, draft, typed)


def read_appointment(office: Office, values: Values, before: Appointment | None) -> Appointment:
    """The appointment as the form says it is; RuleBroken names the field to mend."""
    if not values["what"]:
        raise RuleBroken("Vælg, om det er en kontordag eller en aftale.", "what")
    day = required_day(values, "day", office.today, "Skriv dagen, fx 3d, fre eller 2/12.", "future")
    until = optional_day(values, "until", office.today, "future")
    with at_field("clock"):
        clock = read_clock(values["clock"])
    written = Appointment.model_validate({
        "id": before.id if before else None, "inquiry": before.inquiry if before else None, "day": day, "clock": clock,
        "office": values["what"] == "office", "place": values["place"] or None, "text": values["text"],
        "repeats": values["repeats"] or None, "until": until,
    })  # fmt: skip
    check_appointment(written, office.catalogue)
    return written


def _specs(office: Office) -> Sequence[FieldSpec]:
    return (
        FieldSpec("what", "Hvad", "choice", lambda _: WHAT),
        FieldSpec("place", "Sted", "choice", catalogue_choices(office, "place", on="day", brief=True)),
        FieldSpec("day", "Dag", "day", hint="fx 3d, fre, 2/12", direction="future"),
        FieldSpec("clock", "Kl.", "text", hint="fx 10:30", width=8, limit=5, figure=True),
        FieldSpec("text", "Om", "text", hint="kort, uden navne"),
        FieldSpec("repeats", "Gentages", "choice", lambda _: REPEATS, hint="nej"),
        FieldSpec(
            "until", "Til", "day", hint="tom = indtil videre", direction="future",
            reachable=lambda values: bool(values.get("repeats")),
        ),
    )  # fmt: skip


def _values(appointment: Appointment) -> Values:
    return {
        "what": "office" if appointment.office else "meeting", "place": appointment.place or "",
        "day": appointment.day.isoformat(), "clock": appointment.clock or "", "text": appointment.text,
        "repeats": appointment.repeats or "", "until": day_value(appointment.until),
    }  # fmt: skip
