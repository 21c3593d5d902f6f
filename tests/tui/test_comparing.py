"""Comparing periods on screen: which ones, as then or converted, and writing it; and one inquiry written for the journal."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.chapters.blocks import TableBlock
from borgerraad_tui.chapters.compared import compare_periods, comparison_document
from borgerraad_tui.export.copied import copied_text
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.screens.block_lines import block_lines
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.screen_text import text_of


@pytest.fixture
async def desk(demo_register: Register, tmp_path: Path) -> AsyncIterator[Journey]:
    """The desk, whose last document went into an empty folder."""
    demo_register.settings.set(EXPORT_FOLDER, str(tmp_path))
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


def written(folder: Path) -> dict[str, Any]:
    """The JSON document that is alone in the folder."""
    (path,) = folder.glob("*.json")
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return body


async def test_the_named_periods_and_the_shown_one_stand_beside_each_other(desk: Journey) -> None:
    await desk.press("s", "v")
    assert desk.room == "ComparedRoom"
    assert desk.lines[1].split(" · ") == [
        " Vikarperioden",
        "Den resterende beretningsperiode",
        "01-01-2022 – 17-01-2022",
    ]
    # the report's page 6: 118 inquiries of which 7 are left out; the substitute's 215 over 11 months
    assert any(line.split()[:3] == ["Registreret", "222", "118"] for line in desk.lines)
    assert any(line.split()[:5] == ["Indgår", "i", "statistikken", "215", "111"] for line in desk.lines)
    await desk.press("escape")
    assert desk.room == "Statistics"


async def test_periods_are_added_and_taken_away_and_stay_chosen(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "v", "x", "3", "a", "s")
        # by their first days: 3 August 2020, 18 January 2021, 1 August 2021
        assert desk.lines[1].strip().split(" · ") == [
            "Vikarperioden", "Sidste 12 måneder", "Den resterende beretningsperiode",
        ]  # fmt: skip
        shown = desk.lines[1]
        assert "01-01-2022" in desk.app.office.period.title(), "the period of the statistics stays"
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "v")
        assert desk.lines[1] == shown


async def test_one_stands_only_once_two_stay_and_four_fit(desk: Journey) -> None:
    await desk.press("s", "v", "a", "1")
    assert desk.status == "! Den periode står der allerede."
    await desk.press("a", "s", "a", "k")
    assert desk.status.startswith("! Der er plads til 4 perioder")
    await desk.press("x", "1", "x", "1", "x", "1")
    assert desk.status.startswith("! Der skal mindst to perioder til")
    assert desk.lines[1].count(" · ") == 1


async def test_areas_stand_as_then_or_converted(desk: Journey) -> None:
    await desk.press("s", "v")
    assert "som dengang" in await all_of(desk)
    await desk.press("v")
    assert desk.status == "Områder og temaer vises omregnet."
    text = await all_of(desk)
    assert "omregnet" in text
    assert "som dengang" not in text


async def all_of(desk: Journey) -> str:
    """Everything that stands in the room, copied."""
    await desk.press("c")
    return desk.app.clipboard


async def test_what_is_copied_and_written_is_the_comparison_itself(desk: Journey, tmp_path: Path) -> None:
    register = desk.register
    periods = [*register.periods.all(), desk.app.office.period]
    document = comparison_document(register, compare_periods(register, periods, "then"))
    await desk.press("s", "v")
    assert await all_of(desk) == copied_text(document.blocks)
    await desk.press("u", "j", "ctrl+s")
    assert written(tmp_path)["title"] == document.title


async def test_a_table_too_wide_stands_below_itself_with_its_names(demo_register: Register) -> None:
    async with at_desk(demo_register, SMALL) as desk:
        await desk.press("s", "v")
        periods = [*demo_register.periods.all(), desk.app.office.period]
        document = comparison_document(demo_register, compare_periods(demo_register, periods, "then"))
        tables = [*document.of(TableBlock)]
        lines = [
            text_of(line.parts)
            for table in tables
            for line in block_lines([replace(table, caption="", notes=())], 74, UNICODE)
        ]
        assert max(map(len, lines)) <= 74
        every = copied_text(document.blocks)
        assert every.count("\nBørn og Kultur\t") < sum(line.startswith("Børn og Kultur") for line in lines)


async def test_a_draft_of_the_form_writes_the_comparison(desk: Journey, tmp_path: Path) -> None:
    await desk.press("s", "v", "u", "j", "tab", "ctrl+a", *"Til udvalget", "escape", "1")
    assert "Kladde: Til udvalget" in desk.screen
    await desk.press("home", "enter", "ctrl+s")
    assert written(tmp_path)["title"] == "Perioder sammenlignet"
    assert (tmp_path / "Til udvalget.json").exists()


@pytest.mark.parametrize("internal", [False, True])
async def test_an_inquiry_is_written_for_the_journal_without_her_own_notes_unless_she_says_so(
    desk: Journey, tmp_path: Path, internal: bool
) -> None:
    await desk.press("n", "t", "k", "b", "f", *"Ny prøve", "tab", "tab", "tab", *"Kun for mig", "ctrl+s", "end")
    await desk.press("home")
    await desk.walk_down("Ny prøve")
    await desk.press("u", "j", *("j" if internal else ""), "ctrl+s")
    told = json.dumps(written(tmp_path), ensure_ascii=False)
    assert "Ny prøve" in told
    assert ("Kun for mig" in told) is internal
    assert ("Interne notater er ikke med." in told) is not internal


async def test_a_letters_number_in_the_municipalitys_journal_is_noted_read_and_printed(
    desk: Journey, tmp_path: Path
) -> None:
    await desk.press("l", "m", "u", "f", *"Afslag sendt", "f8")
    await desk.walk_to("esdh")
    await desk.press(*"22/1234-7", "ctrl+s", "enter")
    assert "ESDH 22/1234-7" in desk.screen
    await desk.press("f9")
    assert "22/1234-7" not in desk.screen
    await desk.press("f9", "u", "j", "ctrl+s")
    (log,) = [block for block in written(tmp_path)["blocks"] if block.get("title") == "Log"]
    assert "22/1234-7" in json.dumps(log, ensure_ascii=False)
