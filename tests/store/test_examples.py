"""Examples in the register: names are found word by word, the rare is counted, and only what is settled is handed on."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.identifiers import Combination
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import (
    ExampleWindow,
    NamesNear,
    cleared,
    combination,
    example_of,
    example_states,
    findings_left,
    handed_on,
    let_stand,
)
from borgerraad_tui.store.kinds import CONSULTATION, EXAMPLE
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved

DAY = date(2022, 1, 17)


def told(register: Register, text: str, subject: str = "Lejekontrakt") -> Example:
    """Save an example of a consultation, which has no rare combination."""
    with register.acts.act("Mærket"):
        held = register.records(CONSULTATION).add(Consultation(day=DAY, entered=NOW, kind="sparring", topic=subject))
        return register.records(EXAMPLE).add(Example(consultation=held.id, marked=DAY, title=subject, text=text))


@pytest.mark.parametrize("indexed", [False, True], ids=["not indexed yet", "indexed"])
@pytest.mark.parametrize("written", ["Karen Mikkelsen", "mikkelsen", "Mikkelsens", "KAREN"])
def test_a_name_in_the_register_is_found(scratch: Register, written: str, indexed: bool) -> None:
    saved(scratch, inquiry(citizen="Karen Mikkelsen"))
    if indexed:
        scratch.search.index_all()
    example = told(scratch, f"Så kom {written} igen.")
    found = findings_left(scratch, example)
    assert [(each.kind, each.words) for each in found] == [("name", written)]


@pytest.mark.parametrize(
    ("kept", "written"), [("Bo Møller", "Moeller"), ("Åse Skov", "Aase"), ("Aase Skov", "Åse"), ("J.H.", "J.H.")]
)
def test_it_is_found_however_it_is_spelt(scratch: Register, kept: str, written: str) -> None:
    saved(scratch, inquiry(citizen=kept))
    scratch.search.index_all()
    assert kept in NamesNear(scratch.engine).of(f"Så kom {written} igen")


def test_names_that_are_not_in_the_text_are_not_read(scratch: Register) -> None:
    for name in ("Karen Mikkelsen", "Ib Friis"):
        saved(scratch, inquiry(citizen=name))
    scratch.search.index_all()
    assert NamesNear(scratch.engine).of("Ib kom igen") == ["Ib Friis"]


def test_the_rare_is_counted_by_area_department_theme_and_month(scratch: Register) -> None:
    fields = {"directorate": "boern_og_kultur", "department": "skolerne", "theme": "forvaltningsret"}
    one = saved(scratch, inquiry(date(2021, 9, 1), **fields)).id or 0
    saved(scratch, inquiry(date(2021, 9, 30), **fields))
    saved(scratch, inquiry(date(2021, 10, 1), **fields))
    saved(scratch, inquiry(date(2021, 9, 5), **{**fields, "department": None}))
    words = "Børn og Kultur, Skolerne, Forvaltningsret eller forvaltningsskik, september 2021"
    assert combination(scratch.engine, one) == Combination(words, 2)
    saved(scratch, inquiry(date(2021, 9, 2), **fields))
    saved(scratch, inquiry(date(2021, 9, 3), **fields))
    assert combination(scratch.engine, one) == Combination(words, 3), "no further than needed"
    assert combination(scratch.engine, 10_000) is None


def test_an_example_is_cleared_and_handed_on_only_when_each_finding_is_settled(register: Register) -> None:
    example = told(register, "På Sommersted Plejehjem boede en på 42 år.")
    key = example.id or 0
    with pytest.raises(RuleBroken, match="2 fund mangler"), register.acts.act("Frigivet"):
        cleared(register, key)
    for finding in findings_left(register, example):
        with register.acts.act("Ladt stå"):
            let_stand(register, example, finding)
    with pytest.raises(RuleBroken, match="er ikke frigivet"):
        handed_on(register, key)
    with register.acts.act("Frigivet"):
        cleared(register, key)
    assert handed_on(register, key).cleared == DAY
    register.history.undo()
    with pytest.raises(RuleBroken, match="er ikke frigivet"):
        handed_on(register, key)
    register.history.redo()
    assert handed_on(register, key).text == example.text


def test_a_name_that_comes_to_the_register_later_stops_a_cleared_one(scratch: Register) -> None:
    example = told(scratch, "Så kom Mikkelsen igen.")
    with scratch.acts.act("Frigivet"):
        cleared(scratch, example.id or 0)
    saved(scratch, inquiry(citizen="Karen Mikkelsen"))
    with pytest.raises(RuleBroken, match="»Mikkelsen«"):
        handed_on(scratch, example.id or 0)
    assert example_states(scratch, [example.id or 0]) == {example.id: (True, 1, "2022-01-17")}


def test_the_list_shows_what_each_was_made_of_the_newest_mark_first(scratch: Register) -> None:
    about = saved(scratch, inquiry(date(2021, 9, 6), subject="Varme"))
    first = told(scratch, "", "Sparring om svar")
    with scratch.acts.act("Mærket"):
        second = scratch.records(EXAMPLE).add(Example(inquiry=about.id, marked=DAY))
    rows = ExampleWindow(scratch.engine).rows(0, 100)
    assert [(row.id, row.year, row.number, row.subject, row.day) for row in rows] == [
        (second.id, 2021, about.number, "Varme", None),
        (first.id, None, None, "Sparring om svar", "2022-01-17"),
    ]
    assert example_of(scratch, "inquiry", about.id or 0) == second
    assert example_of(scratch, "inquiry", 10_000) is None
