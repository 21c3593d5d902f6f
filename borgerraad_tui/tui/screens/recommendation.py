"""One recommendation to read: what it says, to whom, what it rests on, what was answered, and where it has stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.recommendation import STATUS_WORDS, Recommendation
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import linked_consultations, linked_inquiries
from borgerraad_tui.store.kinds import RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.recommendations import recommendation_history
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.reading import ReadingRoom, history_lines, text_lines
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

LABEL = 11
"""Cells of the label column."""


class RecommendationRoom(ReadingRoom):
    """The whole recommendation over the whole screen."""

    ROOM = "recommendation"
    BINDINGS = bindings("recommendation")

    def titles(self) -> Iterable[Title]:
        """The day."""
        yield Title([Part("ANBEFALING")], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read it and its history; one that was undone says so."""
        try:
            lines = [*recommendation_lines(self.office, self.identifier)]
        except RuleBroken as error:
            self.text.show([Paragraph([Part(error.text, "muted")])])
            return
        acts = recommendation_history(self.office.register.engine, self.identifier)
        self.text.show([*lines, *history_lines(self.office.glyphs, acts)])

    def action_edit_recommendation(self) -> None:
        """Change it in the form it was written in."""
        from borgerraad_tui.tui.forms.recommendation import open_recommendation

        self.attempt(lambda: open_recommendation(self, self.identifier))

    def action_new_status(self) -> None:
        """Say how far it has come."""
        from borgerraad_tui.tui.forms.recommendation import open_status

        self.attempt(lambda: open_status(self, self.identifier))

    def action_rests_on(self) -> None:
        """Say what it rests on."""
        from borgerraad_tui.tui.forms.basis import open_basis

        self.attempt(lambda: open_basis(self, self.identifier))

    def action_follow_up(self) -> None:
        """To the view of what came of them all."""
        from borgerraad_tui.tui.screens.follow_up import FollowUp

        self.go(FollowUp)


def addressee(office: Office, recommendation: Recommendation) -> str:
    """Whom it is for."""
    catalogue = office.catalogue
    named = (
        catalogue.name("department", recommendation.department),
        catalogue.name("directorate", recommendation.directorate),
    )
    return ", ".join(filter(None, named)) or "hele kommunen"


def recommendation_lines(office: Office, identifier: int) -> Iterator[Paragraph]:
    """Everything about one recommendation; RuleBroken when an undo has taken it away."""
    found = office.register.records(RECOMMENDATION).get(identifier)
    yield Paragraph([Part(office.glyphs.hers(found.title), "key")])
    for label, text in _facts(office, found):
        if text:
            yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(text)], hang=LABEL)
    yield from text_lines(office, "Anbefaling", found.text)
    yield from _rests_on(office, identifier)
    yield from text_lines(office, "Svar", found.reply)
    yield from text_lines(office, "Handleplan", found.plan)
    yield from _stands(office, identifier)


def _facts(office: Office, found: Recommendation) -> Iterator[tuple[str, str]]:
    ledger = office.register.records(RECOMMENDATION)
    yield "Givet", danish_day(found.given)
    yield "Til", addressee(office, found)
    yield "Tema", office.catalogue.name("theme", found.theme)
    yield "Beretning", office.glyphs.hers(found.report)
    for earlier in ledger.where("id = ?", (found.repeats,)):
        yield "Gentager", _called(office, earlier)
    for later in ledger.where("repeats = ?", (found.id,), "given, id"):
        yield "Gentaget i", _called(office, later)


def _called(office: Office, recommendation: Recommendation) -> str:
    return f"{office.glyphs.hers(recommendation.title)} ({danish_day(recommendation.given)})"


def _rests_on(office: Office, identifier: int) -> Iterator[Paragraph]:
    engine = office.register.engine
    yield Paragraph([Part("Hviler på", "muted")], rule=True)
    inquiries = linked_inquiries(engine, "recommendation", identifier)
    consultations = linked_consultations(engine, "recommendation", identifier)
    for inquiry in inquiries:
        number = number_text(inquiry.year, inquiry.number, office.today)
        yield Paragraph([Part(number.ljust(LABEL), "key"), Part(office.glyphs.hers(inquiry.subject))], hang=LABEL)
    for held in consultations:
        day = danish_day(date.fromisoformat(held.day))
        yield Paragraph(
            [Part(day.ljust(LABEL), "key"), Part(f"{held.kind}: {office.glyphs.hers(held.topic)}")], hang=LABEL
        )
    if not inquiries and not consultations:
        yield Paragraph([Part("Intet endnu. Tryk h for at pege på henvendelser eller konsulentbistand.", "muted")])


def _stands(office: Office, identifier: int) -> Iterator[Paragraph]:
    yield Paragraph([Part("Status", "muted")], rule=True)
    stood = office.register.records(RECOMMENDATION_STATUS).where("recommendation = ?", (identifier,), "day, id")
    for status in stood:
        told = [Part(danish_day(status.day).ljust(LABEL), "muted"), Part(STATUS_WORDS[status.status], "key")]
        yield Paragraph([*told, Part(f"  {office.glyphs.hers(status.text)}" if status.text else "")], hang=LABEL)
    if not stood:
        yield Paragraph([Part("Ingen endnu. Tryk f for at følge op.", "muted")])
