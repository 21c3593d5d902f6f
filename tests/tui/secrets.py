"""A register whose every text is a secret, so that one that is shown anywhere can be found."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.erasing import Erasure, RetentionHold
from borgerraad_tui.domain.example import Example, Settlement
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.recommendation import Recommendation, RecommendationStatus
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.kinds import (
    APPOINTMENT,
    ERASURE,
    EXAMPLE,
    LINK,
    LOG_ENTRY,
    RECOMMENDATION,
    RECOMMENDATION_STATUS,
    REMINDER,
    REQUEST,
    RETENTION_HOLD,
    SAVED_SEARCH,
    SETTLEMENT,
)
from borgerraad_tui.store.register import Register
from tests.conftest import NOW

WORD = "Zyx"
GIVES_AWAY = "zy"
"""What is left of it in the narrowest cell; no word of the program's holds it."""
SECRET = f"{WORD} [/]«{WORD}» {WORD} 🙂 »{WORD}"
"""With marks of its own, so that it cannot end a quotation of the program's early."""
CALLED = f"{WORD} Xenia"
"""The citizen of two inquiries, found by the second name."""

TEXTS: dict[str, tuple[str, ...]] = {
    "inquiry": ("subject", "note", "citizen", "next_step", "esdh", "phone", "mail"),
    "log_entry": ("text", "esdh"),
    "reminder": ("text",),
    "appointment": ("text",),
    "request": ("question", "answer"),
    "link": ("reason",),
    "recommendation": ("report", "title", "text", "reply", "plan"),
    "recommendation_status": ("text",),
    "consultation": ("topic",),
    "example": ("title", "text"),
    "settlement": ("words", "reason"),
    "saved_search": ("name", "words"),
    "question": ("name", "words"),
    "report": ("title",),
    "retention_hold": ("reason",),
    "erasure": ("why",),
    "report_part": ("name",),
    "report_block": ("text",),
    "period": ("name",),
    "printed": ("name",),
    "act": ("title",),
    "history": ("body",),
    "draft": ("body",),
}
"""What she writes."""
OTHERS: dict[str, tuple[str, ...]] = {
    "act": ("at", "what"),
    "history": ("place",),
    "catalogue": ("list", "key", "name", "short", "letter", "kind", "valid_from", "valid_to", "remark"),
    "inquiry": ("received", "entered", "kind", "closed", "next_due"),
    "consultation": ("day", "entered"),
    "period": ("first", "last"),
    "log_entry": ("happened", "clock", "entered", "party"),
    "reminder": ("due", "done"),
    "appointment": ("day", "clock", "repeats", "until", "instead"),
    "request": ("scope", "asked", "entered", "replied", "answered", "chased", "settled"),
    "link": ("kind",),
    "recommendation": ("given", "entered"),
    "recommendation_status": ("day", "status"),
    "example": ("marked", "cleared"),
    "settlement": ("kind",),
    "report": ("entered", "published"),
    "report_part": ("first", "last"),
    "report_block": ("block",),
    "retention_term": ("part",),
    "retention_hold": ("until",),
    "erasure": ("day", "ground", "what"),
    "frozen": ("at", "rules", "figures", "facts", "catalogue"),
    "printed": ("body",),
    "question": ("rows", "columns"),
    "draft": ("form", "saved_at"),
    "setting": ("key", "value"),
    "intake": ("digest", "at"),
    "tally": ("since", "part", "kind"),
    "search_todo": ("citizen", "text", "marks"),
    "name_word": ("word", "written"),
}
"""Days, choices and the catalogue's words, and copies of her words that no screen is drawn from."""


def keep_secrets(register: Register) -> Register:
    """Fill a demo register with at least one row of each kind, and put the secret in every text there is."""
    with register.acts.act(f"Husk »{SECRET}«"):
        _log(register)
        _plan(register)
        _ask(register)
        _lead_somewhere(register)
        _fill(register, f"{SECRET} før")
    # the history tells what stood in a text before
    with register.acts.act(f"Husk »{SECRET}«"):
        _fill(register, SECRET)
        for identifier in (3, 4):
            register.engine.execute("UPDATE inquiry SET citizen = ? WHERE id = ?", (CALLED, identifier))
    _begin(register)
    return register


def text_columns(register: Register) -> set[tuple[str, str]]:
    """Every column of text in every table of the file, those of a search's index left out."""
    return {
        (table, column)
        for table, column in register.engine.rows(
            "SELECT l.name, c.name FROM pragma_table_list AS l, pragma_table_info(l.name) AS c"
            " WHERE l.type = 'table' AND l.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'"
        )
    }


def _add(register: Register, kind: Any, *rows: Any) -> list[int]:
    return [register.records(kind).add(row).id or 0 for row in rows]


def _fill(register: Register, text: str) -> None:
    for table, columns in TEXTS.items():
        if table not in ("act", "draft", "history", "period"):
            told = ", ".join(f"{column} = ?" for column in columns)
            # no two questions have one name
            told = told.replace("name = ?", "name = ? || id") if table in ("question", "printed") else told
            # a talk without words is a talk without a note
            which = " WHERE text <> ''" if table == "log_entry" else ""
            register.engine.execute(f"UPDATE {table} SET {told}{which}", (text,) * len(columns))  # noqa: S608

    for identifier, body in register.engine.rows("SELECT id, body FROM printed"):
        named = json.loads(body)
        for period in named["periods"]:
            period["period"]["name"] = text
        register.engine.execute("UPDATE printed SET body = ? WHERE id = ?", (json.dumps(named), identifier))


def _log(register: Register) -> None:
    talk = LogEntry(inquiry=1, happened=NOW.date(), entered=NOW, kind="samtale")
    first = register.records(LOG_ENTRY).add(talk.edit(happened=date(2022, 1, 5), text="før"))
    _add(register, LOG_ENTRY, first.corrected(NOW, text="nu"), talk)


def _plan(register: Register) -> None:
    days = (date(2022, 1, 10), NOW.date(), date(2022, 1, 20))
    _add(register, REMINDER, *(Reminder(inquiry=1, due=due, text="ring") for due in days))
    _add(register, APPOINTMENT, Appointment(day=NOW.date(), text="møde"))


def _ask(register: Register) -> None:
    asked = Request(
        scope="inquiry", inquiry=1, directorate="boern_og_kultur", asked=date(2022, 1, 3), entered=NOW, question="?"
    )
    answered = asked.hear(date(2022, 1, 4), date(2022, 1, 5), "svar", None)
    _add(register, REQUEST, asked, answered, asked.edit(scope="own", inquiry=None))


def _lead_somewhere(register: Register) -> None:
    day = NOW.date()
    _add(register, LINK, Link(inquiry=1, other=3, kind="continues", reason="h"))
    register.people.join(1, 2)
    said = Recommendation(given=day, entered=NOW, title="t")
    (first,) = _add(register, RECOMMENDATION, said)
    (again,) = _add(register, RECOMMENDATION, said.edit(repeats=first))
    status = RecommendationStatus(recommendation=again, day=day, status="given", text="o")
    _add(register, RECOMMENDATION_STATUS, status)
    link_exactly(register, "recommendation", again, "inquiry", [1])
    link_exactly(register, "recommendation", again, "consultation", [1])
    link_exactly(register, "consultation", 1, "inquiry", [1])
    (told,) = _add(register, EXAMPLE, Example(inquiry=1, marked=day, title="t", text="x"))
    _add(register, SETTLEMENT, Settlement(example=told, kind="name", words="w"))
    _add(register, SAVED_SEARCH, SavedSearch(name="n", words="w"))
    register.periods.add(Period(date(2022, 1, 1), None, SECRET))
    _add(register, RETENTION_HOLD, RetentionHold(inquiry=1, until=date(2032, 1, 1), reason="r"))
    _add(register, ERASURE, Erasure(inquiry=1, day=day, ground="asked", what="navn og tekster", why="w"))


def _begin(register: Register) -> None:
    """Forms that were left."""
    drafts = register.drafts
    drafts.keep(None, "registration", None, {"subject": SECRET, "note": SECRET})
    drafts.keep(None, "log", 1, {"text": SECRET})
    drafts.keep(None, "period", None, {"first": "2022-01-01", "name": SECRET})
    drafts.keep(None, "recommendation", None, {"title": SECRET, "reply": SECRET})
