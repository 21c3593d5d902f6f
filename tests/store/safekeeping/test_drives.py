"""The kind of drive a folder is on, by the mounts of a described machine."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from borgerraad_tui.domain.whereabouts import Drive
from borgerraad_tui.store.safekeeping.drives import mount_of, place_of, posix_drive

MOUNTS = """\
22 1 0:901 / / rw,relatime shared:1 - ext4 /dev/nope rw
40 22 0:50 / /home rw shared:2 - btrfs /dev/nope rw
41 40 0:51 / /home/bmr/H\\040drev rw shared:3 - cifs //server/bmr rw
42 22 0:52 / /mnt/nfs rw - nfs4 server:/x rw
43 22 0:53 / /mnt/c rw - 9p drvfs rw
44 22 0:54 / /run/media/bmr/USB rw - vfat /dev/nope rw
45 22 0:55 / /mnt/ssh rw - fuse.sshfs bmr@server: rw
broken
"""


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("/home/bmr/bord", "fixed"), ("/home/bmr/H drev/bord", "network"), ("/mnt/nfs", "network"), ("/mnt/c/Users", "network"),
        ("/mnt/ssh/x", "network"), ("/run/media/bmr/USB/bord", "removable"), ("/media/bmr/USB", "removable"),
        ("/mnt/nfsx", "fixed"),
    ],
)  # fmt: skip
def test_a_drive_is_known_by_its_mount(path: str, drive: Drive) -> None:
    assert posix_drive(PurePosixPath(path), MOUNTS) == drive


def test_without_a_list_of_mounts_a_drive_is_as_any_other() -> None:
    assert posix_drive(PurePosixPath("/home/bmr"), "") == "fixed"
    assert mount_of(PurePosixPath("/home/bmr"), "") is None


def test_a_folder_is_on_the_disk_it_is_on_and_one_that_is_not_there_on_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    assert place_of(tmp_path).disk == tmp_path.stat().st_dev
    assert place_of(tmp_path).told == [("OneDrive", tmp_path)]
    assert place_of(tmp_path / "ikke").disk is None
