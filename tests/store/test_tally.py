"""The tally is what a recount gives, whichever column changes, and after every undo and redo."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved
from tests.store.recount import recounted, tally

OPEN = inquiry(
    kind=Kind.COMPLAINT, directorate="diverse", theme="andet", channel="telefon", place="gram", department="juridisk_team",
    further_themes=("hjemmel",), enquirer="borger", subject="Ord", next_due=date(2021, 9, 20), next_step="Ring",
)  # fmt: skip
CLOSED = OPEN.close(Kind.COMPLAINT, "undersoegt", "kritik", date(2021, 10, 1))
SESSION = Consultation(day=date(2021, 9, 1), entered=NOW, kind="sparring", directorate="diverse", minutes=30)
MOVING = {"received", "kind", "directorate", "theme", "action", "outcome", "exclusion", "closed"}
"""The columns the figures are counted by."""


def assert_counted(register: Register) -> None:
    assert tally(register.engine) == recounted(register.engine)


@pytest.mark.parametrize("start", [OPEN, CLOSED, OPEN.edit(kind=None)], ids=["open", "closed", "undecided"])
@pytest.mark.parametrize(
    "change",
    [
        {"received": date(2021, 9, 7)}, {"received": date(2021, 8, 31)}, {"received": date(2020, 12, 31)}, {"kind": None},
        {"kind": Kind.OTHER}, {"directorate": None}, {"directorate": "boern_og_kultur"}, {"theme": None},
        {"theme": "proevelse"}, {"action": None, "outcome": None}, {"action": "afvist"}, {"outcome": "henstilling"},
        {"outcome": None}, {"closed": date(2021, 9, 30)}, {"closed": None}, {"exclusion": "anden_aarsag"},
        {"channel": None}, {"place": "vojens"}, {"department": None}, {"further_themes": ()}, {"enquirer": None},
        {"subject": "Andre ord"}, {"note": "Notat"}, {"citizen": "Jens"}, {"next_due": None}, {"next_step": ""},
        {"esdh": "21/44"},
    ],
    ids=lambda change: " ".join(f"{column}={value}" for column, value in change.items()),
)  # fmt: skip
def test_each_column_alone_moves_the_tally_as_a_recount_does(
    scratch: Register, start: Inquiry, change: dict[str, Any]
) -> None:
    if start.closed is None and "outcome" in change and "action" not in change:
        change = {**change, "action": "undersoegt"}
    one = saved(scratch, start)
    changed(scratch, one, **change)
    assert_counted(scratch)
    scratch.history.undo()
    assert_counted(scratch)
    scratch.history.redo()
    assert_counted(scratch)


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2021, 9, 2)}, {"day": date(2020, 1, 1)}, {"kind": "oplaeg"}, {"directorate": None},
        {"directorate": "teknik_og_klima"}, {"topic": "Andet"}, {"minutes": None},
    ],
    ids=lambda change: " ".join(f"{column}={value}" for column, value in change.items()),
)  # fmt: skip
def test_each_column_of_a_consultation_moves_the_tally_too(scratch: Register, change: dict[str, Any]) -> None:
    with scratch.acts.act("Konsulentbistand"):
        session = scratch.consultations.add(SESSION)
    with scratch.acts.act("Rettet"):
        scratch.consultations.update(session.edit(**change))
    assert_counted(scratch)
    scratch.history.undo()
    assert_counted(scratch)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("received", "2021-09-05"), ("kind", "other"), ("kind", None), ("directorate", 3), ("theme", 30), ("action", 44),
        ("outcome", None), ("outcome", 60), ("closed", None), ("closed", "2021-12-01"), ("exclusion", 65), ("subject", "Nyt"),
    ],
)  # fmt: skip
def test_a_column_written_without_the_others_moves_the_tally(scratch: Register, column: str, value: object) -> None:
    one = saved(scratch, CLOSED)
    with scratch.acts.act("Rettet"):
        scratch.engine.tables.table("inquiry").update(one.id or 0, {column: value})
    assert_counted(scratch)


@pytest.mark.parametrize(
    ("column", "value"), [("day", "2021-09-30"), ("kind", 75), ("directorate", None), ("minutes", 5)]
)
def test_a_column_of_a_consultation_written_alone_does_so_too(scratch: Register, column: str, value: object) -> None:
    with scratch.acts.act("Konsulentbistand"):
        session = scratch.consultations.add(SESSION)
    with scratch.acts.act("Rettet"):
        scratch.engine.tables.table("consultation").update(session.id or 0, {column: value})
    assert_counted(scratch)


@pytest.mark.parametrize("table", ["inquiry", "consultation"])
def test_a_deleted_row_is_counted_no_more(scratch: Register, table: str) -> None:
    saved(scratch, CLOSED.edit(further_themes=()))
    with scratch.acts.act("Konsulentbistand"):
        scratch.consultations.add(SESSION)
    with scratch.acts.act("Slettet"):
        scratch.engine.tables.table(table).delete(1)
    assert_counted(scratch)
    assert any(part == "consultation" for _, _, part, *_ in tally(scratch.engine)) is (table == "inquiry")


@pytest.mark.parametrize("table", ["inquiry", "consultation"])
def test_a_replaced_row_is_counted_once(scratch: Register, table: str) -> None:
    saved(scratch, CLOSED.edit(further_themes=()))
    with scratch.acts.act("Konsulentbistand"):
        scratch.consultations.add(SESSION)
    row = next(iter(scratch.engine.tables.table(table).rows))
    with scratch.acts.act("Erstattet"):
        scratch.engine.tables.table(table).insert(row, replace=True)
    assert_counted(scratch)


def test_the_tally_can_be_laid_anew_from_the_rows(scratch: Register) -> None:
    saved(scratch, CLOSED)
    saved(scratch, OPEN)
    with scratch.acts.act("Konsulentbistand"):
        scratch.consultations.add(SESSION)
    before = tally(scratch.engine)
    scratch.engine.execute("DELETE FROM tally")
    scratch.engine.execute("INSERT INTO tally_step SELECT * FROM tally_step")
    scratch.engine.execute("INSERT INTO tally_line SELECT * FROM consultation_step")
    assert tally(scratch.engine) == before == recounted(scratch.engine)


def test_what_is_not_counted_by_leaves_the_tally_untouched(scratch: Register) -> None:
    one = saved(scratch, CLOSED)
    columns = set(type(one).model_fields) - MOVING - {"id", "year", "number", "entered", "further_themes"}
    before = tally(scratch.engine)
    texts = ("subject", "note", "citizen", "next_step", "esdh", "phone", "mail")
    emptied: dict[str, Any] = {**dict.fromkeys(columns), **dict.fromkeys(texts, "")}
    changed(scratch, one, **emptied)
    assert tally(scratch.engine) == before
