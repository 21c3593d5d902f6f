"""Noting a talk, a meeting, a mail or a letter, and in the same form the next step; correcting what was noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.consultation import read_minutes
from borgerraad_tui.domain.contact import contact_of
from borgerraad_tui.domain.dates import danish_day, split_step
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.log import LogEntry, Party, read_clock
from borgerraad_tui.domain.log_rules import check_entry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import LOG_ENTRY
from borgerraad_tui.store.log import standing
from borgerraad_tui.tui.forms.choices import at_field, catalogue_choices, dialog_title, required_day
from borgerraad_tui.tui.forms.step import step_words
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

PARTIES: Sequence[tuple[Party, str, str]] = (
    ("citizen", "Borger", "B"),
    ("department", "Forvaltning", "F"),
    ("other", "Andre", "A"),
)
"""Whom it was with: the value, the word, the letter."""
STEP_CHOICES = (Choice("done", "Udført", "U"), Choice("kept", "Bliver", "B"))
NOTE_ONLY = "notat"
"""The kind that is with nobody."""


class Noted(NamedTuple):
    """What is written: the entry, and the inquiry with its next step where that is another."""

    entry: LogEntry
    inquiry: Inquiry | None


def open_log(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """A blank entry on an inquiry."""
    office = room.office
    inquiry = office.register.inquiries.get(identifier)
    blank = {"happened": office.today.isoformat(), "department": inquiry.department or ""}
    _open(room, inquiry, None, blank, (identifier, draft, typed))


def open_talk(room: RoomScreen, identifier: int) -> None:
    """A talk with the citizen on an inquiry, begun at its words."""
    office = room.office
    inquiry = office.register.inquiries.get(identifier)
    talk = contact_of(office.catalogue).talks
    kinds = [entry for entry in office.catalogue.choices("log", office.today) if entry.id in talk]
    values = {"happened": office.today.isoformat(), "kind": kinds[0].key if kinds else "", "party": "citizen"}
    _open(room, inquiry, None, values, (identifier, None, None))


def open_correction(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form of a noted entry: what is saved is a correction, and the earlier words stay."""
    register = room.office.register
    # a draft may be of an entry that was corrected since
    now = standing(register.engine, identifier)
    before = register.records(LOG_ENTRY).get(now)
    _open(room, register.inquiries.get(before.inquiry), before, _values(before), (now, draft, typed))


def _open(
    room: RoomScreen,
    inquiry: Inquiry,
    before: LogEntry | None,
    values: Values,
    opened: tuple[int, int | None, Values | None],
) -> None:
    office, (target, draft, typed) = room.office, opened
    title = f"Log {'rettet' if before else 'skrevet'} i henvendelse {inquiry.year}-{inquiry.number}"

    def write(noted: Noted, kept: int | None) -> None:
        save(room, title, lambda: _keep(office, noted), lambda told: f"Gemt: {title}.{told}", kept)

    plan = FormPlan(
        name="correction" if before else "log",
        title=dialog_title(office, "Ret log" if before else "Log", inquiry),
        specs=_specs(office, inquiry, planning=before is None and inquiry.closed is None),
        values=values,
        read=lambda typed: Noted(read_entry(office, typed, inquiry, before), read_step(office, typed, inquiry)),
        write=write,
        start="text" if values.get("kind") else "kind",
        target=target,
        saved=tuple(values) if before else (),
    )
    open_form(room, plan, draft, typed)


def read_entry(office: Office, values: Values, inquiry: Inquiry, before: LogEntry | None) -> LogEntry:
    """The entry as the form says it is; RuleBroken names the field to mend."""
    happened = required_day(values, "happened", office.today, "Skriv, hvilken dag det var, fx i for i dag.")
    if not values["kind"]:
        raise RuleBroken("Vælg, hvad det var: samtale, mail, brev, møde eller notat.", "kind")
    with at_field("minutes"):
        minutes = read_minutes(values["minutes"]) if values["minutes"].strip() else None
    with at_field("clock"):
        clock = read_clock(values["clock"])
    party = next((party for party, _, _ in PARTIES if party == values["party"]), None)
    changes = {
        "happened": happened, "clock": clock, "kind": values["kind"], "manner": values["manner"] or None,
        "party": party, "department": values["department"] or None if party == "department" else None, "minutes": minutes,
        "text": values["text"], "esdh": values["esdh"],
    }  # fmt: skip
    now = office.clock.now()
    if before is not None:
        entry = before.corrected(now, **changes)
    else:
        entry = LogEntry.model_validate({"inquiry": inquiry.id, "entered": now, **changes})
    check_entry(entry, office.catalogue, office.today)
    return entry


def read_step(office: Office, values: Values, inquiry: Inquiry) -> Inquiry | None:
    """The inquiry with the step the form sets or settles; None where the step stays."""
    typed = values.get("next", "").strip()
    if not typed and values.get("step") != "done":
        return None
    if typed and values.get("step") == "kept":
        raise RuleBroken("Skridtet bliver, men der står et nyt. Slet det nye, eller vælg Udført i Skridt.", "next")
    with at_field("next"):
        due, step = split_step(typed, office.today) if typed else (None, "")
    planned = inquiry.plan(due, step)
    with at_field("next"):
        rules.check(planned, office.catalogue, office.today)
    return planned


def _keep(office: Office, noted: Noted) -> str:
    """Write it; returns what to say of the next step."""
    office.register.records(LOG_ENTRY).add(noted.entry)
    if noted.inquiry is None:
        return ""
    office.register.inquiries.update(noted.inquiry)
    told = step_words(noted.inquiry.next_due, noted.inquiry.next_step)
    return f" Næste: {told}." if told else " Skridtet er udført."


def _specs(office: Office, inquiry: Inquiry, *, planning: bool) -> Sequence[FieldSpec]:
    manners = catalogue_choices(office, "manner", on="happened", parent="kind")
    due = danish_day(inquiry.next_due) if inquiry.next_due else ""
    step = f"{due} {f'»{inquiry.next_step}«' if inquiry.next_step else ''}".strip()
    return (
        FieldSpec("kind", "Art", "choice", catalogue_choices(office, "log", on="happened", brief=True)),
        FieldSpec("manner", "Måde", "choice", manners, reachable=lambda values: bool(manners(values))),
        FieldSpec("party", "Med", "choice", lambda _: _parties(), reachable=lambda values: values.get("kind") != NOTE_ONLY),
        FieldSpec("text", "Tekst", "note"),
        FieldSpec(
            "step", "Skridt", "choice", lambda _: STEP_CHOICES, hint=step, reachable=lambda _: planning and bool(step)
        ),
        FieldSpec(
            "next", "Næste", "step", hint="fx 3d ring, fre, 2/12", direction="future", reachable=lambda _: planning
        ),
        FieldSpec("happened", "Dato", "day", hint="hvornår det skete", tail=True),
        FieldSpec("clock", "Kl.", "text", hint="fx 10:30", width=8, limit=5, figure=True, tail=True),
        FieldSpec("minutes", "Minutter", "text", width=8, limit=6, figure=True, tail=True),
        FieldSpec(
            "department", "Afdeling", "pick", catalogue_choices(office, "department", on="happened"), tail=True,
            reachable=lambda values: values.get("party") == "department",
        ),
        FieldSpec("esdh", "ESDH", "text", hint="dokumentets nummer", tail=True),
    )  # fmt: skip


def _parties() -> Sequence[Choice]:
    return [Choice(party, word, letter) for party, word, letter in PARTIES]


def _values(entry: LogEntry) -> Values:
    return {
        "happened": entry.happened.isoformat(), "clock": entry.clock or "", "kind": entry.kind, "manner": entry.manner or "",
        "party": entry.party or "", "department": entry.department or "", "text": entry.text, "esdh": entry.esdh,
        "minutes": "" if entry.minutes is None else str(entry.minutes),
    }  # fmt: skip
