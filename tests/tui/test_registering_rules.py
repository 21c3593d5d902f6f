"""Registering: the further fields, days that are not today, and what is refused at its field."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.journey import Journey
from tests.tui.test_registering import saved

TAIL = ("phone", "mail", "department", "further_themes", "enquirer", "esdh")
FURTHER = ("f8", "tab", "tab")
"""To what stands behind phone and mail."""


async def test_f8_shows_the_further_fields_and_the_department_is_chosen_by_typing(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"skolevej", *FURTHER, *"skolef", "enter")
    assert desk.values["department"] == "skoleforvaltningen"
    await desk.press("h", "p", "enter", "p", *"22/260", "ctrl+s")
    inquiry = saved(desk)
    assert inquiry.department == "skoleforvaltningen"
    assert inquiry.further_themes == ("hjemmel", "proevelse")
    assert inquiry.enquirer == "paaroerende"
    assert inquiry.esdh == "22/260"


async def test_tab_past_the_last_field_shows_the_further_ones(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme")
    assert not any(label in desk.screen for label in ("Afdeling", "Hvem", "ESDH  "))
    await desk.press("enter", "enter", "enter", "tab", "tab")
    here = [desk.here]
    for _ in TAIL[1:]:
        await desk.press("tab")
        here.append(desk.here)
    assert tuple(here) == TAIL
    assert all(desk.line(label) for label in ("Telefon ", "Mail  ", "Afdeling", "Øvrige", "Hvem", "ESDH  "))


async def test_only_the_departments_of_the_chosen_area_are_offered(desk: Journey) -> None:
    await desk.press(*"ntkvf", *"varme", *FURTHER, *"visi")
    assert "●Visitationen" in desk.line("Afdeling")
    await desk.press("ctrl+a", *"skole")
    assert "kendes ikke" in desk.line("Afdeling")


async def test_without_an_area_there_is_no_department_to_ask_for(desk: Journey) -> None:
    await desk.press("n", *FURTHER)
    assert desk.here == "further_themes"
    assert "Afdeling" not in desk.screen.split("F8")[0]


async def test_another_area_takes_the_department_away_and_says_so(desk: Journey) -> None:
    await desk.press(*"ntkvf", *"varme", *FURTHER, *"visi", "enter", "shift+tab")
    await desk.walk_to("directorate", "shift+tab")
    await desk.press("b")
    assert desk.hint == "Afdelingen gælder ikke længere: vælg igen."
    await desk.press("ctrl+s")
    assert (desk.here, desk.hint) == (
        "department", "! Afdelingen »Visitationen« hører til Voksen og Sundhed. Vælg det område, eller en anden afdeling.",
    )  # fmt: skip
    await desk.press("ctrl+a", "delete", "ctrl+s")
    assert (saved(desk).directorate, saved(desk).department) == ("boern_og_kultur", None)


async def test_an_empty_subject_is_told_at_its_field_and_nothing_is_saved(desk: Journey) -> None:
    await desk.press(*"ntkbf", "enter", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "subject")
    assert desk.hint == "! Skriv et emne med få ord, så du kan kende henvendelsen igen."
    assert desk.register.inquiries.find(2022, 13) is None
    await desk.press(*"Nu med emne", "ctrl+s")
    assert saved(desk).subject == "Nu med emne"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("18-1-2022", "! Modtaget 18-01-2022 ligger i fremtiden. Skriv den dag, henvendelsen kom."),
        ("31/11", "! Datoen »31/11« findes ikke. Skriv fx 28/11, fre eller -2."),
        ("32x", "! Datoen »32x« kan ikke læses. Skriv fx 28/11, fre eller -2."),
        ("", "! Skriv, hvornår henvendelsen kom, fx i for i dag."),
    ],
)
async def test_a_day_that_cannot_be_is_told_at_its_field(desk: Journey, typed: str, told: str) -> None:
    await desk.press(*"ntkbf", *"varme", *["shift+tab"] * 6)
    assert desk.here == "received"
    await desk.press("ctrl+a", "delete", *typed, "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "received")
    assert desk.hint == told
    await desk.press("ctrl+a", *"i", "ctrl+s")
    assert saved(desk).received == date(2022, 1, 17)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("g", date(2022, 1, 16)),
        ("14", date(2022, 1, 14)),
        ("28/11", date(2021, 11, 28)),
        ("fre", date(2022, 1, 14)),
        ("-2", date(2022, 1, 15)),
        ("28-11-20", date(2020, 11, 28)),
    ],
)
async def test_the_year_of_a_day_that_has_been_is_never_typed(desk: Journey, typed: str, day: date) -> None:
    await desk.press("n", "shift+tab", "shift+tab", *typed, "tab")
    assert desk.values["received"] == day.isoformat()


async def test_arrows_move_the_day_back_and_never_past_today(desk: Journey) -> None:
    await desk.press("n", "shift+tab", "shift+tab", "left", "left")
    assert desk.values["received"] == "2022-01-15"
    await desk.press("right", "right", "right")
    assert desk.values["received"] == "2022-01-17"
    assert desk.hint == "Dagen kan ikke ligge efter i dag."


async def test_the_areas_and_themes_offered_are_those_of_the_day(desk: Journey) -> None:
    await desk.press("n", "shift+tab", "shift+tab", *"31/7", "tab")
    areas = desk.screen[desk.screen.index("Område") : desk.screen.index("Tema")]
    for name in ("Beskæftigelse og integration", "Erhvervs- og borgerservice", "Børn og Kultur", "Diverse"):
        assert name in areas
    assert "Arbejdsmarked" not in areas
    themes = desk.screen[desk.screen.index("Tema") : desk.screen.index("Emne")]
    assert "Forvaltningslov/-skik" in themes
    assert "Retsgrundsætninger" not in themes


async def test_what_a_new_day_takes_away_is_told_at_once(desk: Journey) -> None:
    await desk.press(*"ntkaf", *"gammel", *["shift+tab"] * 6, *"28/7")
    assert desk.hint == "Området og temaet gjaldt ikke den dag: vælg igen."


async def test_an_inquiry_of_last_year_gets_that_years_next_number_and_says_that_it_is_outside(desk: Journey) -> None:
    last = desk.register.inquiries.expected_number(2021) - 1
    await desk.press("n", "shift+tab", "shift+tab", *"28-12-21", "tab", "tab", *"tkbf", *"fra jul", "ctrl+s")
    assert saved(desk, last + 1, 2021).subject == "fra jul"
    assert desk.status == (
        f"Gemt: Henvendelse 2021-{last + 1} registreret. Den ligger uden for den viste periode (01-01-2022 – i dag)."
    )


async def test_a_mistyped_next_step_is_told_and_the_text_stays(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "enter", "enter", *"99x ring", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "next")
    assert desk.hint == "! Datoen »99x« kan ikke læses. Skriv fx 28/11, fre eller 3d."
    assert desk.values["next"] == "99x ring"


async def test_a_letter_that_means_nothing_is_told_and_enter_never_saves(desk: Journey) -> None:
    await desk.press("n", "q")
    assert desk.hint == "»Q« er ikke et valg her."
    await desk.press(*"tkbf", *"varme", *["enter"] * 4, *["tab"] * 8, *["enter"] * 4)
    assert desk.room == "FormScreen"
    assert desk.register.inquiries.find(2022, 13) is None


async def test_the_main_theme_is_not_offered_among_the_further_ones(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", *FURTHER, "enter", "f")
    assert desk.hint == "»F« er ikke et valg her."
    await desk.press("h", "p", "ctrl+s")
    assert saved(desk).further_themes == ("hjemmel", "proevelse")


async def test_a_further_theme_that_becomes_the_main_one_is_no_longer_a_further_one(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", *FURTHER, "enter", "h", "p")
    await desk.walk_to("theme", "shift+tab")
    await desk.press("h", "ctrl+s")
    assert (saved(desk).theme, saved(desk).further_themes) == ("hjemmel", ("proevelse",))
