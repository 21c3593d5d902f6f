"""The window in other sizes, and the mouse for those who want it."""

from __future__ import annotations

import pytest

from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_commands import PLACES

SIZES = ((120, 40), (80, 24), (60, 20), (200, 60), (61, 21), (80, 24))


@pytest.mark.parametrize("place", PLACES)
async def test_every_screen_stands_any_size_and_comes_back_as_it_was(desk: Journey, place: str) -> None:
    await desk.press(*PLACES[place])
    before = desk.screen
    for width, height in SIZES:
        await desk.resize(width, height)
        lines = desk.lines
        assert len(lines) == height
        assert max(map(len, lines)) <= width
        assert "Menu" in desk.keys or "Esc" in desk.keys
    assert desk.screen == before


async def test_a_small_window_gives_the_list_all_of_its_width(desk: Journey) -> None:
    await desk.resize(60, 20)
    assert "Venter stadig på børnefaglig under…" in desk.cursor
    assert "KLAGE" not in desk.screen
    await desk.press("s", "s", "down")
    assert desk.cursor.startswith("▶!      4")


async def test_what_is_typed_survives_a_change_of_size(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "enter", "enter", "enter", *"note")
    for width, height in SIZES:
        await desk.resize(width, height)
        await desk.press("x")
    assert desk.values["note"] == "note" + "x" * len(SIZES)
    assert desk.values["subject"] == "varme"


@pytest.mark.parametrize(
    ("text", "room"),
    [("Statistik", "Statistics"), ("Konsulent", "Consultations"), ("n Ny", "FormScreen"), ("p Periode", "PickPeriod"),
     ("? Hjælp", "Help"), ("m Menu", "Menu"), ("/ søg", "SearchRoom"), ("Enter åbn", "InquiryRoom"), ("a Afslut", "FormScreen")],
)  # fmt: skip
async def test_a_click_on_a_tab_or_a_key_is_the_key(desk: Journey, text: str, room: str) -> None:
    await desk.click(text)
    assert desk.room == room


async def test_a_click_moves_the_cursor_and_a_second_one_opens(desk: Journey) -> None:
    await desk.click("6 K V&S Mistet")
    assert desk.cursor.startswith("▶!      6 K V&S Mistet")
    assert "6 · KLAGE · Voksen og Sundhed" in desk.screen
    await desk.click("6 K V&S Mistet")
    assert desk.room == "InquiryRoom"
    await desk.click("Esc tilbage")
    assert desk.room == "Desk"


async def test_a_click_in_a_form_chooses_and_a_click_on_its_keys_works(desk: Journey) -> None:
    await desk.click("n Ny")
    for text in ("Mail", "Andre henv", "Teknik og", "Opgavev"):
        await desk.click(text)
    assert [desk.values[key] for key in ("channel", "kind", "directorate", "theme")] == [
        "mail",
        "anden",
        "teknik_og_klima",
        "opgavevaretagelse",
    ]
    await desk.click("Emne")
    await desk.press(*"Fortov")
    await desk.click("Ctrl+S gem")
    assert desk.room == "Desk"
    assert "Fortov" in desk.cursor


async def test_a_click_on_the_arrows_beside_a_tables_name_turns_to_the_next(desk: Journey) -> None:
    await desk.press("s")
    await desk.click(" ▶ ")
    assert "◀ Overblik ▶" in desk.lines[1]
    await desk.click("◀ ")
    assert "◀ Alle tabeller ▶" in desk.lines[1]


async def test_a_click_on_a_figure_stands_on_it_and_a_second_one_opens_what_is_behind(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "p", "1")
        await desk.click("Undersøgt   ")
        assert desk.room == "Statistics"
        await desk.click("Undersøgt   ")
        assert desk.room == "Found"
        assert desk.lines[0].endswith("19 henvendelser")


async def test_a_click_in_the_menu_and_the_picker_chooses(desk: Journey) -> None:
    await desk.click("m Menu")
    await desk.press(*"konsulent")
    await desk.click("Konsulentbistand")
    assert desk.room == "Consultations"
    await desk.click("p Periode")
    await desk.click("Vikarperioden")
    await desk.click("Vikarperioden")
    assert "01-08-2020 – 30-06-2021" in desk.lines[0]


async def test_a_click_beside_everything_does_nothing(desk: Journey) -> None:
    before = desk.screen
    for row in (0, 2, 20, 22, 23):
        await desk.pilot.click(None, offset=(79, row))
        await desk.settle()
    assert desk.screen == before
