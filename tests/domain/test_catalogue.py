"""The lists she chooses from: what can be chosen on a day, and how an entry is found."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.catalogue import Catalogue, Entry

OLD = Entry("theme", "andet_2020", "Andet", id=7, valid_to=date(2021, 7, 31), position=2)
NEW = Entry("theme", "andet", "Andet", id=8, short="And", valid_from=date(2021, 8, 1), position=3)
FIRST = Entry("theme", "hjemmel", "Hjemmelsspørgsmål", id=9, position=1)
CATALOGUE = Catalogue([NEW, OLD, FIRST])


@pytest.mark.parametrize(
    ("day", "valid"), [(date(2021, 7, 31), True), (date(2021, 8, 1), False), (date.min, True), (date.max, False)]
)
def test_an_entry_is_valid_through_its_last_day(day: date, valid: bool) -> None:
    assert OLD.valid(day) is valid
    assert NEW.valid(day) is not valid


def test_a_list_stands_in_stored_order() -> None:
    assert CATALOGUE.of("theme") == (FIRST, OLD, NEW)
    assert CATALOGUE.of("place") == ()


def test_only_what_is_valid_can_be_chosen() -> None:
    assert CATALOGUE.choices("theme", date(2021, 7, 31)) == (FIRST, OLD)
    assert CATALOGUE.choices("theme", date(2021, 8, 1)) == (FIRST, NEW)


def test_children_and_kinds_narrow_the_choices(haderslev: Catalogue) -> None:
    day = date(2021, 9, 1)
    assert {entry.parent for entry in haderslev.choices("department", day, parent="diverse")} == {"diverse"}
    assert haderslev.choices("outcome", day, parent="vejledning") == ()


@pytest.mark.parametrize("text", ["andet", "ANDET", "  Andet ", "AnDeT"])
def test_a_name_is_found_whatever_its_letters_and_blanks_and_the_valid_one_first(text: str) -> None:
    assert CATALOGUE.named("theme", text, date(2021, 7, 1)) == (OLD, NEW)
    assert CATALOGUE.named("theme", text, date(2021, 9, 1)) == (NEW, OLD)


def test_a_key_is_found_too_and_another_word_is_not() -> None:
    assert CATALOGUE.named("theme", "andet_2020") == (OLD,)
    assert CATALOGUE.named("theme", "ande") == ()


def test_keys_and_numbers_lead_to_each_other() -> None:
    assert CATALOGUE.id_of("theme", "andet") == 8
    assert CATALOGUE.key_of(8) == "andet"
    assert CATALOGUE.key_of(8) == NEW.key
    assert (CATALOGUE.id_of("theme", None), CATALOGUE.key_of(None)) == (None, None)
    assert (CATALOGUE.name("theme", None), CATALOGUE.get("theme", None)) == ("", None)


def test_narrow_places_get_the_short_name_where_there_is_one() -> None:
    assert (NEW.brief, OLD.brief) == ("And", "Andet")
