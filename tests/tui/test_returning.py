"""People who come back: told while they are typed, joined by one key, and everything of theirs in few keys."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.name_words import MOST
from borgerraad_tui.tui.screens.form import FormScreen
from tests.registers import inquiry as new_inquiry
from tests.registers import saved as saved_in
from tests.tui.journey import Journey
from tests.tui.test_hostile import NASTY, assert_only_shows
from tests.tui.test_registering import saved

REGISTERED = (*"ntkbf", *"Ny sag", "enter")
"""To the field of the name."""


async def known(desk: Journey, name: str, *, phone: str = "", mail: str = "", day: date = date(2021, 11, 3)) -> int:
    """Somebody who was here before."""
    one = new_inquiry(day, citizen=name, phone=phone, mail=mail, subject="Afslag på hjælpemiddel")
    return saved_in(desk.register, one).number or 0


def together(desk: Journey, number: int) -> list[int]:
    """The numbers of the other inquiries of the same person."""
    return [one.number for one in others_of(desk.register.engine, saved(desk, number).id or 0)]


@pytest.mark.parametrize("typed", ["Hans Møll", "moeller hans", "Möller", "MØLLER"])
async def test_a_name_is_known_however_it_is_spelt_while_it_is_typed(desk: Journey, typed: str) -> None:
    number = await known(desk, "Hans Møller")
    await desk.press(*REGISTERED, *typed)
    assert (desk.room, desk.here, desk.values["citizen"]) == ("FormScreen", "citizen", typed)
    told = f"Hans Møller: 1 henvendelse, 1 åben. Senest 2021-{number} Afslag på hjælpemiddel, for 2 måneder siden."
    assert desk.status == f"{told} F5: samme person."


async def test_it_says_how_many_are_open_and_which_was_the_last(desk: Journey) -> None:
    await known(desk, "Hans Møller", day=date(2019, 5, 1))
    last = await known(desk, "Moeller, Hans", day=date(2022, 1, 16))
    with desk.register.acts.act("Lukket"):
        one = saved(desk, last)
        desk.register.inquiries.update(one.edit(exclusion="anden_aarsag", closed=date(2022, 1, 16)))
    await desk.press(*REGISTERED, *"Møller")
    assert desk.status.startswith(
        f"Moeller, Hans: 2 henvendelser, 1 åben, ikke samlet. Senest 2022-{last} Afslag på hjælpemiddel, i går."
    )


@pytest.mark.parametrize(("field", "typed"), [("phone", "+45 743"), ("mail", "HANS@")])
async def test_a_phone_number_and_a_mail_are_known_too(desk: Journey, field: str, typed: str) -> None:
    number = await known(desk, "", phone="74 34 34 34", mail="hans@eksempel.dk")
    await desk.press(*REGISTERED, "f8", *([] if field == "phone" else ["tab"]), *typed)
    assert desk.here == field
    assert f"Senest 2021-{number}" in desk.status


async def test_nobody_is_told_where_nobody_is_meant(desk: Journey) -> None:
    await known(desk, "Hans Møller")
    await desk.press(*REGISTERED, *"Ha")
    assert "Senest" not in desk.screen
    await desk.press(*"nne Krog")
    assert "Senest" not in desk.screen
    await desk.press("f5", "ctrl+s")
    assert together(desk, 13) == []


async def test_without_the_key_nobody_is_merged(desk: Journey) -> None:
    await known(desk, "Hans Møller", phone="74343434")
    await desk.press(*REGISTERED, *"Hans Møller", "f8", *"74343434", "ctrl+s")
    assert saved(desk).person is not None
    assert together(desk, 13) == []


async def test_one_key_says_the_same_person_and_one_undo_takes_it_all_back(desk: Journey) -> None:
    number = await known(desk, "Hans Møller")
    await desk.press(*REGISTERED, *"Moeller", "f5")
    assert desk.status.startswith(
        f"Samme person som 2021-{number} Hans Møller (1 henvendelse, 1 åben): samles, når du gemmer."
    )
    assert desk.here == "citizen", "the key takes no focus"
    await desk.press("ctrl+s")
    assert together(desk, 13) == [number]
    assert "Borger   1 anden henvendelse, 1" in desk.screen
    await desk.press("ctrl+z")
    assert desk.register.inquiries.find(2022, 13) is None
    assert others_of(desk.register.engine, desk.register.inquiries.find(2021, number).id or 0) == ()  # type: ignore[union-attr]


async def test_the_key_goes_on_to_the_next_person_and_then_to_nobody(desk: Journey) -> None:
    numbers = [await known(desk, "Hans Møller", day=day) for day in (date(2022, 1, 5), date(2021, 9, 1))]
    await desk.press(*REGISTERED, *"Møller")
    chosen = []
    for _ in range(3):
        await desk.press("f5")
        chosen.append(desk.status.split(" Hans")[0])
    assert chosen[:2] == [f"Samme person som 2022-{numbers[0]}", f"Samme person som 2021-{numbers[1]}"]
    assert desk.status.startswith("Hans Møller: 2 henvendelser")


async def test_the_choice_survives_as_a_draft_and_goes_with_another_name(desk: Journey) -> None:
    number = await known(desk, "Hans Møller")
    await desk.press(*REGISTERED, *"Møller", "f5", "escape", "home", "enter")
    assert desk.status.startswith(f"Samme person som 2021-{number}")
    while desk.here != "citizen":
        await desk.press("shift+tab" if desk.here in ("next", "note") else "tab")
    await desk.press("ctrl+a", *"Krogh", "ctrl+s")
    assert saved(desk).citizen == "Krogh"
    assert together(desk, 13) == []


async def test_whoever_is_called_as_it_is_typed_comes_first_and_is_not_added_to_those_who_sound_alike(
    desk: Journey,
) -> None:
    typed = await known(desk, "Kirsten Møller", day=date(2021, 9, 1))
    alike = await known(desk, "Kirsten Møler", day=date(2022, 1, 5))
    await desk.press(*REGISTERED, *"kirsten moeller")
    assert desk.status.startswith(f"Kirsten Møller: 1 henvendelse, 1 åben. Senest 2021-{typed} ")
    assert desk.status.endswith("Ligner: Kirsten Møler (1). F5: samme person som den.")
    await desk.press("f5")
    assert desk.status.startswith(f"Samme person som 2021-{typed} Kirsten Møller (1 henvendelse, 1 åben)")
    await desk.press("f5")
    assert desk.status.startswith(f"Samme person som 2022-{alike} Kirsten Møler ")


async def test_a_likeness_alone_is_told_by_its_own_name(desk: Journey) -> None:
    await known(desk, "Kirsten Møler")
    await desk.press(*REGISTERED, *"Kirsten Møller")
    assert desk.status.startswith("Kirsten Møler: 1 henvendelse")


async def test_a_name_that_fits_too_many_asks_for_more_of_it(desk: Journey) -> None:
    with desk.register.acts.act("Mange"):
        for _ in range(MOST + 1):
            desk.register.inquiries.add(new_inquiry(citizen="Jens Jensen"))
    await desk.press(*REGISTERED, *"Jensen", "f5")
    assert desk.status.startswith("Navnet ligner mere end 100 henvendelser.")
    await desk.press("ctrl+s")
    assert together(desk, 13) == []


async def test_typed_as_one_burst_with_the_key_every_field_is_right(desk: Journey) -> None:
    number = await known(desk, "Hans Møller")
    await desk.press(*"ntkbf", *"Ny sag", "enter", *"Hans Møller", "f5", "enter", *"3d ring", "ctrl+s")
    one = saved(desk)
    assert (one.subject, one.citizen, one.next_step) == ("Ny sag", "Hans Møller", "ring")
    assert together(desk, 13) == [number]


EVERYTHING = ("/", *"møller", "enter", "h")
"""Three keys and the name, from anywhere; from an inquiry of the person's it is the last one alone."""


async def test_everything_of_somebody_is_one_key_from_an_inquiry_and_three_from_anywhere(desk: Journey) -> None:
    names = ("Hans Møller", "Moeller, Hans", "Hanne Krog")
    numbers = [await known(desk, name, day=date(2021, 9, 1 + day)) for day, name in enumerate(names)]
    await desk.press(*EVERYTHING)
    assert desk.lines[0].startswith(" BORGER · Moeller, Hans")
    assert desk.lines[1].strip() == "1 henvendelse · 1 ligner"
    assert f"21-{numbers[1]}" in desk.line("= denne")
    assert f"21-{numbers[0]}" in desk.line("? ligner")
    assert all(f"21-{number}" in desk.screen for number in numbers[:2])
    assert f"21-{numbers[2]}" not in desk.screen
    await desk.press("down", "enter")
    assert desk.lines[0].startswith(f" HENVENDELSE 2021-{numbers[0]}")
    await desk.press("escape", "h")
    assert (desk.room, desk.lines[0].split()[1]) == ("InquiryRoom", f"2021-{numbers[1]}"), "the letter leads out again"


async def test_the_list_of_a_citizen_tells_who_is_joined_from_who_is_only_alike(desk: Journey) -> None:
    joined, alike = [await known(desk, name) for name in ("Hans Møller", "Hans Moeller")]
    await desk.press("slash", *f"2021-{joined}", "enter", "m", *"saml med", "enter", *["tab"] * 1)
    await desk.walk_to("number")
    await desk.press("7", "ctrl+s", "h")
    assert f"21-{joined}" in desk.line("= denne")
    assert " 7 " in desk.line("= samme")
    assert f"21-{alike}" in desk.line("? ligner")


async def test_two_are_joined_later_from_the_menu_and_parted_again(desk: Journey) -> None:
    await known(desk, "Hans Møller")
    await desk.press(*REGISTERED, *"Hans Moeller", "ctrl+s", "m", *"saml med", "enter")
    assert (desk.room, desk.here) == ("FormScreen", "same_as")
    await desk.press("a", "ctrl+s")
    assert len(together(desk, 13)) == 1
    assert desk.status.startswith("Gemt: Henvendelse 2022-13 samlet som samme person med 2021-")
    await desk.press("m", *"skil fra", "enter")
    assert together(desk, 13) == []
    assert desk.status == "Gemt: Henvendelse 2022-13 skilt fra de andre. 1 anden står nu alene."
    await desk.press("ctrl+z")
    assert len(together(desk, 13)) == 1
    await desk.press("ctrl+z", "ctrl+z")
    assert desk.register.inquiries.find(2022, 13) is None


async def test_one_with_another_name_is_joined_by_its_number(desk: Journey) -> None:
    await desk.press("m", *"saml med", "enter", "ctrl+s")
    assert (desk.here, desk.hint) == ("number", "! Skriv den anden henvendelses nummer, fx 118 eller 2021-118.")
    await desk.press(*"1", "ctrl+s")
    assert desk.hint == "! Det er henvendelsen selv. Skriv nummeret på en anden."
    await desk.press("backspace", *"99", "ctrl+s")
    assert desk.hint == "! Henvendelse 2022-99 findes ikke. Søg efter den med / for at se nummeret."
    await desk.press("backspace", "backspace", "3")
    assert desk.status.startswith("2022-3 · Andre beboere")
    await desk.press("ctrl+s")
    assert together(desk, 1) == [3]
    await desk.press("m", *"saml med", "enter", "3", "ctrl+s")
    assert desk.status == "! De to henvendelser er allerede samlet som samme person."


async def test_parting_one_that_stands_alone_says_so(desk: Journey) -> None:
    await desk.press("m", *"skil fra", "enter")
    assert desk.status == "! Henvendelsen er ikke samlet med andre."


async def test_an_edit_knows_others_and_not_the_inquiry_itself(desk: Journey) -> None:
    await desk.press(*REGISTERED, *"Hans Møller", "ctrl+s", "enter", "enter")
    assert isinstance(desk.app.screen, FormScreen)
    assert "Senest" not in desk.screen
    await desk.press("escape", "escape")
    number = await known(desk, "Hans Møller")
    await desk.press("enter", "enter")
    assert f"Senest 2021-{number}" in desk.status
    await desk.press("f5", "ctrl+s")
    assert together(desk, 13) == [number]


async def test_whatever_somebody_was_called_is_only_shown(desk: Journey) -> None:
    name = f"Møller {NASTY}"
    one = new_inquiry(citizen=name, subject=NASTY, phone=NASTY, mail=NASTY)
    number = saved_in(desk.register, one).number
    await desk.press(*REGISTERED, *"Møller")
    assert f"Senest 2021-{number} =[/]" in desk.status
    assert_only_shows(desk)
    await desk.press("f5", "f8", "tab", "tab")
    assert desk.here == "same_as"
    assert_only_shows(desk)
    await desk.press("ctrl+s", "enter")
    assert_only_shows(desk)
    await desk.press("h")
    assert_only_shows(desk)
    assert together(desk, 13) == [number]
