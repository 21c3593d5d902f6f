"""Registering an inquiry, and editing one: the same fields, nothing between Kanal and Emne."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.dates import danish_day, split_step
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.settings import LAST_PLACE
from borgerraad_tui.tui.forms.choices import (
    TODAY,
    at_field,
    catalogue_choices,
    kinds,
    outside_period,
    required_day,
    typed_day,
)
from borgerraad_tui.tui.forms.returning import Returning, chosen_person
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.stops import usual_place
from borgerraad_tui.tui.widgets.choice import JOINT, chosen
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

Read = tuple[Inquiry, int | None]
"""What the form says: the inquiry, and one of the person it is to be joined to."""
CATALOGUED = ("channel", "place", "directorate", "theme", "enquirer", "department")
PLAIN = ("subject", "note", "citizen", "phone", "mail", "esdh")


def open_registration(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """A blank form, or a draft of one."""
    office = room.office
    returning = Returning(office)
    plan = FormPlan(
        name="registration",
        title="NY HENVENDELSE",
        titled=lambda values: _new_title(office, values),
        specs=registration_specs(office, returning, closing=True, planning=True),
        values={"received": office.today.isoformat(), "place": usual_place(office)},
        read=lambda values: read_with_person(
            office, values, Inquiry(received=office.today, entered=office.clock.now())
        ),
        write=partial(write_new, room),
        start="channel",
        preview=returning.told,
        follow=lambda key, values: brings_along(office, key, values),
        offer=returning.next_person,
        dialog=False,
    )
    open_form(room, plan, draft, typed)


def open_edit(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The same form on an inquiry that is saved; closing has a form of its own."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    returning = Returning(office, identifier)
    plan = FormPlan(
        name="edit",
        title=f"RET {before.title.upper()}",
        specs=registration_specs(office, returning, closing=False, planning=before.closed is None),
        values=_values(before),
        read=lambda values: read_with_person(office, values, before),
        write=partial(_write_change, room, before),
        start="subject",
        target=identifier,
        saved=[*_values(before)],
        preview=returning.told,
        follow=lambda key, values: brings_along(office, key, values),
        offer=returning.next_person,
        dialog=False,
    )
    open_form(room, plan, draft, typed)


def _new_title(office: Office, values: Values) -> str:
    """The number it will get: that of the year it came in."""
    year = (typed_day(values["received"], office.today) or office.today).year
    return f"NY HENVENDELSE {number_text(year, office.register.inquiries.expected_number(year), office.today)}"


def write_new(room: RoomScreen, read: Read, kept: int | None, where: str = LAST_PLACE) -> None:
    """Save a new inquiry, and remember in the setting `where` it came in; BorgerraadError when it was not saved."""
    office, (inquiry, same_as) = room.office, read
    year = inquiry.received.year
    title = f"Henvendelse {year}-{office.register.inquiries.expected_number(year)} registreret"

    def add() -> Inquiry:
        # the place is remembered in the same transaction: once it is saved, nothing can fail any more
        _remember_place(office, inquiry, where)
        return office.register.inquiries.add(office.register.people.with_record(inquiry, same_as))

    added = save(room, title, add, lambda saved: _told(office, saved, title), kept)
    room.point_at(added.id)


def _write_change(room: RoomScreen, before: Inquiry, read: Read, kept: int | None) -> None:
    register, (inquiry, same_as) = room.office.register, read
    title = f"Henvendelse {before.year}-{before.number} rettet"
    told = partial(_told, room.office, title=title)

    def update() -> Inquiry:
        return register.inquiries.update(register.people.with_record(inquiry, same_as))

    save_change(room, title, inquiry != before or same_as is not None, update, told, kept)


def read_with_person(office: Office, values: Values, before: Inquiry) -> Read:
    """The inquiry as the form says it is, and whom it is joined to; RuleBroken names the field to mend."""
    return read_inquiry(office, values, before), chosen_person(values)


def read_inquiry(office: Office, values: Values, before: Inquiry) -> Inquiry:
    """The inquiry as the form says it is; RuleBroken names the field to mend."""
    received = required_day(values, "received", office.today, "Skriv, hvornår henvendelsen kom, fx i for i dag.")
    if not values["subject"].strip():
        raise RuleBroken("Skriv et emne med få ord, så du kan kende henvendelsen igen.", "subject")
    changes: dict[str, Any] = {column: values[column] or None for column in CATALOGUED}
    changes |= {column: values[column] for column in PLAIN}
    changes |= {"received": received, "kind": Kind.of(values["kind"])}
    changes["further_themes"] = chosen(values["further_themes"])
    if before.closed is None and values["next"] != _next_text(before):
        with at_field("next"):
            changes["next_due"], changes["next_step"] = split_step(values["next"], office.today)
    if before.action and changes["kind"] != before.kind:
        raise RuleBroken("Henvendelsen er lukket. Skift art i Afslut (a): handling og udfald følger arten.", "kind")
    inquiry = _closed_now(before.edit(**changes), values, office.today)
    rules.check(inquiry, office.catalogue, office.today)
    if inquiry.closed and not before.closed:
        rules.check_closing(inquiry, office.catalogue)
    return inquiry


def _closed_now(inquiry: Inquiry, values: Values, today: date) -> Inquiry:
    if not values.get("action"):
        return inquiry
    if inquiry.next_due or inquiry.next_step:
        raise RuleBroken(
            "En henvendelse, der lukkes nu, har ikke noget næste skridt. Slet det, eller lad den være åben.", "next"
        )
    return inquiry.close(inquiry.kind, values["action"], values.get("outcome") or None, today)


def registration_specs(office: Office, returning: Returning, *, closing: bool, planning: bool) -> Sequence[FieldSpec]:
    """Every field of an inquiry; those that close it, and the next step of an open one, where they are wanted."""
    first = _first(office, planning=planning)
    return (*first, *(_close_now(office) if closing else ()), *_contacts(), returning.spec(), *_further(office))


def _first(office: Office, *, planning: bool) -> Sequence[FieldSpec]:
    return (
        FieldSpec("received", "Dato", "day", hint="pil: en dag · i = i dag · g = i går", direction="past", happened=True),
        _listed(office, "place", "Sted", brief=True),
        _listed(office, "channel", "Kanal"),
        FieldSpec("kind", "Art", "choice", kinds),
        _listed(office, "directorate", "Område"),
        _listed(office, "theme", "Tema", brief=True),
        FieldSpec("subject", "Emne", "text", hint="kort, uden CPR"),
        FieldSpec("citizen", "Borger", "text", hint="initialer/reference, må stå tomt", width=24),
        FieldSpec(
            "next", "Næste", "step", hint="fx 3d, fre, 2/12 · tom = ingen frist", direction="future",
            reachable=lambda _: planning,
        ),
        FieldSpec("note", "Notat", "note"),
    )  # fmt: skip


def _contacts() -> Sequence[FieldSpec]:
    return (
        FieldSpec("phone", "Telefon", "text", hint="må stå tomt", tail=True, width=24),
        FieldSpec("mail", "Mail", "text", hint="må stå tomt", tail=True, width=40),
    )


def _further(office: Office) -> Sequence[FieldSpec]:
    departments = catalogue_choices(office, "department", parent="directorate")
    themes = catalogue_choices(office, "theme", brief=True)

    def other_themes(values: Values) -> Sequence[Choice]:
        # the main theme cannot be one of the others
        return [choice for choice in themes(values) if choice.value != values.get("theme")]

    return (
        FieldSpec(
            "department", "Afdeling", "pick", departments, tail=True, reachable=lambda values: bool(departments(values)),
        ),
        FieldSpec("further_themes", "Øvrige temaer", "many", other_themes, tail=True),
        _listed(office, "enquirer", "Hvem", tail=True),
        FieldSpec("esdh", "ESDH", "text", hint="nummer i kommunens journal", tail=True, width=24),
    )  # fmt: skip


def _listed(office: Office, key: str, label: str, *, brief: bool = False, tail: bool = False) -> FieldSpec:
    return FieldSpec(key, label, "choice", catalogue_choices(office, key, brief=brief), tail=tail)


def _close_now(office: Office) -> Sequence[FieldSpec]:
    actions = catalogue_choices(office, "action", on=TODAY, brief=True, of_kind=True)
    outcomes = catalogue_choices(office, "outcome", on=TODAY, parent="action")
    return (
        FieldSpec("action", "Luk nu?", "choice", actions, hint="nej"),
        FieldSpec("outcome", "Udfald", "choice", outcomes, reachable=lambda values: bool(outcomes(values))),
    )


def _values(inquiry: Inquiry) -> Mapping[str, str]:
    return {
        **{column: getattr(inquiry, column) or "" for column in (*CATALOGUED, *PLAIN)},
        "received": inquiry.received.isoformat(),
        "kind": inquiry.kind.key if inquiry.kind else "",
        "further_themes": JOINT.join(inquiry.further_themes),
        "next": _next_text(inquiry),
    }


def _next_text(inquiry: Inquiry) -> str:
    due = danish_day(inquiry.next_due) if inquiry.next_due else ""
    return f"{due} {inquiry.next_step}".strip()


def _told(office: Office, inquiry: Inquiry, title: str) -> str:
    closed = " og lukket" if inquiry.closed and title.endswith("registreret") else ""
    number = f"{inquiry.year}-{inquiry.number}"
    renumbered = "" if number in title else f" Den er flyttet til {inquiry.year} og hedder nu {number}."
    return f"Gemt: {title}{closed}.{renumbered}{outside_period(office, inquiry.received)}"


def _remember_place(office: Office, inquiry: Inquiry, where: str) -> None:
    brought = any(entry.brings == inquiry.place for entry in office.catalogue.of("channel"))
    if inquiry.place and not brought:
        office.register.settings.set(where, inquiry.place)


def brings_along(office: Office, key: str, values: Values, usual: str = "") -> Mapping[str, str]:
    """What a change brings with it: the main theme is no longer one of the others, a channel may have its own place.

    `usual` is the place after a channel that had its own; without it, where the last inquiry came in.
    """
    if key == "theme":
        others = [theme for theme in values["further_themes"].split("|") if theme != values["theme"]]
        return {"further_themes": "|".join(others)}
    return _place_brought(office, values, usual or usual_place(office)) if key == "channel" else {}


def _place_brought(office: Office, values: Values, usual: str) -> Mapping[str, str]:
    """A home visit is at the citizen's home; another channel afterwards brings the usual place back."""
    channel = office.catalogue.get("channel", values["channel"])
    if channel is None:
        return {}
    if channel.brings:
        return {"place": channel.brings}
    brought = any(entry.brings == values["place"] for entry in office.catalogue.of("channel"))
    return {"place": usual} if brought else {}
