"""The nine tables: order of rows, rows that merge, percentages, and what a table of nothing looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import TABLES, percent
from tests.registers import packaged
from tests.statistics.counting import NUMBERED, figures, inquiries

COMPLAINT, OTHER = Kind.COMPLAINT, Kind.OTHER
OLD_AREAS = [
    "Beskæftigelse og integration",
    "Børn og Kultur",
    "Erhvervs- og borgerservice",
    "Voksen og Sundhed",
    "Diverse",
]
NEW_AREAS = ["Arbejdsmarked og Borgerservice", "Børn og Kultur", "Voksen og Sundhed", "Teknik og Klima", "Diverse"]
OLD_THEMES = [
    "Forvaltningslov eller forvaltningsskik", "Hjemmelsspørgsmål", "Opgavevaretagelse", "Prøvelsesspørgsmål",
    "Andet, fx privatretlige emner",
]  # fmt: skip
NEW_THEMES = [
    "Forvaltningsret eller forvaltningsskik", "Hjemmelsspørgsmål", "Prøvelsesspørgsmål", "Retsgrundsætninger",
    "Opgavevaretagelse", "Institutioner", "Andet",
]  # fmt: skip
ONE_OF_EACH = [
    line
    for entry in NUMBERED.entries
    if entry.list in ("directorate", "theme")
    for line in inquiries(1, OTHER, **{"area" if entry.list == "directorate" else "theme": entry.key})
]
OLD_END, NEW_END = date(2021, 7, 31), date(2021, 12, 31)


def names(counted: Figures, number: int) -> list[str]:
    return [row.name for row in counted.table(number).rows]


def printed(counted: Figures, number: int) -> list[tuple[str, int, int | None]]:
    return [(row.name, row.count, row.percent) for row in counted.table(number).printed]


@pytest.mark.parametrize(
    ("last", "areas", "themes"), [(OLD_END, OLD_AREAS, OLD_THEMES), (NEW_END, NEW_AREAS, NEW_THEMES)]
)
def test_rows_stand_in_the_order_of_the_periods_last_day(last: date, areas: list[str], themes: list[str]) -> None:
    assert names(figures(last=last), 1) == areas
    assert names(figures(last=last), 9) == themes


def test_a_period_that_cuts_the_reorganisation_prints_both_organisations_the_present_one_first() -> None:
    counted = figures(ONE_OF_EACH, last=NEW_END)
    assert names(counted, 3)[:7] == [*NEW_AREAS, "Beskæftigelse og integration", "Erhvervs- og borgerservice"]
    assert names(counted, 2)[:9] == [
        *NEW_THEMES,
        "Forvaltningslov eller forvaltningsskik",
        "Andet, fx privatretlige emner",
    ]


def test_the_present_organisation_is_todays_when_the_period_ends_later() -> None:
    counted = figures(ONE_OF_EACH, last=NEW_END, today=OLD_END)
    assert names(counted, 1)[:5] == OLD_AREAS
    assert set(names(counted, 1)[5:7]) == {"Arbejdsmarked og Borgerservice", "Teknik og Klima"}


def test_entries_that_print_the_same_name_are_one_row() -> None:
    counted = figures(inquiries(2, OTHER, theme="hjemmel_2020"), inquiries(3, COMPLAINT, theme="hjemmel"))
    assert printed(counted, 2) == [("Hjemmelsspørgsmål", 5, 100)]
    (row,) = counted.table(2).printed
    assert {NUMBERED.key_of(number) for number in row.entries} == {"hjemmel", "hjemmel_2020"}


def test_what_ended_last_stands_first_among_the_ended() -> None:
    ends = {"boern_og_kultur": date(2021, 10, 1), "diverse": date(2021, 11, 1), "voksen_og_sundhed": date(2021, 10, 1)}
    changed = Catalogue(replace(entry, valid_to=ends.get(entry.key, entry.valid_to)) for entry in NUMBERED.entries)
    counted = figures(ONE_OF_EACH, catalogue=changed)
    assert names(counted, 1)[:7] == [
        "Arbejdsmarked og Borgerservice", "Teknik og Klima",
        "Diverse", "Børn og Kultur", "Voksen og Sundhed",
        "Beskæftigelse og integration", "Erhvervs- og borgerservice",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "last_rows"),
    [
        (1, ["Område ikke angivet"]),
        (2, ["Tema ikke angivet"]),
        (3, ["Område ikke angivet"]),
        (4, ["Handling ikke angivet", "Ikke afsluttet"]),
        (5, ["Handling ikke angivet", "Ikke afsluttet"]),
        (6, ["Udfald ikke angivet"]),
        (7, ["Udfald ikke angivet"]),
        (8, ["Udfald ikke angivet"]),
        (9, ["Tema ikke angivet"]),
    ],
)
def test_what_is_not_given_and_not_closed_stands_last_and_in_the_total(number: int, last_rows: list[str]) -> None:
    without = ["", "open", "anden_behandling_og_hjaelp", "undersoegt", "afvist"]
    counted = figures(
        *(inquiries(1, COMPLAINT, action=action) for action in without),
        *(inquiries(1, OTHER, action=action) for action in ("", "open", "forslag")),
        inquiries(1, COMPLAINT, "diverse", "andet", "undersoegt", "kritik"),
    )
    table = counted.table(number)
    assert [row.name for row in table.rows][-len(last_rows) :] == last_rows
    assert table.total.count == sum(row.count for row in table.rows)


def test_a_row_that_nothing_is_missing_in_is_not_there() -> None:
    counted = figures(inquiries(1, COMPLAINT, "diverse", "andet", "undersoegt", "kritik"))
    rows = {row.name for table in counted.tables for row in table.rows}
    assert [name for name in rows if "ikke angivet" in name or name == "Ikke afsluttet"] == []


def test_table_3_gives_the_complaint_share_of_each_area() -> None:
    counted = figures(
        inquiries(12, COMPLAINT, "diverse"), inquiries(13, OTHER, "diverse"), inquiries(5, OTHER, "teknik_og_klima")
    )
    rows = {row.name: (row.count, row.complaints, row.percent) for row in counted.table(3).printed}
    assert rows == {"Diverse": (25, 12, 48), "Teknik og Klima": (5, 0, 0)}
    total = counted.table(3).total
    assert (total.count, total.complaints, total.percent) == (30, 12, 40)


def test_outcomes_are_percentages_of_all_complaints() -> None:
    counted = figures(
        inquiries(19, COMPLAINT, action="anden_behandling_og_hjaelp", outcome="styrket_dialog"),
        inquiries(41, COMPLAINT, action="open"),
        inquiries(40, OTHER, action="forslag"),
    )
    assert printed(counted, 6) == [("Styrket dialog", 19, 32)]
    assert counted.table(6).total.percent == 32
    assert printed(counted, 7) == []


def test_totals_come_from_counts_not_from_rounded_rows() -> None:
    thirds = figures(*(inquiries(1, OTHER, area) for area in ("diverse", "teknik_og_klima", "boern_og_kultur")))
    assert [row.percent for row in thirds.table(1).printed] == [33, 33, 33]
    assert thirds.table(1).total.percent == 100


@given(part=st.integers(0, 100_000), more=st.integers(0, 100_000))
def test_percentages_are_rounded_half_up(part: int, more: int) -> None:
    whole = part + more
    exact = Decimal(100 * part) / whole if whole else None
    assert percent(part, whole) == (exact if exact is None else exact.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("part", "whole", "rounded"), [(1, 8, 13), (3, 8, 38), (1, 200, 1), (1, 201, 0), (0, 9, 0), (0, 0, None)]
)
def test_a_half_is_rounded_up(part: int, whole: int, rounded: int | None) -> None:
    assert percent(part, whole) == rounded


def test_a_row_without_inquiries_can_be_shown_and_is_not_printed() -> None:
    counted = figures(inquiries(1, OTHER, "diverse", "andet", "forslag"))
    assert [(row.name, row.count) for row in counted.table(1).rows] == [
        (name, int(name == "Diverse")) for name in NEW_AREAS
    ]
    assert printed(counted, 1) == [("Diverse", 1, 100)]
    assert len(counted.table(9).rows) == len(NEW_THEMES)


def test_nothing_at_all_gives_empty_tables_and_no_percentages() -> None:
    counted = figures()
    assert [table.printed for table in counted.tables] == [()] * 9
    assert {row.percent for table in counted.tables for row in (*table.rows, table.total)} == {None}
    assert (counted.registered, counted.counted, counted.excluded_by) == (0, 0, ())


def test_left_out_is_told_apart_and_counted_in_no_table() -> None:
    counted = figures(
        inquiries(4, None), inquiries(2, COMPLAINT, reason="anden_aarsag"), inquiries(3, None, reason="ikke_vendt_tilbage"),
        inquiries(1, OTHER),
    )  # fmt: skip
    assert (counted.registered, counted.excluded, counted.undecided, counted.counted) == (10, 5, 4, 1)
    assert [(reason.name, reason.n) for reason in counted.excluded_by] == [
        ("Borgeren er ikke vendt tilbage", 3),
        ("Lukket af anden årsag", 2),
    ]
    assert counted.table(1).total.count == 1


def test_the_nine_tables_stand_in_order_under_their_numbers() -> None:
    assert [spec.number for spec in TABLES] == list(range(1, 10))
    assert [figures().table(number).spec.number for number in range(1, 10)] == list(range(1, 10))


def test_every_action_a_table_is_about_is_in_the_packaged_catalogue() -> None:
    about = {spec.title.rpartition("kategorien ")[2]: spec.within for spec in TABLES if spec.within}
    assert {packaged().name("action", key): key for key in about.values()} == about
