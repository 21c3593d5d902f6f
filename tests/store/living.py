"""Random commands with the life of an inquiry among them: log, steps, people, links, findings, what is asked and answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import rule

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.link_kind import LINK_WORDS, LinkKind
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.model import Record
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.findings import findings_of, mark_findings
from borgerraad_tui.store.kinds import (
    APPOINTMENT,
    FINDING,
    LINK,
    LOG_ENTRY,
    RECOMMENDATION,
    REMINDER,
    REQUEST,
    SAVED_SEARCH,
)
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.links import add_link, links_of
from borgerraad_tui.store.log import log_of
from borgerraad_tui.store.records import RecordKind
from borgerraad_tui.store.series import cancel_from, cancel_one, write_from, write_one
from tests.conftest import NOW
from tests.registers import FIRST_DAY, TODAY, WORDS, keys, valid_inquiries
from tests.store.telling import Telling

R = TypeVar("R", bound=Record)
PICK = st.integers(0, 9)
SOME = WORDS.filter(bool)
PAST = st.dates(FIRST_DAY, TODAY)
COMING = st.dates(TODAY, TODAY + timedelta(days=40))
OUTCOMES = st.lists(keys("outcome", TODAY, parent="undersoegt").filter(bool), unique=True, max_size=3)
TALKS = st.sampled_from([("samtale", None), ("mail", "mail_ind"), ("moede", "moede_forvaltning"), ("notat", None)])


class Living(Telling):
    """All that can be done to a register: what `Telling` does, and the life of an inquiry."""

    def with_some(self, kind: RecordKind[R], pick: int, write: Callable[[R], object]) -> None:
        """One command about a row of a table, if it has any; a refused one changes nothing."""
        key = self.some(kind.table, pick)
        if key is not None:
            record = self.register.records(kind).get(key)
            with suppress(RuleBroken):
                self.act(lambda: write(record))

    def with_inquiry(self, pick: int, write: Callable[[Inquiry], object]) -> None:
        """The same about an inquiry."""
        present = self.some_inquiry(pick)
        if present is not None:
            with suppress(RuleBroken):
                self.act(lambda: write(present))

    @rule(pick=PICK, talk=TALKS, text=WORDS, day=PAST, step=st.none() | st.tuples(COMING, WORDS))
    def note(
        self, pick: int, talk: tuple[str, str | None], text: str, day: date, step: tuple[date, str] | None
    ) -> None:
        def write(about: Inquiry) -> None:
            entry = LogEntry(
                inquiry=about.id or 0,
                happened=day,
                entered=NOW,
                kind=talk[0],
                manner=talk[1],
                party="citizen",
                text=text,
            )
            self.register.records(LOG_ENTRY).add(entry)
            if step is not None and about.closed is None:
                self.register.inquiries.update(about.plan(*step))

        self.with_inquiry(pick, write)

    @rule(pick=PICK, text=WORDS)
    def correct_a_note(self, pick: int, text: str) -> None:
        about = self.some_inquiry(pick)
        logged = log_of(self.register.engine, about.id or 0) if about else []
        if logged:
            entries = self.register.records(LOG_ENTRY)
            before = entries.get(logged[0].now.id)
            self.act(lambda: entries.add(before.corrected(NOW, text=text)))
            now = next(one for one in log_of(self.register.engine, before.inquiry) if one.now.corrects == before.id)
            assert (now.now.text, now.earlier[0].text) == (text, before.text)

    @rule(pick=PICK, due=st.none() | COMING, step=WORDS)
    def plan_or_settle(self, pick: int, due: date | None, step: str) -> None:
        about = self.some_inquiry(pick)
        if about is not None and about.closed is None:
            self.change(about, lambda one: one.plan(due, step))

    @rule(pick=PICK, due=COMING, text=SOME)
    def remind(self, pick: int, due: date, text: str) -> None:
        reminders = self.register.records(REMINDER)
        self.with_inquiry(pick, lambda one: reminders.add(Reminder(inquiry=one.id or 0, due=due, text=text)))

    @rule(pick=PICK)
    def be_done(self, pick: int) -> None:
        self.with_some(REMINDER, pick, lambda one: self.register.records(REMINDER).update(one.edit(done=TODAY)))

    @rule(day=PAST, place=keys("place", TODAY), text=SOME, until=st.none() | COMING)
    def appoint(self, day: date, place: str | None, text: str, until: date | None) -> None:
        repeats: Any = "monthly" if until else None
        new = Appointment(day=day, office=bool(place), place=place, text=text, repeats=repeats, until=until)
        self.act(lambda: self.register.records(APPOINTMENT).add(new))

    @rule(pick=PICK, clock=st.sampled_from([None, "09:30", "14:00"]))
    def move_an_appointment(self, pick: int, clock: str | None) -> None:
        self.with_some(APPOINTMENT, pick, lambda one: self.register.records(APPOINTMENT).update(one.edit(clock=clock)))

    @rule(pick=PICK, month=st.integers(0, 6), reach=st.sampled_from(["one", "cancel one", "on", "cancel on"]))
    def change_a_series(self, pick: int, month: int, reach: str) -> None:
        books = self.register.records(APPOINTMENT)

        def change(series: Appointment) -> None:
            days = list(series.days(series.day, TODAY + timedelta(days=60)))
            day = days[month % len(days)]
            if reach == "one":
                write_one(books, series.on(day).edit(day=day + timedelta(days=1)))
            elif reach == "on":
                write_from(books, series, day, series.edit(day=day, clock="08:00"))
            else:
                (cancel_one if reach == "cancel one" else cancel_from)(books, series, day)

        self.with_some(APPOINTMENT, pick, lambda one: change(one) if one.repeats else None)

    @rule(pick=PICK)
    def reopen_one(self, pick: int) -> None:
        self.change(self.some_inquiry(pick), lambda one: one.reopen())

    @rule(pick=PICK, main=keys("outcome", TODAY, parent="undersoegt"), others=OUTCOMES)
    def close_with_findings(self, pick: int, main: str | None, others: list[str]) -> None:
        marks = self.register.records(FINDING)

        def write(one: Inquiry) -> None:
            self.register.inquiries.update(one.close(Kind.COMPLAINT, "undersoegt", main, TODAY))
            mark_findings(marks, one.id or 0, others)
            assert set(findings_of(marks, one.id or 0)) == set(others)

        self.with_inquiry(pick, write)

    @rule(new=valid_inquiries(), pick=PICK)
    def add_a_returning_citizen(self, new: Inquiry, pick: int) -> None:
        def write(known: Inquiry) -> None:
            added = self.register.inquiries.add(self.register.people.with_record(new, known.id))
            self.keep_number(None, added)
            assert known.id in {one.id for one in others_of(self.register.engine, added.id or 0)}

        self.with_inquiry(pick, write)

    @rule(pick=PICK, other=PICK)
    def join(self, pick: int, other: int) -> None:
        one, two = self.some_inquiry(pick), self.some_inquiry(other)
        if one is not None and two is not None and one != two:
            together = self.group(one) | self.group(two)
            with suppress(RuleBroken):
                self.act(lambda: self.register.people.join(one.id or 0, two.id or 0))
            assert self.group(one) == self.group(two) == together

    @rule(pick=PICK)
    def part(self, pick: int) -> None:
        one = self.some_inquiry(pick)
        if one is not None:
            before = self.group(one)
            with suppress(RuleBroken):
                self.act(lambda: self.register.people.part(one.id or 0))
            assert self.group(one) == {one.id}
            for other in before - {one.id}:
                assert self.group(self.register.inquiries.get(other or 0)) == before - {one.id}

    def group(self, one: Inquiry) -> set[int | None]:
        """The inquiries of the person behind one."""
        return {one.id, *(other.id for other in others_of(self.register.engine, one.id or 0))}

    @rule(pick=PICK, other=PICK, kind=st.sampled_from([*LINK_WORDS]), reason=WORDS)
    def link(self, pick: int, other: int, kind: LinkKind, reason: str) -> None:
        to = self.some_inquiry(other)

        def write(one: Inquiry) -> None:
            new = Link(inquiry=one.id or 0, other=to.id if to and to.id else 0, kind=kind, reason=reason)
            add_link(self.register.engine, self.register.records(LINK), new)
            assert (kind, one.id) in [(seen.kind, seen.other) for seen in links_of(self.register.engine, new.other)]

        if to is not None and to != self.some_inquiry(pick):
            self.with_inquiry(pick, write)

    @rule(pick=PICK)
    def unlink(self, pick: int) -> None:
        self.with_some(LINK, pick, lambda one: self.register.records(LINK).remove(one.id or 0))

    @rule(pick=PICK, question=SOME, replied=st.booleans())
    def rephrase_or_hear_the_first_of_it(self, pick: int, question: str, replied: bool) -> None:
        requests = self.register.records(REQUEST)
        self.with_some(
            REQUEST,
            pick,
            lambda one: requests.update(
                one.hear(one.replied or one.asked, one.answered, one.answer, one.settled)
                if replied
                else one.edit(question=question)
            ),
        )

    @rule(pick=PICK, reply=WORDS, plan=WORDS)
    def hear_of_a_recommendation(self, pick: int, reply: str, plan: str) -> None:
        books = self.register.records(RECOMMENDATION)
        self.with_some(RECOMMENDATION, pick, lambda one: books.update(one.edit(reply=reply, plan=plan)))

    @rule(pick=PICK, inquiries=st.sets(PICK, max_size=3))
    def consult_about(self, pick: int, inquiries: set[int]) -> None:
        key = self.some("consultation", pick)
        wanted = [one for one in (self.some("inquiry", each) for each in sorted(inquiries)) if one is not None]
        if key is not None:
            self.act(lambda: link_exactly(self.register, "consultation", key, "inquiry", wanted))

    @rule(name=SOME, words=SOME)
    def save_a_search(self, name: str, words: str) -> None:
        records = self.register.records(SAVED_SEARCH)
        if not records.where("name = ?", (name,)):
            self.act(lambda: records.add(SavedSearch(name=name, words=words)))

    @rule(pick=PICK)
    def forget_a_search(self, pick: int) -> None:
        self.with_some(SAVED_SEARCH, pick, lambda one: self.register.records(SAVED_SEARCH).remove(one.id or 0))
