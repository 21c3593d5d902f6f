"""Who is found by what is typed: the same before, while and after words are indexed, through undo and redo."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.names import answers, asked, known_under
from borgerraad_tui.store.name_words import FORMS, MOST, NameWords
from borgerraad_tui.store.register import Register
from tests.registers import changed, inquiry, saved

NAMES = st.sampled_from(
    [
        "",
        "N.F.",
        "Hans Møller",
        "Moeller, Hans",
        "Anne-Marie Jensen",
        "Annemarie Jenssen",
        "Jens Hansen",
        "Å",
        "Hansine Krog",
    ]
)
PHONES = st.sampled_from(["", "74 34 34 34", "+45 20202020", "20202020 / 74343434"])
MAILS = st.sampled_from(["", "hans@eksempel.dk", "Jensen@Eksempel.dk"])
PERSONS = st.tuples(NAMES, PHONES, MAILS)
TYPED = st.tuples(
    st.sampled_from(["", "Han", "Hans M", "møl", "Jens", "jensen anne", "annem", "nf", "n", "å", "Hans Hansen"]),
    st.sampled_from(["", "7434", "20", "+45 202"]),
    st.sampled_from(["", "hans", "JENSEN@"]),
)


def found(register: Register, typed: tuple[str, str, str]) -> frozenset[int]:
    return NameWords(register.engine).find(*typed).inquiries


@settings(max_examples=60, deadline=None)
@given(
    people=st.lists(PERSONS, max_size=6),
    later=st.lists(st.tuples(st.integers(0, 5), PERSONS), max_size=4),
    typed=TYPED,
    index_between=st.booleans(),
)
def test_the_same_are_found_before_and_after_indexing(
    lasting_register: Register,
    people: list[tuple[str, str, str]],
    later: list[tuple[int, tuple[str, str, str]]],
    typed: tuple[str, str, str],
    index_between: bool,
) -> None:
    register = lasting_register
    with register.acts.trial():
        stand = [register.inquiries.add(inquiry(citizen=a, phone=b, mail=c)) for a, b, c in people]
        if index_between:
            register.search.index_all()
        for place, (citizen, phone, mail) in later:
            if place < len(stand):
                edited = stand[place].edit(citizen=citizen, phone=phone, mail=mail)
                stand[place] = register.inquiries.update(edited)
        expected = {
            one.id
            for one in stand
            if any(answers(question, known_under(one.citizen, one.phone, one.mail)) for question in asked(*typed))
        }
        assert found(register, typed) == expected
        register.search.index_all()
        assert found(register, typed) == expected


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=40) | st.text("ab \x00\ud83d\U0010ffff%_\"'*", max_size=20))
def test_nothing_that_is_typed_is_an_error(lasting_register: Register, text: str) -> None:
    with lasting_register.acts.trial():
        lasting_register.inquiries.add(inquiry(citizen="indekseret"))
        lasting_register.search.index_all()
        lasting_register.inquiries.add(inquiry(citizen="venter"))
        found(lasting_register, (text, text, text))


def test_a_very_long_paste_is_no_error(scratch: Register) -> None:
    saved(scratch, inquiry(citizen="Ord"))
    scratch.search.index_all()
    found(scratch, ("ord " * 5000, "1" * 5000, "a" * 5000))


@pytest.mark.parametrize("index_after_each", [False, True])
def test_undo_and_redo_take_names_away_and_bring_them_back(scratch: Register, index_after_each: bool) -> None:
    def told() -> tuple[bool, bool]:
        if index_after_each:
            scratch.search.index_all()
        return bool(found(scratch, ("møller", "", ""))), bool(found(scratch, ("jensen", "", "")))

    one = saved(scratch, inquiry(citizen="Hans Møller"))
    assert told() == (True, False)
    changed(scratch, one, citizen="Hans Jensen")
    assert told() == (False, True)
    scratch.history.undo()
    assert told() == (True, False)
    scratch.history.undo()
    assert told() == (False, False)
    scratch.history.redo()
    scratch.history.redo()
    assert told() == (False, True)


@pytest.mark.parametrize("column", ["phone", "mail"])
def test_a_changed_number_or_mail_is_learnt_anew(scratch: Register, column: str) -> None:
    one = saved(scratch, inquiry().edit(**{column: "11111111"}))
    scratch.search.index_all()
    changed(scratch, one, **{column: "22222222"})
    scratch.search.index_all()
    assert [bool(found(scratch, ("", text, text))) for text in ("11111111", "22222222")] == [False, True]


@pytest.mark.parametrize("indexed", [False, True])
def test_a_name_that_fits_too_many_tells_nothing_until_something_else_fits(scratch: Register, indexed: bool) -> None:
    with scratch.acts.act("Mange"):
        for _ in range(MOST):
            scratch.inquiries.add(inquiry(citizen="Hans Jensen"))
    assert not NameWords(scratch.engine).find("Jensen", "", "").many
    last = saved(scratch, inquiry(citizen="Hans Jensen", phone="20202020"))
    if indexed:
        scratch.search.index_all()
    assert NameWords(scratch.engine).find("Jensen Hans", "", "") == (frozenset(), True)
    assert NameWords(scratch.engine).find("Jensen Hans", "2020", "") == (frozenset([last.id]), False)


def test_a_lookup_reads_through_the_indexes(scratch: Register) -> None:
    asked_of: list[str] = []
    scratch.engine.tables.conn.set_trace_callback(asked_of.append)
    found(scratch, ("Hans Jensen", "2020", "a@b.dk"))
    scratch.engine.tables.conn.set_trace_callback(None)
    plans = [row[3] for sql in asked_of for row in scratch.engine.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("hit USING PRIMARY KEY (word>? AND word<?)" in plan for plan in plans)
    assert any("USING COVERING INDEX name_word_inquiry (inquiry=? AND word>? AND word<?)" in plan for plan in plans)
    assert {plan for plan in plans if plan.startswith("SCAN")} <= {"SCAN t", "SCAN (subquery-1)"}
    assert "SEARCH i USING INTEGER PRIMARY KEY (rowid=?)" in plans, "only those that wait are read"


def test_a_name_that_can_go_on_in_several_ways_is_read_through_the_indexes_too(scratch: Register) -> None:
    asked_of: list[str] = []
    scratch.engine.tables.conn.set_trace_callback(asked_of.append)
    found(scratch, ("Anna Maria", "", ""))
    scratch.search.hits("Anna Maria", 2021)
    scratch.engine.tables.conn.set_trace_callback(None)
    of_names = [sql for sql in asked_of if "name_word" in sql]
    plans = [row[3] for sql in of_names for row in scratch.engine.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("MULTI-INDEX OR" in plan for plan in plans)
    assert any("SEARCH name_word USING PRIMARY KEY" in plan for plan in plans), plans
    assert {plan for plan in plans if plan.startswith("SCAN")} <= {
        "SCAN (subquery-1)",
        "SCAN form",
        "SCAN CONSTANT ROW",
    }


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("moeller", {"Hans Møller", "Möller, Grete", "Moeller H."}), ("Jensen", {"Jenssen, Bo", "Bo Jensen"}),
        ("bo jensen", {"Jenssen, Bo", "Bo Jensen"}), ("annemarie", {"Anne-Marie Krog"}), ("anne-marie", {"Anne-Marie Krog"}),
        ("nf", {"N.F."}), ("mulle", set()), ("varme moeller", {"Hans Møller", "Möller, Grete", "Moeller H."}),
    ],
)  # fmt: skip
def test_the_search_finds_a_name_however_it_is_spelt(
    scratch: Register, typed: str, names: set[str], indexed: bool
) -> None:
    for name in (
        "Hans Møller",
        "Möller, Grete",
        "Moeller H.",
        "Jenssen, Bo",
        "Bo Jensen",
        "Anne-Marie Krog",
        "N.F.",
        "Ole",
    ):
        saved(scratch, inquiry(subject="Varme", citizen=name))
    saved(scratch, inquiry(subject="Om møller og vind"))
    if indexed:
        scratch.search.index_all()
    hits = scratch.search.hits(typed, 2021)
    assert {hit.text for hit in hits if hit.spot == "citizen"} | {
        scratch.inquiries.get(hit.id).citizen for hit in hits if hit.spot == "subject"
    } == names


@pytest.mark.parametrize("indexed", [False, True])
def test_names_that_begin_with_the_word_hide_none_that_is_spelt_otherwise(scratch: Register, indexed: bool) -> None:
    with scratch.acts.act("Mange"):
        for number in range(1, FORMS + 1):
            scratch.inquiries.add(inquiry(citizen=f"Kri{''.join(chr(97 + int(digit)) for digit in f'{number:04}')}s"))
        scratch.inquiries.add(inquiry(citizen="Chrizander"))
    if indexed:
        scratch.search.index_all()
    assert NameWords(scratch.engine).spellings("kri") == {"kri": frozenset({"chrizander"})}
    assert scratch.search.hits("kri", 2021)[0].text == "Chrizander", "the newest of them all"


def test_an_overwritten_name_leaves_no_word_behind(scratch: Register) -> None:
    one = saved(scratch, inquiry(citizen="Qvist"))
    scratch.search.index_all()
    assert scratch.engine.rows("SELECT word FROM name_word") == [("kvist",)]
    changed(scratch, one, citizen="")
    scratch.search.index_all()
    assert scratch.engine.rows("SELECT word FROM name_word") == []


@pytest.mark.parametrize("indexed", [False, True])
def test_the_search_finds_a_phone_number_and_a_mail_however_they_are_written(scratch: Register, indexed: bool) -> None:
    one = saved(scratch, inquiry(subject="Varme", phone="74 34 34 34", mail="Hans@Eksempel.dk"))
    saved(scratch, inquiry(subject="Andet", phone="74 34 34 35"))
    if indexed:
        scratch.search.index_all()
    for text in ("74343434", "+45 74 34 34 34", "hans@eksempel.dk"):
        assert [hit.id for hit in scratch.search.find(text, 2021)] == [one.id], text
