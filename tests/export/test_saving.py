"""A file is there whole or not at all; a name that no system takes is refused with a sentence, whatever its letters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.errors import InputRefused, OutputRefused, OutputStopped
from borgerraad_tui.export.saving import file_name, safe_name, save


def refuse(*_: object, **__: object) -> NoReturn:
    """What a disk does that takes nothing."""
    raise OSError(28, "No space left on device")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a blank and a Danish letter in its name."""
    made = tmp_path / "mine dokumentær"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    "wanted",
    [
        "🙂" * 120,
        "中" * 120,
        "æ" * 121,
        "a" * 300,
        "../ud",
        "a/b",
        "con",
        "COM¹",
        "lpt³.x",
        "conin$",
        "CONOUT$",
        ".skjult",
        "",
        "  ",
    ],
)
def test_a_name_no_system_takes_is_refused(wanted: str) -> None:
    with pytest.raises(InputRefused, match="kan ikke være navn på en fil"):
        file_name(wanted, ".docx")


@given(st.text())
def test_any_title_makes_a_name_a_file_can_have(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    name = file_name(safe_name(title), ".docx")
    assert len(name.encode()) <= 255
    assert not set('<>:"/\\|?*') & set(name)
    path = save(tmp_path_factory.mktemp("navn"), name, b"x")
    assert path.read_bytes() == b"x"


def test_a_stop_before_the_last_step_leaves_nothing_and_the_old_file_as_it_was(folder: Path) -> None:
    def stopped() -> NoReturn:
        raise OutputStopped("Stoppet")

    with pytest.raises(OutputStopped):
        save(folder, "a.txt", b"ny", last_step=stopped)
    assert list(folder.iterdir()) == []
    save(folder, "a.txt", b"gammel")
    with pytest.raises(OutputStopped):
        save(folder, "a.txt", b"ny", replace=True, last_step=stopped)
    assert [each.read_bytes() for each in folder.iterdir()] == [b"gammel"]


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace")])
def test_a_disk_that_refuses_at_any_step_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, refuse)
        with pytest.raises(OutputRefused, match="intet er skrevet"):
            save(folder, "a.txt", b"x")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("path", ["/" + "a" * 300, "a\0b"])
def test_nothing_is_saved_in_a_folder_that_no_system_can_look_up(path: str) -> None:
    with pytest.raises(InputRefused, match="findes ikke"):
        save(Path(path), "a.txt", b"x")
