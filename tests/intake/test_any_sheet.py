"""Any file whatsoever: junk is refused in words, and what is right comes back as it was."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import clean_line, clean_text
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.intake.faults import refuse
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.inquiries import FIELDS
from borgerraad_tui.intake.reading import read_content
from tests.conftest import NOW
from tests.intake.sheets import csv_sheet, told, workbook

CATALOGUE = packaged_catalogue()[1]
BACKGROUND = Background(CATALOGUE, NOW)
HEADINGS = ";".join(FIELDS)


def reads_or_refuses(content: bytes) -> None:
    """Anything but InputRefused ends the test; what is read has rows or faults."""
    try:
        reading = read_content("ark", content, BACKGROUND)
    except InputRefused as refused:
        said = refused.text
    else:
        said = refuse("ark", reading.faults).text if reading.faults else reading.digest
        assert reading.entries or reading.faults
    assert said


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    reads_or_refuses(content)


@given(st.text(max_size=400))
def test_random_text_below_our_headings_is_read_or_refused(text: str) -> None:
    reads_or_refuses(f"{HEADINGS}\n{text}".encode())


WORDS = st.sampled_from(
    [
        "2021-09-01",
        "31-07-2021",
        "klage",
        "anden",
        "118",
        "2021-7",
        "|",
        '"',
        "45",
        "Diverse",
        "Andet",
        "",
        "=1",
        "9" * 30,
    ]
    + [entry.name for entry in CATALOGUE.entries]
)


@given(st.lists(st.lists(WORDS | st.text(max_size=8), max_size=22), max_size=4))
def test_right_words_in_wrong_places_are_read_or_refused(rows: list[list[str]]) -> None:
    lines = [";".join(cell.replace("\n", " ") for cell in row) for row in rows]
    reads_or_refuses("\n".join([HEADINGS, *lines]).encode())
    reads_or_refuses("\n".join(["dato;konsulentbistand;direktørområde;emne;minutter", *lines]).encode())


GOOD_BOOK = workbook(["modtaget", "emne", "nummer"], [date(2021, 9, 1), "Åben", 7], [date(2021, 9, 2), "b", 8.5])


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    damaged = io.BytesIO()
    with ZipFile(io.BytesIO(GOOD_BOOK)) as book, ZipFile(damaged, "w") as archive:
        hurt = data.draw(st.sampled_from(book.namelist()))
        for name in book.namelist():
            part = bytearray(book.read(name))
            if name == hurt:
                at = data.draw(st.integers(0, len(part) - 1))
                part[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6) | st.just(b"99999999"))
            archive.writestr(name, bytes(part))
    reads_or_refuses(damaged.getvalue())


@given(st.integers(0, len(GOOD_BOOK) - 1), st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(at: int, byte: int) -> None:
    reads_or_refuses(GOOD_BOOK[:at] + bytes([byte]) + GOOD_BOOK[at + 1 :])


@given(st.integers(0, len(GOOD_BOOK) - 1))
@settings(max_examples=40)
def test_a_workbook_cut_short_is_refused(length: int) -> None:
    with pytest.raises(InputRefused):
        read_content("ark", GOOD_BOOK[:length], BACKGROUND)


def chosen(draw: st.DrawFn, entries: tuple[Entry, ...]) -> str | None:
    return draw(st.sampled_from([None, *(entry.key for entry in entries)]))


@st.composite
def inquiries(draw: st.DrawFn, catalogue: Catalogue = CATALOGUE) -> Inquiry:
    """Any inquiry the rules allow."""
    received = draw(st.dates(date(2020, 8, 1), NOW.date()))
    closed = draw(st.none() | st.dates(received, NOW.date()))
    kind = draw(st.none() | st.sampled_from(Kind))
    directorate = chosen(draw, catalogue.choices("directorate", received))
    themes = draw(st.lists(st.sampled_from(catalogue.choices("theme", received)), unique=True, max_size=4))
    action = chosen(draw, catalogue.choices("action", closed, kind=kind)) if closed and kind else None
    values: dict[str, Any] = {
        "department": chosen(draw, catalogue.choices("department", received, parent=directorate))
        if directorate
        else None,
        "outcome": chosen(draw, catalogue.choices("outcome", closed, parent=action)) if closed and action else None,
        "exclusion": chosen(draw, catalogue.of("exclusion")),
        "next_due": draw(st.none() | st.integers(0, 300).map(lambda days: received + timedelta(days=days))),
        **{listing: chosen(draw, catalogue.of(listing)) for listing in ("channel", "place", "enquirer")},
        **{field: clean_line(draw(st.text(max_size=20))) for field in ("subject", "citizen", "next_step", "esdh")},
        "note": clean_text(draw(st.text(max_size=60))).strip(),
    }
    if draw(st.booleans()):
        values |= {"year": received.year, "number": draw(st.integers(1, 999_999))}
    if values["exclusion"]:
        # what is out is closed, without action and outcome
        closed, action, values["outcome"] = closed or received, None, None
    return Inquiry(
        received=received, entered=NOW, closed=closed, kind=kind, directorate=directorate, action=action,
        theme=themes[0].key if themes else None, further_themes=tuple(theme.key for theme in themes[1:]), **values,
    )  # fmt: skip


def written(inquiry: Inquiry, as_named: bool, as_danish: bool) -> dict[str, str]:
    """The row of a sheet that says the same."""

    def word(listing: str, key: str | None) -> str:
        return (CATALOGUE.name(listing, key) if as_named else key) or ""

    def day(value: date | None) -> str:
        return "" if value is None else danish_day(value) if as_danish else value.isoformat()

    listed = {
        heading: word(field, getattr(inquiry, field))
        for heading, field in FIELDS.items()
        if field
        in ("channel", "place", "directorate", "department", "theme", "enquirer", "action", "outcome", "exclusion")
    }
    return {
        **listed,
        "modtaget": day(inquiry.received), "lukket": day(inquiry.closed), "næste": day(inquiry.next_due),
        "art": inquiry.kind.key if inquiry.kind else "",
        "øvrige temaer": " | ".join(word("theme", theme) for theme in inquiry.further_themes),
        "borger": inquiry.citizen, "emne": inquiry.subject, "notat": inquiry.note, "næste tekst": inquiry.next_step,
        "esdh": inquiry.esdh, "nummer": f"{inquiry.year}-{inquiry.number}" if inquiry.number else "",
    }  # fmt: skip


@given(
    st.lists(inquiries(), min_size=1, max_size=5, unique_by=lambda one: (one.year, one.number or object())),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_whatever_the_rules_allow_comes_back_as_it_was(
    expected: list[Inquiry], as_named: bool, as_danish: bool, encoding: str
) -> None:
    rows = [written(inquiry, as_named, as_danish) for inquiry in expected]
    reading = read_content("ark.csv", csv_sheet(*rows, encoding=encoding), BACKGROUND)
    assert told(reading) == []
    assert list(reading.entries) == expected
