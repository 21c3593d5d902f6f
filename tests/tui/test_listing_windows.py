"""However long a list is, only windows of it are read, and the cursor is in view."""

from __future__ import annotations

import re

from textual import events

from borgerraad_tui.domain.text import cells
from tests.tui.listing_desk import OPEN, SIZES, Desk, Endless, Line, Rows, shown


async def test_a_row_far_down_is_brought_into_view() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Endless(), keep=54_321)
        assert app.listing.cursor_key == 54_321
        assert "Emne 54321" in app.cursor_lines()[0]


@SIZES
async def test_the_first_frame_costs_one_window_and_no_counting(size: tuple[int, int]) -> None:
    source = Rows(Line(n, "Klage", "B&K", "Emne", "") for n in range(500))
    app = Desk(first=source)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert source.asked == ["rows", "drawn", "count"]
        assert app.listing.virtual_size.height == 500 + (size[0] == 120)


async def test_a_short_list_is_never_counted() -> None:
    source = Rows(OPEN)
    app = Desk(first=source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "home")
        assert source.asked == ["rows", "drawn"]


@SIZES
async def test_the_ends_of_a_hundred_thousand_rows_cost_a_few_windows(size: tuple[int, int]) -> None:
    app, source = Desk(), Endless()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, source)
        assert source.windows == [0]
        await pilot.press("end")
        assert "Emne 100000" in app.lines()[-1]
        assert app.listing.cursor_key == 100_000
        assert source.windows == [0, 99_950]
        await pilot.press("home")
        assert app.listing.cursor_key == 1
        assert app.cursor_lines()[0] in app.lines()[size[0] == 120].ljust(size[0])
        assert source.windows == [0, 99_950]
        assert source.counts == 1


@SIZES
async def test_paging_shows_every_row_once_and_reads_each_window_once(size: tuple[int, int]) -> None:
    app, source = Desk(), Endless()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, source)
        seen: list[int] = []
        page = size[1] - (size[0] == 120)
        for _ in range(5):
            seen += [int(found[1]) for line in app.lines() if (found := re.search(r"Emne (\d+)", line))]
            await pilot.press("pagedown")
        assert seen == list(range(1, 5 * page + 1))
        assert app.listing.cursor_key == 5 * page + 1
        assert source.windows == list(range(0, 6 * page, 50))
        await pilot.press(*["pageup"] * 5)
        assert app.listing.cursor_key == 1


async def test_only_a_few_windows_are_kept() -> None:
    app, source = Desk(), Endless()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, source)
        for start in range(100, 2_000, 100):
            app.listing.scroll_to(y=start, animate=False)
            await pilot.pause()
        before = len(source.windows)
        app.listing.scroll_to(y=1_800, animate=False)
        await pilot.pause()
        assert len(source.windows) == before, "a window used lately is still there"
        app.listing.scroll_to(y=200, animate=False)
        await pilot.pause()
        assert len(source.windows) == before + 1, "one used long ago is read again"


@SIZES
async def test_the_cursor_is_always_in_view_when_keys_move_it(size: tuple[int, int]) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, Endless())
        for key in ("down", "pagedown", "pagedown", "up", "end", "up", "pageup", "home", "down"):
            await pilot.press(key)
            (line,) = app.cursor_lines()
            assert f"Emne {app.listing.cursor_key} " in line


async def test_the_wheel_scrolls_and_the_next_key_brings_the_cursor_back() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Endless())
        for _ in range(10):
            app.listing.post_message(events.MouseScrollDown(app.listing, 5, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert app.cursor_lines() == []
        assert app.listing.cursor_key == 1
        await pilot.press("down")
        assert "Emne 2 " in app.cursor_lines()[0]


async def test_a_smaller_or_larger_screen_keeps_the_cursor_in_view() -> None:
    app = Desk()
    async with app.run_test(size=(80, 40)) as pilot:
        await shown(pilot, Endless(), keep=30)
        await pilot.resize_terminal(120, 12)
        await pilot.pause()
        assert "Emne 30 " in app.cursor_lines()[0]
        assert app.lines()[0].split()[:2] == ["Nr", "Art"]
        await pilot.resize_terminal(70, 40)
        await pilot.pause()
        assert "Emne 30 " in app.cursor_lines()[0]
        assert max(map(cells, app.lines())) <= 70


async def test_rows_that_were_replaced_at_once_are_never_counted() -> None:
    app, replaced = Desk(), Rows(Line(n, "Klage", "B&K", "Emne", "") for n in range(500))
    async with app.run_test(size=(80, 24)) as pilot:
        app.listing.show(replaced)
        await shown(pilot, Rows(OPEN))
        assert "count" not in replaced.asked
        assert app.listing.virtual_size.height == len(OPEN)
