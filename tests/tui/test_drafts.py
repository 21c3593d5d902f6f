"""What was typed is never lost: drafts of every form, kept by the program's own time, taken up again, and gone when saved."""

from __future__ import annotations

from time import monotonic

import pytest

from borgerraad_tui.store.drafts import ON_INQUIRY, Draft
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.screens.drafts import CHANGES
from borgerraad_tui.tui.screens.form import FormScreen
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_help_and_menu import TO_ROOM

FORMS: dict[str, tuple[tuple[str, ...], str]] = {
    "registration": (
        (*"ntkbf", *"Halvt", "enter", *"N.N.", "enter", *"3d ring", "f8", *"7434", "tab", "tab", *"skolef", "tab", "h"),
        "Halvt",
    ),
    "closing": (("a", "u", "i"), "afslut 1 Venter stadig på"),
    "step": (("f", "ctrl+a", *"5d", "tab", "ctrl+a", *"rykke"), "frist 1 Venter stadig på"),
    "edit": (("enter", "enter", *" igen", "enter", *"N.N."), "ret 1 Venter stadig på"),
    "consultation": (("k", "n", "s", "b", *"Kort sparring", "tab", *"45"), "Kort sparring"),
    "ask": (("r", *"Hvornår kommer"), "spørg 1 Venter stadig på"),
    "systemic": (("m", *"systemisk", "enter", *"Er der andre"), "systemisk 1 Venter stadig"),
    "own": (("o", "n", "t", "tab", "tab", *"Svartider på byggesager"), "Svartider på byggesager"),
    "rephrase": (
        ("r", *"Hvad", "ctrl+s", "o", "end", "m", *"ordlyd", "enter", *" og hvornår"), "ret spørgsmål 1 Venter stadig",
    ),
    "answer": (("r", *"Hvad", "ctrl+s", "o", "end", "enter", "i", "tab", "i", "tab", *"Ja, to", "tab", "n"), "svar 1 Venter"),
    "service_level": (("o", "m", *"Svarfrist", "enter", "ctrl+a", "7"), "svarfrist"),
    "retention_terms": (("7", "m", *"slettefrister", "enter", "ctrl+a", "7"), "slettefrister"),
    "retention_hold": ((*TO_ROOM["erasing"], "u", *"1/6-2022", "tab", *"hos Ombudsmanden"), "behold 2020-"),
    "erasing": ((*TO_ROOM["erasing"], "x", "e", "tab", *"gået"), "slet det, der kan kendes: 2020-"),
    "lock_after": (("m", *"lås af sig", "enter", "ctrl+a", "7"), "lås af sig selv"),
    "report": (("6", "n", *"Beretning 2022", "tab", *"Foråret"), "Foråret"),
    "report_title": (("6", "m", *"ret beretningens", "enter", *" A"), "Beretning 2020-2021 A"),
    "new_report_part": (("6", "a", *"Juli", "tab", *"1-7-2021", "tab", *"31-7-2021"), "Juli"),
    "report_part": (("6", "home", "enter", *" A"), "Vikarperioden A"),
    "report_text": (("6", "home", "down", "enter", *"Et roligt år"), "Et roligt år"),
    "publishing": (("6", "f", "ctrl+a", *"14/1"), "offentliggør beretning"),
    "question": (("s", "e", "n", *"Klager", "tab", "o", "m", *"er:lukket"), "Klager"),
    "printed": (("6", "e", "n", *"Beretning 2022", "tab", *"Året", "tab", *"1-1-2022", "tab", *"15-1-2022"), "Beretning 2022"),
    "printed_name": (("6", "e", "m", *"ret navnet", "enter", *" A"), "Beretning 2020-2021, som trykt A"),
    "new_printed_period": (("6", "e", "enter", "a", *"Juli", "tab", *"1-7-2021", "tab", *"31-7-2021"), "delperiode i trykte tal"),
    "printed_period": (
        ("6", "e", "enter", "m", *"ret en delperiode i", "enter", "1", *" A"), "ret delperiode i trykte tal",
    ),
    "printed_part": (("6", "e", "enter", "enter", "end", "enter", "ctrl+a", *"87 78 %"), "trykte tal"),
    "period": (("p", "f", *"1-9-2021", "tab", *"30-9-2021", "tab", *"September"), "periode September"),
}  # fmt: skip
"""Keys that leave each form half filled in, and how its draft is called on the desk."""


def in_form(desk: Journey) -> bool:
    """Whether a form is on top, of whatever kind."""
    return isinstance(desk.app.screen, FormScreen)


def drafts(desk: Journey) -> list[Draft]:
    """The drafts on the disk, newest first."""
    return desk.register.drafts.all()


async def test_typing_is_on_the_disk_within_two_seconds_by_itself(desk: Journey) -> None:
    await desk.press(*"ntkbf")
    began = monotonic()
    await desk.press(*"varme")
    await desk.until(lambda: any(draft.values["subject"] == "varme" for draft in drafts(desk)), within=2)
    assert monotonic() - began < 2
    assert desk.lines[0].endswith("kladde gemt ✓")
    assert desk.room == "FormScreen"


async def test_drafts_about_an_inquiry_and_about_another_row_of_the_same_number_lie_beside_each_other(
    demo_register: Register,
) -> None:
    demo_register.drafts.keep(None, "answer", 1, {"answer": "Ja, to"})
    demo_register.drafts.keep(None, "link", 1, {"reason": "samme fejl"})
    demo_register.drafts.keep(None, "log", 1, {"text": "Hun ringede"})
    async with at_desk(demo_register, LARGE) as desk:
        told = [line.split("│")[0].strip("▶ ") for line in desk.lines if "Kladde:" in line]
        assert [each[: len("Kladde: log 2020-1")] for each in told] == [
            "Kladde: log 2020-1",
            "Kladde: forbind 20",
            "Kladde: Ja, to",
        ]


@pytest.mark.parametrize("form", FORMS)
async def test_every_form_leaves_a_draft_and_takes_it_up_again_whole(desk: Journey, form: str) -> None:
    keys, called = FORMS[form]
    await desk.press(*keys)
    typed = desk.values
    await desk.press("escape", "1")
    assert desk.room == "Desk"
    assert [draft.form for draft in drafts(desk)] == [form]
    await desk.press("home")
    assert desk.cursor.strip("▶ ").startswith(f"Kladde: {called}"[:21])
    assert desk.lines[0].endswith("kladder 1")
    await desk.press("enter")
    assert in_form(desk)
    assert desk.values == typed


@pytest.mark.parametrize("form", FORMS)
async def test_a_draft_that_is_saved_is_gone_with_the_save(desk: Journey, form: str) -> None:
    keys, _ = FORMS[form]
    await desk.press(*keys, "escape", "1", "home", "enter", "ctrl+s")
    if form == "erasing":
        # its proof is read next
        await desk.until(lambda: desk.room == "ErasedRoom")
        await desk.press("escape")
    assert desk.room == "Desk", desk.screen
    assert drafts(desk) == []
    assert "Kladde" not in desk.screen
    assert "kladder" not in desk.lines[0]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("o", "enter", "tab", *"Ja, to"), "svar 2021-147"),
        (("o", "m", *"ordlyd", "enter", *" nu"), "ret spørgsmål 2021-147"),
        (("m", *"forbind med", "enter", "3"), "forbind 1 Venter"),
        (("m", *"saml", "enter", *"2021-96"), "samme person: 1 Venter"),
        (("/", *"2021-147", "enter", "e", "enter", "end", *" Ja."), "eksempel 2021-147 Leje"),
        (("/", *"2022-3", "enter", "m", *"ret en linje", "enter", "enter", *" Nu."), "ret log 3 Andre"),
        (("d", "right", "down", "enter", *" kl. 14"), "aftale 3 Andre"),
    ],
    ids=["answer", "rephrase", "link", "join", "example", "correction", "appointment"],
)
async def test_a_draft_says_which_inquiry_it_is_about(desk: Journey, keys: tuple[str, ...], told: str) -> None:
    await desk.resize(*LARGE)
    await desk.press(*keys)
    assert isinstance(desk.app.screen, FormScreen), desk.screen
    await desk.press("escape", *["escape"] * 3, "1", "home")
    assert desk.room == "Desk"
    assert f"Kladde: {told}" in desk.cursor
    assert f"KLADDE · {told.rsplit(' ', 1)[0]}" in desk.screen, "and beside it, over as many lines as it needs"


async def test_a_draft_of_what_is_about_no_inquiry_says_what_was_typed(desk: Journey) -> None:
    await desk.press("o", "a", "end", "m", *"ordlyd", "enter", "ctrl+a", *"Af egen drift", "escape", "1", "home")
    assert "Kladde: Af egen drift" in desk.cursor
    assert "KLADDE · ret spørgsmål" in desk.screen


async def test_a_draft_stands_on_top_and_its_words_beside_it(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"Halvt skrevet", "enter", *"N.N.", "enter", "enter", *"En note", "escape", "home")
    assert desk.lines[3].startswith("▶               Kladde: Halvt skrevet")
    for words in ("KLADDE · ny henvendelse", "Skrevet 17-01-2022 kl. 10:00.", "Halvt skrevet", "N.N.", "En note"):
        assert words in desk.screen


async def test_where_a_draft_went_is_told_in_every_room(desk: Journey) -> None:
    await desk.press("s", "n", *"tk", "escape")
    assert (desk.room, desk.status) == ("Statistics", "Kladden ligger øverst på bordet.")
    await desk.press("n", "escape")
    assert desk.status.startswith("↑↓ vælg"), "a form that was only looked at says nothing"


async def test_n_is_always_blank_and_two_drafts_are_two(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"en", "escape", "n")
    assert desk.values["subject"] == ""
    assert desk.values["channel"] == ""
    await desk.press(*"mavh", *"to", "escape", "home")
    assert [draft.values["subject"] for draft in drafts(desk)] == ["to", "en"]
    assert "Kladde: to" in desk.lines[3]
    assert "Kladde: en" in desk.lines[4]


async def test_a_form_that_was_only_looked_at_leaves_no_draft(desk: Journey) -> None:
    await desk.press("n", "escape", "a", "escape", "enter", "enter", "escape", "escape", "f", "tab", "escape")
    assert drafts(desk) == []


async def test_a_form_that_was_emptied_again_leaves_no_draft(desk: Journey) -> None:
    await desk.press("n", *["tab"] * 4, *"xy")
    await desk.until(lambda: bool(drafts(desk)))
    await desk.press("backspace", "backspace", "escape")
    assert drafts(desk) == []


async def test_a_draft_is_discarded_through_the_menu(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"fortrydes", "escape", "home", "m", *"kassér", "enter", "k")
    assert drafts(desk) == []
    assert desk.status == "Kladden er kasseret."
    assert "fortrydes" not in desk.screen


@pytest.mark.parametrize("answer", ["b", "enter", "escape"])
async def test_discarding_asks_first_and_the_draft_stays_unless_it_is_said(desk: Journey, answer: str) -> None:
    await desk.press(*"ntkbf", *"bliver", "escape", "home", "m", *"kassér", "enter")
    assert "Kassér kladden?" in desk.screen
    await desk.press(answer)
    assert desk.room == "Desk"
    assert [draft.values["subject"] for draft in drafts(desk)] == ["bliver"]


async def test_away_from_a_draft_there_is_nothing_to_discard(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"bliver", "escape", "end", "m", *"kassér")
    assert "Ingen kommando med de ord." in desk.screen


async def test_leaving_the_program_keeps_the_open_form(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press(*"ntkbf", *"midt i det hele", "ctrl+q")
        assert desk.app.return_code == 0
    async with at_desk(demo_register) as desk:
        await desk.press("home", "enter")
        assert desk.values["subject"] == "midt i det hele"
        assert (desk.values["channel"], desk.values["kind"]) == ("telefon", "klage")


async def test_a_draft_about_an_inquiry_that_was_undone_says_so_and_stays(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "ctrl+s", "a", "u", "k", "escape", "ctrl+z", "home", "enter")
    assert desk.room == "Desk"
    assert desk.status == "! Henvendelsen findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage."
    assert len(drafts(desk)) == 1


async def test_a_draft_taken_up_and_left_again_is_one_draft(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"en", "escape", "home", "enter", "ctrl+end", "escape", "enter")
    assert len(drafts(desk)) == 1
    assert desk.values["subject"] == "en"


@pytest.mark.parametrize("key", ["a", "f", "A"])
async def test_what_a_draft_cannot_is_told(desk: Journey, key: str) -> None:
    await desk.press("n", *"tk", "escape", "home", key)
    assert desk.room == "Desk"
    assert desk.status == "Det er en kladde: Enter åbner den."
    await desk.press("down", key.lower())
    assert desk.room == "FormScreen"


async def test_words_typed_where_a_choice_is_picked_are_kept_though_they_are_none(desk: Journey) -> None:
    await desk.press("o", "n", "v", *"Følger skolen tilsynspligten?", "escape", "1", "home")
    assert [draft.form for draft in drafts(desk)] == ["own"]
    await desk.press("enter")
    assert "tilsynspligten?" in desk.screen
    await desk.press("ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "department")
    assert "er ikke blandt mulighederne i Afdeling" in desk.hint


def test_a_form_on_an_inquiry_is_known_as_such_where_drafts_are_kept() -> None:
    assert set(CHANGES) == ON_INQUIRY
