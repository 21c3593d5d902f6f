"""`borgerraad sletning` lists what is due and what was erased, and erases nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import set_term
from borgerraad_tui.store.safekeeping.erasing import erase
from tests.registers import inquiry, saved
from tests.running import ran


@pytest.fixture
def path(register: Register) -> Path:
    """A register with two closed inquiries, complaints kept for a year; one of them is due."""
    with register.acts.act("Slettefrist"):
        set_term(register, 1, part="complaint")
    old = inquiry(date(2020, 12, 1), kind=Kind.COMPLAINT, citizen="Børge Kjær", closed=date(2021, 1, 10))
    saved(register, old)
    saved(register, inquiry(kind=Kind.COMPLAINT, citizen="Åse Bæk", closed=date(2021, 9, 20)))
    register.close()
    return register.engine.path


def test_what_is_due_is_listed_without_a_name_and_nothing_is_changed(path: Path) -> None:
    before = path.read_bytes()
    ended = ran("sletning", "--fil", path)
    assert (ended.status, ended.output) == (0, "2020-1     lukket 10-01-2021  forfaldt 10-01-2022  Klager, 1 år\n")
    assert ended.told.startswith("1 henvendelse er gemt længere end fristen. Intet er slettet.")
    assert path.read_bytes() == before


def test_the_log_tells_what_was_erased_and_why(register: Register) -> None:
    saved(register, inquiry(citizen="Børge Kjær", subject="Bil"))
    erase(register, [1], "asked", "brev af 3. januar")
    register.close()
    path = register.engine.path
    told = "17-01-2022  2021-1  Borgeren har bedt om det  navn og tekster  brev af 3. januar\n"
    assert ran("sletning", "--log", "--fil", path).output == told
    assert ran("sletning", "--fil", path).told == "Intet er forfaldet.\n"
