"""What tests of the program on screen share: the desk of the demo, open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from borgerraad_tui.store.register import Register
from tests.tui.journey import Journey, at_desk


@pytest.fixture
async def desk(demo_register: Register) -> AsyncIterator[Journey]:
    """The program at its desk, on a demo register of the test's own, on a screen of 80x24."""
    async with at_desk(demo_register) as journey:
        yield journey
