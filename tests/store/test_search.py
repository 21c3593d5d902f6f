"""A search finds every saved word, indexed or not yet, and never an overwritten one; whatever is typed."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.store import matches as matches_of
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search import MOST
from tests.registers import TODAY, changed, inquiry, saved
from tests.store.search_rule import matches

DANISH = [
    "Aabenraa", "Åbenrå", "Søgaard", "søgård", "Ærø", "æblegrød", "RØDGRØD", "Öland", "Straße", "båd", "baad", "bad",
    "O'Neill", "12-34", "x_y", "y", "NEAR", "2021/55", "Hansen's",
]  # fmt: skip
"""Words as they stand in subjects and names, some of which mean something to the index."""
TEXTS = st.lists(st.sampled_from(DANISH), max_size=3).map(" ".join)
QUERIES = (st.tuples(st.sampled_from(DANISH), st.integers(1, 9)).map(lambda pick: pick[0][: pick[1]]) | TEXTS).filter(
    lambda query: not query.isdigit()  # a number finds the inquiry of that number too
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40) | st.text(
    "\"'*()-^:+{}[]ANDORTEaå1 ", max_size=20
)


def found(register: Register, text: str) -> set[str]:
    return {row.subject for row in register.search.find(text, 2021)}


def index_all(register: Register) -> None:
    """Index what waits, out of the engine's memory into its pages, and let the index check itself against the rows."""
    while register.search.waiting():
        register.search.index_some(2)
    for statement in ("SAVEPOINT flushed", "RELEASE flushed"):
        register.engine.execute(statement)
    register.engine.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5),
    later=st.lists(st.tuples(st.integers(0, 4), TEXTS), max_size=4),
    query=QUERIES,
    index_between=st.booleans(),
)
def test_a_search_finds_the_same_before_and_after_indexing(
    lasting_register: Register,
    rows: list[tuple[str, str, str]],
    later: list[tuple[int, str]],
    query: str,
    index_between: bool,
) -> None:
    register = lasting_register
    with register.acts.trial():
        stand = [register.inquiries.add(inquiry(subject=a, citizen=b, note=c, esdh="")) for a, b, c in rows]
        if index_between:
            index_all(register)
        for place, text in later:
            if place < len(stand):
                stand[place] = register.inquiries.update(stand[place].edit(note=text))
        expected = [one.id for one in reversed(stand) if matches(query, [one.subject, one.note], one.citizen)]
        assert [row.id for row in register.search.find(query, 2021)] == expected
        index_all(register)
        assert [row.id for row in register.search.find(query, 2021)] == expected


@settings(max_examples=150, deadline=None)
@given(text=ANYTHING)
def test_nothing_that_is_typed_is_an_error(lasting_register: Register, text: str) -> None:
    with lasting_register.acts.trial():
        lasting_register.inquiries.add(inquiry(subject="indekseret"))
        index_all(lasting_register)
        lasting_register.inquiries.add(inquiry(subject="venter"))
        lasting_register.search.find(text, 2021)


@pytest.mark.parametrize("text", ["Hansen's", "12-34", "010190-1234", "NEAR(", '"', "x:y", "*", "AND", "(a", "-", "^a"])
def test_signs_that_mean_something_to_the_index_are_only_signs(scratch: Register, text: str) -> None:
    saved(scratch, inquiry(subject=f"Om {text} a y"))
    before = found(scratch, text)
    index_all(scratch)
    assert found(scratch, text) == before == ({f"Om {text} a y"} if re.search(r"\w", text) else set())


def test_an_underscore_parts_words_before_and_after_indexing(scratch: Register) -> None:
    saved(scratch, inquiry(subject="bilag_afslag.pdf"))
    before = found(scratch, "afslag")
    index_all(scratch)
    assert before == found(scratch, "afslag") == {"bilag_afslag.pdf"}


@pytest.mark.parametrize("query", ["strasse", "straße", "STRASSE", "STRAẞE"])
def test_a_german_name_is_found_the_same_before_and_after_indexing(scratch: Register, query: str) -> None:
    saved(scratch, inquiry(citizen="Frau Straße"))
    saved(scratch, inquiry(subject="Straße"))
    before = [row.subject for row in scratch.search.find(query, 2021)]
    index_all(scratch)
    # a name is found in any spelling, another word as it is typed
    assert (
        before
        == [row.subject for row in scratch.search.find(query, 2021)]
        == ["Straße"] * ("ß" in query.lower()) + [""]
    )


def test_a_very_long_paste_is_searched_for_without_an_error(scratch: Register) -> None:
    saved(scratch, inquiry(subject="ord"))
    index_all(scratch)
    assert found(scratch, "ord " * 5000) == {"ord"}
    assert found(scratch, "å" * 5000) == set()


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("å", {"Åbenrå", "Aabenraa"}),
        ("aabenrå", {"Åbenrå", "Aabenraa"}),
        ("o", {"Ord"}),
        ("ø", {"Økonomi"}),
        ("okonomi", set()),
        ("ae", set()),
        ("æ", {"Ærø"}),
        ("abenra", set()),
        ("andre", set()),
        ("andré", {"André"}),
        ("ÆRØ", {"Ærø"}),
        ("ærø b", set()),
        ("", set()),
        ("  ", set()),
        ("!", set()),
    ],
)
@pytest.mark.parametrize("indexed", [False, True])
def test_danish_letters_are_letters_of_their_own_and_aa_is_å(
    scratch: Register, query: str, hits: set[str], indexed: bool
) -> None:
    for word in ("Åbenrå", "Aabenraa", "Ærø", "Økonomi", "Ord", "André"):
        saved(scratch, inquiry(subject=word))
    if indexed:
        index_all(scratch)
    assert found(scratch, query) == hits


@pytest.mark.parametrize("field", ["subject", "citizen", "note", "esdh"])
def test_a_word_is_found_in_each_text(scratch: Register, field: str) -> None:
    one = saved(scratch, inquiry().edit(**{field: "Kørestol"}))
    assert [row.id for row in scratch.search.find("køre", 2021)] == [one.id]
    index_all(scratch)
    assert [row.id for row in scratch.search.find("køre", 2021)] == [one.id]


@pytest.mark.parametrize("index_again", [False, True])
@pytest.mark.parametrize("column", ["subject", "citizen", "note", "esdh"])
def test_an_overwritten_word_is_not_found_and_its_successor_is(
    scratch: Register, index_again: bool, column: str
) -> None:
    one = saved(scratch, inquiry().edit(**{column: "Kørestol"}))
    index_all(scratch)
    with scratch.acts.act("Rettet"):
        scratch.engine.tables.table("inquiry").update(one.id or 0, {column: "Rollator"})
    if index_again:
        index_all(scratch)
    assert scratch.search.find("kørestol", 2021) == []
    assert [row.id for row in scratch.search.find("rollator", 2021)] == [one.id]


@pytest.mark.parametrize("index_after_each", [False, True])
def test_undo_and_redo_take_words_away_and_bring_them_back(scratch: Register, index_after_each: bool) -> None:
    def told() -> tuple[set[str], set[str]]:
        if index_after_each:
            index_all(scratch)
        return found(scratch, "kørestol"), found(scratch, "rollator")

    one = saved(scratch, inquiry(subject="Kørestol"))
    assert told() == ({"Kørestol"}, set())
    changed(scratch, one, subject="Rollator")
    assert told() == (set(), {"Rollator"})
    scratch.history.undo()
    assert told() == ({"Kørestol"}, set())
    scratch.history.undo()
    assert told() == (set(), set())
    scratch.history.redo()
    scratch.history.redo()
    assert told() == (set(), {"Rollator"})


def test_a_number_finds_its_inquiry_first(scratch: Register) -> None:
    numbered = [saved(scratch, inquiry(subject=subject)) for subject in ("Den", "Sag 1", "Andre")]
    assert [row.subject for row in scratch.search.find("1", 2021)] == ["Den", "Sag 1"]
    for text in ("2021-3", "21-3", " 21-0003 "):
        assert [row.id for row in scratch.search.find(text, 2022)] == [numbered[2].id]
    older = saved(scratch, inquiry(date(2020, 5, 4), subject="Den ældre 2"))
    assert older.number == 1
    for year in (2020, 2021, 2022, 2026):
        assert [row.subject for row in scratch.search.find("1", year)] == ["Den", "Den ældre 2", "Sag 1"]


def test_the_newest_hits_are_shown_and_no_more_than_fit(scratch: Register) -> None:
    with scratch.acts.act("Mange"):
        ids = [scratch.inquiries.add(inquiry(subject="ens")).id for _ in range(MOST + 5)]
    index_all(scratch)
    with scratch.acts.act("Flere"):
        ids += [scratch.inquiries.add(inquiry(subject="ens")).id for _ in range(3)]
    assert [row.id for row in scratch.search.find("ens", 2021)] == ids[: -MOST - 1 : -1]


@pytest.mark.parametrize("at_once", [250, 50, 7])
def test_the_hits_received_last_come_first_whenever_they_were_written(
    scratch: Register, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(matches_of, "AT_ONCE", at_once)
    dice = random.Random(1)
    days = [TODAY - timedelta(days=dice.randrange(400)) for _ in range(MOST + 200)]
    with scratch.acts.act("Mange"):
        rows = [
            scratch.inquiries.add(inquiry(day, subject=dice.choice(["ens", "ens", "ens", "sjælden"]))) for day in days
        ]
    index_all(scratch)
    with scratch.acts.act("Et ældre register"):
        rows += [scratch.inquiries.add(inquiry(day, subject="ens sjælden")) for day in days[:5]]
    for word in ("ens", "sjælden"):
        expected = sorted(((row.received, row.id) for row in rows if word in row.subject), reverse=True)[:MOST]
        assert [row.id for row in scratch.search.find(word, 2021)] == [key for _, key in expected]


def test_only_some_are_indexed_at_a_time_and_nothing_waits_in_the_end(scratch: Register) -> None:
    for number in range(5):
        saved(scratch, inquiry(subject=f"ord{number}"))
    scratch.search.index_some(3)
    assert scratch.search.waiting()
    assert len(found(scratch, "ord")) == 5
    scratch.search.index_some(3)
    assert not scratch.search.waiting()
    scratch.search.index_some(3)
    assert len(found(scratch, "ord")) == 5


def test_an_overwritten_word_leaves_no_bytes_in_the_index(scratch: Register) -> None:
    def bytes_of_the_index() -> bytes:
        return b"".join(block for (block,) in scratch.engine.execute("SELECT block FROM search_data"))

    one = saved(scratch, inquiry(note="qzxvnavnet"))
    index_all(scratch)
    assert b"zxvnavnet" in bytes_of_the_index()
    changed(scratch, one, note="blankt")
    index_all(scratch)
    assert b"zxvnavnet" not in bytes_of_the_index()
