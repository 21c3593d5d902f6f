"""The next step of an inquiry, and changing what was registered."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.kind import Kind
from tests.tui.journey import Journey
from tests.tui.test_registering import saved


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3d", date(2022, 1, 20)),
        ("fre", date(2022, 1, 21)),
        ("2/2", date(2022, 2, 2)),
        ("2u", date(2022, 1, 31)),
        ("i", date(2022, 1, 17)),
    ],
)
async def test_a_deadline_is_set_with_a_day_and_what_is_to_be_done(desk: Journey, typed: str, day: date) -> None:
    await desk.press("f", "ctrl+a", *typed, "tab", "ctrl+a", *"rykke Børnecentret", "ctrl+s")
    assert (saved(desk, 1).next_due, saved(desk, 1).next_step) == (day, "rykke Børnecentret")
    assert desk.status == "Gemt: Næste skridt i henvendelse 2022-1."


async def test_the_list_is_sorted_anew_and_the_cursor_stays_on_its_inquiry(desk: Journey) -> None:
    assert desk.lines[3].startswith("▶!      1 ")
    await desk.press("f", "ctrl+a", *"28/2", "ctrl+s")
    assert desk.lines[3].startswith(" !      4 ")
    assert desk.cursor.startswith("▶       1 K B&K")
    assert "frist: 2 over" in desk.screen


async def test_a_deadline_is_taken_away_by_emptying_its_day(desk: Journey) -> None:
    await desk.press("f", "ctrl+a", "delete", "tab", "ctrl+a", "delete", "ctrl+s")
    assert (saved(desk, 1).next_due, saved(desk, 1).next_step) == (None, "")
    assert "uden dato" in desk.screen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-2", "! Dagen »-2« ligger i fortiden, men her skal stå en dag, der kommer. Skriv fx 28/11, fre eller 3d."),
        ("snart", "! Datoen »snart« kan ikke læses. Skriv fx 28/11, fre eller 3d."),
        ("1-1-2022", "! Næste skridt 01-01-2022 ligger før modtagelsen 03-01-2022. Skriv en senere dag."),
    ],
)
async def test_a_deadline_that_cannot_be_is_told_at_its_field(desk: Journey, typed: str, told: str) -> None:
    await desk.press("f", "ctrl+a", *typed, "ctrl+s")
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", "next_due", told)
    assert saved(desk, 1).next_due == date(2022, 1, 11)


async def test_a_closed_inquiry_has_no_next_step(desk: Journey) -> None:
    await desk.press("/", *"Parkeringskort til", "enter", "f")
    assert desk.room == "InquiryRoom"
    assert desk.status == "! Henvendelsen er lukket og har ikke noget næste skridt. Tryk a for at rette lukningen."


async def test_an_inquiry_is_opened_changed_and_saved(desk: Journey) -> None:
    await desk.press("enter", "enter", "ctrl+a", *"Ny overskrift", "ctrl+s")
    assert saved(desk, 1).subject == "Ny overskrift"
    assert desk.room == "InquiryRoom"
    assert "Emne     Ny overskrift" in desk.screen
    assert desk.status == "Gemt: Henvendelse 2022-1 rettet."
    await desk.press("escape")
    assert "K B&K Ny overskrift" in desk.cursor


async def test_an_untouched_save_changes_nothing(desk: Journey) -> None:
    before = [saved(desk, number) for number in range(1, 13)]
    for _ in before:
        await desk.press("enter", "enter", "ctrl+s", "escape", "down")
        assert desk.room == "Desk", desk.screen
    assert [saved(desk, number) for number in range(1, 13)] == before


@pytest.mark.parametrize("step", ["2 breve mangler", "§34 vurdering", "man skal ringe", "2.rykker", "fre"])
async def test_a_step_that_looks_like_a_day_survives_an_edit(desk: Journey, step: str) -> None:
    await desk.press("f", "ctrl+a", "delete", "tab", "ctrl+a", *step, "ctrl+s")
    await desk.press("enter", "enter", "ctrl+a", *"Rettet", "ctrl+s")
    inquiry = saved(desk, 1)
    assert (inquiry.subject, inquiry.next_due, inquiry.next_step) == ("Rettet", None, step)


async def test_every_part_of_an_inquiry_can_be_changed(desk: Journey) -> None:
    await desk.press("enter", "enter", *["shift+tab"] * 7)
    assert desk.here == "received"
    await desk.press(*"4/1", "tab", *"vbatr", *"!", "enter", *"N.N.", "tab", "ctrl+a", *"5d møde", "enter")
    await desk.press(
        "ctrl+a", *"Ny note", "tab", *"7434", "tab", *"a@b", "tab", "ctrl+a", *"bygg", "tab", "p", "tab", "m"
    )
    await desk.press(*"22/1", "ctrl+s")
    inquiry = saved(desk, 1)
    assert (inquiry.received, inquiry.place, inquiry.channel) == (date(2022, 1, 4), "vojens", "brev")
    assert (inquiry.kind, inquiry.directorate, inquiry.theme) == (Kind.OTHER, "teknik_og_klima", "retsgrundsaetninger")
    assert (inquiry.department, inquiry.further_themes, inquiry.enquirer) == ("byggesag", ("proevelse",), "medarbejder")
    assert inquiry.subject == "Venter stadig på børnefaglig undersøgelse!"
    assert (inquiry.citizen, inquiry.note, inquiry.esdh) == ("N.N.", "Ny note", "22/1")
    assert (inquiry.phone, inquiry.mail) == ("7434", "a@b")
    assert (inquiry.next_due, inquiry.next_step) == (date(2022, 1, 22), "møde")


async def test_moved_to_another_year_it_gets_that_years_number_and_the_old_one_is_told(desk: Journey) -> None:
    last = desk.register.inquiries.expected_number(2021) - 1
    await desk.press("enter", "enter", *["shift+tab"] * 7, *"30/12", "ctrl+s")
    assert saved(desk, last + 1, 2021).subject == "Venter stadig på børnefaglig undersøgelse"
    assert desk.lines[0].strip().startswith(f"HENVENDELSE 2021-{last + 1}")


async def test_a_closed_one_is_edited_without_being_asked_for_a_next_step(desk: Journey) -> None:
    await desk.press("/", *"aflastning uden begrundelse", "enter", "enter")
    assert "Næste" not in desk.screen
    await desk.press("ctrl+a", *"Aflastning", "ctrl+s")
    inquiry = next(row for row in desk.register.search.find("Aflastning", 2022) if row.subject == "Aflastning")
    assert inquiry.closed == "2021-08-30"


async def test_the_kind_of_a_closed_one_is_changed_where_its_action_is(desk: Journey) -> None:
    await desk.press("/", *"aflastning uden begrundelse", "enter", "enter", *["shift+tab"] * 3, "a", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "kind")
    assert desk.hint == "! Henvendelsen er lukket. Skift art i Afslut (a): handling og udfald følger arten."


async def test_the_history_of_an_inquiry_tells_every_act(desk: Journey) -> None:
    await desk.press("f", "ctrl+a", *"3d", "ctrl+s", "a", "u", "i", "ctrl+s", "ctrl+z")
    await desk.press("/", *"Venter stadig", "enter")
    told = [line.split("  ", 1)[-1].strip() for line in desk.lines if line.strip().startswith("17-01-2022 10:00")]
    assert told == [
        "17-01-2022 10:00  Demoregistret lagt",
        "17-01-2022 10:00  Næste skridt i henvendelse 2022-1",
        "17-01-2022 10:00  Henvendelse 2022-1 lukket",
        "17-01-2022 10:00  Fortrudt: Henvendelse 2022-1 lukket",
    ]
