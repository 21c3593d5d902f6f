"""Writing an example's text, with what it was made of beside it and what could tell who it is about below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from textual.widget import Widget

from borgerraad_tui.domain.example import Example, open_findings
from borgerraad_tui.domain.identifiers import WORDS, Finding
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import Scanner, settled
from borgerraad_tui.store.kinds import EXAMPLE
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.example import Pair, original_lines
from borgerraad_tui.tui.screens.form import FormScreen
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose

MOST_NAMED = 4
"""Findings named while she types; the room lists them all."""


class BesideOriginal(FormScreen):
    """A form with a text to read beside it, or below it on a narrow screen."""

    def __init__(
        self,
        office: Office,
        plan: FormPlan[Any],
        original: Callable[[], Iterable[Paragraph]],
        draft: int | None,
        typed: Values | None,
    ) -> None:
        super().__init__(office, plan, draft, typed)
        self.original = Prose(office.glyphs)
        self.original.can_focus = False
        self._original = original
        self.original.show(original())

    def content(self) -> Iterable[Widget]:
        """The form and the text."""
        yield Pair(self.form, self.original)

    def veil_turned(self) -> None:
        """Hide the text beside it, too, or show it again."""
        super().veil_turned()
        self.original.show(self._original())


def open_example_text(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form on one example; other words take its clearing back."""
    office = room.office
    before = office.register.records(EXAMPLE).get(identifier)
    scanner, stands = Scanner(office.register, before), settled(office.register, before)
    plan = FormPlan(
        name="example",
        title="EKSEMPEL",
        specs=(FieldSpec("title", "Titel", "text"), FieldSpec("text", "Tekst", "note")),
        values={"title": before.title, "text": before.text},
        read=partial(_read, before),
        write=partial(_write, room, before),
        start="text" if before.title else "title",
        target=identifier,
        saved=("title", "text"),
        preview=lambda values: _told(open_findings(scanner.findings(values["title"], values["text"]), stands)),
        dialog=False,
    )
    room.app.push_screen(BesideOriginal(office, plan, lambda: original_lines(office, before), draft, typed))


def _read(before: Example, values: Values) -> Example:
    if not values["text"].strip():
        raise RuleBroken("Skriv, hvad der skete, så ingen kan kendes.", "text")
    return before.retold(values["title"], values["text"])


def _write(room: RoomScreen, before: Example, example: Example, kept: int | None) -> None:
    title = "Eksemplets tekst skrevet"
    told = f"Gemt: {title}." + (" Det er ikke længere frigivet." if before.cleared and not example.cleared else "")
    save(room, title, lambda: room.office.register.records(EXAMPLE).update(example), told, kept)


def _told(left: Sequence[Finding]) -> str:
    """What it can be known by, the first of it named."""
    if not left:
        return "Intet fundet. Læs selv efter: et navn, der ikke står i registret, kendes ikke."
    named = ", ".join(f"{WORDS[each.kind]} »{each.words[:30]}«" for each in left[:MOST_NAMED])
    more = f" og {len(left) - MOST_NAMED} til" if len(left) > MOST_NAMED else ""
    return f"Kan genkendes på: {named}{more}"
