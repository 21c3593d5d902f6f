"""Erasing what somebody can be known by: on which ground, and why; it cannot be undone, so it is asked first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from borgerraad_tui.domain.retention import GROUND_WORDS, Ground
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.safekeeping.erasing import Erased, erase
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

LETTERS: Final = {"term": "F", "asked": "B", "mistake": "S", "other": "A"}
GROUNDS: Final = tuple(Choice(ground, GROUND_WORDS[ground], LETTERS[ground]) for ground in get_args(Ground))
SPECS: Final = (
    FieldSpec("ground", "Grund", "choice", lambda _: GROUNDS, stacked=True),
    FieldSpec("why", "Hvorfor", "text", hint="fx brev af 3. januar; uden navn"),
)
ALL, GIVEN = "inquiries", "given"
"""Under these names a draft holds which inquiries it is about, and the ground that was given beforehand."""
SEARCHING: Final = "Slettet. Hele filen søges nu igennem …"
GOES: Final = (
    "Navne, notater, log, spørgsmål, påmindelser, eksempler og kladder slettes, også i historikken. Tallene bliver. Det kan ikke"
    " fortrydes."
)


def open_erase_inquiry(room: RoomScreen, identifier: int) -> None:
    """The dialog over the room, about one inquiry."""
    open_erasing(room, [identifier])


def open_erase_person(room: RoomScreen, identifier: int) -> None:
    """The same about all inquiries that are joined as one person's."""
    others = others_of(room.office.register.engine, identifier)
    open_erasing(room, sorted({identifier, *(one.id for one in others)}))


def resume_erasing(room: RoomScreen, identifier: int, draft: int | None, typed: Values | None) -> None:
    """Take the draft up again, about the same inquiries."""
    held = typed or {}
    inquiries = [int(each) for each in held.get(ALL, str(identifier)).split("|")]
    open_erasing(room, inquiries, held.get(GIVEN, ""), draft, typed)


def open_erasing(
    room: RoomScreen, inquiries: Sequence[int], ground: str = "", draft: int | None = None, typed: Values | None = None
) -> None:
    """The dialog over the room; RuleBroken while one of them is open."""
    office = room.office
    found = [office.register.inquiries.get(one) for one in inquiries]
    running = next((one for one in found if one.closed is None and one.exclusion is None), None)
    if running is not None:
        raise RuleBroken(
            f"{running.title.capitalize()} er åben. Afslut den først (a), så slettes intet, du arbejder med."
        )
    called = counted(len(found), "henvendelse", "henvendelser") if len(found) > 1 else found[0].title
    plan = FormPlan(
        name="erasing",
        title=f"Slet det, der kan kendes: {called}",
        specs=SPECS,
        values={"ground": ground},
        read=_read,
        write=lambda read, kept: _write(room, inquiries, read, kept),
        does="slet",
        target=inquiries[0],
        preview=lambda _: GOES,
        beside={ALL: "|".join(map(str, inquiries)), GIVEN: ground},
    )
    open_form(room, plan, draft, typed)


def _read(values: Values) -> tuple[Ground, str]:
    ground = next((ground for ground in get_args(Ground) if ground == values["ground"]), None)
    if ground is None:
        raise RuleBroken("Vælg grunden. Uden en grund slettes intet.", "ground")
    why = values["why"].strip()
    if ground == "other" and not why:
        raise RuleBroken("Skriv, hvorfor det slettes, uden navn.", "why")
    return ground, why


def _write(room: RoomScreen, inquiries: Sequence[int], read: tuple[Ground, str], kept: int | None) -> None:
    ground, why = read
    erased = erase(room.office.register, inquiries, ground, why)
    room.office.register.drafts.drop(kept)
    room.say(SEARCHING)
    # the proof takes seconds of a large register: that is read meanwhile
    room.call_after_refresh(_show, room, erased)


def _show(room: RoomScreen, erased: Erased) -> None:
    from borgerraad_tui.tui.screens.erased import ErasedRoom

    room.app.push_screen(ErasedRoom(room.office, erased))
