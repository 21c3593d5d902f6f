"""Everything about one person from the screen: out of the person's room and out of an inquiry's menu."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from tests.registers import inquiry
from tests.tui.journey import LARGE, at_desk

IN_HER_ROOM, FROM_THE_MENU = ("h", "u"), ("m", *"alt om personen bag", "enter")


@pytest.mark.parametrize("way", [IN_HER_ROOM, FROM_THE_MENU], ids=["room", "menu"])
@pytest.mark.parametrize("notes", [(), ("j",)], ids=["without notes", "with notes"])
async def test_it_is_written_for_all_inquiries_of_the_person(
    demo_register: Register, tmp_path: Path, way: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    folder = tmp_path / "skrevet"
    folder.mkdir()
    demo_register.settings.set(EXPORT_FOLDER, str(folder))
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press(
            *"ntkbf", *"Det første", "enter", *"Ane Holm", "enter", "enter", *"EGET notat", "ctrl+s", *way, "j"
        )
        await desk.press(*notes, "ctrl+s")
        await desk.until(lambda: any(folder.iterdir()))
        (path,) = folder.iterdir()
        body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == "indsigt-2022-13.json"
        assert body["title"] == "Indsigt: alt, registret har om én person"
        told = json.dumps(body, ensure_ascii=False)
        assert "Det første" in told
        assert ("EGET notat" in told) is bool(notes)


async def test_all_places_to_look_at_are_told_when_there_are_several(demo_register: Register, tmp_path: Path) -> None:
    demo_register.settings.set(EXPORT_FOLDER, str(tmp_path))
    with demo_register.acts.act("Registreret"):
        for name, told in (("Ane Holm", "Det første"), ("", "Ane Holms bror"), ("", "Ane Holms søster")):
            one = inquiry(date(2022, 1, 3), subject=told).edit(citizen=name)
            demo_register.inquiries.add(demo_register.people.with_record(one))
    async with at_desk(demo_register, LARGE) as desk:
        await desk.walk_down("Det første")
        await desk.press("h", "u", "t", "ctrl+s")
        await desk.until(lambda: desk.screen.count("nævner samme navn") == 2)
        await desk.press("escape")
        assert desk.status.endswith("Og 1 til.")


async def test_the_printing_of_the_inquiry_itself_stays_in_the_persons_room(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("down", "h", "u")
        assert "Udskriv · alt om personen bag henvendelse" in desk.screen
        await desk.press("escape", "ctrl+p")
        assert "Udskriv · henvendelse 20" in desk.screen
