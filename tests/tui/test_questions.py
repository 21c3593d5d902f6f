"""Asking a question of one's own on screen: its form, its table with a cursor, as others may see it, and writing it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.domain.report import Question
from borgerraad_tui.store.kinds import QUESTION
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from borgerraad_tui.tui.screens.cross import CrossRoom
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill

AREA_AND_KIND = ("s", "p", "1", "e", "end", "enter")
"""To the demo's own question of areas and kinds, in the printed report's period."""


@pytest.fixture
async def desk(demo_register: Register, tmp_path: Path) -> AsyncIterator[Journey]:
    """The desk, whose last document went into an empty folder."""
    (tmp_path / "ud").mkdir()
    demo_register.settings.set(EXPORT_FOLDER, str(tmp_path / "ud"))
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


def questions(desk: Journey) -> list[Question]:
    """All that are saved."""
    return desk.register.records(QUESTION).where("true")


def rows(desk: Journey) -> dict[str, list[str]]:
    """The rows of the table that are seen, by name."""
    lines = [line.strip("▶ ").split("  ") for line in desk.lines[3:-2]]
    return {cells[0]: [cell.strip() for cell in cells[1:] if cell.strip()] for cells in lines if cells[0]}


def written(tmp_path: Path) -> dict[str, Any]:
    """The JSON document that is alone in the folder, which is emptied."""
    (path,) = (tmp_path / "ud").glob("*.json")
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return body


def counts(body: dict[str, Any]) -> dict[str, list[Any]]:
    """The counts of the document's table by the name of their row."""
    (table,) = (block for block in body["blocks"] if block["block"] == "table")
    return {row[0]: row[1:] for row in [*table["rows"], table["total"]]}


async def test_a_question_is_asked_answered_changed_and_taken_away(desk: Journey) -> None:
    await desk.press("s", "p", "1", "e")
    assert desk.room == "Questions"
    await desk.press("n", *"Klager i Børn og Kultur", "tab", "t", "a", *"område:B&K er:lukket", "ctrl+s")
    assert desk.status == "Gemt: Spørgsmålet »Klager i Børn og Kultur« skrevet."
    assert desk.cursor.split("  ")[0] == "▶Klager i Børn og Kultur", "the cursor is on it"
    await desk.press("enter")
    # 42 inquiries about Børn og Kultur, 30 of them complaints: table 3 of the printed report
    assert rows(desk)["I alt"] == ["30", "12", "42"]
    await desk.press("m", *"ret det egne", "enter", "tab", "tab", "backspace", "ctrl+s")
    assert rows(desk)["I alt"] == ["42"]
    await desk.press("e", "m", *"fjern det egne", "enter")
    assert [one.name for one in questions(desk)] == ["Område og art", "Måned og afdeling"]
    assert desk.status == "Spørgsmålet »Klager i Børn og Kultur« fjernet. Ctrl+Z fortryder."
    await desk.press("ctrl+z")
    assert [(one.name, one.columns) for one in questions(desk)][2:] == [("Klager i Børn og Kultur", "")]
    await desk.press("e")
    assert desk.room == "Statistics", "the key that leads in leads out"


async def test_her_questions_are_reached_from_every_room(desk: Journey) -> None:
    await desk.press("d", "m", *"til egne", "enter")
    assert desk.room == "Questions"


@pytest.mark.parametrize(
    ("keys", "field", "told"),
    [
        (("tab", "o"), "name", "Giv spørgsmålet et navn"),
        ((*"Område og art", "tab", "o"), "name", "Der er allerede et spørgsmål med navnet »Område og art«"),
        ((*"A", "tab", "tab", "o"), "rows", "Vælg, hvad rækkerne er"),
        ((*"A", "tab", "o", "o"), "columns", "Kolonnerne er det samme som rækkerne"),
        ((*"A", "tab", "o", "a", *"område:xyz"), "words", "område:»xyz« kendes ikke"),
        ((*"A", "tab", "o", "a", *"cykel"), "words", "»cykel« er intet filter"),
    ],
)
async def test_what_cannot_be_asked_is_refused_at_its_field(
    desk: Journey, keys: tuple[str, ...], field: str, told: str
) -> None:
    await desk.press("s", "e", "n", *keys, "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", field)
    assert told in desk.hint
    assert len(questions(desk)) == 2


async def test_a_filter_is_checked_as_it_is_typed(desk: Journey) -> None:
    await desk.press("s", "e", "n", *"A", "tab", "o", "a", *"er:nej")
    assert desk.status.startswith("! er:»nej« kendes ikke. Skriv er:åben eller er:lukket.")
    await desk.press("ctrl+a", *"er:åben")
    assert desk.status.startswith("Henvendelser efter område og art.")


async def test_the_cursor_walks_rows_and_columns_and_opens_what_is_counted(desk: Journey) -> None:
    await desk.press(*AREA_AND_KIND)
    # table 3 of the printed report
    assert rows(desk)["Teknik og Klima"] == ["4", "2", "6"]
    await desk.press("down", "down", "down", "right", "enter")
    assert (desk.room, desk.lines[0].split()[-2:]) == ("Found", ["2", "henvendelser"])
    assert desk.lines[0].startswith(" Teknik og Klima · Andre henvendelser")
    await desk.press("escape", "end", "right", "right", "enter")
    assert desk.lines[0].split() == ["I", "alt", "111", "henvendelser"]
    await desk.press("escape", "home", *["left"] * 5, *["up"] * 5, "enter")
    assert desk.lines[0].startswith(" Arbejdsmarked og Borgerservice · Klage")
    assert desk.lines[0].endswith(" 12 henvendelser")


async def test_a_figure_is_told_and_copied_in_words_and_the_table_with_tabs(desk: Journey) -> None:
    told = "Teknik og Klima · Klage: 4 henvendelser modtaget 01-08-2021 – 31-12-2021, af 6 i rækken, 60 i kolonnen og 111 i alt."
    await desk.press(*AREA_AND_KIND, "down", "down", "down", "g")
    assert desk.status == told
    await desk.press("i")
    assert desk.app.clipboard == told
    await desk.press("c")
    assert "\nTeknik og Klima\t4\t2\t6\n" in desk.app.clipboard


async def test_the_period_shown_is_the_one_that_counts(desk: Journey) -> None:
    await desk.press(*AREA_AND_KIND, "down", "p", "2")
    # the substitute's 215 inquiries; one directorate of that time went elsewhere
    assert rows(desk)["I alt"][-1] == "215"
    assert desk.cursor.startswith("▶Børn og Kultur"), "the cursor stays on its name"


async def test_as_others_see_it_small_counts_are_gone_and_do_not_open(desk: Journey) -> None:
    await desk.press(*AREA_AND_KIND, "down", "down", "down", "x")
    assert rows(desk)["Teknik og Klima"] == ["udeladt", "udeladt", "6"]
    assert rows(desk)["Diverse"] == ["udeladt", "udeladt", "16"]
    assert rows(desk)["I alt"] == ["60", "51", "111"]
    assert "4 antal er udeladt: antal fra 1 til 4" in desk.screen
    assert "111 henvendelser" not in desk.screen
    await desk.press("enter")
    assert (desk.room, desk.status) == ("CrossRoom", "Tallet er udeladt. Tryk x for at se alle tal.")
    await desk.press("i", "c")
    assert "Teknik og Klima\tudeladt\tudeladt\t6" in desk.app.clipboard
    await desk.press("i")
    assert desk.app.clipboard.startswith("Teknik og Klima · Klage: udeladt antal henvendelser modtaget")
    await desk.press("right", "right", "enter")
    assert desk.room == "Found", "what is not left out opens"
    await desk.press("escape", "x")
    assert rows(desk)["Teknik og Klima"] == ["4", "2", "6"]
    assert "udeladt" not in desk.screen


async def test_it_is_written_for_others_without_small_counts_and_says_so(desk: Journey, tmp_path: Path) -> None:
    await desk.press(*AREA_AND_KIND, "u")
    assert (desk.values["whom"], desk.values["limit"]) == ("others", "5")
    await desk.press("j", "ctrl+s")
    body = written(tmp_path)
    assert counts(body)["Teknik og Klima"] == ["udeladt", "udeladt", 6]
    assert "4 antal er udeladt: antal fra 1 til 4" in json.dumps(body, ensure_ascii=False)


async def test_her_own_has_every_count_though_she_looks_at_it_as_others(desk: Journey, tmp_path: Path) -> None:
    await desk.press(*AREA_AND_KIND, "x", "u", "j", "e")
    assert "Grænse" not in desk.screen
    await desk.press("ctrl+s")
    body = written(tmp_path)
    assert counts(body)["Teknik og Klima"] == [4, 2, 6]
    assert "udeladt" not in json.dumps(body)


async def test_the_limit_is_remembered_and_is_the_one_that_is_shown_by(desk: Journey, tmp_path: Path) -> None:
    await desk.press(*AREA_AND_KIND, "u", "j", "a", "ctrl+a", "2", "ctrl+s")
    assert (desk.room, desk.here) == ("ExportForm", "limit")
    assert "Skriv et helt tal fra 3 til 1000" in desk.hint
    await desk.press("ctrl+a", "3", "ctrl+s")
    # 2 and 1 are small, 4 and 15 are left out with them
    assert "antal fra 1 til 2" in json.dumps(written(tmp_path))
    await desk.press("x")
    assert "antal fra 1 til 2" in desk.screen
    await desk.press("u")
    assert desk.values["limit"] == "3"


async def test_a_wide_table_scrolls_sideways_and_the_names_stay(demo_register: Register) -> None:
    async with at_desk(demo_register, SMALL) as desk:
        await desk.press("s", "p", "1", "e", "enter")
        room = desk.app.screen
        assert isinstance(room, CrossRoom)
        heads = [side.name for side in answered(room).columns]
        assert len(heads) > 10
        seen: set[str] = set()
        for head in heads:
            assert any(line.startswith("▶august 2021 ") for line in desk.lines), desk.screen
            assert max(map(len, desk.lines)) <= SMALL[0]
            seen.update(name for name in heads if name.split()[-1] in desk.lines[4])
            await desk.press("g")
            assert head == "I alt" or f"august 2021 · {head}:" in desk.status
            await desk.press("right")
        assert seen == set(heads), "each heading was seen"
        assert desk.lines[4].rstrip().endswith("I alt"), "the last column"
        assert "◀" in desk.lines[4]
        await desk.press(*["left"] * len(heads))
        assert "◀" not in desk.lines[4]
        assert desk.lines[4].rstrip().endswith("▶")


def answered(room: CrossRoom) -> Any:
    """The table of a room."""
    assert room._answer is not None
    return room._answer.table


async def test_a_long_table_scrolls_down_under_its_headings(demo_register: Register) -> None:
    asked = Question(name="A", rows="department", columns="month")
    with demo_register.acts.act("Prøve"):
        demo_register.records(QUESTION).add(asked)
    async with at_desk(demo_register, SMALL) as desk:
        await desk.press("s", "p", "2", "e", "enter")
        heads = desk.lines[3:5]
        await desk.press("end")
        assert desk.cursor.startswith("▶I alt ")
        assert desk.lines[3:5] == heads
        await desk.press("pageup")
        assert not desk.cursor.startswith("▶I alt ")
        await desk.press("home")
        assert desk.cursor.startswith("▶")
        assert desk.lines[5] == desk.cursor


async def test_a_click_stands_on_a_figure_and_a_second_opens_it(desk: Journey) -> None:
    await desk.press(*AREA_AND_KIND)
    await desk.click("        2")
    assert desk.cursor.startswith("▶Teknik og Klima")
    await desk.click("        2")
    assert desk.lines[0].startswith(" Teknik og Klima · Andre henvendelser")


async def test_a_question_that_was_undone_says_so_and_offers_nothing(desk: Journey) -> None:
    await desk.press("s", "e", "n", *"A", "tab", "o", "ctrl+s", "enter", "ctrl+z")
    assert desk.room == "CrossRoom"
    assert "Spørgsmålet findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage." in desk.screen
    await desk.press("enter", "g", "c", "i", "u", "x")
    assert desk.room == "CrossRoom"
    await desk.press("ctrl+y")
    assert "I alt" in desk.screen


async def test_a_filter_that_can_no_longer_be_read_is_told_instead_of_another_answer(demo_register: Register) -> None:
    with demo_register.acts.act("Prøve"):
        demo_register.records(QUESTION).add(Question(name="A", rows="kind", words="område:xyz"))
    async with at_desk(demo_register) as desk:
        await desk.press("s", "e", "enter")
        assert "Filtrene kan ikke læses: område:»xyz« kendes ikke." in desk.screen
        await desk.press("m", *"ret det egne", "enter", *["tab"] * 3, "ctrl+a", *"område:V&S", "ctrl+s")
        assert "I alt" in desk.screen


async def test_hostile_words_are_data_in_the_name_the_filters_and_the_file(desk: Journey, tmp_path: Path) -> None:
    await desk.press("s", "p", "1", "e", "n")
    await fill(desk, NASTY, "name", "words")
    await desk.walk_to("rows", "shift+tab")
    await desk.press("o", "ctrl+s")
    assert desk.here == "words"
    assert_only_shows(desk)
    await desk.press("ctrl+a", *"område:T&K", "ctrl+s")
    assert [one.name for one in questions(desk)][2] == KEPT[:60].strip()
    await desk.press("home", "enter")
    assert_only_shows(desk)
    await desk.press("x", "g", "u", "j")
    assert_only_shows(desk)
    await desk.press("ctrl+s")
    assert "Skrevet:" in desk.status
    (path,) = (tmp_path / "ud").iterdir()
    assert path.parent == tmp_path / "ud"
    assert counts(written(tmp_path))["I alt"] == [6]


async def test_her_words_are_hidden_in_the_answer(demo_register: Register) -> None:
    with demo_register.acts.act("Prøve"):
        demo_register.records(QUESTION).add(Question(name="Aaa hemmelig", rows="kind", words="område:V&S"))
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "e", "enter", "g")
        assert desk.lines[0].startswith(" SPØRGSMÅL · Aaa hemmelig")
        assert desk.lines[2] == " Kun område:V&S"
        await desk.press("f9")
        assert "hemmelig" not in desk.screen
        assert "V&S" not in desk.screen
        assert any(line.strip("▶ ").startswith("Klage") for line in desk.lines), "the figures stay"
