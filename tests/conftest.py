"""What tests share: a clock that stands still, a catalogue, and registers that are closed again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.intake.demo import ADDITIONS, DEMO_DAY, PERIODS, SHEETS, build_demo
from borgerraad_tui.intake.reading import read_content, read_entries
from borgerraad_tui.intake.taking_in import background_of, lay
from borgerraad_tui.store.register import Register, create_register, open_register

NOW = datetime(2022, 1, 17, 10, 0)
DEMO_SHEETS = Path(__file__).parents[1] / "borgerraad_tui" / "demo"

# how long an example takes says more about the machine's other work than about the program; the same commit is asked the
# same examples, and new ones are sought by --hypothesis-profile=seeking
settings.register_profile("any machine", deadline=None, derandomize=True)
settings.register_profile("seeking", deadline=None, max_examples=1000)
settings.load_profile("any machine")


def examples(few: int) -> int:
    """How many of a costly example are asked for: `few`, and as many times more as the profile asks of the others."""
    return few * settings().max_examples // settings.get_profile("any machine").max_examples


@pytest.fixture(scope="session")
def clock() -> Clock:
    """It is the morning of the demo's day."""
    return Clock(lambda: NOW)


@pytest.fixture(scope="session")
def haderslev() -> Catalogue:
    """The packaged catalogue, as a file gives it: without the numbers a register adds."""
    return packaged_catalogue()[1]


@pytest.fixture
def register(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """A new, empty register on disk."""
    opened = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """The demo register's file, made once and closed; to be copied, never written to."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build_demo(path, clock).close()
    return path


@pytest.fixture
def demo_register(demo_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """A demo register of the test's own."""
    opened = open_register(Path(shutil.copy(demo_file, tmp_path / "demo.db")), clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def quiet_file(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """The demo's inquiries, consultations and recommendations with nothing noted about them yet; to be copied."""
    path = tmp_path_factory.mktemp("quiet") / "demo.db"
    municipality, catalogue = packaged_catalogue()
    register = create_register(path, clock, municipality, catalogue, DEMO_DAY)
    with register.acts.act("Demoregistret lagt", "create") as act:
        for name in SHEETS:
            lay(register, read_content(name, (DEMO_SHEETS / name).read_bytes(), background_of(register)), act)
        ledger, content = ADDITIONS["anbefalinger.csv"], (DEMO_SHEETS / "anbefalinger.csv").read_bytes()
        for given in read_entries("anbefalinger.csv", content, ledger.form, background_of(register)):
            ledger.lay(register, given)
        for period in PERIODS:
            register.periods.add(period)
    register.search.index_all()
    register.close()
    return path


@pytest.fixture
def quiet_register(quiet_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """A register of the test's own in which nothing is logged, asked, agreed or tied."""
    opened = open_register(Path(shutil.copy(quiet_file, tmp_path / "demo.db")), clock)
    yield opened
    opened.close()
