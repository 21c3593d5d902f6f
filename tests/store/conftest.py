"""Registers for tests of the store: one that many write in, each of them taken back; and one that is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Register, create_register
from tests.registers import inquiry, saved


@pytest.fixture(scope="package")
def lasting_register(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock, haderslev: Catalogue
) -> Iterator[Register]:
    """An empty register; what is written in it has to be taken back."""
    register = create_register(tmp_path_factory.mktemp("lasting") / "scratch.db", clock, "Haderslev Kommune", haderslev)
    yield register
    register.close()


@pytest.fixture
def scratch(lasting_register: Register) -> Iterator[Register]:
    """The lasting register for one test: acts, undo and redo work in it, and nothing of it stays."""
    with lasting_register.engine.transaction(keep=False):
        yield lasting_register


@pytest.fixture
def closed_file(register: Register) -> Path:
    """A register with one inquiry, closed again."""
    saved(register, inquiry(subject="Hjælpemiddel"))
    register.close()
    return register.engine.path
