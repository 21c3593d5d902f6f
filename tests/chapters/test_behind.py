"""Whatever is done after a report was published, each of its figures opens what stood behind it, as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from borgerraad_tui.chapters.behind import terms_behind
from borgerraad_tui.chapters.publishing import Published, publish, published_part
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.report import Report, ReportPart
from borgerraad_tui.domain.waiting import Terms
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import FROZEN, REPORT, REPORT_PART
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.service_level import set_service_level
from borgerraad_tui.tui.month_block import MONTHS
from tests.chapters.behind_figures import Place, opened_now, opened_then
from tests.chapters.test_publishing import published, scrambled
from tests.conftest import NOW, examples
from tests.registers import FIRST_DAY, TODAY, valid_consultations, valid_inquiries
from tests.store.acting import State
from tests.store.living import OUTCOMES, PAST, TALKS, Living

PARTS = ((FIRST_DAY, date(2021, 7, 31)), (date(2021, 8, 1), TODAY - timedelta(days=1)))
LIVES = st.tuples(valid_inquiries(), TALKS, st.sampled_from(["inquiry", "own", None]), OUTCOMES, st.booleans())
"""An inquiry, what was said, whether a department was asked and heard from, and what was found."""


class Publishing(Living):
    """All that can be done to a register, and reports published in between."""

    def __init__(self) -> None:
        super().__init__()
        self.checked: State | None = None
        self.told: dict[int, Mapping[Place, Sequence[Any]]] = {}

    @initialize(
        lives=st.lists(LIVES, min_size=4, max_size=6), sessions=st.lists(valid_consultations(), max_size=2), day=PAST
    )
    def begin(self, lives: list[Any], sessions: list[Consultation], day: date) -> None:
        """Some of everything, and a report published over it."""
        for pick, (new, talk, scope, outcomes, heard) in enumerate(lives):
            self.add(new)
            self.note(pick, talk, "", day, None)
            if outcomes:
                self.close_with_findings(pick, None, outcomes)
            if scope:
                self.ask_a_department(pick, scope, "Hvornår?")
                if heard:
                    self.chase_and_hear_from_a_department(pick, settled=pick % 2 == 0, answer="Snart")
        for session in sessions:
            self.act(partial(self.register.consultations.add, session))
        self.publish_a_report(PARTS)

    @rule(parts=st.sampled_from([PARTS, PARTS[:1], PARTS[1:]]))
    def publish_a_report(self, parts: tuple[tuple[date, date], ...]) -> None:
        register = self.register

        def write() -> None:
            title = f"Beretning {len(register.records(REPORT).where('true'))}"
            report = register.records(REPORT).add(Report(title=title, entered=NOW)).id or 0
            for first, last in parts:
                register.records(REPORT_PART).add(ReportPart(report=report, first=first, last=last))
            publish(register, report, TODAY)

        with suppress(RuleBroken):
            self.act(write)
        for part in self.published():
            self.told.setdefault(part.part.id or 0, opened_now(register, part))

    @invariant()
    def every_figure_opens_what_stood_behind_it(self) -> None:
        """Looked at once for every state of the file."""
        if self.stand[-1][1] is self.checked:
            return
        self.checked = self.stand[-1][1]
        for part in self.published():
            assert opened_then(self.register, part) == self.told[part.part.id or 0]

    def published(self) -> list[Published]:
        """What stands published now: an undo takes it away, and a redo brings the same back."""
        parts = self.register.records(REPORT_PART)
        frozen = self.register.records(FROZEN).where("true")
        return [found for one in frozen if (found := published_part(self.register, parts.get(one.part)))]


def test_after_any_acts_every_figure_of_every_published_report_opens_what_its_number_says(
    register: Register, clock: Clock
) -> None:
    register.close()

    class Here(Publishing):
        template = register.engine.path
        office_clock = clock

    run_state_machine_as_test(Here, settings=settings(max_examples=examples(8), stateful_step_count=20))


def test_when_everything_was_changed_since_every_figure_of_the_printed_period_still_opens_what_was(
    demo_register: Register,
) -> None:
    register, random = demo_register, Random(2604)
    (part,) = (published_part(register, part) for part in published(register).parts)
    assert part is not None
    before = opened_now(register, part)
    assert {place[0] for place, rows in before.items() if rows} == {*range(MONTHS + 1)}
    change_everything(register, random)
    after = opened_now(register, part)
    assert {place[0] for place, rows in before.items() if rows != after[place]} == {*range(MONTHS + 1)}
    assert opened_then(register, part) == before


def change_everything(register: Register, random: Random) -> None:
    """Every inquiry counts otherwise, and nothing that stands about one is what it was."""
    for (identifier,) in register.engine.rows("SELECT id FROM inquiry ORDER BY id"):
        scrambled(register, random, register.inquiries.get(identifier))
    with register.acts.act("Ændret"):
        for sql in (
            "DELETE FROM finding",
            "DELETE FROM log_entry WHERE corrects IS NOT NULL",
            "DELETE FROM log_entry WHERE id % 2",
            "UPDATE log_entry SET happened = date(happened, '+9 days')",
            "DELETE FROM request WHERE id % 3 = 0",
            "UPDATE request SET question = 'En anden ordlyd', settled = '2022-01-17', answer = 'Svar' WHERE id % 3 = 1",
            "UPDATE request SET asked = '2022-01-16' WHERE replied IS NULL AND chased IS NULL",
            "DELETE FROM consultation WHERE id % 2",
            "UPDATE consultation SET day = '2022-01-17', topic = 'Et andet emne'",
        ):
            register.engine.execute(sql)
        set_service_level(register, 9, 99)


def test_a_question_is_late_or_not_by_the_service_levels_it_was_published_with(register: Register) -> None:
    with register.acts.act("Svarfrist"):
        set_service_level(register, 3, 10)
    (part,) = (published_part(register, part) for part in published(register).parts)
    assert part is not None
    with register.acts.act("Svarfrist"):
        set_service_level(register, 5, 20)
    assert terms_behind(register, part) == Terms(NOW.date(), 3, 10)
