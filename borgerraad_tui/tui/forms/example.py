"""Writing an example's text, with what it was made of beside it and what could tell who it is about below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.domain.example import NAMES_ONE, POINTS_AT_ONE, Example, open_findings, refuse_never
from borgerraad_tui.domain.identifiers import WORDS, Finding, known_by
from borgerraad_tui.domain.text import capitalised, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import Scanner, findings_left, let_stand, settled, unmark
from borgerraad_tui.store.kinds import EXAMPLE
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.example import FINDING, Pair, finding_at, original_lines
from borgerraad_tui.tui.screens.form import FormScreen, open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values
from borgerraad_tui.tui.widgets.pane import Pane
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose


class BesideOriginal(FormScreen):
    """A form with a text to read beside it, or below it on a narrow screen; F6 reads on in it, from any field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "read_on", show=False)]

    def __init__(
        self,
        office: Office,
        plan: FormPlan[Any],
        original: Callable[[], Iterable[Paragraph]],
        draft: int | None,
        typed: Values | None,
        named: str = "Sagen selv",
    ) -> None:
        super().__init__(office, plan, draft, typed)
        self._named = named
        self.original = Prose(office.glyphs)
        self.original.can_focus = False
        self._original = original
        self.original.show(original())

    def content(self) -> Iterable[Widget]:
        """The form and the text."""
        yield Pair(self.form, Pane(self.office.glyphs, f"{self._named}: F6 ruller", self.original))

    def action_read_on(self) -> None:
        """The next page of the text, and its first after the last."""
        page = self.original.scrollable_content_region.height
        here = self.original.scroll_offset.y
        self.original.scroll_to(y=here + page if here < self.original.max_scroll_y else 0, animate=False)

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


def open_reason(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: why a finding that names one person may stand. `typed` says which finding."""
    register = room.office.register
    example = register.records(EXAMPLE).get(identifier)
    finding = _finding(room, example, (typed or {}).get(FINDING))
    title = "Fund ladt stå i eksemplet"

    def write(reason: str, kept: int | None) -> None:
        save(room, title, lambda: let_stand(register, example, finding, reason), f"Gemt: {title}.", kept)

    choice = Choice(finding_at(finding)[FINDING], finding.words, "A", hers=finding.words)
    plan = FormPlan(
        name="settlement",
        title="Lad stå",
        specs=(
            FieldSpec(FINDING, capitalised(WORDS[finding.kind]), "choice", lambda _: (choice,), stacked=True),
            FieldSpec("reason", "Hvorfor", "text", hint=f"fx: {NAMES_ONE[finding.kind]}"),
        ),
        read=lambda values: values["reason"],
        write=write,
        start="reason",
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def _finding(room: RoomScreen, example: Example, about: str | None) -> Finding:
    """What the form is about; RuleBroken where it is settled by now, or no reason would do."""
    left = findings_left(room.office.register, example)
    finding = next((each for each in left if finding_at(each) == {FINDING: about} and each.kind in POINTS_AT_ONE), None)
    if finding is None:
        raise RuleBroken("Fundet er afklaret, eller teksten er skrevet om. Åbn eksemplet, og se, hvad der mangler.")
    refuse_never(finding.kind, finding.words)
    return finding


def remove_example(room: RoomScreen, identifier: int) -> None:
    """It is no example any more; one act that can be undone."""
    example = room.office.register.records(EXAMPLE).get(identifier)
    title = f"Eksemplet {quoted(example.title)} fjernet" if example.title else "Eksemplet fjernet"
    save(room, title, lambda: unmark(room.office.register, identifier))
    room.refresh_content()


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
    return known_by(left)
