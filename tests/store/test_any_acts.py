"""Whatever is done at the desk, in any order: undo and redo put the file back whole, and every figure and search stays right."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Register
from tests.conftest import examples
from tests.store.counting import Counting


def test_random_commands_can_all_be_undone_and_redone_and_every_figure_holds(register: Register, clock: Clock) -> None:
    register.close()

    class Here(Counting):
        template = register.engine.path
        office_clock = clock

    run_state_machine_as_test(Here, settings=settings(max_examples=examples(20), stateful_step_count=40))
