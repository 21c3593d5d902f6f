"""Registering an inquiry: six keys and a subject."""

from __future__ import annotations

from tests.tui.journey import Journey

async def test_six_keys_and_a_subject(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"Afslag", "ctrl+s")
    print(desk.screen)
    print(desk.status)
    assert 0
