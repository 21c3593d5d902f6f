"""What stands at a path is answered whatever the path is, and whatever the disk says."""

from __future__ import annotations

import os
from errno import EACCES, EIO, ENAMETOOLONG, ESTALE
from pathlib import Path

import pytest

from borgerraad_tui.errors import FileUnreadable
from borgerraad_tui.store.paths import is_file, is_folder, is_there, stands

LOOKS = (is_folder, is_file, is_there)


def test_what_stands_there_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.touch()
    assert [look(tmp_path) for look in (*LOOKS, stands)] == [True, False, True, True]
    assert [look(file) for look in (*LOOKS, stands)] == [False, True, True, True]
    for nothing in (tmp_path / "andet", file / "i en fil"):
        assert [look(nothing) for look in (*LOOKS, stands)] == [False] * 4


@pytest.mark.parametrize("path", ["/" + "x" * 300, "a\0b"])
def test_a_path_no_system_can_look_up_is_nothing(path: str) -> None:
    assert [look(Path(path)) for look in LOOKS] == [False] * 3


@pytest.mark.parametrize("refused", [EACCES, EIO, ENAMETOOLONG, ESTALE])
def test_what_the_disk_does_not_say_is_nothing_or_refused_where_it_has_to_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    tells = os.stat

    def refuses(path: Path, **how: bool) -> os.stat_result:
        if path == tmp_path:
            raise OSError(refused, "refused")
        return tells(path, **how)

    with monkeypatch.context() as disk:
        disk.setattr(os, "stat", refuses)
        assert [look(tmp_path) for look in LOOKS] == [False] * 3
        with pytest.raises(FileUnreadable, match="kunne ikke læses"):
            stands(tmp_path)
