"""How long names and texts are kept, by kind and by outcome, and what is kept longer all the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, get_args

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.retention import LONGEST, PART_WORDS, USUAL, Part, Terms
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.retention import hold, hold_on, let_go, retention_terms, set_term
from borgerraad_tui.tui.forms.choices import day_value, dialog_title, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

PARTS: Final[Sequence[Part]] = get_args(Part)
NOT_KNOWN: Final = (
    "De 5, 5 og 2 år er programmets forslag. Vedtægten og kommunens arkiv afgør, hvor længe I må og skal gemme."
)
Read = tuple[dict[Part, int], str, int | None]
HOLD: Final = (
    FieldSpec("until", "Til", "day", hint="fx 1-1-2027", direction="future"),
    FieldSpec("reason", "Hvorfor", "text", hint="fx sagen er hos Ombudsmanden"),
)


def open_terms(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room."""
    office, terms = room.office, retention_terms(room.office.register.engine)

    def write(read: Read, kept: int | None) -> None:
        parts, outcome, _ = read
        changed = parts != terms.parts or bool(outcome)
        save_change(room, _changed(office, terms, read), changed, lambda: _keep(office, read), draft=kept)

    plan = FormPlan(
        name="retention_terms",
        title="Slettefrister: år efter lukningen",
        specs=_specs(office),
        values={part: str(terms.parts[part]) for part in PARTS},
        read=_read_terms,
        write=write,
        preview=lambda values: _told(office, values),
    )
    open_form(room, plan, draft, typed)


def let_go_of(room: RoomScreen, identifier: int) -> None:
    """Have the term hold again, at once: it is undone like any other change."""
    inquiry = room.office.register.inquiries.get(identifier)
    save(room, f"{inquiry.title.capitalize()} beholdes ikke længere", lambda: let_go(room.office.register, identifier))
    room.refresh_content()


def open_hold(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: one that is due is kept until a day, and why."""
    office = room.office
    inquiry, standing = office.register.inquiries.get(identifier), hold_on(office.register, identifier)

    def write(read: tuple[date, str], kept: int | None) -> None:
        until, reason = read
        title = f"Henvendelse {inquiry.year}-{inquiry.number} beholdes til {danish_day(until)}"
        save(room, title, lambda: hold(office.register, identifier, until, reason), draft=kept)

    plan = FormPlan(
        name="retention_hold",
        title=dialog_title(office, "Behold", inquiry),
        specs=HOLD,
        values={"until": day_value(standing.until), "reason": standing.reason} if standing else {},
        read=lambda values: _read_hold(office, values),
        write=write,
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def _specs(office: Office) -> Sequence[FieldSpec]:
    outcomes = [Choice(entry.key, entry.name) for entry in office.catalogue.of("outcome")]
    parts = [
        FieldSpec(part, PART_WORDS[part], "text", hint=f"år; {USUAL[part]} er forslaget", width=8, limit=4, figure=True)
        for part in PARTS
    ]
    return (
        *parts,
        FieldSpec("outcome", "Et udfald", "pick", lambda _: outcomes, hint="kun hvis det har sin egen frist"),
        FieldSpec(
            "outcome_years", "Udfaldets", "text", hint="år; tomt fjerner dets frist", width=8, limit=4, figure=True,
            reachable=lambda values: bool(values["outcome"]),
        ),
    )  # fmt: skip


def _told(office: Office, values: Values) -> str:
    """What the outcome chosen has now; else that the years are not the program's to know."""
    outcome = office.catalogue.id_of("outcome", values["outcome"]) if values["outcome"] else None
    own = retention_terms(office.register.engine).outcomes
    if outcome is None:
        named = [
            f"{office.catalogue.name('outcome', office.catalogue.key_of(key))} {years} år" for key, years in own.items()
        ]
        return f"{NOT_KNOWN}{' Egen frist: ' + ', '.join(named) + '.' if named else ''}"
    return (
        f"Udfaldet har {counted(own[outcome], 'år', 'år')} nu."
        if outcome in own
        else "Udfaldet har ingen egen frist nu."
    )


def _changed(office: Office, terms: Terms, read: Read) -> str:
    """What the terms are now, of those that are others."""
    parts, outcome, years = read
    told = [f"{PART_WORDS[part]} {wanted} år" for part, wanted in parts.items() if wanted != terms.parts[part]]
    if outcome:
        told.append(f"{office.catalogue.name('outcome', outcome)} {f'{years} år' if years else 'uden egen frist'}")
    return f"Slettefrister ændret: {', '.join(told)}"


def _read_terms(values: Values) -> Read:
    parts = {part: _years(values, part) for part in PARTS}
    outcome = values["outcome"]
    return parts, outcome, _years(values, "outcome_years") if outcome and values["outcome_years"].strip() else None


def _years(values: Values, field: str) -> int:
    text = values[field].strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= LONGEST:
        raise RuleBroken(f"Skriv et helt antal år fra 1 til {LONGEST}.", field)
    return int(text)


def _keep(office: Office, read: Read) -> None:
    parts, outcome, years = read
    for part, wanted in parts.items():
        if wanted != retention_terms(office.register.engine).parts[part]:
            set_term(office.register, wanted, part=part)
    if outcome:
        set_term(office.register, years, outcome=outcome)


def _read_hold(office: Office, values: Values) -> tuple[date, str]:
    until = required_day(values, "until", office.today, "Skriv den dag, den beholdes til, fx 1-1-2027.", "future")
    if until <= office.today:
        raise RuleBroken("Dagen skal komme. Skriv fx 1-1-2027.", "until")
    reason = values["reason"].strip()
    if not reason:
        raise RuleBroken("Skriv, hvorfor den beholdes, fx sagen er hos Ombudsmanden.", "reason")
    return until, reason
