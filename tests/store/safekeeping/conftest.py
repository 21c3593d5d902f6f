"""Registers in which one citizen is written about everywhere, and one to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Locks, Register, create_register
from tests.store.safekeeping.copying import locked_register
from tests.store.safekeeping.planted import plant


@pytest.fixture(params=["", "små æbler i 'Gram' hver fredag"], ids=["plain", "encrypted"])
def planted(request: Any, tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """The register with the citizen in it, plain and encrypted."""
    locks = Locks(request.param, request.param)
    register = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=locks)
    plant(register)
    yield register
    register.close()


@pytest.fixture
def locked(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """An encrypted register with one inquiry and the key file of its copies."""
    register = locked_register(tmp_path / "register.db", clock, haderslev)
    yield register
    register.close()
