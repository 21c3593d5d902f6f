"""The adviser at work without a screen: every kind of act, at random, and what she was told is kept.

Acts go through the seam the forms save through: what the room is told there (»Gemt«) is acknowledged here, a line each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from borgerraad_tui.chapters.publishing import publish
from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.recommendation import Recommendation, RecommendationStatus
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store import kinds
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.examples import example_of
from borgerraad_tui.store.findings import mark_findings
from borgerraad_tui.store.links import add_link
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.office import open_office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.theme import Role
from tests.faults.cheap_keys import CLOCK, NOW, PASSPHRASE

TODAY = NOW.date()
RECOVERY_KEY = "K7QF-2M4T-9XWB-3HJD-6RPN"
"""The same in every process of a proof."""
Tell = Callable[[str], object]
NEWEST_ACT = "SELECT max(act) FROM seal"
NEWEST_SEAL = "SELECT act, hex(chain) FROM seal WHERE act = (SELECT max(act) FROM seal)"


def new_register(path: Path, *, locked: bool) -> Register:
    """An office's own register with one inquiry in it."""
    locks = Locks(PASSPHRASE, RECOVERY_KEY) if locked else Locks()
    register = create_register(path, CLOCK, *packaged_catalogue(), locks=locks)
    Adviser(register, Random(0), lambda line: None).do("register")
    return register


class Adviser:
    """Does one act after another. `tell` hears each line that she may rely on once she has been told."""

    def __init__(self, register: Register, dice: Random, tell: Tell, copied_at: datetime = NOW) -> None:
        self.register = register
        self.office = open_office(register, UNICODE)
        self.dice = dice
        self.number = 0
        self.copied_at = copied_at
        self._tell = tell
        self._newest = int(register.engine.one(NEWEST_ACT) or 0)

    def do(self, kind: str = "") -> str:
        """One act of a kind, or of any; returns the kind. What it breaks of the office's rules is no act."""
        kind = kind or self.dice.choice(OFTEN)
        self.number += 1
        try:
            ACTS[kind](self)
        except RuleBroken:
            return "refused"
        return kind

    def say(self, text: str, role: Role = "saved") -> None:
        """Be told of a save: from now on it is to be found."""
        act, chain = self.register.engine.first(NEWEST_SEAL)
        assert act > self._newest, f"told »{text}«, and no act was sealed"
        self._newest = act
        self._tell(f"sealed {act} {chain}")

    def save(self, title: str, write: Callable[[], object], draft: int | None = None) -> None:
        """One act."""
        save(self, title, write, f"Gemt: {title}.", draft)

    def some(self) -> Inquiry:
        """One of the inquiries."""
        ids = [row[0] for row in self.register.engine.rows("SELECT id FROM inquiry")]
        if not ids:
            raise RuleBroken("Der er ingen henvendelser.")
        return self.register.inquiries.get(self.dice.choice(ids))

    def words(self) -> str:
        """Words of her own, a few or many."""
        return f"nr. {self.number} " + "æøå og ord " * self.dice.choice((1, 1, 20, 600))

    def register_one(self) -> None:
        draft = self.register.drafts.keep(None, "registration", None, {"subject": f"nr. {self.number}"})
        self._tell(f"draft {draft} {json.dumps(f'nr. {self.number}')}")
        new = Inquiry(
            received=TODAY, entered=NOW, kind=Kind.COMPLAINT, directorate="boern_og_kultur", theme="forvaltningsret",
            subject=f"nr. {self.number}", note=self.words(), citizen=self.dice.choice(("", "Borger Borgersen")),
        )  # fmt: skip
        self._tell(f"begun draft {draft}")
        person = self.register.people
        self.save("Ny", lambda: self.register.inquiries.add(person.with_record(new)), draft)
        self._tell(f"draft {draft} null")

    def draft(self) -> None:
        kept = self.register.drafts.keep(None, "registration", None, {"subject": f"kladde {self.number}"})
        self._tell(f"draft {kept} {json.dumps(f'kladde {self.number}')}")

    def remember(self) -> None:
        self._tell("begun setting left_in")
        self.register.settings.set("left_in", f"rum {self.number}")
        self._tell(f"setting left_in {json.dumps(f'rum {self.number}')}")

    def close(self) -> None:
        one = self.some()
        if one.closed:
            raise RuleBroken("Den er afsluttet.")

        def write() -> None:
            self.register.inquiries.update(one.close(Kind.COMPLAINT, "undersoegt", "kritik", TODAY))
            mark_findings(self.register.records(kinds.FINDING), one.id or 0, ["henstilling"])

        self.save("Afsluttet", write)

    def update(self, change: Callable[[Inquiry], Inquiry]) -> None:
        before = self.some()
        one = change(before)
        if one == before:
            raise RuleBroken("Intet er ændret.")
        self.save("Ændret", lambda: self.register.inquiries.update(one))

    def log(self) -> None:
        entry = LogEntry(
            inquiry=self.some().id or 0, happened=TODAY, entered=NOW, kind="samtale", party="citizen", text=self.words()
        )
        self.save("Log", lambda: self.register.records(kinds.LOG_ENTRY).add(entry))

    def remind(self) -> None:
        new = Reminder(inquiry=self.some().id or 0, due=TODAY, text="husk")
        self.save("Påmindelse", lambda: self.register.records(kinds.REMINDER).add(new))

    def appoint(self) -> None:
        new = Appointment(day=TODAY, office=False, place=None, text="møde", repeats=None, until=None)
        self.save("Aftale", lambda: self.register.records(kinds.APPOINTMENT).add(new))

    def ask(self) -> None:
        asked = Request(
            scope="inquiry", inquiry=self.some().id, directorate="teknik_og_klima", asked=TODAY, entered=NOW,
            question=self.words(),
        )  # fmt: skip
        self.save("Spurgt", lambda: self.register.records(kinds.REQUEST).add(asked))

    def hear(self) -> None:
        requests = self.register.records(kinds.REQUEST)
        waiting = requests.where("settled IS NULL")
        if waiting:
            answered = waiting[0].hear(TODAY, TODAY, self.words(), TODAY)
            self.save("Svaret", lambda: requests.update(answered))

    def consult(self) -> None:
        new = Consultation(day=TODAY, entered=NOW, kind="sparring", topic="emne", minutes=20)
        if self.register.catalogue.choices("consultation", TODAY)[0].key != new.kind:
            new = new.edit(kind=self.register.catalogue.choices("consultation", TODAY)[0].key)
        self.save("Konsulentbistand", lambda: self.register.consultations.add(new))

    def link(self) -> None:
        one, other = self.some(), self.some()
        if one.id != other.id:
            new = Link(inquiry=one.id or 0, other=other.id or 0, kind="same_error", reason="grund")
            self.save("Forbundet", lambda: add_link(self.register.engine, self.register.records(kinds.LINK), new))

    def join(self) -> None:
        one, other = self.some(), self.some()
        if one.id != other.id:
            self.save("Samlet", lambda: self.register.people.join(one.id or 0, other.id or 0))

    def recommend(self) -> None:
        def write() -> None:
            new = Recommendation(given=TODAY, entered=NOW, title=f"Anbefaling {self.number}", text=self.words())
            given = self.register.records(kinds.RECOMMENDATION).add(new)
            status = RecommendationStatus(recommendation=given.id or 0, day=TODAY, status="accepted")
            self.register.records(kinds.RECOMMENDATION_STATUS).add(status)
            link_exactly(self.register, "recommendation", given.id or 0, "inquiry", [self.some().id or 0])

        self.save("Anbefaling", write)

    def tell_example(self) -> None:
        one = self.some()
        if example_of(self.register, "inquiry", one.id or 0) is None:
            new = Example(inquiry=one.id, marked=TODAY)
            self.save("Eksempel", lambda: self.register.records(kinds.EXAMPLE).add(new))

    def save_search(self) -> None:
        new = SavedSearch(name=f"søgning {self.number} {self.dice.randrange(10**9)}", words="varme")
        self.save("Søgning", lambda: self.register.records(kinds.SAVED_SEARCH).add(new))

    def name_period(self) -> None:
        new = Period(date(2021, 8, 1), None, f"periode {self.number} {self.dice.randrange(10**9)}")
        self.save("Periode", lambda: self.register.periods.add(new))

    def extend(self) -> None:
        new = Entry("place", f"sted_{self.dice.randrange(10**9)}", f"Sted {self.number}", position=99)
        self.register.extend(Catalogue([*self.register.catalogue.entries, new]))
        self.say("Kataloget ændret")

    def report(self) -> None:
        def write() -> None:
            title = f"Beretning {self.number} {self.dice.randrange(10**9)}"
            report = self.register.records(kinds.REPORT).add(Report(title=title, entered=NOW))
            part = ReportPart(report=report.id or 0, first=date(2021, 1, 1), last=date(2021, 12, 31))
            self.register.records(kinds.REPORT_PART).add(part)
            text = ReportBlock(report=report.id or 0, block="afterword", text=self.words())
            self.register.records(kinds.REPORT_BLOCK).add(text)
            publish(self.register, report.id or 0, TODAY)

        self.save("Offentliggjort", write)

    def undo(self) -> None:
        if self.register.history.undo() is not None:
            self.say("Fortrudt")

    def redo(self) -> None:
        if self.register.history.redo() is not None:
            self.say("Gentaget")

    def index(self) -> None:
        self.register.search.index_all()

    def copy(self) -> None:
        """Copies in each place: from now on there is one that holds at least what is saved now."""
        self.copied_at += timedelta(seconds=1)
        keeper = Keeper(self.register.engine, self.register.settings)
        refused = keeper.keep(self.copied_at)
        if refused:
            raise refused[0]
        act, _ = self.register.engine.first(NEWEST_SEAL)
        self._tell(f"copy newest {act}")


ACTS: Mapping[str, Callable[[Adviser], None]] = {
    "register": Adviser.register_one,
    "draft": Adviser.draft,
    "remember": Adviser.remember,
    "close": Adviser.close,
    "reopen": lambda one: one.update(lambda inquiry: inquiry.reopen()),
    "exclude": lambda one: one.update(lambda inquiry: inquiry.exclude("anden_aarsag", TODAY)),
    "correct": lambda one: one.update(lambda inquiry: inquiry.edit(subject=one.words()[:200])),
    "plan": lambda one: one.update(
        lambda inquiry: inquiry.plan(TODAY + timedelta(days=one.number), "ring") if not inquiry.closed else inquiry
    ),
    "log": Adviser.log,
    "remind": Adviser.remind,
    "appoint": Adviser.appoint,
    "ask": Adviser.ask,
    "hear": Adviser.hear,
    "consult": Adviser.consult,
    "link": Adviser.link,
    "join": Adviser.join,
    "recommend": Adviser.recommend,
    "example": Adviser.tell_example,
    "search": Adviser.save_search,
    "period": Adviser.name_period,
    "catalogue": Adviser.extend,
    "report": Adviser.report,
    "undo": Adviser.undo,
    "redo": Adviser.redo,
    "index": Adviser.index,
    "copy": Adviser.copy,
}
"""Every kind of act, declared once."""
SELDOM = {"catalogue", "report", "copy", "index"}
OFTEN = [kind for kind in ACTS for _ in range(1 if kind in SELDOM else 6)]


def promised(lines: Iterable[str]) -> dict[str, str]:
    """What was acknowledged and not begun to be changed since, by what it is about."""
    known: dict[str, str] = {}
    for line in lines:
        what, key, *rest = line.split(" ", 2)
        if what == "begun":
            known.pop(f"{key} {rest[0]}", None)
        elif rest:
            known[f"{what} {key}"] = rest[0]
    return known
