"""The line of a search: whatever is typed is words, a filter, or told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.filters import ANY, Filters
from borgerraad_tui.domain.search_line import FILTERS, read_search
from borgerraad_tui.domain.text import clean_line
from tests.registers import TODAY

NAMES = ("område", "tema", "udfald", "sted", "år", "fra", "til", "er")
TOKENS = st.sampled_from(
    [
        "område:",
        "omraade:V&S",
        'tema:"',
        "år:",
        "år:21",
        "er:",
        "er:å",
        "fra:31/2",
        "til:",
        "x:y",
        '"',
        ":",
        "ord",
        "::",
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(
    TOKENS | st.text(max_size=8), max_size=8
).map(" ".join)


def numbered(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the numbers a register gives it."""
    return Catalogue(replace(entry, id=number) for number, entry in enumerate(catalogue.entries, 1))


@pytest.fixture(scope="module")
def lists(haderslev: Catalogue) -> Catalogue:
    return numbered(haderslev)


def keys(catalogue: Catalogue, numbers: tuple[int, ...]) -> set[str]:
    return {entry.key for entry in catalogue.entries if entry.id in numbers}


@given(text=ANYTHING)
def test_any_text_is_read_or_told_and_none_of_its_words_is_lost(lists: Catalogue, text: str) -> None:
    line = read_search(text, lists, TODAY)
    for word in clean_line(text).split():
        if ":" not in word and '"' not in text:
            assert word in line.words.split()
    assert all(fault.endswith((".", "?")) for fault in line.faults)


@given(text=st.text(st.characters(exclude_characters=":", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_a_text_without_a_colon_is_words_alone(lists: Catalogue, text: str) -> None:
    line = read_search(text, lists, TODAY)
    assert (line.words, line.filters, line.faults) == (clean_line(text), ANY, ())


@given(data=st.data(), words=st.lists(st.sampled_from(["ledsager", "frist", "é", "12-34"]), max_size=3))
def test_filters_stand_anywhere_among_the_words(lists: Catalogue, data: st.DataObject, words: list[str]) -> None:
    parts = data.draw(st.permutations(["område:V&S", "er:åben", "år:2021", *words]))
    line = read_search("  ".join(parts), lists, TODAY)
    assert line.words.split() == [part for part in parts if part in words]
    assert keys(lists, line.filters.directorates) == {"voksen_og_sundhed"}
    assert (line.filters.years, line.filters.is_open, line.faults) == ((2021,), (True,), ())


@given(data=st.data())
def test_every_entry_is_found_by_its_name_its_short_name_and_its_key(lists: Catalogue, data: st.DataObject) -> None:
    name, listing, field = data.draw(
        st.sampled_from(
            [("område", "directorate", "directorates"), ("tema", "theme", "themes"), ("sted", "place", "places")]
        )
    )
    entry = data.draw(st.sampled_from(lists.of(listing)))
    typed = data.draw(st.sampled_from([entry.name, entry.short or entry.name, entry.key]))
    typed = data.draw(
        st.sampled_from([typed, typed.upper(), typed.replace("ø", "oe").replace("æ", "ae").replace("å", "aa")])
    )
    line = read_search(f'{name}:"{typed}"', lists, TODAY)
    assert entry.id in getattr(line.filters, field)


@pytest.mark.parametrize(
    "typed", ["område:V&S", "OMRÅDE:v&s", "omraade:vs", "omrade:voksen", "område:sundhed", 'område:"Voksen og']
)
def test_a_directorate_is_found_however_it_is_typed(lists: Catalogue, typed: str) -> None:
    line = read_search(typed, lists, TODAY)
    assert (keys(lists, line.filters.directorates), line.words, line.faults) == ({"voksen_og_sundhed"}, "", ())


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("område:børn", {"boern_og_kultur"}),
        ("område:born", {"boern_og_kultur"}),
        ("område:boern", {"boern_og_kultur"}),
        ("område:B", {"boern_og_kultur", "beskaeftigelse_og_integration"}),
        ("område:V&S område:T&K", {"voksen_og_sundhed", "teknik_og_klima"}),
    ],
)
def test_a_beginning_means_all_it_begins_and_a_filter_twice_means_either(
    lists: Catalogue, typed: str, wanted: set[str]
) -> None:
    assert keys(lists, read_search(typed, lists, TODAY).filters.directorates) == wanted


def test_a_whole_name_is_not_another_that_holds_it(lists: Catalogue) -> None:
    assert keys(lists, read_search("udfald:kritik", lists, TODAY).filters.outcomes) == {"kritik"}
    assert keys(lists, read_search("udfald:ingen", lists, TODAY).filters.outcomes) == {"ingen_kritik"}
    assert keys(lists, read_search("udfald:vejledning", lists, TODAY).filters.outcomes) == {"vejledning"}
    assert keys(lists, read_search("tema:hjemmel", lists, TODAY).filters.themes) == {"hjemmel", "hjemmel_2020"}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("år:2021", Filters(years=(2021,))),
        ("aar:21 år:2020", Filters(years=(2021, 2020))),
        ("fra:1-8-2021 til:31-12-2021", Filters(first=date(2021, 8, 1), last=date(2021, 12, 31))),
        ("fra:1/8 fra:1-9-2021", Filters(first=date(2021, 9, 1))),
        ("til:i", Filters(last=date(2022, 1, 17))),
        ("er:åben", Filters(is_open=(True,))),
        ("er:aabne", Filters(is_open=(True,))),
        ("er:LUKKEDE", Filters(is_open=(False,))),
        ("er:åben er:lukket", Filters(is_open=(True, False))),
    ],
)
def test_a_period_and_a_state_are_read(lists: Catalogue, typed: str, wanted: Filters) -> None:
    line = read_search(typed, lists, date(2022, 1, 17))
    assert (line.filters, line.words, line.faults) == (wanted, "", ())


@pytest.mark.parametrize("word", ["åben", "lukket", "åbne", "x:y", "kl:10", "https://a.dk", "22:30"])
def test_a_bare_word_is_text(lists: Catalogue, word: str) -> None:
    line = read_search(word, lists, TODAY)
    assert (line.words, line.filters, line.faults) == (word, ANY, ())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["", "zzz", "31/2"])
def test_what_cannot_be_read_is_told_with_what_could_be_and_the_rest_counts(
    lists: Catalogue, name: str, value: str
) -> None:
    line = read_search(f"{name}:{value} ord sted:gram", lists, TODAY)
    assert line.words == "ord"
    assert keys(lists, line.filters.places) == {"gram"}
    assert len(line.faults) == 1
    assert name in line.faults[0]
    assert "Skriv" in line.faults[0]


def test_what_would_be_accepted_is_named(lists: Catalogue) -> None:
    (fault,) = read_search("sted:fjernt", lists, TODAY).faults
    assert fault == "sted:»fjernt« kendes ikke. Skriv Haderslev, Vojens, Gram, Borgerens hjem."


def test_of_a_long_list_what_comes_near_is_named(lists: Catalogue) -> None:
    (fault,) = read_search("udfald:henstillet", lists, TODAY).faults
    assert fault == "udfald:»henstillet« kendes ikke. Mente du Henstilling?"
    (fault,) = read_search("udfald:", lists, TODAY).faults
    assert fault.startswith("Hvilket udfald? Skriv fx Styrket dialog, ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("foo:bar", "»foo:« kendes ikke. Skriv fx område, tema, udfald, sted, år, fra, til, er."),
        ('områd:"V&S"', "»områd:« kendes ikke. Mente du område: eller måned:?"),
        ("status:åben", "»status:« kendes ikke. Skriv "),
        ("ORMÅDE:V&S", "»ORMÅDE:« kendes ikke. Mente du område:?"),
    ],
)
def test_a_filter_there_is_none_of_is_told_with_what_comes_near_and_the_rest_counts(
    lists: Catalogue, typed: str, told: str
) -> None:
    line = read_search(f"cykel {typed} sted:gram sti", lists, TODAY)
    (fault,) = line.faults
    assert fault.startswith(told)
    assert line.words == "cykel sti"
    assert keys(lists, line.filters.places) == {"gram"}


@given(name=st.sampled_from(NAMES), value=st.text("abcdefghijklmnopqrstuvæøå", min_size=1, max_size=30))
def test_what_is_told_of_a_filter_fits_on_one_line(lists: Catalogue, name: str, value: str) -> None:
    for typed in (f"{name}:{value}", f"{value}:{name}"):
        faults = read_search(typed, lists, TODAY).faults
        assert all(len(fault) <= 78 or len(value) > 12 for fault in faults)


@given(first=st.none() | st.dates(), last=st.none() | st.dates(), years=st.lists(st.integers(1900, 2100), max_size=2))
def test_a_day_lies_within_the_period_or_not(first: date | None, last: date | None, years: list[int]) -> None:
    filters = Filters(first=first, last=last, years=tuple(years))
    for day in (date(2021, 6, 1), first, last):
        if day is not None:
            inside = (first is None or first <= day) and (last is None or day <= last)
            assert filters.within(day.isoformat()) == (inside and (not years or day.year in years))
            assert filters.begin is None or filters.begin <= day or not filters.within(day.isoformat())


def test_days_in_the_wrong_order_are_told(lists: Catalogue) -> None:
    (fault,) = read_search("fra:31-12-2021 til:1-8-2021", lists, TODAY).faults
    assert fault == "til:01-08-2021 ligger før fra:31-12-2021. Byt om på de to datoer."


def test_the_examples_that_are_shown_can_be_read(lists: Catalogue) -> None:
    shown = " ".join(f"{example} {meaning}" for example, meaning in FILTERS)
    line = read_search(" ".join(re.findall(r"\w+:[^ ;,]+", shown)), lists, TODAY)
    assert (line.words, line.faults) == ("", ())
    assert all(getattr(line.filters, field) for field in Filters.__dataclass_fields__)
