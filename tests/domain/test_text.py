"""What comes in from outside is made safe, and names and widths are measured as a reader sees them."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from borgerraad_tui.domain.text import (
    cells,
    clean_line,
    clean_text,
    fit,
    fold,
    looks_like_cpr,
    near,
    speaks_of_whistleblowing,
)

ANYTHING = st.text(st.characters(exclude_categories=()))
LATIN_CJK_EMOJI_AND_MARKS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from("æøåÆØÅéüß–…»«"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x1F600, max_codepoint=0x1F64F),
        st.characters(min_codepoint=0x0300, max_codepoint=0x036F),
    )
)
DIRECTORATES = ["Arbejdsmarked og Borgerservice", "Børn og Kultur", "Voksen og Sundhed", "Teknik og Klima", "Diverse"]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Lejekontrakt og varme, plejecenter", "Lejekontrakt og varme, plejecenter"),
        ("en\r\nto\rtre\vfire\ffem", "en\nto\ntre\nfire\nfem"),
        ("en\x85to\u2028tre\u2029fire", "en\nto\ntre\nfire"),
        ("en\r\n\r\nto", "en\n\nto"),
        ("kolonne\tkolonne", "kolonne kolonne"),
        ("20\u00a0kr.\u2009og\u202f5\u3000øre", "20 kr. og 5 øre"),
        ("person\u00adsags\u00adbehandling", "personsagsbehandling"),
        ("telefon \u260e\ufe0f", "telefon \u260e"),
        ("a\u030a og \u212b", "å og Å"),
        ("a\u00ad\u030a", "å"),
        ("rød \x1b[31mskrift\x1b[0m", "rød [31mskrift[0m"),
        ("\x1b]52;c;aGVq\x07", "]52;c;aGVq"),
        ("\x9b31m og \x7f og \x00", "31m og  og"),
        ("halv \ud83d", "halv \ufffd"),
        ("ikke et tegn \uffff \ufdd0 \U0001fffe", "ikke et tegn \ufffd \ufffd \ufffd"),
        ("abc\u202etxt.exe", "abc‹U+202E›txt.exe"),
        ("usyn\u200blig \u2066her\u2069", "usyn‹U+200B›lig ‹U+2066›her‹U+2069›"),
        ("\ufeffmodtaget", "‹U+FEFF›modtaget"),
        ("mærke \U000e0041 og \U000e0000", "mærke ‹U+E0041› og ‹U+E0000›"),
        ("tom \u3164 og \u034f", "tom ‹U+3164› og ‹U+034F›"),
        ("en  \nto \t\n\n  ", "en\nto"),
        ("  indrykket\n  igen", "  indrykket\n  igen"),
        ("privat \ue000 og 漢字", "privat \ue000 og 漢字"),
    ],
)
def test_a_pasted_text_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean_text(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  emne  ", "emne"),
        ("en\nto\r\ntre", "en to tre"),
        ("en  \n\n   to", "en to"),
        ("to  blanke  bliver", "to  blanke  bliver"),
        ("en\tto\t\ttre", "en to  tre"),
        ("\n\n", ""),
        ("\x1b\n\x07", ""),
    ],
)
def test_lines_become_one_line(raw: str, cleaned: str) -> None:
    assert clean_line(raw) == cleaned


def test_no_code_point_gets_through_that_can_drive_a_terminal_or_hide() -> None:
    every_code_point = "".join(map(chr, range(0x110000)))
    left = {unicodedata.category(sign) for sign in clean_text(every_code_point).replace("\n", "")}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_the_only_space_left_is_the_blank() -> None:
    every_code_point = " ".join(map(chr, range(0x110000)))
    assert {sign for sign in clean_line(every_code_point) if sign.isspace()} == {" "}


@given(ANYTHING)
def test_cleaning_a_text_twice_changes_nothing(raw: str) -> None:
    cleaned = clean_text(raw)
    assert clean_text(cleaned) == cleaned


@given(ANYTHING)
def test_cleaning_a_line_twice_changes_nothing(raw: str) -> None:
    cleaned = clean_line(raw)
    assert clean_line(cleaned) == cleaned


@given(ANYTHING)
def test_a_cleaned_text_can_be_written_as_utf_8_and_has_no_blank_line_ends(raw: str) -> None:
    cleaned = clean_text(raw)
    assert cleaned.encode().decode() == cleaned
    assert all(line == line.rstrip() for line in cleaned.split("\n"))
    assert not cleaned.endswith("\n")


@given(ANYTHING)
def test_a_cleaned_line_is_one_line_for_every_reader(raw: str) -> None:
    assert len(clean_line(raw).splitlines()) <= 1


@pytest.mark.parametrize(
    "page",
    [
        "Borgeren bad om en afgørelse på sin ansøgning – tre gange.\r\n" * 17_000,
        " " * 1_000_000 + "x",
        " \n" * 500_000,
        "a" + "\u0315\u0301" * 100_000,
        "\u0f73" * 100_000,
        "\x1b" * 1_000_000,
    ],
    ids=["danish", "blanks", "blank lines", "heaped marks", "heaped double marks", "escapes"],
)
def test_a_huge_or_hostile_paste_takes_seconds_at_most(page: str) -> None:
    started = time.process_time()
    clean_line(page)
    fold(page)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nancy 251248-9996 ringede", "251248-9996"),
        ("2512489996", "2512489996"),
        ("251248 9996", "251248 9996"),
        ("251248–9996", "251248–9996"),
        ("251248 - 9996", "251248 - 9996"),
        ("cpr.251248-9996.", "251248-9996"),
        ("290200-1234", "290200-1234"),
        ("sag 991248-9996, borger 251248-9996", "251248-9996"),
        ("251248-9996-1", "251248-9996"),
    ],
)
def test_what_looks_like_a_cpr_number_is_found(text: str, found: str) -> None:
    assert looks_like_cpr(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tlf. 74 34 34 34",
        "320148-9996",
        "251348-9996",
        "290201-1234",
        "310421-1234",
        "1251248-9996",
        "251248-99961",
        "251248--9996",
        "251248\n9996",
        "25-12-48 9996",
        "251248-999",
        "+4551248999",
        "ESDH 21/118456",
    ],
)
def test_what_cannot_be_a_cpr_number_is_left_alone(text: str) -> None:
    assert looks_like_cpr(text) is None


@given(ANYTHING)
def test_no_text_is_too_odd_to_be_searched_for_a_cpr_number_or_folded(text: str) -> None:
    found = looks_like_cpr(text)
    assert found is None or found in text
    assert "  " not in fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Børn og Kultur", " BØRN  OG\tKULTUR "),
        ("Grundlæggende Å", "grundlæggende a\u030a"),
        ("Arbejdsmarked\u00a0og Borgerservice", "arbejdsmarked og borgerservice"),
    ],
)
def test_letter_case_and_blanks_do_not_tell_names_apart(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Børn", "Boern"), ("Åben", "Aaben"), ("Læge", "Laege"), ("Børn", "Born")])
def test_danish_letters_stay_apart_from_their_substitutes(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Børn og kultr", ["Børn og Kultur"]),
        ("teknik & klima", ["Teknik og Klima"]),
        ("VOKSEN", ["Voksen og Sundhed"]),
        ("Divers", ["Diverse"]),
        ("qqq", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_mistyped_name_is_answered_with_near_names(word: str, expected: list[str]) -> None:
    assert near(word, DIRECTORATES) == expected


def test_at_most_three_near_names_are_given_and_the_first_comes_first() -> None:
    assert near("gram", ["Gram 1", "Gram 2", "Gram 3", "Gram 4"]) == ["Gram 1", "Gram 2", "Gram 3"]


def test_a_name_that_begins_with_the_word_comes_before_one_that_resembles_it() -> None:
    assert near("afvis", ["Advis", "Afvist"]) == ["Afvist", "Advis"]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Emne", 4),
        ("Åbne 14 · lø", 12),
        ("漢字", 4),
        ("🙂", 2),
        ("e\u0323\u0302", 1),
        ("👍🏽", 2),
        ("\u0378", 1),
    ],
)
def test_cells_are_counted_as_a_terminal_draws_them(text: str, width: int) -> None:
    assert cells(text) == width


@given(LATIN_CJK_EMOJI_AND_MARKS)
def test_cells_agree_with_the_library_that_draws_them(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Byggesag", 10, "Byggesag  "),
        ("Byggesag", 8, "Byggesag"),
        ("Byggesag", 7, "Bygges…"),
        ("Børnefaglig", 5, "Børn…"),
        ("Byggesag", 1, "…"),
        ("Byggesag", 0, ""),
        ("Byggesag", -3, ""),
        ("", 3, "   "),
        ("漢字漢字", 6, "漢字… "),
        ("漢字漢字", 5, "漢字…"),
        ("e\u0323\u0302e\u0323\u0302e\u0323\u0302", 2, "e\u0323\u0302…"),
        ("漢字", 1, "…"),
    ],
)
def test_a_text_is_cut_or_padded_to_its_column(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_an_ascii_terminal_has_its_own_sign_for_a_cut() -> None:
    assert fit("Byggesag", 5, ellipsis=".") == "Bygg."


@given(LATIN_CJK_EMOJI_AND_MARKS, st.integers(min_value=0, max_value=12))
def test_a_fitted_text_is_exactly_as_wide_as_its_column(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@pytest.mark.parametrize(
    "text",
    [
        "Whistleblower", "en whistleblowerordning", "WHISTLEBLOWERINDBERETNING", "whistle-blower", "whistle blower", "wistleblower",
        "whisleblower", "whistelblower", "en anonym indberetning om lederen", "anonyme  indberetninger", "indberettet anonymt",
    ],
)  # fmt: skip
def test_a_text_that_speaks_of_a_whistleblower_report_is_known(text: str) -> None:
    assert speaks_of_whistleblowing(f"Ringer om {text} i går")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Borgeren vil være anonym",
        "indberetning af indkomst",
        "whisky",
        "Indberettet til SKAT",
        "anonymiseret eksempel",
    ],
)
def test_what_is_no_whistleblower_report_is_left_alone(text: str) -> None:
    assert not speaks_of_whistleblowing(text)
