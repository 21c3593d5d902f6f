"""Another day, kind or area under what was chosen: nothing is dropped without a word, and nothing is saved that did not apply."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from tests.tui.journey import Journey
from tests.tui.test_registering import saved

TO_DAY = ("shift+tab",) * 6
"""From the subject of a new form back to its day."""


async def edit_of(desk: Journey, theme: str, **further: object) -> Inquiry:
    """Save an inquiry of last year with a theme, open its edit form, and go to its day."""
    books = desk.register.inquiries
    found = books.find(2021, 118)
    assert found is not None
    with desk.register.acts.act("lagt til rette"):
        changed = books.update(found.edit(theme=theme, subject="Alene her", **further))
    await desk.press("/", *"Alene her", "enter", "enter")
    await desk.walk_to("received", "shift+tab")
    return changed


async def test_an_edit_to_a_day_before_the_theme_existed_is_refused_until_it_is_chosen_anew(desk: Journey) -> None:
    before = await edit_of(
        desk, "retsgrundsaetninger", directorate="boern_og_kultur", closed=None, action=None, outcome=None
    )
    await desk.press(*"31-7-2021")
    assert desk.hint == "Temaet gjaldt ikke den dag: vælg igen."
    assert "! Retsgrundsætninger: vælg igen" in desk.screen
    await desk.press("ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "theme")
    assert desk.hint.startswith("! Temaet »Retsgrundsætninger« gjaldt ikke 31-07-2021. Den dag gjaldt: Forvaltningslov")
    assert saved(desk, 118, 2021) == before
    await desk.press("h", "ctrl+s")
    assert saved(desk, 118, 2021).theme == "hjemmel_2020"


async def test_what_did_not_apply_may_be_left_empty_on_purpose(desk: Journey) -> None:
    await edit_of(desk, "retsgrundsaetninger", directorate="boern_og_kultur", closed=None, action=None, outcome=None)
    await desk.press(*"31-7-2021", "ctrl+s", "backspace", "ctrl+s")
    assert saved(desk, 118, 2021).theme is None


async def test_the_entry_of_the_same_printed_name_is_taken_over(desk: Journey) -> None:
    await desk.press(*"ntkbh", *"samme navn", *TO_DAY, *"31-7-2021")
    assert desk.values["theme"] == "hjemmel_2020"
    assert "vælg igen" not in desk.screen
    last = desk.register.inquiries.expected_number(2021)
    await desk.press("ctrl+s")
    assert (saved(desk, last, 2021).directorate, saved(desk, last, 2021).theme) == ("boern_og_kultur", "hjemmel_2020")


async def test_a_short_name_alone_is_not_the_printed_name(desk: Journey) -> None:
    await desk.press(*"ntkba", *"andet navn", *TO_DAY, *"31-7-2021")
    assert desk.hint == "Temaet gjaldt ikke den dag: vælg igen."


@pytest.mark.parametrize("wrong", ["31-7-2021", "31/7", "31-7-2021 "])
async def test_a_slip_in_the_date_and_back_costs_nothing(desk: Journey, wrong: str) -> None:
    await desk.press(*"ntkar", *"slip", "f8")
    await desk.walk_to("department")
    await desk.press(*"jobc", "tab", "h", "i")
    await desk.walk_to("received", "shift+tab")
    typed = desk.values
    await desk.press(*wrong, "tab", "shift+tab", *"17-1-2022", "tab")
    assert desk.values == typed
    await desk.press("ctrl+s")
    inquiry = saved(desk)
    assert (inquiry.directorate, inquiry.theme, inquiry.department) == (
        "arbejdsmarked_og_borgerservice", "retsgrundsaetninger", "jobcentret",
    )  # fmt: skip
    assert inquiry.further_themes == ("hjemmel", "institutioner")


async def test_a_new_form_with_a_lost_area_is_not_saved(desk: Journey) -> None:
    await desk.press(*"ntkaf", *"gammel", *TO_DAY, *"28-7-2021", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "directorate")
    assert desk.hint.startswith("! Området »Arbejdsmarked og Borgerservice« gjaldt ikke 28-07-2021. Den dag gjaldt:")


async def test_a_further_theme_that_did_not_exist_is_refused_and_given_up_alone(desk: Journey) -> None:
    await desk.press(*"ntkbh", *"flere", "f8")
    await desk.walk_to("further_themes")
    await desk.press("p", "i")
    await desk.walk_to("received", "shift+tab")
    last = desk.register.inquiries.expected_number(2021)
    await desk.press(*"31-7-2021", "ctrl+s")
    assert desk.here == "further_themes"
    assert desk.hint.startswith("! Temaet »Institutioner« gjaldt ikke 31-07-2021.")
    await desk.press("backspace", "ctrl+s")
    assert saved(desk, last, 2021).further_themes == ("proevelse_2020",)


async def test_a_draft_with_a_lost_choice_keeps_it(desk: Journey) -> None:
    await desk.press(*"ntkbr", *"kladde", *TO_DAY, *"31-7-2021", "escape", "home", "enter")
    assert desk.values["theme"] == "retsgrundsaetninger"
    await desk.walk_to("received", "shift+tab")
    await desk.press("ctrl+a", *"17-1-2022", "ctrl+s")
    assert saved(desk).theme == "retsgrundsaetninger"


async def test_another_kind_in_the_closing_dialog_takes_nothing_silently(desk: Journey) -> None:
    await desk.press("a", "u", "i", "shift+tab", "shift+tab", "shift+tab")
    await desk.walk_to("kind", "shift+tab")
    await desk.press("a")
    assert desk.hint == "Handlingen gælder ikke længere: vælg igen."
    await desk.press("ctrl+s")
    assert desk.here == "action"
    assert desk.hint.startswith("! Handlingen »Undersøgt« hører ikke til Andre henvendelser.")
    await desk.press("shift+tab", "k", "ctrl+s")
    assert (saved(desk, 1).action, saved(desk, 1).outcome) == ("undersoegt", "ingen_kritik")
