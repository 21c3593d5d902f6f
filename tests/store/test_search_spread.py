"""Words spread over an inquiry and what hangs on it: found as one, at the best place and its day, and gone when deleted."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved
from tests.store.test_search_more import add, entry, index_all, rows


def hang(register: Register, of: Inquiry, where: str, text: str) -> None:
    """Something that hangs on an inquiry, by plain SQL, as an act of its own."""
    statements = {
        "reminder": "INSERT INTO reminder (inquiry, due, text) VALUES (?1, '2021-10-01', ?2)",
        "meeting": "INSERT INTO appointment (inquiry, day, text) VALUES (?1, '2021-10-01', ?2)",
        "question": "INSERT INTO request (scope, inquiry, directorate, asked, entered, question)"
        " VALUES ('inquiry', ?1, ?3, '2021-10-01', '2022-01-17T10:00:00', ?2)",
        "answer": "INSERT INTO request (scope, inquiry, directorate, asked, entered, question, replied, answered, answer)"
        " VALUES ('systemic', ?1, ?3, '2021-09-20', '2022-01-17T10:00:00', 'Hvornår?', '2021-10-01', '2021-10-01', ?2)",
    }
    values = (of.id, text, register.catalogue.id_of("directorate", "voksen_og_sundhed"))
    with register.acts.act("Gemt"):
        register.engine.execute(statements[where], values[: statements[where].count("?")])


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("where", ["reminder", "meeting", "question", "answer"])
def test_words_spread_over_an_inquiry_and_what_hangs_on_it_are_found_as_one(
    scratch: Register, where: str, indexed: bool
) -> None:
    one = saved(scratch, inquiry(subject="Cykel", citizen="Møller"))
    add(scratch, entry(one, "Lagde besked på telefonsvareren", date(2021, 9, 20)))
    hang(scratch, one, where, "Vejbump ved skolen")
    add(scratch, entry(saved(scratch, inquiry(subject="Cykel")), "vejbump"))
    if indexed:
        index_all(scratch)
    assert [(row.id, row.spot, row.day) for row in rows(scratch, "telefonsvar cykel")] == [
        (one.id, "subject", "2021-09-06")
    ]
    assert [(row.id, row.spot, row.day) for row in rows(scratch, "møll telefonsvar besked")] == [
        (one.id, "log", "2021-09-20")
    ], "most of the words stand there"
    assert [(row.id, row.spot, row.day) for row in rows(scratch, "vejbump ved telefon")] == [
        (one.id, where, "2021-10-01")
    ]
    assert rows(scratch, "vejbump cykel hegn") == []


@pytest.mark.parametrize("indexed", [False, True])
def test_a_period_asks_about_the_day_of_the_place_the_words_stand_in(scratch: Register, indexed: bool) -> None:
    one = saved(scratch, inquiry(date(2020, 12, 30), subject="Kørestol"))
    add(scratch, entry(one, "Kørestol bevilget", date(2021, 3, 1)))
    add(scratch, entry(one, "Takkede for hjælpen", date(2021, 5, 1)))
    if indexed:
        index_all(scratch)

    def told(line: str) -> list[tuple[str, str]]:
        return [(row.spot, row.day) for row in rows(scratch, line)]

    assert (
        told("kørestol") == told("kørestol til:31-12-2020") == told("år:2020 kørestol") == [("subject", "2020-12-30")]
    )
    assert told("kørestol år:2021") == told("kørestol fra:1-2-2021 til:31-3-2021") == [("log", "2021-03-01")]
    assert told("kørestol fra:1-4-2021") == told("kørestol fra:1-1-2021 til:1-2-2021") == []
    assert told("kørestol tak fra:1-4-2021") == [("log", "2021-05-01")], "what was written then is one of its words"
    assert told("år:2020") == [("listed", "2020-12-30")]
    assert told("år:2021") == [], "without words it is the day the inquiry was received"


@pytest.mark.parametrize("where", ["reminder", "meeting", "question", "answer"])
def test_what_is_deleted_is_found_no_more_and_leaves_no_bytes(scratch: Register, where: str) -> None:
    one = saved(scratch, inquiry(subject="Cykel"))
    hang(scratch, one, where, "qzxvnavnet")
    index_all(scratch)
    assert [row.spot for row in rows(scratch, "cykel qzxv")] == ["subject"]
    scratch.history.undo()
    assert rows(scratch, "qzxv") == rows(scratch, "cykel qzxv") == []
    index_all(scratch)
    assert rows(scratch, "qzxv") == rows(scratch, "cykel qzxv") == []
    assert b"zxvnavnet" not in b"".join(block for (block,) in scratch.engine.rows("SELECT block FROM search_data"))
    assert not scratch.engine.one("SELECT count(*) FROM search_todo")


def test_erased_words_are_found_no_more_and_leave_no_bytes_in_the_file(register: Register) -> None:
    one = saved(register, inquiry(subject="Cykel", citizen="Qzxvnavnet"))
    add(register, entry(one, "qzxvnavnet ringede"))
    register.search.index_all()
    with register.acts.act("Slettet", "erase"):
        register.engine.execute("UPDATE inquiry SET citizen = ''")
        register.engine.execute("UPDATE log_entry SET text = ''")
        register.engine.execute("UPDATE history SET body = replace(replace(body, 'qzxvnavnet', ''), 'Qzxvnavnet', '')")
    assert rows(register, "qzxv") == []
    register.search.index_all()
    assert rows(register, "qzxv") == []
    register.close()
    assert b"zxvnavnet" not in register.engine.path.read_bytes()
