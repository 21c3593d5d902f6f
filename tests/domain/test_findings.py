"""Outcomes beside the main one: of the same action, none of them twice, and none that the catalogue says exclude each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.finding_rules import check_findings
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import RuleBroken
from tests.registers import inquiry

CLOSED = date(2021, 9, 20)


def refusal(catalogue: Catalogue, outcome: str, *findings: str) -> str:
    """What is said of them, or nothing."""
    closed = inquiry().close(Kind.COMPLAINT, "undersoegt", outcome, CLOSED)
    try:
        check_findings(findings, closed, catalogue)
    except RuleBroken as error:
        assert error.field == "findings"
        return error.text
    return ""


@pytest.mark.parametrize("findings", [(), ("kritik",), ("henstilling", "kritik")])
def test_reopened_criticised_and_recommended_stand_together(haderslev: Catalogue, findings: tuple[str, ...]) -> None:
    assert refusal(haderslev, "genoptaget", *findings) == ""


@pytest.mark.parametrize(
    ("outcome", "findings", "named"),
    [
        ("kritik", ("ingen_kritik",), "»Kritik« og »Ingen kritik«"),
        ("ingen_kritik", ("kritik",), "»Ingen kritik« og »Kritik«"),
        ("genoptaget", ("kritik", "ingen_kritik"), "»Kritik« og »Ingen kritik«"),
        # the report: recommendations or criticism, or no ground for criticism
        ("henstilling", ("ingen_kritik",), "»Henstilling« og »Ingen kritik«"),
    ],
)
def test_what_excludes_each_other_is_refused_whichever_is_the_main_one(
    haderslev: Catalogue, outcome: str, findings: tuple[str, ...], named: str
) -> None:
    told = refusal(haderslev, outcome, *findings)
    assert told == f"{named} udelukker hinanden. Fjern den ene, eller vælg et andet udfald."


def test_which_exclude_each_other_is_said_by_the_catalogue_alone(haderslev: Catalogue) -> None:
    says = {"kritik": "", "henstilling": "", "genoptaget": "kritik"}
    entries = [
        replace(entry, excludes=says[entry.key]) if entry.list == "outcome" and entry.key in says else entry
        for entry in haderslev.entries
    ]
    other = Catalogue(entries)
    assert refusal(other, "kritik", "ingen_kritik") == ""
    assert refusal(other, "genoptaget", "kritik").startswith("»Genoptaget af forvaltningen« og »Kritik« udelukker")


def test_the_main_one_and_those_of_another_action_do_not_stand_beside_it(haderslev: Catalogue) -> None:
    assert refusal(haderslev, "kritik", "kritik").startswith("»Kritik« er allerede udfaldet.")
    assert refusal(haderslev, "kritik", "styrket_dialog").startswith("»Styrket dialog« hører ikke til")
