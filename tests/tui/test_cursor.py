"""The cursor stands on what was just written, so that the next key is about it."""

from __future__ import annotations

from tests.tui.journey import Journey


async def test_a_new_recommendation_is_under_the_cursor_whatever_stands_above_it(desk: Journey) -> None:
    await desk.press("4", "down", "down", "n", *"Ny titel", "tab", "b", "ctrl+s")
    assert "Ny titel" in desk.cursor
    stands = "SELECT id FROM recommendation WHERE title = 'Ny titel'"
    count = f"SELECT count(*) FROM recommendation_status WHERE recommendation = ({stands})"  # noqa: S608
    await desk.press("f", "i", "ctrl+s")
    assert desk.register.engine.one(count) == 2


async def test_on_the_road_it_is_the_last_one_saved(desk: Journey) -> None:
    await desk.press("t")
    for number in (1, 2, 3):
        await desk.press(*f"abfSag {number}", "ctrl+s")
    await desk.press("escape")
    assert "Sag 3" in desk.cursor


async def test_an_inquiry_registered_from_the_recommendations_leaves_the_cursor_there(desk: Journey) -> None:
    await desk.press("4", "down")
    before = desk.cursor
    await desk.press("f2", *"tkbf", *"Ny sag", "ctrl+s")
    assert desk.cursor == before
