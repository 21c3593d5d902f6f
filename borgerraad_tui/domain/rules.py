"""The office's rules. Each broken one is a Danish sentence that says what to do; whoever writes checks first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.recommendation import Recommendation, RecommendationStatus
from borgerraad_tui.errors import RuleBroken

LABELS = {
    "channel": "Kanalen", "place": "Stedet", "directorate": "Området", "department": "Afdelingen", "theme": "Temaet",
    "enquirer": "Henvenderen", "action": "Handlingen", "outcome": "Udfaldet", "exclusion": "Grunden til at udgå",
    "consultation": "Arten", "log": "Arten", "manner": "Måden", "findings": "Mærket under Også",
}  # fmt: skip
"""Each list in the definite form, as sentences begin."""


class Broken(NamedTuple):
    """A broken rule: the field to mend and the sentence."""

    field: str
    text: str


def check(inquiry: Inquiry, catalogue: Catalogue, today: date) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(broken_rules(inquiry, catalogue, today))


def check_consultation(consultation: Consultation, catalogue: Catalogue, today: date) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(consultation_rules(consultation, catalogue, today))


def check_closing(inquiry: Inquiry, catalogue: Catalogue) -> None:
    """What only she is asked when she closes on screen, never older registers: a kind, an action, and its outcome."""
    if inquiry.exclusion:
        return
    if inquiry.kind is None:
        raise RuleBroken(
            "Arten er ikke afgjort. Vælg Klage eller Andre henvendelser, eller tryk X, hvis sagen udgår.", "kind"
        )
    if inquiry.action is None:
        raise RuleBroken("Vælg en handling, eller tryk X, hvis sagen udgår af statistikken.", "action")
    outcomes = catalogue.choices("outcome", inquiry.closed or inquiry.received, parent=inquiry.action)
    if outcomes and inquiry.outcome is None:
        raise RuleBroken(f"Vælg et udfald for {catalogue.name('action', inquiry.action)}.", "outcome")


def broken_rules(inquiry: Inquiry, catalogue: Catalogue, today: date) -> Iterator[Broken]:
    """Every broken rule of an inquiry, days first."""
    yield from _days(inquiry, today)
    received, settled = inquiry.received, inquiry.closed or today
    for field in ("channel", "place", "directorate", "department", "theme", "enquirer"):
        yield from valid(catalogue, field, getattr(inquiry, field), received)
    for theme in inquiry.further_themes:
        yield from valid(catalogue, "theme", theme, received, field="further_themes")
    for field in ("action", "outcome", "exclusion"):
        yield from valid(catalogue, field, getattr(inquiry, field), settled)
    yield from belonging_rules(inquiry, catalogue)


def filed_rules(inquiry: Inquiry) -> Iterator[Broken]:
    """What no form makes and no sheet may bring: an inquiry that is out of the statistics and not settled as such."""
    if inquiry.exclusion and (inquiry.action or inquiry.outcome):
        yield Broken(
            "exclusion",
            "En henvendelse, der udgår, har hverken handling eller udfald. Slet dem, eller slet grunden til at udgå.",
        )
    if inquiry.exclusion and inquiry.closed is None and not (inquiry.action or inquiry.outcome):
        yield Broken("closed", "En henvendelse, der udgår, er lukket. Skriv også, hvornår den blev lukket.")


def consultation_rules(consultation: Consultation, catalogue: Catalogue, today: date) -> Iterator[Broken]:
    """Every broken rule of a consultation."""
    if consultation.day > today:
        yield Broken("day", f"Datoen {danish_day(consultation.day)} ligger i fremtiden. Skriv den dag, det skete.")
    yield from valid(catalogue, "consultation", consultation.kind, consultation.day, field="kind")
    yield from valid(catalogue, "directorate", consultation.directorate, consultation.day)


def recommendation_rules(recommendation: Recommendation, catalogue: Catalogue, today: date) -> Iterator[Broken]:
    """Every broken rule of a recommendation."""
    if recommendation.given > today:
        yield Broken(
            "given",
            f"Datoen {danish_day(recommendation.given)} ligger i fremtiden. Skriv den dag, anbefalingen blev givet.",
        )
    for field in ("directorate", "department", "theme"):
        yield from valid(catalogue, field, getattr(recommendation, field), recommendation.given)
    yield from at_home(catalogue, recommendation.department, recommendation.directorate)


def check_recommendation(recommendation: Recommendation, catalogue: Catalogue, today: date) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(recommendation_rules(recommendation, catalogue, today))


def status_rules(status: RecommendationStatus, recommendation: Recommendation, today: date) -> Iterator[Broken]:
    """Every broken rule of where a recommendation stands."""
    if status.day > today:
        yield Broken("day", f"Datoen {danish_day(status.day)} ligger i fremtiden. Skriv den dag, det skete.")
    if status.day < recommendation.given:
        yield Broken(
            "day",
            f"Status {danish_day(status.day)} ligger før anbefalingen {danish_day(recommendation.given)}. Skriv en senere dag.",
        )


def check_status(status: RecommendationStatus, recommendation: Recommendation, today: date) -> None:
    """Raise RuleBroken for the first broken rule."""
    raise_first(status_rules(status, recommendation, today))


def _days(inquiry: Inquiry, today: date) -> Iterator[Broken]:
    received, closed, due = inquiry.received, inquiry.closed, inquiry.next_due
    if received > today:
        yield Broken(
            "received", f"Modtaget {danish_day(received)} ligger i fremtiden. Skriv den dag, henvendelsen kom."
        )
    if closed and closed > today:
        yield Broken("closed", f"Lukket {danish_day(closed)} ligger i fremtiden. Skriv i dag eller en tidligere dag.")
    if closed and closed < received:
        yield Broken(
            "closed",
            f"Lukket {danish_day(closed)} ligger før modtagelsen {danish_day(received)}. Ret en af de to datoer.",
        )
    if due and due < received:
        yield Broken(
            "next",
            f"Næste skridt {danish_day(due)} ligger før modtagelsen {danish_day(received)}. Skriv en senere dag.",
        )
    if closed is None and (inquiry.action or inquiry.outcome):
        yield Broken(
            "closed",
            "En handling eller et udfald hører til en lukket henvendelse. Skriv også, hvornår den blev lukket.",
        )


def valid(catalogue: Catalogue, listing: str, key: str | None, day: date, field: str = "") -> Iterator[Broken]:
    """A chosen entry is in the catalogue and was valid that day; no key is no fault."""
    if key is None:
        return
    entry = catalogue.get(listing, key)
    if entry is None:
        yield Broken(field or listing, f"{LABELS[listing]} »{key}« findes ikke i kataloget. Vælg en anden.")
    elif not entry.valid(day):
        choices = ", ".join(
            other.name for other in catalogue.choices(listing, day, parent=entry.parent or None, kind=entry.kind)
        )
        yield Broken(
            field or listing,
            f"{LABELS[listing]} »{entry.name}« gjaldt ikke {danish_day(day)}. Den dag gjaldt: {choices or 'ingen'}.",
        )


def belonging_rules(inquiry: Inquiry, catalogue: Catalogue) -> Iterator[Broken]:
    """The rules that look at no day: what belongs to what."""
    action = catalogue.get("action", inquiry.action)
    if action and action.kind != inquiry.kind:
        yield Broken("action", _wrong_kind(action, inquiry.kind, catalogue))
    outcome = catalogue.get("outcome", inquiry.outcome)
    if outcome and outcome.parent != inquiry.action:
        home = catalogue.name("action", outcome.parent)
        yield Broken(
            "outcome", f"Udfaldet »{outcome.name}« hører til {home}. Vælg den handling, eller et andet udfald."
        )
    yield from at_home(catalogue, inquiry.department, inquiry.directorate)
    if inquiry.theme and inquiry.theme in inquiry.further_themes:
        name = catalogue.name("theme", inquiry.theme)
        yield Broken("further_themes", f"»{name}« er allerede hovedtemaet. Fjern det fra øvrige temaer.")


def at_home(catalogue: Catalogue, department: str | None, directorate: str | None) -> Iterator[Broken]:
    """A department belongs to the directorate it is named with."""
    entry = catalogue.get("department", department)
    if entry and entry.parent != directorate:
        home = catalogue.name("directorate", entry.parent)
        yield Broken(
            "department", f"Afdelingen »{entry.name}« hører til {home}. Vælg det område, eller en anden afdeling."
        )


def _wrong_kind(action: Entry, kind: Kind | None, catalogue: Catalogue) -> str:
    if kind is None:
        return f"Handlingen »{action.name}« kræver, at arten er afgjort. Vælg Klage eller Andre henvendelser."
    allowed = ", ".join(entry.name for entry in catalogue.of("action") if entry.kind == kind)
    return f"Handlingen »{action.name}« hører ikke til {kind.label}. Vælg en af: {allowed}."


def raise_first(broken: Iterator[Broken]) -> None:
    """Raise RuleBroken for the first."""
    for rule in broken:
        raise RuleBroken(rule.text, rule.field)
