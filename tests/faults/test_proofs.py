"""The short form of each proof that this machine has the programs for; those with strace are run by `.ci/run`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.faults.declared import BY_NAME, PROOFS
from tests.faults.proof import Outcome, Proof, Trial, hold

IN_THE_TEST_COMMAND = [proof.name for proof in PROOFS if "strace" not in proof.needs and not proof.missing()]
"""Without a compiler there is no shim; a failing disk is tried by a limit of the files' size all the same."""


@pytest.mark.skipif(sys.platform == "win32", reason="fork, SIGKILL and LD_PRELOAD are POSIX")
@pytest.mark.parametrize("name", IN_THE_TEST_COMMAND)
def test_the_fault_does_no_harm(name: str) -> None:
    # a process of its own: forking is safe only where no other thread runs
    done = subprocess.run([sys.executable, "-m", "tests.faults", name], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert told[0].startswith(f"{name}: {BY_NAME[name].shows}")
    assert "; 0 wrong;" in done.stdout
    assert "found out, as it must be" in done.stdout
    assert told[-1] == "1 passed, 0 failed"


def _proof(wrong: list[str], found: list[str]) -> Proof:
    def prove(trial: Trial) -> Outcome:
        return Outcome({"rounds": trial.rounds}, wrong)

    def control(trial: Trial) -> Outcome:
        return Outcome({"rounds": trial.rounds}, found)

    return Proof("tried", "a trial", 2, 3, prove, control)


@pytest.mark.parametrize(("wrong", "found", "holds"), [([], ["x"], True), (["x"], ["x"], False), ([], [], False)])
def test_a_proof_holds_where_nothing_is_wrong_and_the_control_is_found_out(
    wrong: list[str], found: list[str], holds: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hold(_proof(wrong, found), 2, long=False, seed=1) is holds
    told = capsys.readouterr().out
    assert f"2 rounds; {len(wrong)} wrong" in told
    assert ("NOT FOUND OUT" in told) is not bool(found)


@pytest.mark.parametrize(
    ("finds", "holds"), [(("lost: 1",), True), (("lost: 1", "lost: 2"), False), (("unreadable",), False)]
)
def test_a_control_is_found_out_by_what_it_does_and_by_no_other_trouble(finds: tuple[str, ...], holds: bool) -> None:
    proof = replace(_proof([], ["round 3: lost: 1", "round 4: a crash"]), finds=finds)
    assert hold(proof, 2, long=False, seed=1) is holds


@pytest.mark.parametrize(("rounds", "holds"), [(1, True), (2, False)])
def test_a_proof_in_which_something_never_came_does_not_hold(rounds: int, holds: bool) -> None:
    def prove(trial: Trial) -> Outcome:
        return Outcome({"rounds": trial.rounds, "killed in the middle": 0})

    assert hold(replace(_proof([], ["x"]), prove=prove), rounds, long=False, seed=1) is holds
