"""Sheets of what happened and what is to happen in an inquiry: its log, its reminders, and the agenda."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.consultation import read_minutes
from borgerraad_tui.domain.log import LogEntry, Party, Reminder, read_clock
from borgerraad_tui.domain.log_rules import appointment_rules, entry_rules
from borgerraad_tui.domain.text import LONGEST_NOTE
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.numbered import ABOUT, inquiry_of
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import YES, read_day, read_moment, read_word
from borgerraad_tui.store.kinds import APPOINTMENT, LOG_ENTRY, REMINDER

LOG_FIELDS = {
    ABOUT: "inquiry", "skete": "happened", "kl": "clock", "art": "kind", "måde": "manner", "med": "party",
    "afdeling": "department", "minutter": "minutes", "tekst": "text", "skrevet": "entered",
}  # fmt: skip
REMINDER_FIELDS = {ABOUT: "inquiry", "dato": "due", "tekst": "text", "udført": "done"}
APPOINTMENT_FIELDS = {
    "dato": "day", "kl": "clock", "kontordag": "office", "sted": "place", ABOUT: "inquiry", "tekst": "text",
    "gentages": "repeats", "til": "until",
}  # fmt: skip
"""Each heading and the field it fills, as the rules call it."""
PARTIES: Final[dict[str, Party]] = {"borger": "citizen", "forvaltning": "department", "andre": "other"}
REPEATS: Final = {"hver uge": "weekly", "hver måned": "monthly"}


def read_entry(row: Row, background: Background) -> LogEntry | None:
    """The log entry of a row, and its faults noted in the row; one without `skrevet` is written down now."""
    for heading in (ABOUT, "skete", "art"):
        row.require(heading)
    names = background.names
    inquiry, happened = inquiry_of(row, background), row.read("skete", read_day)
    kind = row.read("art", partial(names.key, "log", day=happened))
    values: dict[str, Any] = {
        "clock": row.read("kl", read_clock),
        "manner": row.read("måde", partial(names.key, "manner", day=happened, parent=kind)),
        "party": row.read("med", partial(read_word, words=PARTIES)),
        "department": row.read("afdeling", partial(names.key, "department", day=happened)),
        "minutes": row.read("minutter", read_minutes),
        "text": row.prose("tekst", LONGEST_NOTE),
        "entered": row.read("skrevet", read_moment) or background.now,
    }
    if inquiry is None or happened is None or kind is None:
        return None
    entry = LogEntry.model_validate({"inquiry": inquiry.id, "happened": happened, "kind": kind, **values})
    row.tell(entry_rules(entry, background.catalogue, background.now.date()), LOG_FIELDS)
    return entry


def read_reminder(row: Row, background: Background) -> Reminder | None:
    """The reminder of a row, and its faults noted in the row."""
    for heading in (ABOUT, "dato", "tekst"):
        row.require(heading)
    inquiry, due, done = inquiry_of(row, background), row.read("dato", read_day), row.read("udført", read_day)
    text = row.prose("tekst")
    if inquiry is None or inquiry.id is None or due is None or not text:
        return None
    return Reminder(inquiry=inquiry.id, due=due, text=text, done=done)


def read_appointment(row: Row, background: Background) -> Appointment | None:
    """The appointment of a row, and its faults noted in the row."""
    row.require("dato")
    day, inquiry = row.read("dato", read_day), inquiry_of(row, background)
    values: dict[str, Any] = {
        "clock": row.read("kl", read_clock),
        "office": row.read("kontordag", partial(read_word, words=YES)) or False,
        "place": row.read("sted", partial(background.names.key, "place", day=day)),
        "text": row.prose("tekst"),
        "repeats": row.read("gentages", partial(read_word, words=REPEATS)),
        "until": row.read("til", read_day),
    }
    if day is None:
        return None
    appointment = Appointment.model_validate({"day": day, "inquiry": inquiry.id if inquiry else None, **values})
    row.tell(appointment_rules(appointment, background.catalogue), APPOINTMENT_FIELDS)
    return appointment


LOG = Addition(
    Form(tuple(LOG_FIELDS), required=(ABOUT, "skete", "art"), read=read_entry),
    lambda register, entry: register.records(LOG_ENTRY).add(entry),
)
REMINDERS = Addition(
    Form(tuple(REMINDER_FIELDS), required=(ABOUT, "dato", "tekst"), read=read_reminder),
    lambda register, reminder: register.records(REMINDER).add(reminder),
)
APPOINTMENTS = Addition(
    Form(tuple(APPOINTMENT_FIELDS), required=("dato",), read=read_appointment),
    lambda register, appointment: register.records(APPOINTMENT).add(appointment),
)
