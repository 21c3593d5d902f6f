"""Whatever was done before and is done after: an erasure leaves no word of an inquiry, and every figure as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.findings import finding_counts
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import HOLDS_WORDS
from borgerraad_tui.store.safekeeping.chain import chain_faults
from borgerraad_tui.store.safekeeping.erasing import erase
from borgerraad_tui.store.safekeeping.traces import ABOUT, BLANKED
from tests.conftest import examples
from tests.store.acting import state_of
from tests.store.chain import broken_seals, strayed_rows
from tests.store.counting import SPANS, Counting
from tests.store.living import COMING, SOME

WORDS = {place: set(columns) - {"person", "same_as"} for place, columns in BLANKED.items()}


class Erasing(Counting):
    """All random commands, and erasures among them; what was before one cannot be undone."""

    def called(self) -> str:
        """Titles quote what was typed, those of undoing and of taking away among them."""
        return f"{super().called()}: »sag {len(self.stand)}«"

    def counted(self) -> list[Any]:
        """Every figure of several periods."""
        register = self.register
        return [(register.figures(first, last), finding_counts(register.engine, first, last)) for first, last in SPANS]

    @rule(pick=st.integers(0, 9), due=COMING, text=SOME)
    def remind_by_a_slip(self, pick: int, due: date, text: str) -> None:
        self.remind(pick, due, text)
        self.undo(1)

    @rule(picks=st.sets(st.integers(0, 9), min_size=1, max_size=3))
    def erase_some(self, picks: set[int]) -> None:
        ids = [row[0] for row in self.stand[-1][1]["inquiry"]]
        chosen = sorted({ids[pick % len(ids)] for pick in picks}) if ids else []
        if not chosen:
            return
        before = self.counted()
        acts = self.acts_about(chosen)
        erase(self.register, chosen, "term")
        assert self.counted() == before
        self.nothing_is_left(chosen)
        titles = dict(self.register.engine.rows("SELECT id, title FROM act"))
        assert [titles[act] for act in acts if "»" in titles[act]] == []
        assert list(chain_faults(self.register.engine)) == []
        assert broken_seals(self.register.engine) == []
        assert list(strayed_rows(self.register.engine)) == []
        self.stand[:] = [("", state_of(self.register))]
        self.undone.clear()

    def acts_about(self, chosen: list[int]) -> set[int]:
        """The acts that wrote or took away a row that was ever about one of them."""
        lines = self.register.engine.rows("SELECT act, place, row, body FROM history ORDER BY id")
        told = [(act, (place, row), json.loads(body or "{}")) for act, place, row, body in lines]
        about = {
            place for _, place, body in told
            if place[0] in ABOUT and not {body.get("inquiry"), body.get("other")}.isdisjoint(chosen)
        }  # fmt: skip
        about |= {("inquiry", one) for one in chosen}
        return {act for act, place, _ in told if place in about}

    def nothing_is_left(self, chosen: list[int]) -> None:
        """No text in any row or history line of theirs but the mark of what was erased."""
        engine = self.register.engine
        known = {row[0] for row in engine.rows(HOLDS_WORDS, {"erased": "(slettet)"})}
        assert known.isdisjoint(chosen)
        for place, row, body in engine.rows("SELECT place, row, body FROM history WHERE body IS NOT NULL"):
            told = json.loads(body)
            about = {told.get("inquiry"), told.get("other"), row if place == "inquiry" else None}
            if not about.isdisjoint(chosen):
                assert {told[column] for column in WORDS.get(place, ())} <= {"", "(slettet)"}
                assert place not in ("reminder", "example")
                assert told.get("person") is None


def test_among_random_commands_an_erasure_leaves_no_word_and_every_figure(register: Register, clock: Clock) -> None:
    register.close()

    class Here(Erasing):
        template = register.engine.path
        office_clock = clock

    run_state_machine_as_test(Here, settings=settings(max_examples=examples(15), stateful_step_count=40))
