"""Every form of an inquiry's life typed back to back in a real terminal: `python -m tests.end_to_end.life_bursts 100`.

A round is an inquiry and all that can be written of it, one write of all its keys, without waiting for anything that is drawn.
Then the file is read: every row has to be as it was typed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store import kinds
from borgerraad_tui.store.basis import linked_inquiries
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.records import RecordKind
from borgerraad_tui.store.register import Register
from tests.end_to_end.bursts import PATIENCE
from tests.end_to_end.desk import CLOCK, desk, make_demo, opened

TODAY = CLOCK.today()
BEFORE = 12
"""The demo's January holds twelve numbers."""
BATCH = 2
"""Rounds that are under way at once; a terminal's input buffer holds some 4,000 bytes."""
Typing = Callable[[int], Sequence[str]]
Reading = Callable[[Register, Inquiry, int], Any]


class Form(NamedTuple):
    """What is typed in round k, from the desk to the desk; what is read of it in the file, and what has to be read."""

    name: str
    typed: Typing
    read: Reading
    expected: Callable[[int], Any]


def _of(kind: RecordKind[Any], *fields: str) -> Reading:
    """The fields of the one row of a table that belongs to the inquiry."""

    def read(register: Register, inquiry: Inquiry, number: int) -> Any:
        rows = register.records(kind).where("inquiry = ?", (inquiry.id,))
        return [tuple(getattr(row, field) for field in fields) for row in rows]

    return read


def _nth(kind: RecordKind[Any], column: str, *fields: str) -> Reading:
    """The fields of the rows of a table whose column ends in the round's number."""

    def read(register: Register, inquiry: Inquiry, number: int) -> Any:
        rows = register.records(kind).where(f"{column} GLOB ?", (f"* {number}",))
        return [tuple(getattr(row, field) for field in fields) for row in rows]

    return read


def _recommended(register: Register, inquiry: Inquiry, number: int) -> Any:
    """Where the round's recommendation has stood, and the inquiries it rests on."""
    (given,) = register.records(kinds.RECOMMENDATION).where("title = ?", (f"anbefaling {number}",))
    stood = register.records(kinds.RECOMMENDATION_STATUS).where("recommendation = ?", (given.id,))
    rests_on = linked_inquiries(register.engine, "recommendation", given.id or 0)
    return [(one.status, one.text) for one in stood], [one.number for one in rests_on], given.text


FORMS = (
    Form(
        "registration",
        lambda k: ["n", *"tkbf", *f"runde {k}", "ctrl+s"],
        lambda register, inquiry, k: (inquiry.subject, inquiry.channel, inquiry.directorate, inquiry.theme),
        lambda k: (f"runde {k}", "telefon", "boern_og_kultur", "forvaltningsret"),
    ),
    Form(
        "log",
        lambda k: ["l", *"tb", *f"talt {k}", "tab", *f"3d ring {k}", "ctrl+s"],
        _of(kinds.LOG_ENTRY, "kind", "party", "text"),
        lambda k: [("samtale", "citizen", f"talt {k}")],
    ),
    Form(
        "reminder",
        lambda k: ["m", *"påmindelse: husk", "enter", *f"2d husk {k}", "ctrl+s"],
        _of(kinds.REMINDER, "due", "text"),
        lambda k: [(TODAY + timedelta(days=2), f"husk {k}")],
    ),
    Form(
        "asking, chaser and answer",
        lambda k: [
            "r", *f"hvornår {k}", "ctrl+s", "o", "end", "r", "enter", "i", "tab", "i", "tab", *f"svar {k}", "tab", "j",
            "ctrl+s", "1",
        ],
        _of(kinds.REQUEST, "directorate", "question", "chasers", "replied", "answered", "answer", "settled"),
        lambda k: [("boern_og_kultur", f"hvornår {k}", 1, TODAY, TODAY, f"svar {k}", TODAY)],
    ),
    Form(
        "link",
        lambda k: ["m", *"forbind med", "enter", "1", "enter", "s", *f"grund {k}", "ctrl+s"],
        _of(kinds.LINK, "kind", "reason"),
        lambda k: [("same_error", f"grund {k}")],
    ),
    Form(
        "joining",
        lambda k: ["m", *"saml med", "enter", "1", "ctrl+s"],
        lambda register, inquiry, k: 1 in [other.number for other in others_of(register.engine, inquiry.id or 0)],
        lambda k: True,
    ),
    Form(
        "example",
        lambda k: ["e", "enter", *f"titel {k}", "tab", *"En borger ventede.", "ctrl+s", "1"],
        _of(kinds.EXAMPLE, "title", "text"),
        lambda k: [(f"titel {k}", "En borger ventede.")],
    ),
    Form(
        "appointment",
        lambda k: ["d", "n", "m", "enter", "tab", *"10:30", "tab", *f"aftale {k}", "ctrl+s", "1"],
        _nth(kinds.APPOINTMENT, "text", "day", "clock", "office", "text"),
        lambda k: [(TODAY, "10:30", False, f"aftale {k}")],
    ),
    Form(
        "recommendation, status and basis",
        lambda k: [
            "b", "n", *f"anbefaling {k}", "tab", "b", "tab", "f", "tab", *f"tekst {k}", "ctrl+s", "home",
            "f", "t", "tab", *f"ord {k}", "ctrl+s", "h", *f"{BEFORE + k}", "ctrl+s", "1",
        ],
        _recommended,
        lambda k: ([("given", ""), ("accepted", f"ord {k}")], [BEFORE + k], f"tekst {k}"),
    ),
    Form(
        "saved search",
        lambda k: ["/", *f"runde {k}", "f10", *"gem søg", "enter", *f"søgning {k}", "ctrl+s", "esc"],
        _nth(kinds.SAVED_SEARCH, "name", "name", "words"),
        lambda k: [(f"søgning {k}", f"runde {k}")],
    ),
    Form(
        "step",
        lambda k: ["f", *"5d", "tab", "ctrl+a", *f"trin {k}", "ctrl+s"],
        lambda register, inquiry, k: (inquiry.next_due, inquiry.next_step),
        lambda k: (TODAY + timedelta(days=5), f"trin {k}"),
    ),
)  # fmt: skip


def run(rounds: int, folder: Path) -> list[str]:
    """Type so many rounds; returns what is wrong, a line each."""
    path = make_demo(folder / "life.db")
    with desk(path) as terminal:
        terminal.wait_for("n Ny")
        for start in range(1, rounds + 1, BATCH):
            last = min(start + BATCH - 1, rounds)
            for number in range(start, last + 1):
                terminal.burst([key for form in FORMS for key in form.typed(number)])
            terminal.wait_for(f"Gemt: Næste skridt i henvendelse 2022-{BEFORE + last}.", PATIENCE)
        terminal.press("ctrl+q")
        status = terminal.wait_exit(PATIENCE)
    faults = [] if status == 0 else [f"exit status {status}"]
    with opened(path) as register:
        return [*faults, *(fault for number in range(1, rounds + 1) for fault in _differences(register, number))]


def _differences(register: Register, number: int) -> list[str]:
    inquiry = register.inquiries.find(2022, BEFORE + number)
    if inquiry is None:
        return [f"round {number}: not registered"]
    told = [(form.name, form.read(register, inquiry, number), form.expected(number)) for form in FORMS]
    return [f"round {number}, {name}: typed {typed}, saved {found}" for name, found, typed in told if found != typed]


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with TemporaryDirectory() as place:
        faults = run(wanted, Path(place))
    sys.stdout.write("\n".join([*faults, f"{wanted} rounds of {len(FORMS)} forms, {len(faults)} wrong", ""]))
    sys.exit(bool(faults))
