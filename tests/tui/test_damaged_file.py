"""A register that is damaged behind the desk: whatever cannot be read is told in the status line, and the program goes on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileUnreadable
from borgerraad_tui.store.register import Register, create_register, open_register
from borgerraad_tui.tui.screens import desk as desk_room
from tests.registers import inquiry
from tests.tui.journey import at_desk

DAMAGED = "er ikke et register fra dette program, eller den er beskadiget. Er det dit register, så"
THEMES = "sqlite_autoindex_further_theme_1"
MANY, UNREAD = 350, "Sag nummer 280"


def overwrite(path: Path, *pages: int) -> None:
    """Make pages of a file, counted from 1, unreadable."""
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in pages:
        content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def without(path: Path, table: str) -> Path:
    """The file with the first page of a table or an index destroyed."""
    with closing(dbapi2.connect(str(path))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    overwrite(path, page)
    return path


@pytest.fixture
def file(demo_register: Register) -> Path:
    """A demo register's file, closed."""
    demo_register.close()
    return demo_register.engine.path


@pytest.fixture
def long_list(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Path:
    """A register with more open inquiries than one window holds; one of the later pages cannot be read."""
    path = tmp_path / "lang.db"
    with closing(create_register(path, clock, "Haderslev Kommune", haderslev)) as register, register.acts.act("Mange"):
        for number in range(1, MANY + 1):
            register.inquiries.add(inquiry(subject=f"Sag nummer {number}", note="Lang note. " * 90))
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    with closing(dbapi2.connect(str(path))) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'inquiry'").fetchone()
    leaves = [
        page for page in range(1, len(content) // size + 1)
        if content[(page - 1) * size] == 13 and UNREAD.encode() in content[(page - 1) * size : page * size]
    ]  # fmt: skip
    assert root not in leaves
    overwrite(path, *leaves)
    return path


@pytest.mark.parametrize(
    ("table", "keys", "room"),
    [
        (THEMES, ("down",), "Desk"),
        (THEMES, ("enter",), "InquiryRoom"),
        ("act", ("enter",), "InquiryRoom"),
        ("tally", ("f6",), "PickPeriod"),
        ("tally", ("f6", "right"), "PickPeriod"),
        ("tally", ("f6", "1"), "PickPeriod"),
        ("tally", ("s",), "Statistics"),
        ("search_idx", ("slash", *"børn"), "SearchRoom"),
        ("search_data", ("slash", *"børn"), "SearchRoom"),
        ("consultation", ("k", "p", "1"), "Consultations"),
        (THEMES, ("a",), "Desk"),
    ],
)
async def test_what_cannot_be_read_is_told_and_the_program_goes_on(
    file: Path, clock: Clock, table: str, keys: tuple[str, ...], room: str
) -> None:
    with closing(open_register(without(file, table), clock)) as register:
        async with at_desk(register) as desk:
            await desk.press(*keys)
            assert desk.room == room
            assert DAMAGED in desk.status
            await desk.press("escape", "escape", "m")
            assert desk.room == "Menu"
            assert desk.app.return_code is None


@pytest.mark.parametrize("keys", [("pagedown",) * 15, ("end", *("pageup",) * 4), ("end", *("up",) * 75)])
async def test_a_window_that_cannot_be_read_is_told_and_stands_empty(
    long_list: Path, clock: Clock, keys: tuple[str, ...]
) -> None:
    with closing(open_register(long_list, clock)) as register:
        async with at_desk(register) as desk:
            await desk.press(*keys)
            assert DAMAGED in desk.status
            await desk.press("home")
            assert "Sag nummer 1" in desk.cursor
            assert desk.app.return_code is None


async def test_counts_that_cannot_be_read_are_told(demo_register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object) -> None:
        raise FileUnreadable("Disken kunne ikke læses.")

    monkeypatch.setattr(desk_room, "open_counts", unreadable)
    async with at_desk(demo_register) as desk:
        assert desk.status == "! Disken kunne ikke læses."
        assert "Venter stadig" in desk.screen
