"""Links between inquiries: made with a kind and a reason, and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase
from typing import get_args

from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.link_kind import LINK_WORDS, LinkKind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import LINK
from borgerraad_tui.store.links import SeenLink, add_link, link_words, links_of
from borgerraad_tui.tui.forms.choices import at_field, dialog_title, other_inquiry, other_told
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

LETTERS: dict[LinkKind, str] = {"continues": "F", "repeats": "G", "same_error": "S"}
KINDS = tuple(Choice(kind, LINK_WORDS[kind][0], LETTERS[kind]) for kind in get_args(LinkKind))
SPECS = (
    FieldSpec("number", "Nummer", "text", hint="den anden henvendelses, fx 118 eller 2021-118", width=14),
    FieldSpec("kind", "Den her", "choice", lambda _: KINDS, hint="den anden"),
    FieldSpec("reason", "Hvorfor", "text", hint="kort, uden CPR"),
)


def open_link(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: which inquiry, what it has to do with this one, and why."""
    office = room.office
    register = office.register
    before = register.inquiries.get(identifier)

    def write(link: Link, kept: int | None) -> None:
        other = register.inquiries.get(link.other)
        title = f"Henvendelse {before.year}-{before.number} forbundet med {other.year}-{other.number}"
        save(room, title, lambda: add_link(register.engine, register.records(LINK), link), draft=kept)

    plan = FormPlan(
        name="link",
        title=dialog_title(office, "Forbind", before),
        specs=SPECS,
        read=lambda values: _read(office, values, identifier),
        write=write,
        target=identifier,
        preview=lambda values: other_told(office, values["number"], identifier),
    )
    open_form(room, plan, draft, typed)


def open_unlink(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: which link to take away; it is undone like any other act."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    links = links_of(office.register.engine, identifier)
    if not links:
        raise RuleBroken("Henvendelsen er ikke forbundet med andre.")

    def write(link: int, kept: int | None) -> None:
        other = next(seen for seen in links if seen.id == link)
        title = f"Forbindelse fjernet fra henvendelse {before.year}-{before.number} til {other.year}-{other.number}"
        save(room, title, lambda: office.register.records(LINK).remove(link), draft=kept)

    plan = FormPlan(
        name="unlink",
        title=dialog_title(office, "Fjern forbindelse", before),
        specs=(FieldSpec("link", "Den her", "choice", lambda _: _choices(links), stacked=True),),
        values={"link": str(links[0].id)} if len(links) == 1 else {},
        read=_chosen_link,
        write=write,
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def _read(office: Office, values: Values, this: int) -> Link:
    with at_field("number"):
        other = other_inquiry(office, values["number"], this)
    kind = next((kind for kind in get_args(LinkKind) if kind == values["kind"]), None)
    if kind is None:
        raise RuleBroken("Vælg, hvordan de hører sammen: fortsætter, gentager, eller samme fejl.", "kind")
    if not values["reason"].strip():
        raise RuleBroken("Skriv kort, hvorfor de hører sammen.", "reason")
    return Link(inquiry=this, other=other.id or 0, kind=kind, reason=values["reason"])


def _choices(links: Sequence[SeenLink]) -> Sequence[Choice]:
    return [
        Choice(
            str(link.id),
            f"{link_words(link)} {link.year}-{link.number} {link.subject}".strip(),
            letter,
            hers=link.subject,
        )
        for link, letter in zip(links, ascii_uppercase, strict=False)
    ]


def _chosen_link(values: Values) -> int:
    if not values["link"]:
        raise RuleBroken("Vælg den forbindelse, der skal fjernes.", "link")
    return int(values["link"])
