"""An appointment: an office day in Vojens or Gram, or a meeting; once, every week or every month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.calendar import holiday
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.log import read_clock
from borgerraad_tui.domain.log_rules import check_appointment
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.series import write_from, write_one
from borgerraad_tui.tui.forms.choices import at_field, catalogue_choices, day_value, optional_day, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

WHAT = (Choice("office", "Kontordag", "K"), Choice("meeting", "Møde eller aftale", "M"))
REPEATS = (Choice("weekly", "Hver uge", "U"), Choice("monthly", "Hver måned", "M"))
YEAR = timedelta(days=365)
ONE, ON = "one", "on"
REACH = (Choice(ONE, "Kun denne dag", "K"), Choice(ON, "Alle fremover", "A"))
OF_DAY = "@day"
"""The name under which a draft holds which day of the series is meant."""


def open_appointment(
    room: RoomScreen,
    identifier: int | None = None,
    draft: int | None = None,
    typed: Values | None = None,
    day: date | None = None,
) -> None:
    """A blank form (on a day, where one is given), or the one of a saved appointment: of one that repeats, on one of its days."""
    office = room.office
    before = office.register.records(APPOINTMENT).get(identifier) if identifier else None
    of_day = _of_day(before, typed, day or office.today)
    shown = before.edit(day=of_day) if before and before.repeats else before
    plan = FormPlan(
        name="appointment",
        title=_title(shown),
        specs=_specs(office, before),
        values=_values(shown, typed) if shown else {"day": of_day.isoformat()},
        read=lambda values: read_appointment(office, values, before, of_day),
        write=lambda written, kept: _write(room, before, of_day, written, kept),
        start="reach" if _repeats(before) else "text" if before else "what",
        target=identifier,
        saved=[*_values(shown, typed)] if shown else (),
        preview=lambda values: preview(office, values, before, of_day),
        beside={OF_DAY: of_day.isoformat()} if _repeats(before) else {},
    )
    open_form(room, plan, draft, typed)


def read_appointment(office: Office, values: Values, before: Appointment | None, of_day: date) -> Appointment:
    """The appointment as the form says it is; RuleBroken names the field to mend.

    Where the form is about one day of a series alone, it is what is on that day instead.
    """
    if not values["what"]:
        raise RuleBroken("Vælg, om det er en kontordag eller en aftale.", "what")
    day = required_day(values, "day", office.today, "Skriv dagen, fx 3d, fre eller 2/12.", "future")
    until = optional_day(values, "until", office.today, "future") if values.get("until") else None
    with at_field("clock"):
        clock = read_clock(values["clock"])
    base = before.on(of_day) if before and values.get("reach") == ONE else before
    written = Appointment.model_validate({
        **(base.model_dump() if base else {}), "day": day, "clock": clock,
        "office": values["what"] == "office", "place": values["place"] or None, "text": values["text"],
        "repeats": values.get("repeats") or None, "until": until,
    })  # fmt: skip
    check_appointment(written, office.catalogue)
    return written


def preview(office: Office, values: Values, before: Appointment | None, of_day: date) -> str:
    """How it repeats, and which of its days in the coming year are holidays; empty while the form is not whole."""
    try:
        written = read_appointment(office, values, before, of_day)
    except RuleBroken:
        return ""
    if not written.rhythm or values.get("reach") == ONE:
        return ""
    days = written.days(written.day, written.day + YEAR)
    closed = [f"{danish_day(day)} er {holiday(day)}" for day in days if holiday(day)]
    return f"Gentages {'; '.join((written.rhythm, *closed))}."


def _write(room: RoomScreen, before: Appointment | None, of_day: date, written: Appointment, kept: int | None) -> None:
    books, told = room.office.register.records(APPOINTMENT), danish_day(of_day)
    if before is None:
        save_change(room, "Aftale skrevet", True, lambda: books.add(written), draft=kept)
    elif before.repeats is None:
        save_change(room, "Aftale rettet", written != before, lambda: books.update(written), draft=kept)
    elif written.series == before.id:
        changed = written != before.on(of_day)
        save_change(room, f"Aftale rettet på dagen {told}", changed, lambda: write_one(books, written), draft=kept)
    else:
        changed = written != before.edit(day=of_day)
        title = f"Aftaler rettet fra {told}"
        write = partial(write_from, books, before, of_day, written)
        save_change(room, title, changed, write, lambda loose: f"Gemt: {title}.{_told_loose(len(loose))}", kept)


def _told_loose(number: int) -> str:
    """Days she had changed by themselves, which no longer are days of the series."""
    return (
        f" {counted(number, 'dag, du havde ændret,', 'dage, du havde ændret,')} står nu for sig selv." if number else ""
    )


def _repeats(appointment: Appointment | None) -> bool:
    """Whether there are days to choose among; of one that is cancelled only the first is left."""
    return appointment is not None and appointment.repeats is not None and not appointment.cancelled


def _title(shown: Appointment | None) -> str:
    if shown is None:
        return "NY AFTALE"
    return f"RET AFTALE {danish_day(shown.day)}{' (AFLYST)' if shown.cancelled else ''}"


def _specs(office: Office, before: Appointment | None) -> Sequence[FieldSpec]:
    """What is asked; of one that repeats how far it reaches, and of a day that is otherwise nothing about repeating."""
    reach = [FieldSpec("reach", "Gælder", "choice", lambda _: REACH)] if _repeats(before) else []
    repeating = (
        FieldSpec(
            "repeats", "Gentages", "choice", lambda _: REPEATS, hint="nej",
            reachable=lambda values: values.get("reach") != ONE,
        ),
        FieldSpec(
            "until", "Til", "day", hint="tom = indtil videre", direction="future",
            reachable=lambda values: bool(values.get("repeats")),
        ),
    )  # fmt: skip
    return (
        *reach,
        FieldSpec("what", "Hvad", "choice", lambda _: WHAT),
        FieldSpec("place", "Sted", "choice", catalogue_choices(office, "place", on="day", brief=True)),
        FieldSpec("day", "Dag", "day", hint="fx 3d, fre, 2/12", direction="future"),
        FieldSpec("clock", "Kl.", "text", hint="fx 10:30", width=8, limit=5, figure=True),
        FieldSpec("text", "Om", "text", hint="kort, uden navne"),
        *(() if before and before.series else repeating),
    )


def _of_day(before: Appointment | None, typed: Values | None, day: date) -> date:
    """Which day is meant; a draft that does not say it is about the whole series, as it was when only that could be changed."""
    if typed is None or before is None:
        return day
    return date.fromisoformat(typed.get(OF_DAY, before.day.isoformat()))


def _values(appointment: Appointment, typed: Values | None) -> Values:
    whole = typed is not None and OF_DAY not in typed
    return {
        **({"reach": ON if whole else ONE} if _repeats(appointment) else {}),
        "what": "office" if appointment.office else "meeting", "place": appointment.place or "",
        "day": appointment.day.isoformat(), "clock": appointment.clock or "", "text": appointment.text,
        "repeats": appointment.repeats or "", "until": day_value(appointment.until),
    }  # fmt: skip
