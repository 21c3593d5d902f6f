"""Names compared however they are spelt: what is alike, what is not, and that what is begun fits what it becomes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from borgerraad_tui.domain.names import (
    answers,
    asked,
    begun,
    heard,
    known_under,
    looks_like_contact,
    name_words,
    normal,
    phone_digits,
)

LETTERS = st.sampled_from("aaabcdeeefghhijkklmnooprsttuvwxyzæøåéöäü")
WORDS = st.text(LETTERS, min_size=1, max_size=12)
NAMES = st.lists(WORDS.filter(lambda word: len(word) > 1), min_size=1, max_size=4)


def meant(typed: str, name: str, *, phone: str = "", mail: str = "") -> bool:
    """Whether somebody of that name is shown while this is typed."""
    return any(answers(question, known_under(name, phone, mail)) for question in asked(typed, "", ""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Møller", "Moeller"), ("Møller", "Möller"), ("MØLLER", "møller"), ("Åge", "Aage"), ("Jensen", "Jenssen"),
        ("Jakob", "Jacob"), ("Sofie", "Sophie"), ("Tomas", "Thomas"), ("Vilhelm", "Wilhelm"), ("Kristian", "Christian"),
        ("André", "Andre"), ("Bäck", "Bæk"), ("Straße", "Strasse"), ("Mueller", "Müller"), ("Backer", "Bakker"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_is_one(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Møller", "Miller"), ("Hansen", "Jensen"), ("Bak", "Bæk"), ("Bak", "Båk"), ("Lone", "Løne"), ("Ole", "Ulla")],
)
def test_other_names_stay_others(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(name=NAMES, data=st.data())
def test_the_order_letter_case_and_blanks_of_a_name_do_not_matter(name: list[str], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(name))
    assert set(name_words("  ".join(turned).upper())) == set(name_words(" ".join(name)))


@given(word=st.text(st.sampled_from("bdefghijklmnrsuvyøåé"), min_size=1, max_size=8), place=st.integers(0, 7))
def test_a_letter_written_twice_is_one(word: str, place: int) -> None:
    at = place % len(word)
    assume("ue" not in word.replace("é", "e")[max(0, at - 1) : at + 2])  # ue is another sound, and uee is not uue
    assert normal(word[:at] + word[at] + word[at:]) == normal(word)


@given(word=WORDS, letters=st.integers(0, 12))
def test_what_is_begun_fits_the_whole_word_at_each_letter(word: str, letters: int) -> None:
    assert normal(word).startswith(begun(word[:letters]))


@given(word=st.text(max_size=8), letters=st.integers(0, 8))
def test_what_is_begun_fits_in_any_writing(word: str, letters: int) -> None:
    whole = unicodedata.normalize("NFC", word)
    assume(all(unicodedata.category(sign) != "Mn" for sign in whole))
    assume(unicodedata.is_normalized("NFKC", whole.casefold()))
    assert normal(whole).startswith(begun(whole[:letters]))


@given(name=NAMES, data=st.data())
def test_somebody_is_met_at_every_letter_from_the_third_on(name: list[str], data: st.DataObject) -> None:
    turned = " ".join(data.draw(st.permutations(name)))
    assume(len(turned.split()[0]) >= 3)
    letters = data.draw(st.integers(3, len(turned)))
    assert meant(turned[:letters], " ".join(name))


@given(text=st.text(max_size=60), phone=st.text(max_size=30), mail=st.text(max_size=30))
def test_whoever_is_typed_whole_is_met_whatever_was_typed(text: str, phone: str, mail: str) -> None:
    known = known_under(text, phone, mail)
    assert all(answers(question, known) for question in asked(text, phone, mail))


@pytest.mark.parametrize(
    ("typed", "name", "met"),
    [
        ("Jen", "Hans Jensen", True), ("Je", "Hans Jensen", False), ("Hans J", "Jensen, Hans", True),
        ("NF", "N.F.", True), ("N F", "N.F.", True), ("N.", "N.F.", False), ("N.F.", "Niels Frandsen", False),
        ("Anne-Marie", "Anne Marie", True), ("Annemarie", "Anne-Marie", True), ("Anne-Marie", "Annemarie", True),
        ("H.C. And", "H. C. Andersen", True), ("Hans Jensen", "Hans Hansen", False), ("", "Hans", False), ("- .", "Hans", False),
    ],
)  # fmt: skip
def test_what_is_typed_so_far_meets_whom_it_can_mean(typed: str, name: str, *, met: bool) -> None:
    assert meant(typed, name) is met


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Anna", "Anders"), ("Maria", "Marie"), ("Thea", "Tem"), ("Karo", "Karen"), ("Lea", "Lene")],
)
def test_a_whole_name_that_ends_in_a_vowel_meets_no_other_name(typed: str, name: str) -> None:
    assert meant(typed, typed)
    assert not meant(typed, name)


@given(word=WORDS.filter(lambda word: len(word) > 2), name=NAMES)
def test_a_word_of_a_search_is_heard_as_it_is_while_a_name_is_typed(word: str, name: list[str]) -> None:
    known = known_under(" ".join(name), "", "")
    (ways,) = heard(word).values()
    assert any(way.begins(one) for way in ways for one in known) == meant(word, " ".join(name))


@pytest.mark.parametrize(
    "written", ["74 34 34 34", "+45 74343434", "0045 74 34 34 34", "4574343434", "(+45) 74-34-34-34", "74343434"]
)
def test_a_phone_number_is_its_last_eight_digits(written: str) -> None:
    assert phone_digits(written) == "74343434"
    assert known_under("", written, "") == {"+74343434"}


def test_two_numbers_and_two_mails_are_each_known() -> None:
    known = known_under("", "74 34 34 34 / 20202020", "A@b.dk, c@d.dk")
    assert known == {"+74343434", "+20202020", "@a@b.dk", "@c@d.dk"}
    assert [answers(question, known) for question in asked("", "+45 743", "C@D")] == [True, True]


@pytest.mark.parametrize("text", ["74343434", "+45 74 34 34 34", "a@b"])
def test_a_whole_number_and_a_mail_are_known_when_they_are_seen(text: str) -> None:
    assert looks_like_contact(text)


@pytest.mark.parametrize("text", ["2021-118", "118", "hjælp 74343434", "22/26015555", "jens"])
def test_words_and_the_office_s_own_numbers_are_neither(text: str) -> None:
    assert not looks_like_contact(text)
