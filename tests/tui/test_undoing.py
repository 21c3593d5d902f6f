"""Undo and redo of saved acts, however many, and of typing in a form, which are two different things."""

from __future__ import annotations

import pytest

from borgerraad_tui.store.register import Register
from tests.tui.journey import Journey, at_desk

ACTS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((*"ntkbf", *"varme", "ctrl+s"), "Henvendelse 2022-13 registreret"),
    (("f", "ctrl+a", *"5d", "ctrl+s"), "Næste skridt i henvendelse 2022-13"),
    (("enter", "enter", *"!", "ctrl+s", "escape"), "Henvendelse 2022-13 rettet"),
    (("a", "u", "i", "ctrl+s"), "Henvendelse 2022-13 lukket"),
    (("k", "n", "s", "b", *"Sparring", "ctrl+s", "k"), "Konsulentbistand registreret"),
    (
        ("p", "f", *"1-9-2021", "tab", "tab", *"Efterår", "ctrl+s", "p", "i"),
        "Perioden »Efterår« gemt",
    ),
    (("home", "r", *"Hvornår?", "ctrl+s"), "Spørgsmål til Børn og Kultur om henvendelse 2022-1"),
    (("o", "end", "r", "o"), "Rykker 1: spørgsmål til Børn og Kultur om henvendelse 2022-1"),
    (
        ("o", "end", "enter", "i", "tab", "i", "tab", *"Nu", "tab", "j", "ctrl+s", "o"),
        "Svar noteret: spørgsmål til Børn og Kultur om henvendelse 2022-1",
    ),
    (
        (
            "6",
            "n",
            *"Beretning 2022",
            "tab",
            "ctrl+a",
            *"Nytår",
            "tab",
            "ctrl+a",
            *"1-1-2022",
            "tab",
            "ctrl+a",
            *"17-1-2022",
            "ctrl+s",
            "6",
        ),
        "Beretningen »Beretning 2022« begyndt",
    ),
    (("6", "home", "down", "x", "6"), "Indledning med tal: ikke med i beretningen"),
    (("6", "home", "down", "enter", *"Et år", "ctrl+s", "6"), "Tekst til Indledning med tal skrevet"),
    (
        ("6", "a", *"Før", "tab", *"1-8-2021", "tab", *"31-8-2021", "ctrl+s", "6"),
        "Delperioden »Før, 01-08-2021 – 31-08-2021« tilføjet",
    ),
    (("6", "home", "enter", *" 1", "ctrl+s", "6"), "Delperioden »Før 1, 01-08-2021 – 31-08-2021« rettet"),
    (("6", "m", *"ret beretningens", "enter", *" A", "ctrl+s", "6"), "Beretningens titel rettet"),
    (("6", "home", "m", *"fjern delp", "enter", "6"), "Delperioden »Før 1, 01-08-2021 – 31-08-2021« fjernet"),
    (
        ("o", "m", *"svarfrist", "enter", "ctrl+a", *"5", "ctrl+s", "o"),
        "Svarfristen er 5 dage til første svar og 28 dage til svaret",
    ),
)
"""Keys from the desk, each line one act, and what the act is called."""

CONTENT = (
    "inquiry", "further_theme", "consultation", "period", "request", "report", "report_part", "report_block",
    "printed", "question", "service_level", "retention_term", "retention_hold",
)  # fmt: skip


def content(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is hers."""
    return {table: register.engine.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in CONTENT}  # noqa: S608


async def test_every_act_is_undone_and_done_again_in_turn(desk: Journey) -> None:
    states = [content(desk.register)]
    for keys, _ in ACTS:
        await desk.press(*keys)
        assert desk.room == "Desk", desk.screen
        states.append(content(desk.register))
    for (_, title), state in zip(reversed(ACTS), reversed(states[:-1]), strict=True):
        await desk.press("ctrl+z")
        assert desk.status == f"Fortrudt: {title}"
        assert content(desk.register) == state
    await desk.press("ctrl+z")
    assert desk.status == "Der er ikke mere at fortryde."
    for (_, title), state in zip(ACTS, states[1:], strict=True):
        await desk.press("ctrl+y")
        assert desk.status == f"Gentaget: {title}"
        assert content(desk.register) == state
    await desk.press("ctrl+y")
    assert desk.status == "Der er ikke noget at gentage."


async def test_an_undo_is_seen_in_the_list_and_in_the_title(desk: Journey) -> None:
    before = desk.lines[1]
    await desk.press(*"ntkbf", *"varme", "ctrl+s")
    assert "Åbne 13" in desk.screen
    await desk.press("ctrl+z")
    assert "varme" not in desk.screen
    assert desk.lines[1] == before


async def test_undo_survives_a_restart(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press(*"ntkbf", *"varme", "ctrl+s", "ctrl+q")
    async with at_desk(demo_register) as desk:
        await desk.press("ctrl+z")
        assert desk.status == "Fortrudt: Henvendelse 2022-13 registreret"
        assert demo_register.inquiries.find(2022, 13) is None


async def test_a_new_act_ends_the_redo(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"en", "ctrl+s", "ctrl+z", *"ntkbf", *"to", "ctrl+s", "ctrl+y")
    assert desk.status == "Der er ikke noget at gentage."


@pytest.mark.parametrize("field", ["subject", "citizen", "phone", "mail", "next", "note", "esdh"])
async def test_in_a_form_ctrl_z_takes_back_typing_only(desk: Journey, field: str) -> None:
    await desk.press(*"ntkbf", *"gemt", "ctrl+s", *"ntkbf", "f8")
    while desk.here != field:
        await desk.press("tab" if field in ("mail", "esdh") else "shift+tab")
    await desk.press(*"fem seks", "ctrl+z")
    assert desk.values[field] == "fem"
    await desk.press("ctrl+y")
    assert desk.values[field] == "fem seks"
    await desk.press(*["ctrl+z"] * 9)
    assert desk.values[field] == ""
    assert desk.register.inquiries.find(2022, 13) is not None


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y"])
async def test_on_a_choice_in_a_form_no_saved_act_is_undone(desk: Journey, key: str) -> None:
    await desk.press(*"ntkbf", *"gemt", "ctrl+s", "n", key)
    assert desk.hint == "I en formular fortryder Ctrl+Z kun tekst, du har skrevet, og et valg, du har slettet."
    assert desk.register.inquiries.find(2022, 13) is not None


async def test_an_undone_inquiry_that_is_open_on_screen_says_so_and_ctrl_y_brings_it_back(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "ctrl+s", "enter", "ctrl+z")
    assert desk.room == "InquiryRoom"
    assert "Henvendelsen er fortrudt og findes ikke længere." in desk.screen
    await desk.press("a", "f", "enter")
    assert desk.room == "InquiryRoom", "there is nothing to close, plan or edit"
    await desk.press("ctrl+y")
    assert "Emne     varme" in desk.screen


async def test_undo_works_in_every_room(desk: Journey) -> None:
    for keys in (["s"], ["k"], ["/"], ["enter"], ["s", "enter"]):
        await desk.press(*"ntkbf", *"varme", "ctrl+s", *keys)
        text = desk.room == "SearchRoom"
        await desk.press("ctrl+z")
        assert text or desk.status.startswith("Fortrudt: Henvendelse 2022-"), desk.room
        await desk.press("escape", "escape", *(["ctrl+z"] if text else []))
        assert desk.room == "Desk"
        assert "Åbne 12" in desk.screen
