"""What is due: marked, asked about, erased, proved; kept longer; the terms; and one inquiry or person from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import proposed, retention_terms, set_term
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.erasing import Erased, erase, erasures
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.tui.forms import erasing as erasing_module
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.erased import ErasedRoom
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, at_desk
from tests.tui.screen_text import screen_text

NAME = "Qzxwvjåse Wvækking"


@pytest.fixture
def due(register: Register) -> Register:
    """Two complaints that are due after a year, one of them with a copy that holds it; and one that is open."""
    with register.acts.act("Slettefrist"):
        set_term(register, 1, part="complaint")
    for name in (NAME, "Børge Kjær"):
        old = inquiry(date(2020, 12, 1), kind=Kind.COMPLAINT, subject=f"Sag om {name}", closed=date(2021, 1, 10))
        with register.acts.act("Registreret"):
            register.inquiries.add(register.people.with_record(old.edit(citizen=name)))
    saved(register, inquiry(subject="Åben"))
    register.search.index_all()
    Keeper(register.engine, register.settings).keep(NOW.replace(hour=8))
    return register


async def test_what_is_due_is_listed_and_nothing_is_erased_by_itself(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7")
        assert desk.lines[0].startswith(" SLETNING · 2 gemt længere end fristen")
        told = " ".join(desk.screen.split())
        assert "Nr Emne Forfaldt Frist" in told
        assert f"2020-1 K Sag om {NAME} 10-01-2022 1 år" in told
        await desk.pilot.resize_terminal(120, 40)
        assert "10-01-2021 10-01-2022 Klager, 1 år" in " ".join(desk.screen.split())
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("e")
        assert "Slet det, der kan kendes: henvendelse 2020-1" in desk.screen
        await desk.press("escape")
        assert desk.room == "ErasingRoom"
    assert erasures(due.engine) == []


async def test_the_marked_is_erased_after_she_was_asked_and_the_proof_is_read(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "x", "e")
        assert desk.room == "FormScreen"
        assert "Det kan ikke fortrydes." in " ".join(desk.screen.split())
        await desk.press("tab", *"frist", "ctrl+s")
        await desk.until(lambda: desk.room == "ErasedRoom")
        told = " ".join(desk.screen.split())
        assert "Intet af det slettede ligger tilbage." in told
        assert "17-01-2022 08:00" in told
        await desk.press("escape")
        assert desk.lines[0].startswith(" SLETNING · 1 gemt")
        assert NAME not in desk.screen
        await desk.press("escape", "ctrl+z")
        assert due.inquiries.get(1).citizen == ""
    (told_of,) = erasures(due.engine)
    assert (told_of.number, told_of.ground, told_of.why) == (1, "term", "frist")


async def test_that_the_file_is_searched_is_read_before_the_search_begins(
    due: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def show(room: RoomScreen, erased: Erased) -> None:
        seen.append(screen_text(room.app))

    monkeypatch.setattr(erasing_module, "_show", show)
    async with at_desk(due) as desk:
        await desk.press("7", "x", "e", "tab", *"frist", "ctrl+s")
        await desk.until(lambda: bool(seen))
    assert erasing_module.SEARCHING in seen[0]
    assert "Slet det, der kan kendes" not in seen[0], "the form has gone"


async def test_the_copies_go_at_once_when_she_says_so(due: Register) -> None:
    folder = own_folder(due.engine.path)
    async with at_desk(due) as desk:
        await desk.press("7", "x", "e", "ctrl+s")
        await desk.until(lambda: desk.room == "ErasedRoom")
        await desk.press("x", "enter")
        assert len(copies_in(folder)) == 1, "the cursor stands on keeping them"
        await desk.press("x", "s")
        assert "1 kopi slettet." in desk.screen
        assert [copy.made for copy in copies_in(folder)] == [NOW]
        await desk.press("x")
        assert "Ingen kopi, der kan nås nu, har noget" in desk.screen


async def test_the_copies_that_hold_it_are_told_and_go_another_day_too(due: Register) -> None:
    erase(due, [2, 1], "asked")
    async with at_desk(due, LARGE) as desk:
        await desk.press("7", "h")
        assert desk.room == "ErasedRoom"
        (line,) = (line for line in desk.lines if "17-01-2022 08:00" in line)
        assert "2020-1, 2020-2" in line
        await desk.press("x", "s")
        assert "1 kopi slettet." in desk.screen
        assert [copy.made for copy in copies_in(own_folder(due.engine.path))] == [NOW]


async def test_a_second_erasing_of_the_same_is_no_proof_of_the_first(due: Register) -> None:
    erase(due, [1], "asked")
    async with at_desk(due) as desk:
        desk.app.push_screen(ErasedRoom(desk.app.office, erase(due, [1], "asked")))
        await desk.settle()
        told = " ".join(desk.screen.split())
        assert "Der var ingen ord at søge efter" in told
        assert "Intet af det slettede ligger tilbage." not in told


async def test_one_is_kept_until_a_day_with_a_reason_and_that_is_undone(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "u", "ctrl+s")
        assert "Skriv den dag" in desk.screen
        await desk.press(*"1/6-2022", "tab", *"hos Ombudsmanden", "ctrl+s")
        assert "Henvendelse 2020-1 beholdes til 01-06-2022" in desk.screen
        assert [one.id for one in proposed(due.engine, date(2022, 5, 31))] == [2]
        assert [one.id for one in proposed(due.engine, date(2022, 6, 1))] == [1, 2]
        await desk.press("ctrl+z")
        assert [one.id for one in proposed(due.engine, NOW.date())] == [1, 2]


async def test_what_is_kept_is_found_again_mended_and_let_go(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "u", *"1/6-2022", "tab", *"hos Ombudsmanden", "ctrl+s")
        assert "1 beholdt. 0 mærket." in desk.lines[1]
        await desk.press("end")
        assert "2020-1 K til 01-06-2022: hos Ombudsmanden." in " ".join(desk.cursor.split())
        assert "beholdt" in desk.cursor
        for key in ("x", "e"):
            await desk.press(key)
            assert desk.status.startswith("Den beholdes.")
        await desk.press("a", "u")
        assert "hos Ombudsmanden" in desk.screen
        await desk.press("escape", "end", "f")
        assert desk.status == "Gemt: Henvendelse 2020-1 beholdes ikke længere."
        assert [one.id for one in proposed(due.engine, NOW.date())] == [1, 2]
        await desk.press("ctrl+z")
        assert "til 01-06-2022" in desk.screen


async def test_a_mark_reads_nothing_again(due: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(due) as desk:
        await desk.press("7")
        monkeypatch.setattr("borgerraad_tui.tui.screens.erasing.proposed", lambda *_: pytest.fail("read again"))
        await desk.press("x")
        assert "1 mærket." in desk.lines[1]
        assert desk.cursor.strip("▶ ").startswith("2020-2")
        await desk.press("a")
        assert "2 mærket." in desk.lines[1]


async def test_the_terms_are_set_from_the_menu_and_undone(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "m", *"slettefrister", "enter")
        assert "programmets forslag" in " ".join(desk.screen.split())
        await desk.press("9", "ctrl+s")
        assert desk.status == "Gemt: Slettefrister ændret: Klager 9 år."
        assert retention_terms(due.engine).parts["complaint"] == 9
        assert "Intet er gemt længere end fristen." in desk.screen
        await desk.press("ctrl+z")
        assert retention_terms(due.engine).parts["complaint"] == 1


@pytest.mark.parametrize("typed", ["0", "1,5", "ti", "1000", "10000"])
async def test_a_term_that_is_no_number_of_years_is_told(due: Register, typed: str) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "m", *"slettefrister", "enter", "ctrl+a", *typed, "ctrl+s")
        assert "Skriv et helt antal år fra 1 til 99." in desk.screen
        assert retention_terms(due.engine).parts["complaint"] == 1


async def test_an_open_one_is_not_erased_and_a_reason_that_names_is_refused(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("m", *"slet det, der kan kendes, i henv", "enter")
        assert "er åben. Afslut den først" in " ".join(desk.screen.split())
        await desk.press("7", "enter", "m", *"slet det, der kan kendes, i henv", "enter")
        await desk.press("b", *"Wvækking bad om det", "ctrl+s")
        assert "Grunden bliver stående og må ikke røbe, hvem det er." in " ".join(desk.screen.split())
        assert due.inquiries.get(1).citizen == NAME


async def test_all_of_one_person_go_together(due: Register) -> None:
    with due.acts.act("Samlet"):
        due.people.join(1, 2)
    async with at_desk(due) as desk:
        await desk.press("7", "enter", "m", *"alle borgerens", "enter")
        assert "Slet det, der kan kendes: 2 henvendelser" in desk.screen
        await desk.press("b", *"brev", "ctrl+s")
        await desk.until(lambda: desk.room == "ErasedRoom")
    assert [one.number for one in erasures(due.engine)] == [2, 1]


async def test_a_draft_of_it_is_taken_up_about_the_same_inquiries(due: Register) -> None:
    async with at_desk(due) as desk:
        await desk.press("7", "a", "e", "tab", *"halvt", "escape")
        assert "Kladden ligger øverst på bordet" in desk.screen
        await desk.press("escape", "home", "enter", "ctrl+s")
        await desk.until(lambda: desk.room == "ErasedRoom")
    assert [one.number for one in erasures(due.engine)] == [2, 1]
    assert due.drafts.all() == []
