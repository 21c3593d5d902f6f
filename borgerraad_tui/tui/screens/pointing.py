"""What an inquiry led to beside itself: the recommendations that rest on it, consultations about it, the example of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.basis import linked_consultations, linked_examples, linked_recommendations
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

LABEL = 13


def pointing_lines(office: Office, inquiry: int) -> Iterator[Paragraph]:
    """One line for each; nothing where it led to nothing."""
    told = [*_led_to(office, inquiry)]
    if told:
        yield Paragraph([Part("Fører til", "muted")], rule=True)
    for label, text in told:
        yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(text)], hang=LABEL)


def _led_to(office: Office, inquiry: int) -> Iterator[tuple[str, str]]:
    engine = office.register.engine
    for each in linked_recommendations(engine, "inquiry", inquiry):
        yield "Anbefaling", f"{office.glyphs.hers(each.title)} ({each.given[:4]})"
    for held in linked_consultations(engine, "inquiry", inquiry):
        yield "Konsulent", f"{danish_day(date.fromisoformat(held.day))} {held.kind}: {office.glyphs.hers(held.topic)}"
    for example in linked_examples(engine, inquiry):
        told = (office.glyphs.hers(example.title), _state(office, example.id))
        yield "Eksempel", f" {office.glyphs.separator} ".join(filter(None, told))


def _state(office: Office, example: int) -> str:
    # late: few inquiries are an example, and what looks one through is large
    from borgerraad_tui.store.examples import example_states
    from borgerraad_tui.tui.screens.examples import state_text

    return state_text(example_states(office.register, [example])[example])
