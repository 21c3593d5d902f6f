"""The history as evidence, and what is told of it; every row is tampered with in `tests.faults.tampering`."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from borgerraad_tui.store.acts import What
from borgerraad_tui.store.cpr_texts import cpr_texts, erase_cpr, is_past
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of, heads, row_faults
from borgerraad_tui.store.safekeeping.erasing import erase
from borgerraad_tui.store.safekeeping.sealed import Sealed, remains, title_remains
from borgerraad_tui.store.sealing import line_digest
from tests.faults.tampering import Deed, as_control_looks, cut_tail, tampered, unguard
from tests.registers import inquiry, saved


@pytest.fixture
def engine(register: Register) -> Engine:
    """The engine of a register in which things were written, changed and undone."""
    for number in range(4):
        saved(register, inquiry(subject=f"Sag {number}"))
    with register.acts.act("rettet"):
        found = register.inquiries.get(2)
        register.inquiries.update(found.edit(subject="Rettet"))
    register.history.undo()
    return register.engine


def test_an_untouched_register_has_no_faults(engine: Engine) -> None:
    assert [*chain_faults(engine), *row_faults(engine)] == []


def test_a_row_changed_past_the_history_is_found(engine: Engine) -> None:
    change = "UPDATE inquiry SET subject = 'En anden' WHERE id = 3"
    deed = Deed("", [("DROP TRIGGER inquiry_history_update", ()), (change, ())])
    assert tampered(engine, deed, as_control_looks) == [
        "Henvendelsen (række 3), henvendelse 2021-3, 06-09-2021: indholdet er et andet, end historikken siger."
    ]


def test_a_row_that_is_gone_past_the_history_is_told_by_what_it_was(engine: Engine) -> None:
    deed = Deed("", [("DROP TRIGGER inquiry_history_delete", ()), ("DELETE FROM inquiry WHERE id = 3", ())])
    assert tampered(engine, deed, as_control_looks) == [
        "Henvendelsen (række 3): indholdet er et andet, end historikken siger."
    ]


def test_a_tail_that_is_cut_whole_shows_in_the_heads_told_before(engine: Engine) -> None:
    told, every = head_of(engine), heads(engine)
    newest = engine.one("SELECT max(id) FROM act")
    assert told in every
    unguard(engine)
    assert tampered(engine, cut_tail(newest), chain_faults) == []
    assert told not in tampered(engine, cut_tail(newest), heads)


def _newest_of(engine: Engine, row: int) -> tuple[int, int, dict[str, object]]:
    """The newest line about an inquiry, its act and its body."""
    sql = "SELECT id, act, body FROM history WHERE place = 'inquiry' AND row = ? ORDER BY id DESC LIMIT 1"
    line, act, body = engine.first(sql, (row,)) or (0, 0, "{}")
    return line, act, json.loads(body)


@pytest.mark.parametrize("what", ["do", "erase"])
@pytest.mark.parametrize("salts", [lambda salt: b"", lambda salt: b"\2" + salt * 40])
def test_an_act_that_says_a_line_was_erased_hides_no_change_of_what_is_counted(
    register: Register, engine: Engine, what: What, salts: Callable[[bytes], bytes]
) -> None:
    unguard(engine)
    line, _, body = _newest_of(engine, 3)
    forged = json.dumps({**body, "received": "2020-01-02", "subject": "(slettet)"})
    engine.execute("UPDATE history SET body = ?, salt = ? WHERE id = ?", (forged, salts(b"x" * 16), line))
    with register.acts.act("Slettet", what):
        told = {"left": remains(forged), "gone": {"": "00" * 32, "subject": "00" * 32}}
        engine.execute("INSERT INTO history_step VALUES ('erased', ?, ?)", (line, json.dumps(told)))
    assert [fault for fault in chain_faults(engine) if "er ikke, som den blev skrevet" in fault]


def test_an_act_on_a_day_that_is_none_is_told(engine: Engine) -> None:
    # the file's own check of a moment lets the year 0 be
    deed = Deed("", [("UPDATE act SET at = '0000-01-01T00:00:00' WHERE id = 3", ())])
    unguard(engine)
    told = tampered(engine, deed, chain_faults)
    assert "Handling 3 er skrevet på en dag, der ikke findes." in told
    assert any(fault.startswith("Handling 3: ") for fault in told)


@pytest.mark.parametrize("gone", [5, ["", "subject"], {"": 5}, {"": "x" * 64}, None])
def test_whatever_an_erasing_is_made_to_tell_is_a_fault_and_stops_no_look(
    register: Register, engine: Engine, gone: object
) -> None:
    unguard(engine)
    line, act, body = _newest_of(engine, 3)
    forged = json.dumps(body | {"received": "2020-01-02"})
    engine.execute("UPDATE history SET body = ?, salt = ? WHERE id = ?", (forged, b"", line))
    head = engine.first("SELECT id, at, what, title || '(slettet)' FROM act WHERE id = ?", (act,))
    engine.execute("UPDATE act SET title = title || '(slettet)' WHERE id = ?", (act,))
    digests, chain = engine.first("SELECT digests, chain FROM seal WHERE act = ?", (act,))
    with register.acts.act("Slettet", "erase"):
        told = {"left": remains(forged), "gone": gone}
        engine.execute("INSERT INTO history_step VALUES ('erased', ?, ?)", (line, json.dumps(told)))
        title = {"left": title_remains(head, Sealed(digests, chain)), "title": "x" * 64}
        engine.execute("INSERT INTO history_step VALUES ('erased_title', ?, ?)", (act, json.dumps(title)))
    assert len(list(chain_faults(engine))) >= 2


@pytest.mark.parametrize("column", ["received", "subject"])
def test_what_an_erasing_left_is_proved_column_by_column(register: Register, engine: Engine, column: str) -> None:
    line, *_ = _newest_of(engine, 3)
    erase(register, [3], "asked")
    unguard(engine)
    body = json.loads(engine.one("SELECT body FROM history WHERE id = ?", (line,)))
    assert body["subject"] == "(slettet)"
    assert list(chain_faults(engine)) == []
    forged = json.dumps({**body, column: "2020-01-02"}, ensure_ascii=False, separators=(",", ":"))
    engine.execute("UPDATE history SET body = ? WHERE id = ?", (forged, line))
    told = json.loads(engine.one("SELECT body FROM history WHERE place = 'erased' AND row = ?", (line,)))
    with register.acts.act("Slettet", "erase"):
        again = json.dumps({**told, "left": remains(forged)})
        engine.execute("INSERT INTO history_step VALUES ('erased', ?, ?)", (line, again))
    assert list(chain_faults(engine)) != []


def test_an_act_whose_title_was_erased_still_seals_its_lines(register: Register, engine: Engine) -> None:
    with register.acts.act("Påmindelsen »ring« gjort"):
        register.inquiries.update(register.inquiries.get(3).edit(subject="Rettet"))
    erase(register, [3], "asked")
    unguard(engine)
    act = engine.one("SELECT max(id) FROM act WHERE title = 'Påmindelsen (slettet) gjort'")
    line, body = engine.first("SELECT id, body FROM history WHERE act = ?", (act,))
    forged = body.replace('"received":"2021', '"received":"2020')
    assert forged != body
    salt = b"x" * 16
    engine.execute("UPDATE history SET body = ?, salt = ? WHERE id = ?", (forged, salt, line))
    engine.execute("UPDATE seal SET digests = ? WHERE act = ?", (line_digest("inquiry", 3, forged, salt), act))
    assert list(chain_faults(engine)) != []
    # not even where an erasing is made up that tells of the new seal
    digests, chain = engine.first("SELECT digests, chain FROM seal WHERE act = ?", (act,))
    head = engine.first("SELECT id, at, what, title FROM act WHERE id = ?", (act,))
    with register.acts.act("Slettet", "erase"):
        told = json.dumps({"left": title_remains(head, Sealed(digests, chain)), "title": "00" * 32})
        engine.execute("INSERT INTO history_step VALUES ('erased_title', ?, ?)", (act, told))
    assert list(chain_faults(engine)) != []
    # nor where the act is said to be of an earlier version
    engine.execute("UPDATE seal SET chain = substr(chain, 1, 32) WHERE act = ?", (act,))
    assert list(chain_faults(engine)) != []


def test_digits_taken_out_before_an_erasing_leave_a_line_that_still_fits(register: Register, engine: Engine) -> None:
    saved(register, inquiry(subject="Sag", note="Ringede om 010190-1234 i går"))
    newest = engine.one("SELECT max(id) FROM inquiry")
    with register.acts.act("rettet"):
        register.inquiries.update(register.inquiries.get(newest).edit(note="Ringede"))
    (past,) = [text.at for text in cpr_texts(engine) if is_past(text.at)]
    erase_cpr(register, past)
    assert list(chain_faults(engine)) == []
    erase(register, [newest], "asked")
    assert list(chain_faults(engine)) == []
