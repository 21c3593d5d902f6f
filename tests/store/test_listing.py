"""Lists handed out in windows are what sorting all rows in plain Python gives, wherever and however they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.listing import (
    InquiryWindow,
    ListedInquiry,
    OpenCounts,
    all_inquiries,
    chosen_inquiries,
    open_counts,
    open_inquiries,
    selected_inquiries,
)
from borgerraad_tui.store.register import Register
from tests.registers import FIRST_DAY, TODAY, changed, inquiry, saved, spans, valid_inquiries

ROWS = st.lists(valid_inquiries(), min_size=6, max_size=16)
READS = st.lists(st.tuples(st.integers(0, 18), st.integers(-1, 9), st.booleans()), min_size=4, max_size=12)
"""Where to begin, how many rows, and whether the list is counted first."""
DAY = timedelta(days=1)


def written(register: Register, rows: Sequence[Inquiry]) -> list[Inquiry]:
    return [register.inquiries.add(row) for row in rows]


def assert_reads(window: InquiryWindow, expected: list[int], reads: Sequence[tuple[int, int, bool]]) -> None:
    """Any sequence of windows gives its piece of the list, and every row knows its place."""
    for start, number, count_first in reads:
        if count_first:
            assert window.count() == len(expected)
        assert [row.id for row in window.rows(start, number)] == expected[start : start + max(0, number)]
    assert window.count() == len(expected)
    assert [window.index_of(key) for key in expected] == list(range(len(expected)))
    assert window.index_of(10**9) is None


def newest_first(rows: Sequence[Inquiry]) -> list[int]:
    return [one.id or 0 for one in sorted(rows, key=lambda one: (one.received, one.id), reverse=True)]


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, reads=READS)
def test_open_inquiries_stand_by_their_next_step_and_the_undated_last(
    lasting_register: Register, rows: list[Inquiry], reads: list[tuple[int, int, bool]]
) -> None:
    with lasting_register.acts.trial():
        still_open = [one for one in written(lasting_register, rows) if one.closed is None]
        order = sorted(still_open, key=lambda one: (one.next_due is None, one.next_due or date.min, one.id))
        assert_reads(open_inquiries(lasting_register.engine), [one.id or 0 for one in order], reads)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, reads=READS, span=spans())
def test_all_inquiries_and_those_of_a_period_stand_newest_first(
    lasting_register: Register, rows: list[Inquiry], reads: list[tuple[int, int, bool]], span: tuple[date, date]
) -> None:
    engine = lasting_register.engine
    with lasting_register.acts.trial():
        stand = written(lasting_register, rows)
        within = [one for one in stand if span[0] <= one.received <= span[1]]
        assert_reads(all_inquiries(engine), newest_first(stand), reads)
        assert_reads(selected_inquiries(engine, Selection(*span, "registered")), newest_first(within), reads)
        areas = lasting_register.catalogue.choices("directorate", TODAY)[:2]
        some = [
            one for one in within if one.directorate in (areas[0].key, areas[1].key) and one.kind and not one.exclusion
        ]
        selection = Selection(*span, "directorate", entries=(areas[0].id, areas[1].id))
        assert_reads(selected_inquiries(engine, selection), newest_first(some), reads)


@settings(max_examples=10, deadline=None)
@given(rows=ROWS)
def test_paging_to_the_end_and_back_meets_every_row_once(lasting_register: Register, rows: list[Inquiry]) -> None:
    with lasting_register.acts.trial():
        expected = newest_first(written(lasting_register, rows))
        window = all_inquiries(lasting_register.engine)
        starts = range(0, window.count(), 3)
        assert [row.id for start in starts for row in window.rows(start, 3)] == expected
        assert [row.id for start in reversed(starts) for row in window.rows(start, 3)[::-1]] == expected[::-1]


def test_late_comes_before_today_before_dated_before_undated(scratch: Register) -> None:
    due = {"uden": None, "i morgen": TODAY + DAY, "i dag": TODAY, "sen": TODAY - DAY, "sidste": TODAY + 90 * DAY}
    for subject, day in due.items():
        saved(scratch, inquiry(subject=subject, next_due=day))
    listed = open_inquiries(scratch.engine).rows(0, 10)
    assert [row.subject for row in listed] == ["sen", "i dag", "i morgen", "sidste", "uden"]


def test_the_title_line_counts_open_late_and_today(scratch: Register) -> None:
    for day in (TODAY - 3 * DAY, TODAY - DAY, TODAY, TODAY + DAY, None):
        saved(scratch, inquiry(next_due=day))
    saved(scratch, inquiry(closed=TODAY))
    assert open_counts(scratch.engine, TODAY) == OpenCounts(open=5, late=2, today=1)


def test_a_line_shows_what_the_inquiry_holds(scratch: Register) -> None:
    one = saved(scratch, inquiry(
        kind=Kind.COMPLAINT, directorate="voksen_og_sundhed", subject="Hjælpemiddel", next_due=TODAY, next_step="Ring",
    ))  # fmt: skip
    (line,) = all_inquiries(scratch.engine).rows(0, 10)
    assert line == ListedInquiry(
        one.id or 0, 2021, 1, "complaint", "2021-09-06", None, "2022-01-17", "Ring", "Hjælpemiddel", "V&S", 0
    )
    changed(scratch, one.exclude("anden_aarsag", TODAY), directorate=None)
    (line,) = all_inquiries(scratch.engine).rows(0, 10)
    assert (line.closed, line.directorate, line.excluded) == ("2022-01-17", "", 1)


def test_chosen_inquiries_keep_the_given_order_and_skip_what_is_gone(scratch: Register) -> None:
    ids = [saved(scratch, inquiry(subject=str(number))).id or 0 for number in range(3)]
    listed = chosen_inquiries(scratch.engine, [ids[2], 10**9, ids[0]])
    assert [row.subject for row in listed] == ["2", "0"]
    assert chosen_inquiries(scratch.engine, []) == []


def test_an_inquiry_that_is_open_again_stands_among_the_open_whatever_its_action(scratch: Register) -> None:
    one = saved(scratch, inquiry(kind=Kind.OTHER, action="forslag", closed=TODAY))
    changed(scratch, one, closed=None)
    action = scratch.catalogue.id_of("action", "forslag") or 0

    def behind(entry: int) -> int:
        selection = Selection(FIRST_DAY, TODAY, "action", Kind.OTHER, (entry,))
        return selected_inquiries(scratch.engine, selection).count()

    assert (behind(action), behind(-1), behind(0)) == (0, 1, 0)


@pytest.mark.parametrize("entries", [(0,), (-1,), (0, -1)])
def test_what_is_not_given_or_not_closed_can_be_listed(scratch: Register, entries: tuple[int, ...]) -> None:
    missing: dict[str, Any] = {"kind": Kind.OTHER}
    saved(scratch, inquiry(FIRST_DAY, **missing, subject="-1"))
    saved(scratch, inquiry(FIRST_DAY, **missing, subject="0", closed=TODAY))
    saved(scratch, inquiry(FIRST_DAY, **missing, subject="ikke med", closed=TODAY, action="forslag"))
    window = selected_inquiries(scratch.engine, Selection(FIRST_DAY, TODAY, "action", Kind.OTHER, entries))
    assert [row.subject for row in window.rows(0, 9)] == [str(entry) for entry in entries]
