"""Whatever a register holds, every figure is what plain counting of its inquiries gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import months
from borgerraad_tui.statistics.report import Figures, Selection, behind
from borgerraad_tui.statistics.table import Row, Table
from borgerraad_tui.store.catalogue import extend_catalogue, load_catalogue
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.store.register import Register, create_register
from borgerraad_tui.tui.figures import blocks
from tests.registers import FIRST_DAY, TODAY, spans, valid_catalogues, valid_consultations, valid_inquiries

ROWS = st.lists(valid_inquiries(), min_size=8, max_size=25)
CONSULTATIONS = st.lists(valid_consultations(), max_size=6)
ACTIONS = {6: "anden_behandling_og_hjaelp", 7: "undersoegt", 8: "afvist"}
LISTS = {1: "directorate", 2: "theme", 3: "directorate", 4: "action", 5: "action", 9: "theme"}
LAST_ROWS = [
    "Område ikke angivet", "Tema ikke angivet", "Handling ikke angivet", "Udfald ikke angivet", "Ikke afsluttet",
]  # fmt: skip


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory, clock: Clock, haderslev: Catalogue) -> Iterator[Register]:
    """A register for many trials, each of which is taken back."""
    register = create_register(tmp_path_factory.mktemp("any") / "any.db", clock, "Haderslev Kommune", haderslev)
    yield register
    register.close()


def written(register: Register, rows: Sequence[Inquiry], later: Sequence[tuple[int, Inquiry]]) -> list[Inquiry]:
    """Write inquiries, then turn some of them into others; what stands in the end."""
    stand = [register.inquiries.add(row) for row in rows]
    for place, other in later:
        same = {"id": stand[place].id, "year": stand[place].year, "number": stand[place].number}
        stand[place] = register.inquiries.update(other.edit(**same))
    return stand


def percent(part: int, whole: int) -> int | None:
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else None


def is_counted(one: Inquiry) -> bool:
    return one.exclusion is None and one.kind is not None


def belongs(one: Inquiry, number: int, catalogue: Catalogue) -> bool:
    """Whether a table counts an inquiry."""
    if number in ACTIONS:
        action = catalogue.name("action", ACTIONS[number])
        return one.kind is Kind.COMPLAINT and one.closed is not None and catalogue.name("action", one.action) == action
    return {4: one.kind is Kind.COMPLAINT, 5: one.kind is Kind.OTHER}.get(number, True)


def row_name(one: Inquiry, number: int, catalogue: Catalogue) -> str:
    """The row of a table that an inquiry stands in."""
    if number in (1, 3):
        return catalogue.name("directorate", one.directorate) or "Område ikke angivet"
    if number in (2, 9):
        return catalogue.name("theme", one.theme) or "Tema ikke angivet"
    if number in ACTIONS:
        return catalogue.name("outcome", one.outcome) or "Udfald ikke angivet"
    if one.closed is None:
        return "Ikke afsluttet"
    return catalogue.name("action", one.action) or "Handling ikke angivet"


def listed(number: int, catalogue: Catalogue) -> list[Entry]:
    """The entries whose names can be rows of a table."""
    if number not in ACTIONS:
        kind = {4: Kind.COMPLAINT, 5: Kind.OTHER}.get(number)
        return [entry for entry in catalogue.of(LISTS[number]) if kind is None or entry.kind is kind]
    name = catalogue.name("action", ACTIONS[number])
    return [entry for entry in catalogue.of("outcome") if catalogue.name("action", entry.parent) == name]


def in_order(entries: Sequence[Entry], last: date) -> list[str]:
    """Names as they are printed: valid on the last day first, then what ended last, and at the end what is missing."""
    day = min(last, TODAY)
    present = [entry.name for entry in entries if entry.valid(day)]
    ended = sorted(
        (entry for entry in entries if not entry.valid(day)),
        key=lambda entry: (-(entry.valid_to or date.min).toordinal(), entry.position),
    )
    return list(dict.fromkeys([*present, *(entry.name for entry in ended), *LAST_ROWS]))


def check_rows(counted: Sequence[Inquiry], table: Table, catalogue: Catalogue, last: date) -> dict[str, set[int]]:
    """Hold a table against plain counting; returns whose ids stand in each row."""
    number = table.spec.number
    rows: dict[str, set[int]] = defaultdict(set)
    for one in counted:
        if belongs(one, number, catalogue):
            rows[row_name(one, number, catalogue)].add(one.id or 0)
    order = in_order(listed(number, catalogue), last)
    assert [(row.name, row.count) for row in table.printed] == [
        (name, len(rows[name])) for name in sorted(rows, key=order.index)
    ]
    assert table.total.count == sum(map(len, rows.values()))
    assert table.total.name == "I alt"
    return {**rows, "I alt": set().union(*rows.values())}


def check_percentages(counted: Sequence[Inquiry], table: Table, rows: dict[str, set[int]]) -> None:
    """Hold percentages, and the complaints of table 3, against decimal arithmetic."""
    number = table.spec.number
    complaints = {one.id for one in counted if one.kind is Kind.COMPLAINT}
    whole = {5: len(counted) - len(complaints), 4: len(complaints), **dict.fromkeys(ACTIONS, len(complaints))}
    for row in table.lines():
        if number == 3:
            part = len(rows[row.name] & complaints)
            assert (row.complaints, row.percent) == (part, percent(part, row.count))
        else:
            assert (row.complaints, row.percent) == (None, percent(row.count, whole.get(number, len(counted))))


def check_behind(register: Register, figures: Figures, table: Table, row: Row, ids: set[int]) -> None:
    """Hold the list behind a figure against the inquiries that make it."""
    window = selected_inquiries(register.engine, behind(figures, table, row, register.catalogue))
    assert window.count() == row.count
    assert {listed.id for listed in window.rows(0, 100)} == ids


def check_overview(register: Register, figures: Figures, within: Sequence[Inquiry]) -> None:
    """Hold the lists behind what left the statistics against the inquiries that did, reason by reason."""
    overview = blocks(figures, register.catalogue, zero_rows=False)[0]
    for reason in figures.excluded_by:
        (line,) = (line for line in overview.lines if line.name == f"- udgår: {reason.name}")
        assert isinstance(line.behind, Selection)
        ids = {one.id for one in within if register.catalogue.name("exclusion", one.exclusion) == reason.name}
        window = selected_inquiries(register.engine, line.behind)
        assert {listed.id for listed in window.rows(0, 100)} == ids
        assert line.count == str(len(ids))


def check_header(figures: Figures, within: Sequence[Inquiry], sessions: int, catalogue: Catalogue) -> None:
    """Hold what stands above the tables against plain counting."""
    excluded = [one for one in within if one.exclusion]
    reasons = Counter(catalogue.name("exclusion", one.exclusion) for one in excluded)
    counted = [one for one in within if is_counted(one)]
    assert figures.registered == len(within)
    assert figures.excluded == len(excluded)
    assert [(reason.name, reason.n) for reason in figures.excluded_by] == [
        (name, reasons[name])
        for name in dict.fromkeys(entry.name for entry in catalogue.of("exclusion"))
        if reasons[name]
    ]
    assert figures.undecided == len([one for one in within if not one.exclusion and one.kind is None])
    assert figures.counted == len(counted)
    assert figures.complaints == len([one for one in counted if one.kind is Kind.COMPLAINT])
    assert figures.others == len([one for one in counted if one.kind is Kind.OTHER])
    assert figures.consultations == sessions
    divisor = months(figures.first, min(figures.last, TODAY)) if figures.first else 0
    assert figures.per_month == (len(counted) / divisor if divisor else None)


def check_invariants(figures: Figures) -> None:
    """What holds for every register whatsoever."""
    total = {table.spec.number: table.total for table in figures.tables}
    assert {total[number].count for number in (1, 2, 3, 9)} == {figures.counted}
    assert total[4].count + total[5].count == figures.counted
    assert total[3].complaints == total[4].count == figures.complaints
    with_action = {row.name: row.count for row in figures.table(4).rows}
    names = {6: "Anden behandling og hjælp", 7: "Undersøgt", 8: "Afvist"}
    assert {number: total[number].count for number in names} == {
        number: with_action.get(name, 0) for number, name in names.items()
    }
    assert figures.registered == figures.counted + figures.excluded + figures.undecided


def check_period(
    register: Register, stand: Sequence[Inquiry], consultations: Sequence[Consultation], first: date, last: date
) -> None:
    """Hold every figure of a period against plain counting."""
    figures = register.figures(first, last)
    within = [one for one in stand if first <= one.received <= last]
    counted = [one for one in within if is_counted(one)]
    sessions = [one for one in consultations if first <= one.day <= last]
    check_header(figures, within, len(sessions), register.catalogue)
    check_invariants(figures)
    for table in figures.tables:
        ids = check_rows(counted, table, register.catalogue, last)
        check_percentages(counted, table, ids)
        for row in (*table.rows, table.total):
            check_behind(register, figures, table, row, ids.get(row.name, set()))
    check_overview(register, figures, within)


@contextmanager
def reorganised(register: Register, catalogue: Catalogue) -> Iterator[None]:
    """The register with another catalogue, until it is taken back."""
    before = register.catalogue
    try:
        with register.acts.trial():
            extend_catalogue(register.engine, before, catalogue)
            register.catalogue = load_catalogue(register.engine)
            yield
    finally:
        register.catalogue = before


@settings(max_examples=30, deadline=None)
@given(
    data=st.data(),
    catalogue=valid_catalogues(),
    consultations=CONSULTATIONS,
    some=st.lists(spans(), min_size=3, max_size=3),
)
def test_every_figure_is_what_plain_counting_gives(
    emptied: Register,
    data: st.DataObject,
    catalogue: Catalogue,
    consultations: list[Consultation],
    some: list[tuple[date, date]],
) -> None:
    any_inquiry = valid_inquiries(catalogue)
    rows = data.draw(st.lists(any_inquiry, min_size=8, max_size=25))
    later = data.draw(st.lists(st.tuples(st.integers(0, 7), any_inquiry), max_size=6))
    with reorganised(emptied, catalogue):
        stand = written(emptied, rows, later)
        for consultation in consultations:
            emptied.consultations.add(consultation)
        for span in (*some, (FIRST_DAY, TODAY), (FIRST_DAY, date(2021, 7, 31)), (date(2021, 8, 1), TODAY)):
            check_period(emptied, stand, consultations, *span)


@settings(max_examples=15, deadline=None)
@given(rows=ROWS, span=spans())
def test_the_lists_behind_the_header_hold_what_it_counts(
    emptied: Register, rows: list[Inquiry], span: tuple[date, date]
) -> None:
    with emptied.acts.trial():
        written(emptied, rows, [])
        figures = emptied.figures(*span)
        reasons = tuple(entry.id for entry in emptied.catalogue.of("exclusion"))
        for selection, expected in (
            (Selection(*span, "registered"), figures.registered),
            (Selection(*span, "left out", entries=reasons), figures.excluded),
            (Selection(*span, "left out", entries=(0,)), figures.undecided),
            (Selection(*span), figures.counted),
            (Selection(*span, kind=Kind.COMPLAINT), figures.complaints),
            (Selection(*span, kind=Kind.OTHER), figures.others),
        ):
            assert selected_inquiries(emptied.engine, selection).count() == expected


@settings(max_examples=10, deadline=None)
@given(rows=ROWS)
def test_without_a_first_day_counting_begins_with_the_first_received(emptied: Register, rows: list[Inquiry]) -> None:
    with emptied.acts.trial():
        written(emptied, rows, [])
        first = min(row.received for row in rows)
        assert emptied.figures(None, TODAY) == emptied.figures(first, TODAY)
        assert emptied.figures(None, TODAY).first == first


def test_a_register_without_inquiries_has_no_first_day_and_no_average(emptied: Register) -> None:
    figures = emptied.figures(None, TODAY)
    assert (figures.first, figures.registered, figures.per_month) == (None, 0, None)
    check_invariants(figures)
