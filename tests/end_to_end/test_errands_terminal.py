"""The passphrase changed in a real terminal: out of the desk, through the gates' pages, and into the desk again."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, create_register, open_register
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

OLD, NEW = "små æbler gror", "store pærer falder"


def test_the_passphrase_is_changed_from_the_menu_and_the_desk_stands_again(tmp_path: Path) -> None:
    path, clock = tmp_path / "r.db", Clock(datetime.now)
    create_register(path, clock, *packaged_catalogue(), locks=Locks(OLD)).close()
    with Terminal([sys.executable, "-m", "borgerraad_tui", "--fil", str(path)]) as terminal:
        terminal.wait_for("Registret r.db er låst.")
        terminal.press(*OLD, "enter")
        terminal.wait_for("n Ny")
        terminal.press("m")
        terminal.wait_for("skriv for at søge")
        terminal.press(*"skift adg", "enter")
        terminal.wait_for("Skriv først den adgangskode, registret har nu.")
        terminal.press(*OLD, "enter")
        terminal.wait_for("Den samme igen")
        terminal.press(*NEW, "enter", *NEW, "enter")
        terminal.wait_for("Adgangskoden er ændret.")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    open_register(path, clock, NEW).close()
