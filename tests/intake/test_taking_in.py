"""Sheets into a register: all of it or nothing, once, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import InputRefused, SaveFailed
from borgerraad_tui.intake import taking_in
from borgerraad_tui.intake.demo import DEMO_DAY, PERIODS, build_demo
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import Reading, read_content
from borgerraad_tui.intake.taking_in import background_of, refuse_faults, refuse_known, take_in
from borgerraad_tui.store.listing import all_inquiries
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.intake.sheets import COMPLAINT, csv_sheet, workbook

OTHER = {"modtaget": "2021-10-04", "art": "anden", "emne": "Vejledning"}


def read(register: Register, *rows: Mapping[str, str], name: str = "ark.csv") -> Reading:
    headings = dict.fromkeys(heading for row in rows for heading in row)
    filled = [{heading: row.get(heading, "") for heading in headings} for row in rows]
    return read_content(name, csv_sheet(*filled), background_of(register))


def numbers(register: Register) -> list[tuple[str, str]]:
    return [(f"{row.year}-{row.number}", row.subject) for row in all_inquiries(register.engine).rows(0, 50)][::-1]


def test_a_sheet_goes_in_as_one_act_that_one_undo_takes_back(register: Register) -> None:
    take_in(register, read(register, COMPLAINT, OTHER, name="efterår.csv"))
    assert len(numbers(register)) == 2
    assert register.history.undo() == "Indlæst: 2 henvendelser fra efterår.csv"
    assert numbers(register) == []


def test_what_went_in_is_what_was_read(register: Register) -> None:
    reading = read(register, COMPLAINT)
    take_in(register, reading)
    (entry,) = reading.entries
    assert isinstance(entry, Inquiry)
    assert register.inquiries.find(2021, 1) == entry.edit(id=1, year=2021, number=1)


def test_a_sheet_with_a_fault_writes_nothing(register: Register) -> None:
    with pytest.raises(InputRefused):
        take_in(register, read(register, COMPLAINT, {"modtaget": "x"}))
    assert numbers(register) == []


def test_a_disk_that_fails_half_way_leaves_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(register, COMPLAINT, OTHER)

    class DiskGone(Exception):
        """Nothing the program expects."""

    class Refusing:
        """An intake log on a disk that is gone."""

        def __init__(self, engine: object) -> None: ...

        def remember(self, *arguments: object) -> None:
            raise DiskGone

    monkeypatch.setattr(taking_in, "IntakeLog", Refusing)
    with pytest.raises(DiskGone):
        take_in(register, reading)
    assert numbers(register) == []


def test_numbers_that_are_missing_are_given_in_file_order_after_those_that_are_brought(register: Register) -> None:
    take_in(
        register,
        read(
            register,
            {"modtaget": "2021-10-01", "emne": "først"},
            {"modtaget": "2021-10-02", "emne": "bringer", "nummer": "2021-1"},
            {"modtaget": "2021-10-03", "emne": "sidst"},
            {"modtaget": "2022-01-03", "emne": "i år", "nummer": "118"},
        ),
    )
    assert numbers(register) == [
        ("2021-2", "først"), ("2021-1", "bringer"), ("2021-3", "sidst"), ("2022-118", "i år"),
    ]  # fmt: skip


def test_a_number_that_exists_is_a_fault(register: Register) -> None:
    take_in(register, read(register, COMPLAINT))
    with pytest.raises(InputRefused) as refused:
        refuse_faults(read(register, {**OTHER, "nummer": "2021-1"}))
    assert refused.value.faults == (
        "Linje 2, nummer »2021-1«: Nummeret 2021-1 findes allerede i registret. Skriv et andet, eller lad feltet stå tomt.",
    )


def test_the_same_content_is_known_again_whatever_it_is_written_in(register: Register) -> None:
    take_in(register, read(register, OTHER))
    headings = ["Emne", "ART", "modtaget", "tema"]
    same = [
        workbook(headings, ["Vejledning", "Anden", date(2021, 10, 4), None]),
        csv_sheet({"emne": "Vejledning ", "modtaget": "4-10-2021", "art": "anden"}, encoding="cp1252"),
    ]
    for content in same:
        with pytest.raises(InputRefused, match=r"er allerede læst ind 17-01-2022"):
            refuse_known(register, read_content("ark", content, background_of(register)))


def test_other_content_is_not_known(register: Register) -> None:
    take_in(register, read(register, OTHER))
    refuse_known(register, read(register, {**OTHER, "emne": "Vejvisning"}))
    refuse_known(register, read(register, OTHER, OTHER))


def test_a_content_with_a_bad_row_more_is_told_its_fault_and_not_taken_for_the_known_one(register: Register) -> None:
    take_in(register, read(register, OTHER))
    refuse_known(register, read(register, OTHER, {"modtaget": "x"}))


def test_a_known_content_with_numbers_is_called_known(register: Register) -> None:
    row = {**OTHER, "nummer": "2021-7"}
    take_in(register, read(register, row))
    with pytest.raises(InputRefused, match="allerede læst ind"):
        refuse_known(register, read(register, row))


def test_taken_in_once_more_it_gets_new_numbers(register: Register) -> None:
    for _ in range(2):
        take_in(register, read(register, OTHER))
    assert [number for number, _ in numbers(register)] == ["2021-1", "2021-2"]


def test_a_content_that_was_undone_may_come_again_and_its_numbers_are_not_reused(register: Register) -> None:
    take_in(register, read(register, OTHER))
    register.history.undo()
    reading = read(register, OTHER)
    refuse_known(register, reading)
    take_in(register, reading)
    assert [number for number, _ in numbers(register)] == ["2021-2"]
    with pytest.raises(InputRefused, match="allerede læst ind"):
        refuse_known(register, reading)


def test_what_was_undone_is_not_known_by_what_came_after(register: Register) -> None:
    take_in(register, read(register, OTHER))
    register.history.undo()
    take_in(register, read(register, COMPLAINT))
    refuse_known(register, read(register, OTHER))


def test_the_same_content_is_known_at_any_later_hour(register: Register) -> None:
    take_in(register, read(register, OTHER))
    later = replace(background_of(register), now=NOW + timedelta(hours=1))
    with pytest.raises(InputRefused, match="allerede læst ind"):
        refuse_known(register, read_content("ark.csv", csv_sheet(OTHER), later))


def test_an_undone_content_that_was_redone_is_known(register: Register) -> None:
    take_in(register, read(register, OTHER))
    register.history.undo()
    register.history.redo()
    with pytest.raises(InputRefused, match="allerede læst ind"):
        refuse_known(register, read(register, OTHER))


def test_consultations_go_in_and_are_counted_beside_the_inquiries(register: Register) -> None:
    row = {"dato": "2021-08-17", "konsulentbistand": "Sparring"}
    take_in(register, read(register, row, row))
    figures = register.figures(date(2021, 8, 1), date(2021, 8, 31))
    assert (figures.consultations, figures.registered) == (2, 0)
    with pytest.raises(InputRefused, match="allerede læst ind"):
        refuse_known(register, read(register, row, row))


def test_the_demo_stands_on_its_day_with_the_printed_periods(demo_register: Register) -> None:
    assert demo_register.clock.today() == DEMO_DAY == NOW.date()
    assert [period.name for period in demo_register.periods.all()] == [period.name for period in PERIODS]


def test_the_demo_cannot_be_undone_away(demo_register: Register) -> None:
    assert demo_register.history.undo() is None
    assert all_inquiries(demo_register.engine).count() == 222 + 118 + 12


def test_a_demo_that_is_there_is_opened_as_it_was_left(demo_register: Register, clock: Clock) -> None:
    take_in(demo_register, read(demo_register, OTHER))
    demo_register.close()
    again = build_demo(demo_register.engine.path, clock)
    try:
        assert all_inquiries(again.engine).count() == 222 + 118 + 12 + 1
    finally:
        again.close()


def test_somebodys_own_register_is_never_made_a_demo(register: Register, clock: Clock) -> None:
    register.close()
    with pytest.raises(InputRefused, match="ikke et demoregister"):
        build_demo(register.engine.path, clock)


def test_a_background_without_a_register_has_no_numbers_taken(background: Background) -> None:
    assert background.taken(2021, 1) is False


def test_a_sheet_is_in_even_when_its_words_cannot_be_indexed_yet(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(most: int) -> None:
        raise SaveFailed("Disken er fuld.")

    monkeypatch.setattr(register.search, "index_some", refuse)
    take_in(register, read(register, OTHER))
    assert numbers(register) == [("2021-1", "Vejledning")]
    assert register.search.waiting()
    assert [row.subject for row in register.search.find("vejl", 2021)] == ["Vejledning"]
