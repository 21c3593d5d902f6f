"""What could tell who a text is about: everything planted is found, whatever stands around it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.identifiers import KINDS, WHY, WORDS, Combination, Known, identifiers
from borgerraad_tui.domain.text import clean_text

NAMES = ("Karl Peter Møller", "Aase Jensen", "I.D.")
PLACES = ("Visitationen", "Familierådgivningen", "Vojens", "Haderslev bibliotek")
KNOWN = Known(NAMES, PLACES)

PLANTED = [
    ("cpr", "010190-1234"), ("cpr", "0101901234"), ("cpr", "610190-1234"), ("cpr", "01 01 90 - 1234"), ("cpr", "010190-xxxx"),
    ("phone", "74534422"), ("phone", "74 53 44 22"), ("phone", "7453 4422"), ("phone", "+45 74 53 44 22"),
    ("phone", "+49 461 123456"), ("mail", "hans.peter@haderslev.dk"), ("mail", "hans (at) mail.dk"), ("web", "www.haderslev.dk/x"),
    ("web", "https://eksempel.example/a?b=1"), ("web", "borgeren.dk"), ("address", "Nørregade 12"), ("address", "Gl. Skolevej 5B"),
    ("address", "H.P. Hanssens Vej 3, 2. tv"), ("address", "6560 Sommersted"), ("address", "Lille Allé 4"),
    ("address", "Nørregade"),
    ("case", "22/647"), ("case", "2021-118"), ("case", "EMN-2021-01234"), ("case", "27.00.00-G01-12-20"), ("case", "sagsnr. 4711"),
    ("date", "3. maj 2021"), ("date", "28-11-2021"), ("date", "2021-11-28"), ("date", "28/11"), ("date", "den 1. august"),
    ("age", "87-årig"), ("age", "otteårige"), ("age", "42 år gammel"), ("age", "født i 1965"), ("age", "fylder 50"),
    ("name", "Karl Peter Møller"), ("name", "møller"), ("name", "Moeller"), ("name", "Jenssens"), ("name", "Aase"),
    ("name", "I.D."),
    ("name", "fru Mikkelsen"), ("institution", "Sommersted Plejehjem"), ("institution", "Sommersted Plejecenter"),
    ("institution", "plejehjemmet i Sommersted"), ("institution", "Louiseskolen"), ("institution", "Hertug Hans Skole"),
    ("institution", "visitationen"), ("institution", "Haderslev bibliotek"), ("institution", "bostedet Solsiden"),
]  # fmt: skip
"""Each kind as it is really written."""
HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("0123456789-./@ \n()[]AaÅåøvej\u202e\u0301"), max_size=60
)


@pytest.mark.parametrize(("kind", "words"), PLANTED)
def test_it_is_found_in_a_sentence_as_what_it_is(kind: str, words: str) -> None:
    found = identifiers(f"Borgeren fortalte om {words} og fik svar.", KNOWN)
    assert [each.kind for each in found] == [kind]
    assert found[0].words in words
    assert len(found[0].words) >= len(words) - len("den ")


@given(before=HOSTILE, planted=st.sampled_from(PLANTED), after=HOSTILE)
def test_nothing_planted_is_missed_whatever_stands_around_it(before: str, planted: tuple[str, str], after: str) -> None:
    before, after = clean_text(before), clean_text(after)
    text = f"{before}\n\n{planted[1]}\n\n{after}"
    start = len(before) + 2
    found = identifiers(text, KNOWN)
    touching = [each for each in found if each.start < start + len(planted[1]) and each.end > start]
    alike = [each for each in found if each.words in planted[1] or planted[1] in each.words]
    assert touching or alike


@given(HOSTILE)
def test_a_finding_says_where_it_stands_in_the_text_and_none_stands_twice(text: str) -> None:
    found = identifiers(clean_text(text), KNOWN)
    for each in found:
        assert " ".join(clean_text(text)[each.start : each.end].split()) == " ".join(each.words.split())
    assert len({(each.kind, each.words) for each in found}) == len(found)
    spans = sorted((each.start, each.end) for each in found)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "En borger oplever en langsommelig sagsbehandling på grund af mange sagsbehandlerskift.",
        "Efter 1,5 måned henvender borgeren sig igen. Sagen tog 2 år, og i 3 år var der intet sket.",
        "Beretningen for 2020-2021 tæller 111 henvendelser, heraf 60 klager (54 %).",
        "I løbet af sensommeren og efteråret 2021 var der 20-30 sager og 15.000 kr. på spil.",
        "Skolen skal give hver elev en skole, der kan bruges. En skole er en del af forvaltningen. Hans skole svarede.",
        "Der skal svares inden for 48 timer, jf. § 13. Vi vil have 2 møder. Ring 3 gange.",
    ],
)
def test_plain_telling_is_left_alone(text: str) -> None:
    assert identifiers(text, KNOWN) == ()


def test_the_printed_reports_own_example_names_an_institution() -> None:
    text = "Borgeren spurgte om lejeforholdene på Sommersted Plejecenter. Er der andre på Sommersted Plejehjem?"
    assert [(each.kind, each.words) for each in identifiers(text)] == [
        ("institution", "Sommersted Plejecenter"),
        ("institution", "Sommersted Plejehjem"),
    ]


def test_words_for_people_are_no_names_even_when_they_stand_where_a_name_could() -> None:
    known = Known(names=["Mor til Aksel Friis", "Borgeren", "Familien Friis"])
    found = identifiers("Borgeren og familien, mor og barn, talte med Aksel.", known)
    assert [each.words for each in found] == ["Aksel"]


@pytest.mark.parametrize(("alike", "least", "found"), [(1, 3, 1), (2, 3, 1), (3, 3, 0), (4, 5, 1), (1, 1, 0)])
def test_a_rare_combination_is_pointed_out_below_the_least_that_are_alike(alike: int, least: int, found: int) -> None:
    combination = Combination("Børn og Kultur, Skolerne, maj 2021", alike)
    kinds = [each.kind for each in identifiers("En borger fik svar.", Known(combination=combination), least)]
    assert kinds == ["combination"] * found


def test_every_kind_says_in_danish_why_and_what_to_do() -> None:
    assert set(WHY) == set(WORDS) == set(KINDS)
    advised = ("Skriv", "Slet", "Nævn")
    assert all(any(word in told for word in advised) and told.endswith(".") for told in WHY.values())


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "@", "A ", "1", "a.a", "vej ", "vej 1", "A vej 1 ", "Skole ", "1/1", "+1 ", "(at)", "\n"]
)
def test_no_text_takes_long(piece: str) -> None:
    began = time.process_time()
    identifiers(piece * (20_000 // len(piece)), KNOWN)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "text", ["341290-xxxx", "011390-1234", "310290-1234", "000190-1234", "300290 1234", "930190-1234"]
)
def test_what_has_no_day_its_month_has_is_no_cpr_number(text: str) -> None:
    assert "cpr" not in {each.kind for each in identifiers(f"Sagen {text} er ny", KNOWN)}
