"""Questions to departments in words: in an inquiry's detail, and the words the list of them uses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.domain.waiting import State
from borgerraad_tui.store.requests import ListedRequest, requests_of, service_terms
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

STATE_WORDS: dict[State, str] = {
    "late": "over frist", "waiting": "venter", "replied": "kvitteret", "answered": "besvaret", "settled": "afgjort",
}  # fmt: skip
STATE_ROLES: dict[State, Role] = {
    "late": "late", "waiting": "text", "replied": "text", "answered": "text", "settled": "muted",
}  # fmt: skip
SCOPE_WORDS = {"inquiry": "", "systemic": "Systemisk: ", "own": "Egen drift: "}
"""Before a question that goes beyond its inquiry, or has none."""
OWN_MOTION = "egen"
"""What stands for the number of a question that has no inquiry."""
INDENT = "  "


def request_lines(office: Office, inquiry: int) -> Iterator[Paragraph]:
    """What was asked about one inquiry, how long it has waited, and what was answered; nothing where nothing was asked."""
    requests = requests_of(office.register.engine, inquiry)
    if not requests:
        return
    terms = service_terms(office.register.engine, office.today)
    hers, separator = office.glyphs.hers, f" {office.glyphs.separator} "
    yield Paragraph([Part("Spurgt", "muted")], rule=True)
    for request in requests:
        state = terms.state(request.clock)
        unit = separator.join(part for part in (request.brief, request.department) if part)
        asked = f"{danish_day(date.fromisoformat(request.asked))}{separator}"
        yield Paragraph(
            [Part(f"{unit} ", "key"), Part(asked), Part(_told(request, state, office.today), STATE_ROLES[state])]
        )
        yield from _indented(SCOPE_WORDS[request.scope] + hers(request.question), "text")
        yield from _indented(f"Svar: {hers(request.answer)}" if request.answer else "", "muted")


def _indented(text: str, role: Role) -> Iterator[Paragraph]:
    for line in text.split("\n") if text else ():
        yield Paragraph([Part(INDENT + line, role)], hang=len(INDENT))


def _told(request: ListedRequest, state: State, today: date) -> str:
    days = counted(request.clock.days(today), "dag", "dage")
    chased = f", rykket {counted(request.chasers, 'gang', 'gange')}" if request.chasers else ""
    if request.answered:
        return f"besvaret efter {days}{chased}{'' if request.settled else ', ikke afgjort'}"
    if request.settled:
        return f"afgjort uden svar efter {days}{chased}"
    first = counted(request.clock.days(today, "reply"), "dag", "dage")
    if state == "late":
        acknowledged = f" (kvitteret efter {first})" if request.replied else ""
        return f"! OVER FRIST {days} uden svar{acknowledged}{chased}"
    return f"kvitteret efter {first}, venter {days}{chased}" if request.replied else f"venter {days}{chased}"
