"""No acknowledged save is lost when the program is killed while saving."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

ROUNDS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_no_acknowledged_save_is_lost_in_200_kills() -> None:
    # a process of its own: forking is safe only where no other thread runs
    done = subprocess.run([sys.executable, "-m", "tests.faults.kills", str(ROUNDS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    told = re.match(r"(\d+) rounds, (\d+) acknowledged saves, 0 lost, (\d+) killed", done.stdout)
    assert told is not None, done.stdout
    assert int(told[1]) == ROUNDS
    assert int(told[2]) > ROUNDS // 4, "too few saves to say anything"
    assert int(told[3]) > 0, "never killed in the middle"
