"""The desk shows a cut of the open inquiries, says which, and all of them again."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import REMINDER, REQUEST
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.screens.desk import Desk
from tests.conftest import NOW
from tests.tui.journey import Journey, at_desk
from tests.tui.test_hostile import NASTY, assert_only_shows

OPEN = "SELECT id FROM inquiry WHERE closed IS NULL AND "
DUE = " ORDER BY coalesce(next_due, '9999'), id"


def shown(desk: Journey) -> list[int]:
    """The keys of all the desk's rows, drafts and reminders below zero."""
    room = desk.app.screen
    assert isinstance(room, Desk)
    windows = room.listing._windows
    windows.count()
    return [row[0] for row in map(windows.row, range(windows.seen)) if row is not None]


def rows(desk: Journey, where: str, *values: object) -> list[int]:
    """Open inquiries asked of the rows themselves."""
    return [row[0] for row in desk.register.engine.rows(OPEN + where + DUE, values)]


async def test_all_are_shown_at_first(desk: Journey) -> None:
    assert shown(desk) == rows(desk, "true")


@pytest.mark.parametrize(
    ("keys", "title", "where"),
    [
        ("vi", "i dag", "next_due <= '2022-01-17'"),
        ("vo", "over frist", "next_due < '2022-01-17'"),
        (
            "vdb",
            "B&K",
            "directorate = (SELECT id FROM catalogue WHERE list = 'directorate' AND key = 'boern_og_kultur')",
        ),
        (
            "VDT",
            "T&K",
            "directorate = (SELECT id FROM catalogue WHERE list = 'directorate' AND key = 'teknik_og_klima')",
        ),
        ("vsh", "Haderslev", "place = (SELECT id FROM catalogue WHERE key = 'haderslev_bibliotek')"),
        ("vsg", "Gram", "place = (SELECT id FROM catalogue WHERE key = 'gram')"),
    ],
)
async def test_a_letter_shows_a_cut_and_the_title_says_which(desk: Journey, keys: str, title: str, where: str) -> None:
    await desk.press(*keys)
    assert desk.room == "Desk"
    assert shown(desk) == rows(desk, where)
    assert desk.lines[1].startswith(f" Vis: {title} · {len(rows(desk, where))} af {len(rows(desk, 'true'))}  ")


@pytest.mark.parametrize("keys", [("v", "a"), ("escape",)])
async def test_all_or_esc_shows_all(desk: Journey, keys: tuple[str, ...]) -> None:
    await desk.press("v", "o", *keys)
    assert shown(desk) == rows(desk, "true")
    assert desk.lines[1].startswith(" Åbne ")


async def test_v_and_a_letter_ask_anew_while_only_some_are_shown(desk: Journey) -> None:
    await desk.press(*"vovs")
    assert (desk.room, "Vis et sted" in desk.screen) == ("PickEntryView", True)
    await desk.press("g")
    assert desk.lines[1].startswith(" Vis: Gram · ")


async def test_a_letter_that_chooses_nothing_says_which_do(desk: Journey) -> None:
    await desk.press(*"vk")
    assert desk.room == "PickView"
    assert "! »k« vælger intet her. Tryk a, i, f, o, d, s eller g." in desk.screen
    await desk.press("o")
    assert desk.lines[1].startswith(" Vis: over frist · ")


async def test_waiting_for_a_department_is_an_open_inquiry_with_a_question_not_settled(
    quiet_register: Register,
) -> None:
    asked = {"directorate": "boern_og_kultur", "asked": date(2022, 1, 3), "entered": NOW, "question": "Hvornår?"}
    async with at_desk(quiet_register) as desk:
        one, two, three = rows(desk, "true")[:3]
        closed = desk.register.engine.one("SELECT id FROM inquiry WHERE closed IS NOT NULL")
        with desk.register.acts.act("Spurgt"):
            for inquiry, settled in ((two, None), (three, date(2022, 1, 4)), (closed, None)):
                desk.register.records(REQUEST).add(Request(inquiry=inquiry, settled=settled, **asked))  # type: ignore[arg-type]
        await desk.press("v", "f")
        assert (shown(desk), one in shown(desk)) == ([two], False)


async def test_what_is_to_be_remembered_belongs_to_today_and_drafts_to_all(desk: Journey) -> None:
    with desk.register.acts.act("Husk"):
        desk.register.records(REMINDER).add(Reminder(inquiry=9, due=NOW.date(), text="ring"))
    await desk.press("n", *"tkb", *"fHalvt", "escape")
    for keys, above in (("", 2), ("vi", 2), ("vvo", 1)):
        await desk.press(*keys)
        assert len([key for key in shown(desk) if key < 0]) == above, keys


async def test_it_stays_while_she_works_and_an_inquiry_that_no_longer_belongs_goes(desk: Journey) -> None:
    await desk.press("v", "o")
    before = shown(desk)
    await desk.press("f", "ctrl+a", *"28/2", "ctrl+s")
    assert shown(desk) == before[1:]
    await desk.press("s", "s", "k", "escape")
    assert shown(desk) == before[1:]
    await desk.press("ctrl+z")
    assert shown(desk) == before


async def test_esc_in_the_dialog_changes_nothing(desk: Journey) -> None:
    await desk.press("v", "escape", "v", "d", "escape")
    assert (desk.room, shown(desk)) == ("Desk", rows(desk, "true"))


async def test_nothing_to_show_says_how_to_see_all(desk: Journey) -> None:
    await desk.press("v", "s", "g")
    assert "Ingen her. Tryk Esc" in " ".join(desk.screen.split())


async def save_search(desk: Journey, words: str, name: str) -> None:
    """Give a search a name."""
    await desk.press("/")
    await desk.paste(words)
    await desk.press("f10", *"gem søg", "enter")
    await desk.paste(name)
    await desk.press("ctrl+s")


async def test_a_search_gets_a_name_and_is_found_again_on_the_desk_and_in_the_search(desk: Journey) -> None:
    await save_search(desk, "børnefaglig undersøgelse", "Undersøgelser")
    assert desk.status == "Søgningen »Undersøgelser« gemt. Den står under v på bordet."
    found = [row.id for row in desk.register.search.find("børnefaglig undersøgelse", 2022)]
    assert found
    await desk.press("escape", "v", "g", "1")
    assert desk.lines[1].startswith(f" Vis: »Undersøgelser« · {len(found)}  ")
    assert shown(desk) == found
    await desk.press("/", "f10", *"gemte søgninger", "enter", "1")
    assert desk.values["words"] == "børnefaglig undersøgelse"
    # recommendations are found too; the desk has no line for them
    told = desk.register.engine.one("SELECT count(*) FROM recommendation WHERE text LIKE '%børnefaglig%undersøgelse%'")
    assert desk.lines[0].startswith(f" SØG · {len(found) + told} fundet")


async def test_filters_of_a_saved_search_count_on_the_desk(desk: Journey) -> None:
    await save_search(desk, "er:åben område:B&K", "Mine")
    await desk.press("escape", "v", "g", "1")
    here = "closed IS NULL AND directorate IN (SELECT id FROM catalogue WHERE key = 'boern_og_kultur')"
    found = desk.register.engine.rows(f"SELECT id FROM inquiry WHERE {here}")  # noqa: S608
    assert found
    assert sorted(shown(desk)) == sorted(identifier for (identifier,) in found)


async def test_it_is_removed_and_the_removal_and_the_naming_are_undone(desk: Journey) -> None:
    await save_search(desk, "varme", "Varme")
    await desk.press("f10", *"fjern", "enter", "enter")
    assert desk.status.startswith("Søgningen »Varme« fjernet.")
    count = "SELECT count(*) FROM saved_search"
    assert desk.register.engine.one(count) == 0
    await desk.press("escape", "ctrl+z")
    assert desk.register.engine.one(count) == 1
    await desk.press("ctrl+z")
    assert desk.register.engine.one(count) == 0
    await desk.press("v", "g")
    assert "Ingen gemte søgninger endnu. Søg (/)" in desk.screen


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("varme", "", "! Giv søgningen et navn, så du kan finde den igen."),
        ("varme", "Varme", "! Der er allerede en søgning med navnet »Varme«. Vælg et andet navn."),
    ],
)
async def test_a_name_that_cannot_be_is_told_at_its_field(desk: Journey, words: str, name: str, told: str) -> None:
    await save_search(desk, "varme", "Varme")
    await desk.press("escape")
    await save_search(desk, words, name)
    assert (desk.room, desk.here, desk.hint) == ("FormScreen", "name", told)


async def test_nothing_searched_is_nothing_to_name(desk: Journey) -> None:
    await desk.press("/", "f10", *"gem søg", "enter")
    assert (desk.room, desk.status) == ("SearchRoom", "! Skriv først det, du vil søge efter.")


@pytest.mark.parametrize("words", ["foo:bar", "varme område:zz"])
async def test_a_search_with_a_filter_that_cannot_be_read_is_not_saved(desk: Journey, words: str) -> None:
    await desk.press("/")
    await desk.paste(words)
    await desk.press("f10", *"gem søg", "enter")
    assert desk.room == "SearchRoom"
    assert "kendes ikke" in desk.status
    assert desk.status.endswith("Så kan søgningen gemmes.")


async def test_a_filter_made_unreadable_in_the_form_is_told_at_its_field(desk: Journey) -> None:
    await desk.press("/", *"varme", "f10", *"gem søg", "enter", *"Navn", "tab", "end", *" foo:bar", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "words")
    assert desk.hint.startswith("! »foo:« kendes ikke.")
    assert desk.register.engine.one("SELECT count(*) FROM saved_search") == 0


async def test_a_name_typed_halfway_is_a_draft_that_goes_on(desk: Journey) -> None:
    await desk.press("/", *"varme", "f10", *"gem søg", "enter", *"Halvt", "escape", "escape", "home")
    assert "Kladde: Halvt" in desk.cursor
    await desk.press("enter", *" navn", "ctrl+s")
    assert desk.register.engine.first("SELECT name, words FROM saved_search") == ("Halvt navn", "varme")


async def test_hostile_names_and_words_only_show(desk: Journey) -> None:
    await save_search(desk, NASTY, NASTY)
    assert_only_shows(desk)
    await desk.press("escape", "v", "g")
    assert_only_shows(desk)
    await desk.press("enter")
    assert_only_shows(desk)


@pytest.mark.parametrize(
    ("keys", "said"),
    [(("v",), "Bogstav"), (("v", "d"), "Bogstav"), (("v", "s"), "Bogstav"), (("p",), "Tal eller bogstav")],
)
async def test_only_signs_that_choose_are_said_to(desk: Journey, keys: tuple[str, ...], said: str) -> None:
    await desk.press(*keys)
    assert desk.keys.strip("│ ").startswith(f"{said} vælger"), desk.keys
    before = desk.room
    await desk.press("1")
    assert (desk.room == before) == ("Tal" not in said), "a digit chooses where it is said to, and else nothing"
