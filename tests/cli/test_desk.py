"""The way to the desk: the register it gets, and what is left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import platformdirs
import pytest

from borgerraad_tui.cli import desk
from borgerraad_tui.store.listing import all_inquiries
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui import running
from tests.running import ran


class Opened(NamedTuple):
    """What the desk was opened with."""

    path: Path
    inquiries: int
    demo: bool
    ascii_only: bool
    theme: str


@pytest.fixture
def desks(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """Every desk that is opened, without a screen; leaving one gives exit status 0."""
    opened: list[Opened] = []

    def run_desk(register: Register, *, ascii_only: bool, theme: str, documents: Callable[[], Path]) -> int:
        assert documents().is_absolute()
        count = all_inquiries(register.engine).count()
        opened.append(Opened(register.engine.path, count, register.demo, ascii_only, theme))
        return 0

    monkeypatch.setattr(running, "run_desk", run_desk)
    monkeypatch.setattr(desk, "has_terminal", lambda: True)
    return opened


def test_without_a_command_the_desk_opens_on_a_register_that_is_made(desks: list[Opened], tmp_path: Path) -> None:
    path = tmp_path / "nyt.db"
    ended = ran("--uden-kode", "--fil", path)
    assert (ended.status, ended.output) == (0, "")
    assert ended.told.startswith("Registret bliver ikke låst")
    assert desks == [Opened(path, 0, False, False, "")]
    assert path.exists()


def test_the_desk_opens_again_on_what_is_there(desks: list[Opened], demo_register: Register) -> None:
    demo_register.close()
    path = demo_register.engine.path
    assert ran("--fil", path, "--ascii", "--tema", "dag").status == 0
    assert desks == [Opened(path, 352, True, True, "dag")]


def test_an_empty_file_becomes_a_register(desks: list[Opened], tmp_path: Path) -> None:
    (tmp_path / "tom.db").touch()
    assert ran("--uden-kode", "--fil", tmp_path / "tom.db").status == 0
    assert len(desks) == 1


def test_the_own_register_lies_in_the_platforms_folder_which_is_made(
    desks: list[Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / "ældre" / name)
    assert ran("--uden-kode").status == 0
    assert desks[0].path == tmp_path / "ældre" / "Borgerraad" / "register.db"


def test_a_folder_she_names_is_never_made(desks: list[Opened], tmp_path: Path) -> None:
    ended = ran("--uden-kode", "--fil", tmp_path / "mangler" / "register.db")
    assert ended.status == 3
    assert "mangler" in ended.told
    assert desks == []


def test_the_demo_opens_the_desk_and_leaves_nothing(desks: list[Opened]) -> None:
    assert ran("demo", "--ascii").status == 0
    (desk,) = desks
    assert (desk.inquiries, desk.demo, desk.ascii_only) == (352, True, True)
    assert not desk.path.parent.exists()


def test_the_demo_with_a_file_stays_and_is_opened_again(desks: list[Opened], tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    for _ in range(2):
        assert ran("demo", "--fil", path).status == 0
    assert [desk.inquiries for desk in desks] == [352, 352]
    assert path.exists()


def test_the_demo_file_can_be_made_without_the_desk(desks: list[Opened], tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    assert ran("demo", "--kun-fil", "--fil", path) == (0, f"Demoregistret ligger i {path}.\n", "")
    assert desks == []


def test_the_desks_own_status_is_the_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(running, "run_desk", lambda register, **options: 1)
    monkeypatch.setattr(desk, "has_terminal", lambda: True)
    assert ran("--uden-kode", "--fil", tmp_path / "a.db").status == 1


@pytest.mark.parametrize("there", [True, False])
def test_documents_go_to_the_folder_for_them_if_it_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    home = tmp_path / "hjem"
    documents = home / "Dokumenter" if there else home / "findes ikke"
    (home / "Dokumenter").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    assert desk.documents_folder() == (documents if there else home)


def test_the_register_is_closed_when_the_desk_is_left(desks: list[Opened], tmp_path: Path) -> None:
    ran("--uden-kode", "--fil", tmp_path / "a.db")
    assert ran("statistik", "--fil", tmp_path / "a.db").status == 0


def test_without_a_terminal_the_desk_is_refused_in_one_sentence(tmp_path: Path) -> None:
    ran_without = ran("--fil", tmp_path / "a.db")
    assert ran_without.status == 2
    assert "kræver et terminalvindue" in ran_without.told


@pytest.mark.parametrize(
    ("platform", "set_before", "waits"),
    [("win32", None, "25"), ("win32", "100", "100"), ("linux", None, None), ("darwin", None, None)],
)
def test_on_windows_a_lone_escape_is_waited_for_briefly(
    desks: list[Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    platform: str, set_before: str | None, waits: str | None,
) -> None:  # fmt: skip
    # set first, so that what the program sets is taken back too
    monkeypatch.setenv("ESCDELAY", set_before or "")
    if set_before is None:
        monkeypatch.delenv("ESCDELAY")
    monkeypatch.setattr(sys, "platform", platform)
    assert ran("--uden-kode", "--fil", tmp_path / "a.db").status == 0
    assert desks
    assert os.environ.get("ESCDELAY") == waits
