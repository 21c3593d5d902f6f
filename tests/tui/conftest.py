"""What tests of the program on screen share: the desk of the demo, open; and an office's own register on a clock moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register, create_register
from tests.tui.journey import Journey, at_desk
from tests.tui.office_time import Time


@pytest.fixture
async def desk(demo_register: Register) -> AsyncIterator[Journey]:
    """The program at its desk, on a demo register of the test's own, on a screen of 80x24."""
    async with at_desk(demo_register) as journey:
        yield journey


@pytest.fixture
def time() -> Time:
    """The morning of the demo's day."""
    return Time()


@pytest.fixture
def office(tmp_path: Path, time: Time) -> Iterator[Register]:
    """An office's own register, no demo."""
    register = create_register(tmp_path / "r.db", Clock(lambda: time.now), *packaged_catalogue())
    yield register
    register.close()
