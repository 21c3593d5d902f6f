"""The clocks of a period as they are counted: what departments were asked, and the adviser's own, one SELECT each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.contact import contact_of
from borgerraad_tui.domain.waiting import Heard, RequestClock
from borgerraad_tui.statistics.waits import Wait, WaitedFor
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.left import table_left
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, Waited
from borgerraad_tui.store.register import Register

ASKED_CLOCKS: tuple[Heard, ...] = ("reply", "answer")
OWN_CLOCKS: tuple[WaitedFor, ...] = ("contact", "closing")
ASKED = """
SELECT directorate, asked, replied, answered, settled FROM request WHERE asked BETWEEN :first AND :last
"""

OWN = """
SELECT i.id, i.directorate, i.closed IS NOT NULL AS ended,
       CAST(julianday(coalesce(i.closed, :today)) - julianday(i.received) AS INTEGER) AS lasted,
       iif(i.channel IN (SELECT value FROM json_each(:spoken)), 0,
           (SELECT max(0, CAST(julianday(min(e.happened)) - julianday(i.received) AS INTEGER))
            FROM log_entry AS e
            WHERE e.inquiry = i.id AND coalesce(e.manner, 0) NOT IN (SELECT value FROM json_each(:came_in))
              AND coalesce(e.party, iif(e.manner IN (SELECT value FROM json_each(:sent)), 'citizen', '')) = 'citizen'
              AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = e.id))) AS contact
FROM inquiry AS i WHERE
"""
"""In days. The first contact is that of domain/contact.py; of a corrected entry the correction counts."""
RECEIVED = f"""
SELECT coalesce(directorate, 0), contact, lasted, ended, count(*)
FROM ({OWN} i.received BETWEEN :first AND :last AND i.exclusion IS NULL)
GROUP BY directorate, contact, lasted, ended
"""  # noqa: S608 - the clocks above
"""Those alike in everything are one line."""
CHOSEN = f"SELECT id, contact, lasted, ended FROM ({OWN} i.id IN (SELECT value FROM json_each(:chosen)))"  # noqa: S608 - as above
INQUIRIES_LEFT = table_left(
    "inquiry",
    ("received", "directorate", "channel", "closed"),
    "line.place = 'inquiry' AND line.row IN (SELECT value FROM json_each(:chosen))",
)
LOG_LEFT = table_left(
    "log_entry",
    ("inquiry", "corrects", "happened", "manner", "party"),
    # as the history's index has it
    "json_extract(line.body, '$.inquiry') IN (SELECT value FROM json_each(:chosen))",
)
CHOSEN_LEFT = f"WITH {INQUIRIES_LEFT}, {LOG_LEFT} {CHOSEN}"
"""The same clocks as an act left them."""


def asked_clock(name: str) -> Heard | None:
    """The departments' clock of that name; None where it is none of theirs."""
    return next((clock for clock in ASKED_CLOCKS if clock == name), None)


def own_clock(name: str) -> WaitedFor | None:
    """The adviser's own clock of that name; None where it is none."""
    return next((clock for clock in OWN_CLOCKS if clock == name), None)


def read_waits(
    engine: Engine, catalogue: Catalogue, first: date, last: date, today: date
) -> Mapping[WaitedFor, list[Wait]]:
    """Every clock that began in a period, both days included: by the day asked, and by the day received.

    Departments' clocks are those of all questions, whatever became of the inquiry, and of those beside the inquiries. What has
    left the statistics has no clock of the adviser's; what is not decided yet has. A reopened inquiry has one clock, which runs
    from the day it was received until its last closing.
    """
    waits: dict[WaitedFor, list[Wait]] = {"reply": [], "answer": [], "contact": [], "closing": []}
    span = {"first": first.isoformat(), "last": last.isoformat(), "today": today.isoformat()}
    for directorate, *days in engine.rows(ASKED, span):
        clock = RequestClock(*days)
        # given up without a reply it has waited until then, and is none the less unanswered
        for heard in ASKED_CLOCKS:
            came = clock.came(heard) is not None
            given_up = not came and clock.settled is not None
            waits[heard].append(Wait(directorate, clock.days(today, heard), came, given_up=given_up))
    for directorate, contact, lasted, ended, n in engine.rows(RECEIVED, {**span, **_reaching(catalogue)}):
        for waited_for in OWN_CLOCKS:
            waits[waited_for].append(Wait(directorate, *_waited(waited_for, contact, lasted, ended), n))
    return waits


def with_waits(
    register: Register,
    found: Sequence[ListedInquiry],
    waited_for: WaitedFor,
    today: date,
    catalogue: Catalogue | None = None,
    act: int | None = None,
) -> list[ListedInquiry]:
    """These inquiries, each with how long it waited for its first contact or its closing, until `today` where it waits.

    With an act and the catalogue of then, as the act left them.
    """
    chosen = json.dumps([row.id for row in found])
    asked = {"chosen": chosen, "today": today.isoformat(), **_reaching(catalogue or register.catalogue)}
    rows = (
        register.engine.rows(CHOSEN, asked) if act is None else register.engine.rows(CHOSEN_LEFT, {**asked, "act": act})
    )
    days = {key: _waited(waited_for, *clock) for key, *clock in rows}
    return [row._replace(waited=days[row.id]) for row in found]


class WaitedInquiries:
    """The inquiries of a list, each with its days."""

    def __init__(self, register: Register, among: InquiryWindow, waited_for: WaitedFor, today: date) -> None:
        self._register = register
        self._among = among
        self._waited_for: WaitedFor = waited_for
        self._today = today

    def count(self) -> int:
        """How many."""
        return self._among.count()

    def index_of(self, key: int) -> int | None:
        """Where one stands."""
        return self._among.index_of(key)

    def rows(self, start: int, number: int) -> Sequence[ListedInquiry]:
        """A window of them."""
        return with_waits(self._register, self._among.rows(start, number), self._waited_for, self._today)


def _waited(waited_for: WaitedFor, contact: int | None, lasted: int, ended: int) -> Waited:
    if waited_for == "closing":
        return Waited(lasted, bool(ended))
    return Waited(lasted, ended=False) if contact is None else Waited(contact, ended=True)


def _reaching(catalogue: Catalogue) -> Mapping[str, str]:
    """What is a contact, as the SELECT is given it."""
    contact = contact_of(catalogue)
    named = {"spoken": contact.spoken, "came_in": contact.received, "sent": contact.sent}
    return {name: json.dumps(numbers) for name, numbers in named.items()}
