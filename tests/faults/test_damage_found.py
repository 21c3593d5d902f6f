"""Bit flips, swapped pages and cut files: an encrypted register that was damaged anywhere is never opened to show a figure.

The long form is `python -m tests.faults.damage 10000`.
"""

from __future__ import annotations

import pytest

from borgerraad_tui.store import cipher
from tests.faults.damage import DAMAGES, found_out, locked_register

ROUNDS = 300


@pytest.mark.parametrize("kind", DAMAGES)
def test_every_damage_is_found_before_a_figure_is_shown(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    # what is tried is the signatures: the key's derivation is the same with fewer rounds, and 300 openings take seconds
    monkeypatch.setattr(cipher, "ROUNDS", 1000)
    path = locked_register(tmp_path_factory.mktemp("damage"))
    rounds = ROUNDS // len(DAMAGES)
    assert found_out(path, kind, rounds) == rounds


def test_an_undamaged_one_is_not_found(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 1000)
    path = locked_register(tmp_path_factory.mktemp("damage"))
    assert found_out(path, "nothing", 3) == 0
