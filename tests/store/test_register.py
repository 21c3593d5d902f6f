"""A register is born whole or not at all, and opened as it was left."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileForeign
from borgerraad_tui.store import register as register_module
from borgerraad_tui.store.catalogue import lay_catalogue
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register, create_register, open_register
from borgerraad_tui.store.settings import MUNICIPALITY
from tests.registers import inquiry, saved

MARCH = datetime(2026, 3, 5, 14, 30)


class PowerCut(BaseException):
    """The computer stops."""


def test_a_birth_that_is_cut_off_leaves_an_empty_file_that_can_be_born_again(
    tmp_path: Path, clock: Clock, haderslev: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.db"

    def cut_off(engine: Engine, catalogue: Catalogue) -> None:
        lay_catalogue(engine, catalogue)
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(register_module, "lay_catalogue", cut_off)
        with pytest.raises(PowerCut):
            create_register(path, clock, "Haderslev Kommune", haderslev)
    assert path.read_bytes() == b""
    with pytest.raises(FileForeign):
        open_register(path, clock)
    register = create_register(path, clock, "Haderslev Kommune", haderslev)
    assert register.settings.get(MUNICIPALITY) == "Haderslev Kommune"
    assert saved(register, inquiry()).number == 1
    register.close()


def test_making_a_register_that_exists_only_opens_it(register: Register, clock: Clock) -> None:
    saved(register, inquiry(subject="Her"))
    register.close()
    again = create_register(register.engine.path, clock, "Odense Kommune", Catalogue([]), demo_day=date(2020, 1, 1))
    assert again.inquiries.get(1).subject == "Her"
    assert again.settings.get(MUNICIPALITY) == "Haderslev Kommune"
    assert not again.demo
    assert again.catalogue.of("theme")
    again.close()


def test_a_birth_is_one_act_that_cannot_be_undone(scratch: Register) -> None:
    acts = scratch.engine.execute("SELECT what, title FROM act").fetchall()
    assert acts == [("create", "Registret oprettet")]
    assert scratch.history.undo() is None


def test_the_demo_stands_on_its_day_while_the_hands_of_the_clock_run(tmp_path: Path, haderslev: Catalogue) -> None:
    clock = Clock(lambda: MARCH)
    register = create_register(tmp_path / "demo.db", clock, "Haderslev Kommune", haderslev, demo_day=date(2022, 1, 17))
    assert (register.demo, register.clock.now()) == (True, datetime(2022, 1, 17, 14, 30))
    register.close()
    again = open_register(tmp_path / "demo.db", clock)
    assert (again.demo, again.clock.today()) == (True, date(2022, 1, 17))
    saved(again, inquiry())
    assert again.engine.one("SELECT at FROM act ORDER BY id DESC") == "2022-01-17T14:30:00"
    again.close()


def test_any_other_register_goes_by_the_clock(lasting_register: Register) -> None:
    assert (lasting_register.demo, lasting_register.clock.today()) == (False, date(2022, 1, 17))


def test_settings_are_texts_by_key(scratch: Register) -> None:
    assert scratch.settings.get("place") == ""
    assert scratch.settings.get("place", "gram") == "gram"
    scratch.settings.set("place", "vojens")
    scratch.settings.set("place", "Børnehuset »Æblegården«")
    assert scratch.settings.get("place", "gram") == "Børnehuset »Æblegården«"


def test_a_setting_outlives_the_program_without_an_act(register: Register, clock: Clock) -> None:
    register.settings.set("place", "vojens")
    register.close()
    again = open_register(register.engine.path, clock)
    assert again.settings.get("place") == "vojens"
    assert again.engine.one("SELECT count(*) FROM act") == 1
    again.close()


def test_a_register_whose_name_is_as_long_as_names_can_be_opens(
    tmp_path: Path, clock: Clock, haderslev: Catalogue
) -> None:
    # its journal takes the last letters; the names of working files beside it are longer
    path = tmp_path / f"{'r' * 240}.db"
    create_register(path, clock, "Haderslev Kommune", haderslev).close()
    register = open_register(path, clock)
    assert register.settings.get(MUNICIPALITY) == "Haderslev Kommune"
    register.close()
