"""A register that many tests write in, each of them taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Register, create_register


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
