"""Random commands with recommendations and examples among them, held against the same plain lists of states."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.recommendation import STATUS_WORDS, Recommendation, RecommendationStatus
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import link_exactly
from borgerraad_tui.store.examples import cleared, example_of, findings_left, handed_on, let_stand
from borgerraad_tui.store.kinds import EXAMPLE, RECOMMENDATION, RECOMMENDATION_STATUS
from tests.conftest import NOW
from tests.registers import FIRST_DAY, TODAY, WORDS, keys
from tests.store.acting import Acting

TELLINGS = st.sampled_from(
    ["", "En borger fik svar.", "Jensen på Æblegård Plejehjem", "Hun er 42 år.", "Ring 74 53 44 22", "010190-1234"]
)


class Telling(Acting):
    """What `Acting` does, and recommendations and examples of what it wrote."""

    def some(self, table: str, pick: int) -> int | None:
        """The id of one of a table's rows, if it has any."""
        ids = [row[0] for row in self.stand[-1][1][table]]
        return ids[pick % len(ids)] if ids else None

    @rule(given=st.dates(FIRST_DAY, TODAY), theme=keys("theme", TODAY), pick=st.integers(0, 9))
    def recommend(self, given: date, theme: str | None, pick: int) -> None:
        new = Recommendation(
            given=given, entered=NOW, title="Frister", theme=theme, repeats=self.some("recommendation", pick)
        )
        self.act(lambda: self.register.records(RECOMMENDATION).add(new))

    @rule(pick=st.integers(0, 9), status=st.sampled_from([*STATUS_WORDS]), day=st.dates(FIRST_DAY, TODAY))
    def follow_up(self, pick: int, status: str, day: date) -> None:
        key = self.some("recommendation", pick)
        if key is not None:
            new = RecommendationStatus.model_validate({"recommendation": key, "day": day, "status": status})
            self.act(lambda: self.register.records(RECOMMENDATION_STATUS).add(new))

    @rule(pick=st.integers(0, 9), others=st.sets(st.integers(0, 9), max_size=3))
    def rest_it_on(self, pick: int, others: set[int]) -> None:
        key = self.some("recommendation", pick)
        wanted = [each for each in (self.some("inquiry", other) for other in sorted(others)) if each is not None]
        if key is not None:
            self.act(lambda: link_exactly(self.register, "recommendation", key, "inquiry", wanted))

    @rule(pick=st.integers(0, 9))
    def mark(self, pick: int) -> None:
        key = self.some("inquiry", pick)
        if key is not None and example_of(self.register, "inquiry", key) is None:
            self.act(lambda: self.register.records(EXAMPLE).add(Example(inquiry=key, marked=TODAY)))

    @rule(pick=st.integers(0, 9), title=WORDS, text=TELLINGS)
    def tell(self, pick: int, title: str, text: str) -> None:
        key = self.some("inquiry", pick)
        if key is not None:
            books = self.register.records(EXAMPLE)

            def write() -> None:
                marked = example_of(self.register, "inquiry", key) or books.add(Example(inquiry=key, marked=TODAY))
                books.update(marked.retold(title, text))

            self.act(write)

    @rule(pick=st.integers(0, 9))
    def let_all_stand(self, pick: int) -> None:
        key = self.some("example", pick)
        if key is not None:
            example = self.register.records(EXAMPLE).get(key)
            left = findings_left(self.register, example)
            with suppress(RuleBroken):
                self.act(lambda: [let_stand(self.register, example, finding, "Er kendt") for finding in left])

    @rule(pick=st.integers(0, 9))
    def clear(self, pick: int) -> None:
        key = self.some("example", pick)
        if key is not None:
            with suppress(RuleBroken):
                self.act(lambda: cleared(self.register, key))

    @invariant()
    def what_is_handed_on_has_nothing_open(self) -> None:
        for row in self.stand[-1][1]["example"]:
            example = self.register.records(EXAMPLE).get(row[0])
            ready = bool(example.text) and example.cleared is not None and not findings_left(self.register, example)
            with suppress(RuleBroken):
                handed_on(self.register, row[0])
                assert ready
                continue
            assert not ready
