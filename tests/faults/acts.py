"""Random acts with undo and redo between them, against a plain model: half of them in an encrypted register.

After each the whole file is what the model says (tests.store.acting); in the plain ones every figure is a plain count, too, and
every word is found (tests.store.counting).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, create_register
from borgerraad_tui.tui.crash import places
from tests.faults.cheap_keys import CLOCK, LOCKS, cheap_keys
from tests.faults.proof import Outcome, Proof, Trial
from tests.store.acting import Acting
from tests.store.counting import Counting
from tests.store.living import Living

IN_A_RUN, RUNS = 40, 5
"""Steps on one register, and registers between two looks at how many acts are done."""
SEARCHING = settings(
    max_examples=RUNS, stateful_step_count=IN_A_RUN, database=None, deadline=None, phases=[Phase.generate], print_blob=False,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def prove(trial: Trial) -> Outcome:
    """Half of the acts in a plain register, half in an encrypted one."""
    outcome = Outcome()
    with cheap_keys():
        _do(trial, outcome, Counting, _template(trial.folder / "plain.db", Locks()))
        _do(trial, outcome, Living, _template(trial.folder / "encrypted.db", LOCKS), LOCKS.passphrase)
    return outcome


def control(trial: Trial) -> Outcome:
    """In a register that forgets to write down how an inquiry was changed."""
    outcome, path = Outcome(), _template(trial.folder / "register.db", Locks(), "DROP TRIGGER inquiry_history_update")
    _do(trial, outcome, Living, path)
    return outcome


def _template(path: Path, locks: Locks, *statements: str) -> Path:
    with closing(create_register(path, CLOCK, *packaged_catalogue(), locks=locks)) as register:
        for statement in statements:
            register.engine.execute(statement)
    return path


def _do(trial: Trial, outcome: Outcome, machine: type[Acting], path: Path, opens: str = "") -> None:
    """Runs in registers of one kind, until half of the acts are done or one has gone wrong."""
    done = f"acts in {'encrypted' if opens else 'plain'} registers"

    class Here(machine):  # type: ignore[misc, valid-type]  # which of two machines is told when it is run
        template = path
        office_clock = CLOCK
        passphrase = opens

        def act(self, write: Callable[[], object]) -> None:
            super().act(write)
            outcome.count(done)

    try:
        while outcome.counts.get(done, 0) < trial.rounds // 2:
            run_state_machine_as_test(seed(trial.dice.randrange(2**31))(Here), settings=SEARCHING)
    except AssertionError as error:
        outcome.wrong.append(f"{path.stem}: {error} {places(error)[-1].strip()}")


PROOF = Proof(
    "acts",
    "random acts with undo and redo, held against a plain model after each",
    2_000,
    100_000,
    prove,
    control,
    finds=("tests/store/",),
)
