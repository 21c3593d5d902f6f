"""The program opens where it was left: room, inquiry, table and period; after an unclean end at the desk."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import AT_WORK, DEMO_DAY, LEFT_IN, LEFT_ON, MUNICIPALITY, TABLE, Settings
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.office import open_office
from tests.tui.journey import Journey, at_desk


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("s", "p", "1"), "Den resterende"),
        (("p", "2"), "01-08-2020 – 30-06-2021"),
        (("p", "s"), "18-01-2021 – 17-01-2022"),
        (("p", "k"), "01-01-2022 – 31-03-2022"),
        (("p", "f", *"1-9-2021", "tab", *"30-9-2021", "ctrl+s"), "01-09-2021 – 30-09-2021"),
        (("p", "f", *"1-9-2021", "tab", "ctrl+a", "delete", "ctrl+s"), "01-09-2021 – i dag"),
        ((), "01-01-2022 – i dag"),
    ],
)
async def test_the_period_is_there_again(demo_register: Register, keys: tuple[str, ...], seen: str) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press(*keys, "ctrl+q")
    async with at_desk(demo_register) as desk:
        await desk.press(*(() if desk.room == "Statistics" else ("s",)))
        assert seen in desk.lines[0]


def test_a_ready_made_period_is_taken_up_on_the_day_it_is(register: Register) -> None:
    office = open_office(register, UNICODE)
    office.choose(Period(date(2022, 1, 1), date(2022, 1, 31), "Denne måned"))
    register.clock = Clock(lambda: datetime(2022, 3, 5, 8, 0))
    assert open_office(register, UNICODE).period == Period(date(2022, 3, 1), date(2022, 3, 31), "Denne måned")


def test_a_named_period_chosen_is_the_one_in_the_register(demo_register: Register) -> None:
    named = demo_register.periods.all()[0]
    open_office(demo_register, UNICODE).choose(named)
    assert open_office(demo_register, UNICODE).period == named


async def test_a_period_that_cannot_be_written_down_is_shown_all_the_same(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SaveFailed("Disken er fuld.")

    async with at_desk(demo_register) as desk:
        await desk.press("s")
        monkeypatch.setattr(Settings, "set", refuse)
        await desk.press("p", "1")
        assert "01-08-2021" in desk.lines[0]
        assert desk.status == "! Disken er fuld."


async def test_the_table_is_picked_again(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press("s")
        await desk.press("right", "right", "right", "right")
        assert "Tabel 3" in desk.lines[1]
        # no write for every key
        assert demo_register.settings.get(TABLE) == "-1"
        await desk.press("ctrl+q")
    async with at_desk(demo_register) as desk:
        assert desk.room == "Statistics"
        assert "Tabel 3" in desk.lines[1]


async def test_a_table_that_is_not_among_those_of_a_place_gives_way_to_all_and_is_there_again_after(
    desk: Journey,
) -> None:
    await desk.press("s", *["left"] * 2)
    picked = desk.lines[1].split("▶")[0]
    assert "Alle tabeller" not in picked
    remembered = desk.app.office.left.table
    await desk.press("escape", "t", "escape", "s")
    assert (desk.room, "Alle tabeller" in desk.lines[1]) == ("Statistics", True)
    assert desk.app.office.left.table == remembered
    await desk.press("escape", "1", "s")
    assert desk.lines[1].startswith(picked)
    await desk.press("1", "t", "escape", "s", "right")
    assert "Overblik" in desk.lines[1], "the arrows walk what there is"


async def test_a_table_whose_marks_are_gone_gives_way_to_all_until_they_are_back(desk: Journey) -> None:
    await desk.press("a", "u", "g", "k", "ctrl+s", "s", *["left"] * 6)
    assert "Yderligere mærker" in desk.lines[1]
    await desk.press("ctrl+z")
    assert "Alle tabeller" in desk.lines[1]
    await desk.press("right", "left")
    assert "Alle tabeller" in desk.lines[1], "an arrow ends no program"
    await desk.press("ctrl+y")


async def test_the_place_is_written_when_a_room_is_entered(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        for keys, room in ((("s",), "statistics"), (("k",), "consultations"), (("1",), "desk")):
            await desk.press(*keys)
            assert demo_register.settings.get(LEFT_IN) == room
        await desk.press("down", "s", "right")
        await desk.press("/")
        under_cursor = demo_register.engine.one("SELECT id FROM inquiry WHERE year = 2022 AND number = 4")
        assert (demo_register.settings.get(LEFT_ON), demo_register.settings.get(TABLE)) == (str(under_cursor), "0")


async def test_after_an_unclean_end_the_program_starts_at_the_desk(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press("s")
    assert demo_register.settings.get(AT_WORK)
    async with at_desk(demo_register) as desk:
        assert desk.room == "Desk"
        await desk.press("s", "ctrl+q")
    assert not demo_register.settings.get(AT_WORK)
    async with at_desk(demo_register) as desk:
        assert desk.room == "Statistics"


@pytest.mark.parametrize("keys", [(), ("s",), ("k",), ("enter",), ("/",), ("s", "down", "down", "enter")])
async def test_every_room_says_that_a_draft_lies_unfinished(demo_register: Register, keys: tuple[str, ...]) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press("n", *"tkbf", *"halvt", "escape", *(["down"] if keys == ("enter",) else []), *keys)
        assert "kladder 1" in desk.lines[0]
        await desk.press("escape", "escape", "home", "m", *"kassér", "enter", "k", *keys)
        assert "kladder" not in desk.screen


async def test_whose_register_it_is_is_read_once_at_opening(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = Settings.get

    def get(self: Settings, key: str, default: str = "") -> str:
        asked.append(key)
        return read(self, key, default)

    monkeypatch.setattr(Settings, "get", get)
    async with at_desk(demo_register) as desk:
        await desk.press("s", "k", "1")
        assert "Haderslev · demo" in desk.lines[1]
    assert asked
    assert not {MUNICIPALITY, DEMO_DAY} & set(asked)
