"""The breach sheet and the record of processing on the screen: read, copied and written like every document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, at_desk
from tests.tui.test_help_and_menu import TO_ROOM


@pytest.mark.parametrize(
    ("keys", "heading", "said", "name"),
    [
        (TO_ROOM["breach"], "BRUD PÅ DATASIKKERHEDEN", "72 timer", "Brud-på-datasikkerheden-2022-01-17.json"),
        (
            TO_ROOM["processing"],
            "FORTEGNELSE OVER BEHANDLINGEN",
            "UDFYLD SELV",
            "Fortegnelse-over-behandlingen-2022-01-17.json",
        ),
    ],
    ids=["breach", "processing"],
)
async def test_it_is_read_and_written(
    register: Register, tmp_path: Path, keys: tuple[str, ...], heading: str, said: str, name: str
) -> None:
    saved(register, inquiry(citizen="Ane Holm", subject="Mistet hjælp"))
    folder = tmp_path / "skrevet"
    folder.mkdir()
    register.settings.set(EXPORT_FOLDER, str(folder))
    async with at_desk(register, LARGE) as desk:
        await desk.press(*keys)
        assert heading in desk.lines[0]
        assert said in desk.screen
        assert "Ane" not in desk.screen
        await desk.press("u", "j", "ctrl+s")
        await desk.until(lambda: any(folder.iterdir()))
        (path,) = folder.iterdir()
        assert path.name == name
        body = path.read_text(encoding="utf-8")
        assert said in json.dumps(json.loads(body), ensure_ascii=False)
        assert "Ane Holm" not in body
        assert "Mistet" not in body
