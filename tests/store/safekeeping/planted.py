"""A register in which one citizen is written about everywhere something can be written, in words that stand nowhere else."""

from __future__ import annotations

from datetime import date, timedelta

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.erasing import RetentionHold
from borgerraad_tui.domain.example import Example, Settlement
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.report import Question
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.store.kinds import (
    APPOINTMENT,
    EXAMPLE,
    LINK,
    LOG_ENTRY,
    QUESTION,
    REMINDER,
    REQUEST,
    RETENTION_HOLD,
    SAVED_SEARCH,
    SETTLEMENT,
)
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry

NAME, PHONE, MAIL = "Qzxwvjåse Wvækking", "73 91 82 64", "qzxwvjpost@wvaek.dk"
STEM = "qzxwvj"
"""Begins every planted word but those of the phone; long enough that random bytes spell it once in 10^5 files."""
OTHER = "Børge Kjær"
DAY = date(2021, 9, 6)


def plant(register: Register) -> tuple[int, int]:
    """Write it all, change it, take some away again; returns the citizen's inquiry and another's, which it is tied to."""
    with register.acts.act("Henvendelse registreret"):
        mine = register.inquiries.add(register.people.with_record(_inquiry(NAME, PHONE, MAIL)))
        theirs = register.inquiries.add(register.people.with_record(inquiry(citizen=OTHER, subject="Lejekontrakt")))
    key, other = mine.id or 0, theirs.id or 0
    with register.acts.act("Alt andet"):
        _hang_on(register, key)
        register.records(LINK).add(Link(inquiry=other, other=key, kind="repeats", reason="Qzxwvjbegrundelse"))
    with register.acts.act(f"Henvendelse 2021-1 samlet som samme person med 2021-{other}"):
        register.people.join(key, other)
    _change(register, key)
    _take_away(register, key)
    _undone(register)
    _search(register)
    return key, other


def _inquiry(citizen: str, phone: str = "", mail: str = "") -> Inquiry:
    return inquiry(
        kind=Kind.COMPLAINT, directorate="boern_og_kultur", citizen=citizen, phone=phone, mail=mail,
        subject="Qzxwvjemne om bil", note="Qzxwvjnotat " * 900 + "\nto linjer", esdh="qzxwvj21/7", next_step="Qzxwvjskridt",
        next_due=date(2021, 10, 1), theme="andet",
    )  # fmt: skip


def _hang_on(register: Register, key: int) -> None:
    talk = LogEntry(
        inquiry=key, happened=DAY, entered=NOW, kind="samtale", text="Qzxwvjlog før", esdh="qzxwvjdok1", minutes=30
    )
    first = register.records(LOG_ENTRY).add(talk)
    register.records(LOG_ENTRY).add(first.corrected(NOW, text="Qzxwvjlog nu"))
    asked = Request(
        scope="inquiry", inquiry=key, directorate="boern_og_kultur", asked=DAY, entered=NOW, question="Qzxwvjspørgsmål?"
    )
    register.records(REQUEST).add(asked.hear(DAY, DAY, "Qzxwvjsvar", None))
    register.records(REMINDER).add(Reminder(inquiry=key, due=DAY, text="Qzxwvjhusk", done=DAY))
    register.records(APPOINTMENT).add(Appointment(day=DAY, inquiry=key, text="Qzxwvjmøde"))
    told = register.records(EXAMPLE).add(Example(inquiry=key, marked=DAY, title="Qzxwvjtitel", text="Qzxwvjeksempel"))
    settled = Settlement(example=told.id or 0, kind="name", words="Qzxwvjfund", reason="Qzxwvjgrund")
    register.records(SETTLEMENT).add(settled)
    held = RetentionHold(inquiry=key, until=DAY + timedelta(days=9), reason="Qzxwvjbehold")
    register.records(RETENTION_HOLD).add(held)


def _change(register: Register, key: int) -> None:
    with register.acts.act("Lukket"):
        before = register.inquiries.get(key).edit(subject="Qzxwvjrettet emne", note="Qzxwvjkort")
        register.inquiries.update(before.close(Kind.COMPLAINT, "undersoegt", "kritik", date(2021, 9, 20)))
    with register.acts.act("Genåbnet"):
        register.inquiries.update(register.inquiries.get(key).reopen(date(2021, 10, 9), "Qzxwvjigen"))
    with register.acts.act("Lukket igen"):
        ended = register.inquiries.get(key).close(Kind.COMPLAINT, "undersoegt", "ingen_kritik", date(2021, 10, 20))
        register.inquiries.update(ended)


def _take_away(register: Register, key: int) -> None:
    """What is not there any more stands in the history, and in what the acts are called."""
    reminders = register.records(REMINDER)
    with register.acts.act("Påmindelse"):
        gone = reminders.add(Reminder(inquiry=key, due=DAY, text="Qzxwvjglemt »qzxwvji« gåseøjne"))
    with register.acts.act(f"Påmindelsen »{gone.text}« gjort"):
        reminders.update(gone.edit(done=DAY))
    with register.acts.act("Fjernet"):
        reminders.remove(gone.id or 0)
    with register.acts.act("Log"):
        register.records(LOG_ENTRY).add(
            LogEntry(inquiry=key, happened=DAY, entered=NOW, kind="samtale", text="Qzxwvjfortrudt")
        )
    register.history.undo()


def _undone(register: Register) -> None:
    """The citizen once more, registered twice by a slip."""
    with register.acts.act("Henvendelse registreret"):
        register.inquiries.add(_inquiry(NAME.upper()).edit(subject="Qzxwvjdobbelt"))
    register.history.undo()


def _search(register: Register) -> None:
    with register.acts.act(f"Søgningen »{NAME}« gemt"):
        register.records(SAVED_SEARCH).add(SavedSearch(name=NAME, words=f"{NAME.lower()} åben"))
        register.records(SAVED_SEARCH).add(SavedSearch(name="Åbne", words="åben"))
        register.records(QUESTION).add(Question(name=f"Om {NAME}", rows="theme", words=NAME))
    register.drafts.keep(None, "log", 1, {"text": "Qzxwvjkladde"})
    register.drafts.keep(None, "registration", None, {"citizen": NAME.lower(), "note": "Qzxwvjny"})
    register.drafts.keep(None, "registration", None, {"note": "En andens"})
    register.search.index_all()
    with register.acts.act("Rettet bagefter"):
        register.inquiries.update(register.inquiries.get(1).edit(note="Qzxwvjventer på søgningen"))
