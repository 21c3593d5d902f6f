"""One example: its own text beside what it was made of, and below them what could tell who it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from textual import events
from textual.containers import Container
from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.example import NAMES_ONE, Example, Settlement, open_findings
from borgerraad_tui.domain.identifiers import WORDS, Finding
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.store.examples import ExampleState, Scanner, cleared, example_of, let_stand, settled
from borgerraad_tui.store.kinds import CONSULTATION, EXAMPLE
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.detail import inquiry_lines
from borgerraad_tui.tui.screens.examples import state_role, state_text
from borgerraad_tui.tui.screens.reading import text_lines
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.pane import Pane
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose
from borgerraad_tui.tui.widgets.windows import FixedRows

BESIDE = 100
"""Cells from which the two texts have room beside each other."""
FINDING = "finding"
"""The field of a form that holds which finding it is about."""
NO_TEXT = "Ingen tekst endnu. Tryk Enter, og skriv, hvad der skete, så ingen kan kendes."
NOTHING = "Intet fundet. Læs selv teksten igennem med fremmede øjne, før du frigiver den."


class FoundRow(NamedTuple):
    """One finding as a row: its place from 1, whether it stands, and the reason where one was written."""

    place: int
    finding: Finding
    stands: bool
    reason: str


class Pair(Container):
    """Two widgets beside each other where there is room, else one above the other."""

    DEFAULT_CSS = """
    Pair { layout: horizontal; height: 2fr; }
    Pair.narrow { layout: vertical; }
    Pair > * { width: 1fr; height: 1fr; }
    Pair Prose { padding: 0 1; }
    """

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the width there is."""
        self.set_class(self.app.size.width < BESIDE, "narrow")


class ExampleRoom(RoomScreen):
    """The whole example over the whole screen; the cursor stands on a finding."""

    ROOM = "example"
    BINDINGS = bindings("example")
    DEFAULT_CSS = """
    ExampleRoom > Pane { min-height: 4; }
    ExampleRoom > #why { height: 4; }
    ExampleRoom > #why Prose { padding: 0 1; }
    """

    def __init__(self, office: Office, identifier: int) -> None:
        super().__init__(office)
        self.identifier = identifier
        self.own, self.original = Prose(office.glyphs), Prose(office.glyphs)
        columns: tuple[Column[FoundRow], ...] = (
            Column("Fund", 15, lambda row: WORDS[row.finding.kind], lambda row: "muted" if row.stands else "late"),
            Column("Ord", 0, lambda row: row.finding.words),
            Column("Afklaret", 9, lambda row: "står" if row.stands else "åbent", "muted"),
        )
        self.listing: Listing[FoundRow] = Listing(columns, office.glyphs, empty=NOTHING, titled=False)
        self.why = Prose(office.glyphs)
        self._rows: Sequence[FoundRow] = ()
        self._state = ExampleState(told=False, left=0, cleared=None)

    def content(self) -> Iterable[Widget]:
        """Its own text and the original, the findings, and why the one under the cursor is one."""
        glyphs = self.office.glyphs
        yield Pair(Pane(glyphs, "Eksemplet", self.own), Pane(glyphs, "Sagen selv", self.original))
        yield Pane(glyphs, "Fund", self.listing)
        yield Pane(glyphs, "Hvorfor", self.why, id="why")

    def titles(self) -> Iterator[Title]:
        """How far it is from a report."""
        told = Part(state_text(self._state), state_role(self._state))
        left = [Part(f"EKSEMPEL {self.office.glyphs.separator} "), told]
        yield Title(left, [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the example and look it through; one that was undone says so."""
        register = self.office.register
        try:
            example = register.records(EXAMPLE).get(self.identifier)
        except RuleBroken as error:
            self._show_nothing(error.text)
            return
        found = Scanner(register, example).findings(example.title, example.text) if example.text else ()
        had_rows = bool(self._rows)
        self._rows = list(found_rows(found, settled(register, example)))
        left = sum(not row.stands for row in self._rows)
        self._state = ExampleState(bool(example.text), left, example.cleared.isoformat() if example.cleared else None)
        self.own.show(own_lines(self.office, example), keep=True)
        self.original.show(original_lines(self.office, example), keep=True)
        self.listing.empty = NOTHING if example.text else ""
        self.listing.show(FixedRows(self._rows), self.listing.cursor_key)
        # without a finding there is nothing to stand on; where she reads otherwise, she goes on reading
        if self.focused is None or had_rows != bool(self._rows):
            (self.listing if self._rows else self.own).focus()
        self._show_why()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """Why the finding under the cursor is one."""
        self.attempt(self._show_why)

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter writes the text, wherever the cursor stands."""
        self.attempt(self.action_write_example)

    def action_write_example(self) -> None:
        """Write the text in a form, the original beside it."""
        from borgerraad_tui.tui.forms.example import open_example_text

        self.attempt(lambda: open_example_text(self, self.identifier))

    def action_let_stand(self) -> None:
        """Let the finding under the cursor stand; one that names a person only with a reason."""
        from borgerraad_tui.tui.forms.example import open_reason

        row = self._under_cursor()
        if row is None or row.stands:
            return
        if row.finding.kind in NAMES_ONE:
            self.attempt(lambda: open_reason(self, self.identifier, typed=finding_at(row.finding)))
        else:
            self.attempt(lambda: self._let_stand(row.finding))

    def action_next_pane(self) -> None:
        """To the next part, and from the last to the first."""
        self.focus_next()

    def action_clear_example(self) -> None:
        """Say that it may stand in a report; refused while a finding is open."""
        title = "Eksemplet frigivet"
        register = self.office.register
        self.attempt(lambda: self._saved(title, lambda: cleared(register, self.identifier)))

    def action_remove_example(self) -> None:
        """Take it away, and go back to where it was told of."""
        from borgerraad_tui.tui.forms.example import remove_example

        below = self.app.screen_stack[-2]

        def removed() -> None:
            remove_example(below if isinstance(below, RoomScreen) else self, self.identifier)
            self.action_back()

        self.attempt(removed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a finding to let stand."""
        if action == "let_stand":
            row = self._under_cursor()
            return row is not None and not row.stands
        return super().check_action(action, parameters)

    def _let_stand(self, finding: Finding) -> None:
        register = self.office.register
        example = register.records(EXAMPLE).get(self.identifier)
        self._saved("Fund ladt stå i eksemplet", lambda: let_stand(register, example, finding))
        self.listing.action_step(1)

    def _saved(self, title: str, write: Callable[[], object]) -> None:
        save(self, title, write)
        self.refresh_content()
        self.say(f"Gemt: {title}.")

    def _under_cursor(self) -> FoundRow | None:
        return next((row for row in self._rows if row.place == self.listing.cursor_key), None)

    def _show_why(self) -> None:
        row = self._under_cursor()
        self.why.show(why_lines(self.office, row) if row else ())

    def _show_nothing(self, told: str) -> None:
        self._rows = ()
        self._state = ExampleState(told=False, left=0, cleared=None)
        self.own.show([Paragraph([Part(told, "muted")])])
        self.original.show(())
        self.listing.empty = ""
        self.listing.show(FixedRows(self._rows))
        self.own.focus()
        self._show_why()


def found_rows(found: Iterable[Finding], stands: Sequence[Settlement]) -> Iterator[FoundRow]:
    """The findings as rows, in the order they were found in."""
    reasons = {(each.kind, each.words): each.reason for each in stands}
    for place, each in enumerate(found, 1):
        is_open = bool(open_findings([each], stands))
        yield FoundRow(place, each, not is_open, reasons.get((each.kind, each.words), ""))


def finding_at(finding: Finding) -> dict[str, str]:
    """What a form about one finding begins with."""
    return {FINDING: f"{finding.kind} {finding.words}"}


def why_lines(office: Office, row: FoundRow) -> Iterator[Paragraph]:
    """Why it is pointed out or may stand, and all its words, for which the list may be too narrow."""
    if row.reason:
        yield Paragraph([Part("Står, fordi: ", "muted"), Part(office.glyphs.hers(row.reason))])
    yield Paragraph([Part(row.finding.why, "muted")])
    yield Paragraph([Part("Ord: ", "muted"), Part(office.glyphs.hers(row.finding.words))])


def own_lines(office: Office, example: Example) -> Iterator[Paragraph]:
    """The example as it may be told."""
    yield Paragraph([Part(office.glyphs.hers(example.title) or "Uden titel", "key" if example.title else "muted")])
    if not example.text:
        yield Paragraph([Part(NO_TEXT, "muted")])
    for line in office.glyphs.hers(example.text).split("\n") if example.text else ():
        yield Paragraph([Part(line)])


def original_lines(office: Office, example: Example) -> Iterator[Paragraph]:
    """What it was made of."""
    if example.inquiry is not None:
        found = inquiry_detail(office.register.engine, example.inquiry)
        yield from inquiry_lines(office, found) if found else ()
    elif example.consultation is not None:
        held = office.register.records(CONSULTATION).get(example.consultation)
        yield Paragraph([Part(f"{danish_day(held.day)} {office.catalogue.name('consultation', held.kind)}", "key")])
        yield from text_lines(office, "Emne", held.topic)


def tell_inquiry(room: RoomScreen, identifier: int) -> None:
    """Go to the example made of an inquiry, which is marked first where it is none yet."""
    inquiry = room.office.register.inquiries.get(identifier)
    _tell(room, Example(inquiry=identifier, marked=_today(room)), f"{inquiry.title.capitalize()} mærket som eksempel")


def tell_consultation(room: RoomScreen, identifier: int) -> None:
    """The same for a consultation."""
    _tell(room, Example(consultation=identifier, marked=_today(room)), "Konsulentbistand mærket som eksempel")


def _tell(room: RoomScreen, new: Example, title: str) -> None:
    register = room.office.register
    side, identifier = ("inquiry", new.inquiry) if new.inquiry else ("consultation", new.consultation)
    example = example_of(register, side, identifier or 0)
    if example is None:
        example = save(room, title, lambda: register.records(EXAMPLE).add(new))
    room.app.push_screen(ExampleRoom(room.office, example.id or 0))


def _today(room: RoomScreen) -> date:
    return room.office.today
