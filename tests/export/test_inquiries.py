"""Inquiries as lists and as a page."""

from __future__ import annotations

import csv
import json
from datetime import date

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.export.inquiry_list import list_as_csv, list_as_json, list_as_text
from borgerraad_tui.export.inquiry_page import inquiry_page
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.register import Register
from tests.conftest import NOW

OPEN = ListedInquiry(2, 2022, 7, None, "2022-01-11", None, "2022-01-17", "ring", "=SUM(A1)", "T&K", 0)
CLOSED = ListedInquiry(1, 2021, 118, "complaint", "2021-08-31", "2021-09-02", None, "", "Æblehaven", "", 0)
EXCLUDED = CLOSED._replace(excluded=1)


def test_a_text_list_lines_its_columns_up_and_ends_in_the_subject() -> None:
    assert list_as_text([OPEN, CLOSED]) == (
        "2022-7    ikke afgjort  11-01-2022  T&K  næste 17-01-2022   =SUM(A1)\n"
        "2021-118  klage         31-08-2021       lukket 02-09-2021  Æblehaven\n"
    )


def test_an_excluded_inquiry_is_called_so() -> None:
    assert "  udgår  " in list_as_text([EXCLUDED])


def test_a_text_list_cannot_drive_the_terminal() -> None:
    assert "\x1b" not in list_as_text([CLOSED._replace(subject="\x1b[31mrød")])


def test_no_inquiries_are_no_text() -> None:
    assert list_as_text([]) == ""


def test_a_csv_list_is_safe_to_open() -> None:
    headings, first, second = csv.reader(list_as_csv([OPEN, EXCLUDED]).splitlines(), delimiter=";")
    assert headings[:5] == ["nummer", "modtaget", "art", "direktørområde", "emne"]
    assert first == ["2022-7", "2022-01-11", "", "T&K", "'=SUM(A1)", "", "", "2022-01-17", "ring"]
    assert second == ["2021-118", "2021-08-31", "klage", "", "Æblehaven", "2021-09-02", "ja", "", ""]


def test_a_json_list_has_null_where_nothing_is_given() -> None:
    assert json.loads(list_as_json([CLOSED])) == [
        {
            "number": "2021-118", "received": "2021-08-31", "kind": "klage", "directorate": None, "subject": "Æblehaven",
            "closed": "2021-09-02", "excluded": False, "next_due": None, "next_step": "",
        }
    ]  # fmt: skip


def test_a_page_tells_what_is_given_and_leaves_the_rest_out(register: Register) -> None:
    inquiry = Inquiry(
        year=2021, number=118, received=date(2021, 8, 31), entered=NOW, kind=Kind.COMPLAINT,
        directorate="voksen_og_sundhed", theme="hjemmel", further_themes=("andet", "institutioner"),
        subject="Lejekontrakt", note="Første linje\n\nTredje linje", next_due=date(2022, 2, 1), next_step="svar",
    )  # fmt: skip
    assert inquiry_page(inquiry, register.catalogue).splitlines() == [
        "Henvendelse 2021-118",
        "Art: Klage",
        "Modtaget: 31-08-2021",
        "Skrevet ind: 17-01-2022 kl. 10.00",
        "Direktørområde: Voksen og Sundhed",
        "Tema: Hjemmelsspørgsmål",
        "Øvrige temaer: Andet, Institutioner",
        "Emne: Lejekontrakt",
        "Lukket: nej",
        "Næste: 01-02-2022 svar",
        "Notat:",
        "  Første linje",
        "",
        "  Tredje linje",
    ]


def test_the_page_tells_how_to_reach_somebody_and_the_outcomes_beside_the_main_one(register: Register) -> None:
    inquiry = Inquiry(
        received=date(2021, 9, 6), entered=NOW, kind=Kind.COMPLAINT, phone="74 34 34 34", mail="n@eksempel.dk",
        action="undersoegt", outcome="genoptaget", closed=date(2021, 9, 20),
    )  # fmt: skip
    lines = inquiry_page(inquiry, register.catalogue, ("kritik", "henstilling")).splitlines()
    assert {"Telefon: 74 34 34 34", "Mail: n@eksempel.dk", "Også: Kritik, Henstilling"} <= set(lines)
    opened = inquiry_page(inquiry.reopen(), register.catalogue, ("kritik",))
    assert "Kritik" not in opened
