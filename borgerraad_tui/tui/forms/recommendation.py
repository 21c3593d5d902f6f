"""Writing a recommendation, editing it with its reply and action plan, and saying how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.recommendation import STATUS_WORDS, Recommendation, RecommendationStatus, Status
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.tui.forms.basis import recommendation_field
from borgerraad_tui.tui.forms.choices import catalogue_choices, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.screens.recommendations import RecommendationList
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

CATALOGUED = ("directorate", "department", "theme")
PLAIN = ("title", "text", "report", "reply", "plan")
LETTERS: dict[Status, str] = {
    "given": "G", "accepted": "T", "under_way": "I", "done": "N", "repeated": "E", "dropped": "O",
}  # fmt: skip
STATUSES = tuple(Choice(status, word, LETTERS[status]) for status, word in STATUS_WORDS.items())
STATUS_SPECS = (
    FieldSpec("status", "Status", "choice", lambda _: STATUSES),
    FieldSpec("day", "Siden", "day", hint="pil: en dag", direction="past"),
    FieldSpec("word", "Ord", "text", hint="fx besluttet i direktionen"),
)


def open_recommendation(
    room: RoomScreen, identifier: int | None = None, draft: int | None = None, typed: Values | None = None
) -> None:
    """A blank form, or the one of a saved recommendation."""
    office = room.office
    before = office.register.records(RECOMMENDATION).get(identifier) if identifier else None
    title = "Anbefaling rettet" if before else "Anbefaling skrevet"

    def write(recommendation: Recommendation, kept: int | None) -> None:
        written = save(room, title, lambda: _write(office, recommendation, before), draft=kept)
        if isinstance(room, RecommendationList):
            room.next_row = written.id

    plan = FormPlan(
        name="recommendation",
        title="RET ANBEFALING" if before else "NY ANBEFALING",
        specs=_specs(office, before),
        values=_values(before) if before else {"given": office.today.isoformat()},
        read=lambda values: read_recommendation(office, values, before),
        write=write,
        start="reply" if before else "title",
        target=identifier,
        saved=[*_values(before)] if before else (),
        dialog=False,
    )
    open_form(room, plan, draft, typed)


def read_recommendation(office: Office, values: Values, before: Recommendation | None) -> Recommendation:
    """The recommendation as the form says it is; RuleBroken names the field to mend."""
    given = required_day(values, "given", office.today, "Skriv, hvilken dag anbefalingen blev givet, fx i for i dag.")
    if not values["title"].strip():
        raise RuleBroken("Skriv en kort titel, så du kan kende anbefalingen igen.", "title")
    changes: dict[str, Any] = {key: values[key] or None for key in CATALOGUED}
    changes |= {key: values[key] for key in PLAIN}
    changes |= {"given": given, "repeats": int(values["repeats"]) if values["repeats"] else None}
    blank = Recommendation(given=given, entered=office.clock.now(), title=values["title"])
    recommendation = (before or blank).edit(**changes)
    rules.check_recommendation(recommendation, office.catalogue, office.today)
    return recommendation


def open_status(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: where it stands from a day on."""
    office = room.office
    recommendation = office.register.records(RECOMMENDATION).get(identifier)

    def write(status: RecommendationStatus, kept: int | None) -> None:
        title = f"Anbefaling: {STATUS_WORDS[status.status]}"
        books = office.register.records(RECOMMENDATION_STATUS)
        save(room, title, lambda: books.add(status), draft=kept)

    plan = FormPlan(
        name="recommendation_status",
        title=f"Følg op {office.glyphs.separator} {recommendation.title}",
        specs=STATUS_SPECS,
        values={"day": office.today.isoformat()},
        read=lambda values: read_status(office, values, recommendation),
        write=write,
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def read_status(office: Office, values: Values, recommendation: Recommendation) -> RecommendationStatus:
    """How far it has come as the form says it; RuleBroken names the field to mend."""
    if not values["status"]:
        raise RuleBroken("Vælg, hvor langt anbefalingen er.", "status")
    day = required_day(values, "day", office.today, "Skriv, fra hvilken dag, fx i for i dag.")
    status = _status(recommendation.id or 0, day, cast(Status, values["status"]), values["word"])
    rules.check_status(status, recommendation, office.today)
    return status


def _write(office: Office, recommendation: Recommendation, before: Recommendation | None) -> Recommendation:
    """Write it; a new one is given from its day on, and the earlier one it says again is repeated from that day on."""
    ledger, stands = office.register.records(RECOMMENDATION), office.register.records(RECOMMENDATION_STATUS)
    if before is None:
        written = ledger.add(recommendation)
        stands.add(_status(written.id or 0, written.given, "given", ""))
    else:
        written = ledger.update(recommendation)
    if written.repeats is not None and (before is None or before.repeats != written.repeats):
        stands.add(_status(written.repeats, written.given, "repeated", written.report))
    return written


def _status(recommendation: int, day: date, status: Status, text: str) -> RecommendationStatus:
    return RecommendationStatus(recommendation=recommendation, day=day, status=status, text=text)


def _specs(office: Office, before: Recommendation | None) -> Sequence[FieldSpec]:
    departments = catalogue_choices(office, "department", on="given", parent="directorate")
    own = {before.id} if before and before.id else set()
    repeats = recommendation_field(office, "repeats", "Gentager", own, before.id if before else None)
    return (
        FieldSpec("given", "Givet", "day", hint="pil: en dag · i = i dag", direction="past"),
        FieldSpec("title", "Titel", "text"),
        FieldSpec(
            "directorate", "Til", "choice", catalogue_choices(office, "directorate", on="given"), hint="tom: alle"
        ),
        FieldSpec("department", "Afdeling", "pick", departments, reachable=lambda values: bool(departments(values))),
        FieldSpec("theme", "Tema", "choice", catalogue_choices(office, "theme", on="given", brief=True)),
        FieldSpec("report", "Beretning", "text", hint="fx Beretning 2020-2021, s. 12"),
        FieldSpec("text", "Tekst", "note"),
        FieldSpec("reply", "Svar", "note", hint="hvad forvaltningen svarede", tail=before is None),
        FieldSpec("plan", "Handleplan", "note", hint="hvem gør hvad, hvornår", tail=before is None),
        repeats,
    )


def _values(recommendation: Recommendation) -> Values:
    filled = {key: getattr(recommendation, key) or "" for key in (*CATALOGUED, *PLAIN)}
    repeats = "" if recommendation.repeats is None else str(recommendation.repeats)
    return {**filled, "given": recommendation.given.isoformat(), "repeats": repeats}
