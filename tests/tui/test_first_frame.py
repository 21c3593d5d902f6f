"""The desk is seen before anything slow is imported and before anything is counted."""

from __future__ import annotations

import gc
import json
from datetime import date

import pytest
from textual.geometry import Region
from textual.strip import Strip

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.detail import InquiryDetail, inquiry_detail
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, OpenCounts, open_counts
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.views import View, viewed
from borgerraad_tui.tui.widgets.listing import Listing
from tests.conftest import NOW
from tests.running import ran_apart
from tests.tui.journey import at_desk

SLOW = {"pydantic", "pydantic_core", "sqlite_utils", "openpyxl", "dateutil", "hashlib", "_hashlib", "json", "calendar"}
LATER = {
    "borgerraad_tui.domain.inquiry",
    "borgerraad_tui.domain.search_line",
    "borgerraad_tui.store.search",
    "borgerraad_tui.store.detail",
    "borgerraad_tui.tui.screens.detail",
    "borgerraad_tui.statistics.report",
    "borgerraad_tui.intake",
    "borgerraad_tui.export",
    "borgerraad_tui.tui.forms",
    "borgerraad_tui.tui.screens.form",
    "borgerraad_tui.tui.widgets.form",
}
"""Rooms above and beside the desk, with all they bring; what is told of the row under the cursor is read after the frame, too."""
MOST = 70
"""Modules of the program's own on the way to the first frame: each costs it about half a millisecond."""
HEADLESS = "textual.drivers.headless_driver:HeadlessDriver"
DESK = """
import sys
from datetime import datetime
from borgerraad_tui.cli import desk
from borgerraad_tui.cli.entry import run
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.tui.widgets.listing import Listing

imported = []

class Seen:
    draw = Listing.render_lines

    def look(self, crop):
        if not imported and self.cursor_key is not None:
            imported.extend(sys.modules)
            self.app.exit()
        return Seen.draw(self, crop)

Listing.render_lines = Seen.look
desk.has_terminal = lambda: True
status = run(["--fil", sys.argv[1]], Clock(datetime.now))

import json

print(json.dumps(imported))
sys.exit(status)
"""
"""The program as it is started, ended when its list is drawn for the first time."""


def test_nothing_slow_is_imported_when_the_list_is_drawn_for_the_first_time(demo_register: Register) -> None:
    demo_register.close()
    started = ran_apart(demo_register.engine.path, python=("-c", DESK), TEXTUAL_DRIVER=HEADLESS)
    assert (started.status, started.told) == (0, "")
    imported = set(json.loads(started.output.splitlines()[-1]))
    assert {"borgerraad_tui.tui.screens.desk", "sqlcipher3"} <= imported
    assert imported & (SLOW | LATER) == set()
    assert len([name for name in imported if name.startswith("borgerraad_tui")]) <= MOST


@pytest.mark.parametrize("left_on", ["", "1"], ids=["a desk never left", "a desk left on an inquiry"])
async def test_the_list_is_read_once_and_drawn_before_anything_is_counted_or_told(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch, left_on: str
) -> None:
    demo_register.settings.set("left_on", left_on)
    happened: list[str] = []
    draw = Listing.render_lines

    def drawn(self: Listing[ListedInquiry], crop: Region) -> list[Strip]:
        happened.append("drawn")
        return draw(self, crop)

    def counted(engine: Engine, today: date) -> OpenCounts:
        happened.append("counted")
        return open_counts(engine, today)

    def told(engine: Engine, identifier: int) -> InquiryDetail | None:
        happened.append("told")
        return inquiry_detail(engine, identifier)

    def opened(engine: Engine, view: View, today: date) -> InquiryWindow:
        happened.append("read")
        return viewed(engine, view, today)

    monkeypatch.setattr(Listing, "render_lines", drawn)
    monkeypatch.setattr("borgerraad_tui.tui.screens.desk.open_counts", counted)
    monkeypatch.setattr("borgerraad_tui.tui.shown.viewed", opened)
    monkeypatch.setattr("borgerraad_tui.store.detail.inquiry_detail", told)
    async with at_desk(demo_register) as journey:
        assert list(dict.fromkeys(happened)) == ["read", "drawn", "told", "counted"]
        assert happened.count("read") == happened.count("counted") == 1
        still_open = demo_register.engine.one("SELECT count(*) FROM inquiry WHERE closed IS NULL")
        assert f"Åbne {still_open} " in journey.lines[1]


async def test_once_the_desk_stands_garbage_is_looked_for_again_but_not_in_what_stays(demo_register: Register) -> None:
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        async with at_desk(demo_register) as journey:
            await journey.until(gc.isenabled, within=20.0)
            assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.unfreeze()


async def test_a_desk_left_far_down_shows_the_cursor_in_its_first_frame(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with register.acts.act("Halvtreds registreret"):
        for number in range(50):
            saved = register.inquiries.add(Inquiry(received=NOW.date(), entered=NOW, subject=f"Sag nummer {number}"))
    register.settings.set("left_on", str(saved.id))
    frames: list[str] = []
    draw = Listing.render_lines

    def drawn(self: Listing[ListedInquiry], crop: Region) -> list[Strip]:
        strips = draw(self, crop)
        frames.append("\n".join(strip.text for strip in strips))
        return strips

    monkeypatch.setattr(Listing, "render_lines", drawn)
    async with at_desk(register):
        assert all("Sag nummer 49" in frame for frame in frames)
        assert frames
