"""What is told of a place, on Windows as on others: the places are described, none is looked at."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from borgerraad_tui.domain.whereabouts import Drive, Place, conflict_copies, register_told, second_told

HOME = PureWindowsPath(r"C:\Users\bmr")
ELSEWHERE = (("OneDrive", PureWindowsPath(r"D:\Sky")),)


@pytest.mark.parametrize(
    ("path", "drive", "short"),
    [
        (HOME / "AppData" / "Local" / "Borgerraad", "fixed", ""),
        (HOME / "OneDrive - Haderslev Kommune" / "Bord", "fixed", "i OneDrive"),
        (HOME / "onedrive", "fixed", "i OneDrive"),
        (PureWindowsPath(r"D:\Sky\Bord"), "fixed", "i OneDrive"),
        (HOME / "Dropbox (Privat)", "fixed", "i Dropbox"),
        (PureWindowsPath(r"G:\Mit drev\Bord"), "fixed", "i Google Drev"),
        (HOME / "iCloudDrive", "fixed", "i iCloud"),
        (PurePosixPath("/Users/bmr/Library/Mobile Documents/com~apple~CloudDocs"), "fixed", "i iCloud"),
        (PurePosixPath("/Users/bmr/Library/CloudStorage/GoogleDrive-bmr@haderslev.dk"), "fixed", "i Google Drev"),
        (PurePosixPath("/home/bmr/Nextcloud/bord"), "fixed", "i Nextcloud"),
        (PurePosixPath("/home/bmr/onedrivers"), "fixed", ""),
        (PureWindowsPath(r"\\server\bmr\Bord"), "fixed", "på netværk"),
        (PureWindowsPath(r"H:\Bord"), "network", "på netværk"),
        (PureWindowsPath(r"E:\Bord"), "removable", "på løst drev"),
    ],
)
def test_a_register_is_told_where_it_had_better_not_lie(path: PurePath, drive: Drive, short: str) -> None:
    told, sentence = register_told(Place(path, drive, ELSEWHERE))
    assert told == short
    assert bool(sentence) is bool(short)
    if short:
        assert sentence.endswith(
            "flyt filen til en mappe, der kun er på denne computer, og åbn den der med »borgerraad --fil«."
        )


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (Place(PureWindowsPath(r"E:\Kopier"), "removable", (), 7), ""),
        (Place(PureWindowsPath(r"H:\Kopier"), "network", (), 8), ""),
        (Place(HOME / "Kopier", "fixed", (), 1), "på samme disk"),
        (Place(HOME / "Dropbox", "fixed", (), 1), "i en Dropbox-mappe"),
        (Place(PureWindowsPath(r"F:\Kopier"), "removable", (), None), ""),
    ],
    ids=["stick", "server", "same disk", "synchronised", "not there now"],
)
def test_a_second_place_is_on_another_disk_and_with_nobody_else(second: Place, told: str) -> None:
    sentence = second_told(second, Place(HOME, "fixed", (), 1))
    assert told in sentence
    assert bool(sentence) is bool(told)


@pytest.mark.parametrize(
    "name",
    [
        "register-LAPTOP7.db", "register-DESKTOP-4F2K.db", "register (1).db", "register (conflicted copy 2022-01-17 101500).db",
        "register (Birgits konflikt 2022-01-17).db", "register (BMRs modstridende kopi 2022-01-17).db",
        "register.sync-conflict-20220117-101500-ABCDEFG.db", "register_conflict-20220117-101500.db",
    ],
)  # fmt: skip
def test_a_copy_that_a_sync_client_laid_beside_the_file_is_known(name: str) -> None:
    assert list(conflict_copies(PurePath("register.db"), [name])) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "register.db", "register.db-journal", "register-kopier", "register-sat-til-side-20220117-101500.db", "register-gammel.db",
        "register-2021.db", "andet-LAPTOP7.db", "register (1).xlsx",
    ],
)  # fmt: skip
def test_what_she_or_the_program_laid_there_is_none(name: str) -> None:
    assert list(conflict_copies(PurePath("register.db"), [name])) == []
