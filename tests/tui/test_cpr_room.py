"""CPR numbers in the texts, on the screen: listed without their last digits, removed once that was asked, and undone."""

from __future__ import annotations

from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, at_desk
from tests.tui.test_help_and_menu import TO_CPR

NUMBER = "010190-1234"


async def test_the_digits_go_when_it_is_said_and_the_room_says_what_stays(register: Register) -> None:
    saved(register, inquiry(subject="Klage", note=f"Ringet af {NUMBER}"))
    async with at_desk(register, LARGE) as desk:
        await desk.press(*TO_CPR)
        assert "CPR-NUMRE I TEKSTERNE · 1 tekst · 0 i historikken" in desk.lines[0]
        assert "010190-xxxx" in desk.cursor
        assert "2021-1  Henvendelsen: notat, 06-09-2021" in desk.cursor
        await desk.press("x", "f")
        assert register.inquiries.get(1).note == "Ringet af [fjernet]"
        assert "0 tekster · 1 i historikken" in desk.lines[0]
        assert "Historikken, henvendelsen: notat" in desk.cursor
        assert "står i historikken" in desk.status
        await desk.press("x", "b", "ctrl+z")
        assert register.inquiries.get(1).note == f"Ringet af {NUMBER}"
        assert "1 tekst · 0 i historikken" in desk.lines[0]


async def test_they_go_from_the_history_too_and_the_way_back_ends_there(register: Register) -> None:
    saved(register, inquiry(subject="Klage", note=f"Ringet af {NUMBER}"))
    async with at_desk(register, LARGE) as desk:
        await desk.press(*TO_CPR, "x", "f", "x")
        assert "Slet cifrene i historikken?" in desk.screen
        await desk.press("s")
        assert "0 tekster · 0 i historikken" in desk.lines[0]
        assert desk.status.startswith("CPR-nummeret er slettet i historikken.")
        await desk.press("ctrl+z")
        assert register.inquiries.get(1).note == "Ringet af [fjernet]"


async def test_nothing_is_removed_unless_it_is_said(register: Register) -> None:
    saved(register, inquiry(note=NUMBER))
    async with at_desk(register) as desk:
        for answer in ("b", "enter", "escape"):
            await desk.press(*TO_CPR, "x")
            assert "Fjern cifrene i teksten?" in desk.screen
            await desk.press(answer, "escape")
        assert register.inquiries.get(1).note == NUMBER


async def test_enter_opens_the_inquiry_and_says_where_there_is_none(register: Register) -> None:
    saved(register, inquiry(note=NUMBER))
    register.drafts.keep(None, "consultation", None, {"topic": NUMBER})
    async with at_desk(register) as desk:
        await desk.press(*TO_CPR, "enter")
        assert desk.room == "InquiryRoom"
        await desk.press("escape", "end", "enter")
        assert (desk.room, desk.status) == ("CprRoom", "Teksten hører ikke til en henvendelse.")
        assert "Kladde: emne" in desk.cursor
        await desk.press("x")
        assert "Fjern cifrene i kladden?" in desk.screen
        assert "historik" not in "".join(desk.screen.split("Fjern cifrene i kladden?")[1].split("\n")[:4])
        await desk.press("f")
        assert desk.status.startswith("Cifrene er fjernet i kladden. Kladder har ingen historik")
        assert register.drafts.all()[0].values["topic"] == "[fjernet]"


async def test_hidden_it_shows_no_digits(register: Register) -> None:
    saved(register, inquiry(note=NUMBER))
    async with at_desk(register) as desk:
        await desk.press("f9", *TO_CPR)
        assert "0101" not in desk.screen
        assert "Henvendelsen: notat" in desk.cursor


async def test_a_register_without_any_says_so(register: Register) -> None:
    async with at_desk(register) as desk:
        await desk.press(*TO_CPR)
        assert "Ingen tekst ligner et CPR-nummer" in desk.screen
