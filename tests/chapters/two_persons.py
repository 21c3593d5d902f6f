"""Two persons' lives in one register, act by act, each word of theirs unlike any other, and whose each word is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.erasing import Erasure
from borgerraad_tui.domain.example import Example, Settlement
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.kinds import APPOINTMENT, ERASURE, EXAMPLE, LINK, LOG_ENTRY, REMINDER, REQUEST, SETTLEMENT
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import hold
from tests.conftest import NOW
from tests.registers import inquiry

DAY = date(2021, 9, 6)
LINES = ("subject", "note", "citizen", "phone", "mail", "next_step", "esdh")


class TwoPersons:
    """Persons 0 and 1. `words` holds each word with whose it is; None is a word about both, which is told of neither."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.words: dict[str, int | None] = {}
        self.inquiries: tuple[list[int], list[int]] = ([], [])
        self._number = count(1)
        for person in (0, 1):
            self.come(person)

    def word(self, person: int | None) -> str:
        """A word nobody else has."""
        new = f"{'AB'[person] if person is not None else 'F'}q{next(self._number)}q"
        self.words[new] = person
        return new

    def come(self, person: int) -> None:
        """Another inquiry of the person."""
        texts = {column: self.word(person) for column in LINES}
        with self.register.acts.act(self.word(person)):
            same = self.inquiries[person][0] if self.inquiries[person] else None
            new = self.register.people.with_record(inquiry(DAY, next_due=DAY, **texts))
            added = self.register.inquiries.add(new)
            self.inquiries[person].append(added.id or 0)
        if same is not None:
            with self.register.acts.act("Samlet"):
                self.register.people.join(added.id or 0, same)

    def rewrite(self, person: int) -> None:
        """Every text of the newest inquiry in other words."""
        with self.register.acts.act(self.word(person)):
            present = self.register.inquiries.get(self._newest(person))
            self.register.inquiries.update(present.edit(**{column: self.word(person) for column in LINES}))

    def talk(self, person: int) -> None:
        """A talk, corrected."""
        books = self.register.records(LOG_ENTRY)
        with self.register.acts.act(self.word(person)):
            entry = LogEntry(
                inquiry=self._newest(person), happened=DAY, entered=NOW, kind="samtale", text=self.word(person),
                esdh=self.word(person),
            )  # fmt: skip
            books.add(books.add(entry).corrected(NOW, text=self.word(person), esdh=self.word(person)))

    def ask(self, person: int) -> None:
        """A question with its answer, both mended."""
        books = self.register.records(REQUEST)
        with self.register.acts.act(self.word(person)):
            asked = Request(
                inquiry=self._newest(person), directorate="boern_og_kultur", asked=DAY, entered=NOW, question=self.word(person)
            )  # fmt: skip
            told = books.add(asked.hear(DAY, DAY, self.word(person), None))
        with self.register.acts.act(self.word(person)):
            books.update(told.edit(question=self.word(person), answer=self.word(person)))

    def plan(self, person: int) -> None:
        """A reminder that is taken away again, and an appointment that moves to the other's inquiry: from then on it is theirs."""
        other = 1 - person
        with self.register.acts.act(self.word(None)):
            reminder = self.register.records(REMINDER).add(
                Reminder(inquiry=self._newest(person), due=DAY, text=self.word(person))
            )
            met = self.register.records(APPOINTMENT).add(
                Appointment(day=DAY, inquiry=self._newest(person), text=self.word(None))
            )
        with self.register.acts.act(self.word(None)):
            self.register.records(REMINDER).remove(reminder.id or 0)
            self.register.records(APPOINTMENT).update(met.edit(inquiry=self._newest(other), text=self.word(other)))

    def tie(self, person: int) -> None:
        """A link to the other's inquiry, written about this one."""
        present = self.register.engine.one(
            "SELECT 1 FROM link WHERE inquiry = ? AND other = ?", (self._newest(person), self._newest(1 - person))
        )
        if not present:
            with self.register.acts.act(self.word(person)):
                tie = Link(
                    inquiry=self._newest(person), other=self._newest(1 - person), kind="repeats", reason=self.word(person)
                )  # fmt: skip
                self.register.records(LINK).add(tie)

    def tell(self, person: int) -> None:
        """The example of the newest inquiry, written or written anew, with a finding that stands."""
        books = self.register.records(EXAMPLE)
        with self.register.acts.act(self.word(person)):
            found = books.where("inquiry = ?", (self._newest(person),))
            example = found[0] if found else books.add(Example(inquiry=self._newest(person), marked=DAY))
            books.update(example.edit(title=self.word(person), text=self.word(person)))
            self.register.records(SETTLEMENT).add(
                Settlement(example=example.id or 0, kind="name", words=self.word(person), reason=self.word(person))
            )

    def consult(self, person: int) -> None:
        """Consultancy about this one alone, its topic mended, and one about both."""
        for persons in ((person,), (0, 1)):
            of = person if len(persons) == 1 else None
            with self.register.acts.act(self.word(of)):
                new = Consultation(day=DAY, entered=NOW, kind="sparring", topic=self.word(of))
                made = self.register.consultations.add(new)
                about = [self._newest(each) for each in persons]
                link_exactly(self.register, "consultation", made.id or 0, "inquiry", about)
            with self.register.acts.act(self.word(of)):
                self.register.consultations.update(made.edit(topic=self.word(of)))

    def keep(self, person: int) -> None:
        """The newest inquiry is kept longer than its term, with another reason than at first."""
        for _ in range(2):
            with self.register.acts.act(self.word(person)):
                hold(self.register, self._newest(person), date(2032, 1, 1), self.word(person))

    def forget(self, person: int) -> None:
        """It is logged that something of the newest inquiry was erased."""
        with self.register.acts.act(self.word(person)):
            told = Erasure(
                inquiry=self._newest(person), day=DAY, ground="asked", what="logtekster", why=self.word(person)
            )
            self.register.records(ERASURE).add(told)

    def begin(self, person: int) -> None:
        """A form about the newest inquiry that is left unsaved."""
        self.register.drafts.keep(None, "log", self._newest(person), {"text": self.word(person), "kind": ""})

    def regret(self, person: int) -> None:
        """A talk that is taken back: its words are in the history, and still whose they were."""
        self.talk(person)
        self.register.history.undo()

    def _newest(self, person: int) -> int:
        return self.inquiries[person][-1]


ACTS: tuple[Callable[[TwoPersons, int], None], ...] = (
    TwoPersons.come, TwoPersons.rewrite, TwoPersons.talk, TwoPersons.ask, TwoPersons.plan, TwoPersons.tie, TwoPersons.tell,
    TwoPersons.consult, TwoPersons.begin, TwoPersons.regret, TwoPersons.keep, TwoPersons.forget,
)  # fmt: skip
TABLES = {
    "inquiry", "log_entry", "reminder", "appointment", "request", "link", "consultation", "example", "settlement", "act", "history",
    "draft", "retention_hold", "erasure",
}  # fmt: skip
"""What those acts write in: the tables whose texts can be about one person."""
OF_THE_OFFICE = {
    "recommendation", "recommendation_status", "saved_search", "question", "report", "report_part", "report_block", "period",
    "printed",
}  # fmt: skip
"""Tables whose texts are about no person, or stand where they could be looked for only."""
