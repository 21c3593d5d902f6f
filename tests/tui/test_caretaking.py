"""What is done beside her work begins only where there is a room to tell it in."""

from __future__ import annotations

from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.caretaking import Caretaking
from tests.tui.journey import at_desk


async def test_what_would_begin_while_the_program_is_left_does_not(register: Register) -> None:
    async with at_desk(register) as desk:
        app = desk.app
    Caretaking(app).begin()
    assert app.rooms() == []
